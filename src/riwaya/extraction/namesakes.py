"""Namesakes: whether two persons' names can be one, foreign spellings and bare surnames included."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from riwaya.extraction.particles import ARTICLE, SON_OF

_SIMILAR = 0.8  # share of letters that two spellings of one foreign name keep
_SHORTEST_VARIANT = 5


def same_name(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two names can be one person's: equal, a surname alone, or a foreign name respelled.

    A shared first name alone is never enough.

    >>> same_name(("abcd", "efgh"), ("efgh",)), same_name(("abcd", "efgh"), ("abcd",))
    (True, False)
    """
    short, long = sorted((list(first), list(second)), key=len)
    if len(short) == len(long):
        return all(_spelled_alike(a, b) for a, b in zip(short, long, strict=True))
    if len(short) == 1:
        return _spelled_alike(short[0], long[-1])
    if SON_OF in long and not _spelled_alike(short[0], long[0]):
        return False  # the father, whose name his son's holds
    return all(any(_spelled_alike(word, other) for other in long) for word in short) and _spelled_alike(
        short[-1], long[-1]
    )


def _spelled_alike(first: str, second: str) -> bool:
    if first == second or first.removeprefix(ARTICLE) == second.removeprefix(ARTICLE):
        return True
    if min(len(first), len(second)) < _SHORTEST_VARIANT or first[0] != second[0]:
        return False
    return (
        SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SIMILAR
        and abs(len(first) - len(second)) <= 1
        and _consonants(first) == _consonants(second)
    )


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "\u0627\u0648\u064a\u0647")
