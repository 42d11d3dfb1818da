"""The model file: found, checked against its card, and run. The only code that imports a model runtime."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.extraction.learned.hints import NO_HINTS, Hints
from riwaya.extraction.learned.pieces import BEGIN, END, Pieces

Array = NDArray[np.float32]
FOLDER = Path(str(files("riwaya") / "extraction" / "learned" / "files"))
"""Where the package keeps its models: for every `NAME.onnx` a card `NAME.json` with its checksum."""
_REMEDY = "install riwaya again, or read with --engine lexicon"


@dataclass(frozen=True, slots=True)
class Scores:
    """What a window's words score: log-probabilities by head, and what pairs of words are scored by.

    Row 0 of `query`, `key` and `alone` is the window itself, row n its nth word; the heads begin at word 1.
    """

    heads: dict[str, Array]
    query: Array
    key: Array
    alone: Array


class Model:
    """A model file. Raises ModelError, on opening, for one that is missing or not what its card says."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.checksum = _checked(path)
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(str(path), "cannot be run without onnxruntime", _REMEDY) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
            self._told = self._session.get_modelmeta().custom_metadata_map
            self._near = np.array(self.told("near"), np.float32)
            self._factor, self._reach = int(self.told("factor")), int(self.told("reach"))
            self._heads = {str(name): int(size) for name, size in self.told("heads").items()}
        except Exception as error:  # whatever the runtime says of a file that is none of ours
            raise ModelError(str(path), f"cannot be opened: {error}", _REMEDY) from error

    @cached_property
    def fusion(self) -> dict[str, list[float]]:
        """How much the encoder counts beside the lexicon, decision by decision."""
        return {name: list(map(float, weights)) for name, weights in self.told("fusion").items()}

    @cached_property
    def types(self) -> list[str]:
        """The types of events that it was trained on, without those that the lexicon has learnt since."""
        return [str(name) for name in self.told("types")]

    def told(self, key: str) -> Any:
        """Return what the file says under a key (vocabulary, calibration, heads)."""
        return json.loads(self._told[key])

    @cached_property
    def pieces(self) -> Pieces:
        """The vocabulary that the model was trained with."""
        normal = {int(point): text for point, text in self.told("normal").items()}
        return Pieces(self.told("pieces"), self.told("scores"), normal)

    def run(self, words: Sequence[tuple[int, ...]], hints: Sequence[Hints]) -> Scores:
        """Score the words of one window, given their pieces and what the lexicon knows of each."""
        ids, first, hinted = [BEGIN], [0], [NO_HINTS]
        for word, hint in zip(words, hints, strict=True):
            first.append(len(ids))
            ids += word
            hinted += [hint] * len(word)
        ids.append(END)
        hinted.append(NO_HINTS)
        fed = {
            "ids": [ids],
            "places": [range(len(ids))],
            "hints": [[kind] for kind in zip(*hinted)],
            "first": first,
        }
        tags, query, key, alone = self._session.run(
            ("tags", "query", "key", "alone"), {name: np.array(v, np.int64) for name, v in fed.items()}
        )
        heads, at = {}, 0
        for name, size in self._heads.items():
            heads[name] = log_softmax(tags[1:, at : at + size])
            at += size
        return Scores(heads, query, key, alone)

    def pairs(self, scores: Scores, word: int) -> Array:
        """Return the raw scores (pairs, words + 1) of a word, counted from 0, with window and words."""
        at, count = word + 1, len(scores.alone)
        query = scores.query[at].reshape(-1, self._factor)
        key = scores.key.reshape(count, -1, self._factor)
        distance = np.clip(np.arange(count) - at, -self._reach, self._reach) + self._reach
        product = np.einsum("pf,npf->pn", query, key) / np.float32(self._factor**0.5)
        paired: Array = product + scores.alone.T + self._near[:, distance]
        return paired


def log_softmax(scores: Array) -> Array:
    """Return the log-probabilities of the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    normed: Array = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normed


def _checked(path: Path) -> str:
    """Return a model file's checksum, once it is what the card beside it says."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))["sha256"]
    except FileNotFoundError as error:
        raise ModelError(str(error.filename), "is missing", _REMEDY) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(str(path.with_suffix(".json")), f"cannot be read: {error}", _REMEDY) from error
    if found != wanted:
        raise ModelError(str(path), "is not the file that its card describes: truncated or changed", _REMEDY)
    return found
