"""Folding: one spelling for the many ways Arabic is typed, with a way back to the published characters.

Newsrooms write the same word with and without hamza, harakat, tatweel, bidi controls, Persian letters or
presentation forms. Matching runs on folded text; evidence is kept in offsets of the text as published.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_SAME = {
    "\u0649": "\u064a",  # alef maksura
    "\u06cc": "\u064a",  # Persian yeh
    "\u06d2": "\u064a",  # yeh barree
    "\u0629": "\u0647",  # teh marbuta
    "\u06c1": "\u0647",  # heh goal
    "\u06be": "\u0647",  # heh doachashmee
    "\u06d5": "\u0647",  # ae
    "\u06a9": "\u0643",  # keheh
    "\u0671": "\u0627",  # alef wasla
    "\u0640": "",  # tatweel
    "\u2044": "/",
    **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u3003\u301d\u301e\uff02", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u0060\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
}
_DROPPED = {"Mn", "Me", "Cf"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each folded character, the published offsets it stands for.

    `published` is the text as stored; `starts` and `ends` are None where no character moved.
    """

    text: str
    published: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the published half-open offsets of the folded characters from `start` to `end`.

        Marks on the last letter belong to it; bidi controls after it do not.
        """
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            point = self.starts[start] if start < len(self.starts) else len(self.published)
            return point, point
        return self.starts[start], self.ends[end - 1]

    def folded_offset(self, published: int) -> int:
        """Return the folded offset of the first folded character at or after a published offset."""
        return published if self.starts is None else bisect_left(self.starts, published)


class _Table(dict[int, str]):
    """What each character folds to, worked out when first met; `moving` are those not one for one."""

    def __init__(self) -> None:
        super().__init__()
        self.moving: set[str] = set()

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.moving.add(chr(code))
        self[code] = folded
        return folded


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back.

    >>> folded = fold("\\u00abA\\u0640B\\u00bb")
    >>> folded.text, folded.span(1, 3)
    ('"ab"', (1, 4))
    """
    folded = text.translate(_TABLE)
    if _TABLE.moving.isdisjoint(text):
        return Folded(folded, text)
    starts: list[int] = []
    ends: list[int] = []
    for offset, character in enumerate(text):
        piece = _TABLE[ord(character)]
        if piece:
            starts.extend([offset] * len(piece))
            ends.extend([offset + 1] * len(piece))
        elif ends and ends[-1] == offset and unicodedata.category(character) != "Cf":
            ends[-1] = offset + 1
    return Folded(folded, text, tuple(starts), tuple(ends))


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """Fold a word or phrase whose place in a text does not matter, such as a lexicon row."""
    return word.translate(_TABLE)


def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs" or character.isspace():
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn")
    if "\ufb50" <= character <= "\ufeff":
        return "".join(_SAME.get(c, c) for c in plain if c != " ")
    plain = plain.lower() if len(plain) == 1 else character.lower()
    return _SAME.get(plain, plain) if len(plain) == 1 else character
