"""Wordings: fixed phrases of one or more folded words, looked up at a place in a text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from riwaya.text.clitics import AL, BI, FA, LI, WA
from riwaya.text.words import Word

T = TypeVar("T")

PLAIN = ("", WA, FA)
"""Conjunctions that may be joined to the first word of a phrase."""
JOINED = ("", WA, FA, BI, LI, WA + BI, WA + LI, FA + BI)
"""Conjunctions and prepositions that may be joined to the first word of a phrase."""
DEFINITE = (AL, WA + AL, FA + AL, BI + AL, LI + LI, WA + BI + AL, WA + LI + LI)
"""The article, alone or with what may be joined before it."""


def outside(opening: str) -> int:
    """Return how many of the letters joined in front stand outside the phrase: all but the article."""
    return len(opening) - (2 if opening.endswith(AL) else 1 if opening.endswith(LI + LI) else 0)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found at words `start` to `end` (half open); `prefix` letters of the first word are joined."""

    start: int
    end: int
    value: T
    prefix: int


class Wordings(Generic[T]):
    """Phrases to look up. Rows are (folded phrase, value); `proclitics` are what may be joined in front.

    A form written out as a row goes before the same form made with a proclitic, and the first row wins.
    """

    def __init__(self, rows: Iterable[tuple[str, T]], proclitics: Sequence[str] = PLAIN) -> None:
        self._phrases: dict[tuple[str, ...], tuple[T, int]] = {}
        listed = list(rows)
        for proclitic in sorted(proclitics, key=len):
            for phrase, value in listed:
                self._phrases.setdefault(tuple((proclitic + phrase).split()), (value, outside(proclitic)))
        self._first = _lengths((phrase[0], len(phrase)) for phrase in self._phrases)
        self._last = _lengths((phrase[-1], len(phrase)) for phrase in self._phrases)

    def __contains__(self, word: str) -> bool:
        """Tell whether some phrase begins with this folded word."""
        return word in self._first

    @property
    def firsts(self) -> frozenset[str]:
        """All folded words that a phrase can begin with."""
        return frozenset(self._first)

    def matches(self, words: Sequence[Word], start: int) -> Iterator[Match[T]]:
        """Yield the phrases that begin at word `start`, longest first."""
        if not 0 <= start < len(words):
            return
        for length in self._first.get(words[start].folded, ()):
            found = self._found(words, start, start + length)
            if found is not None:
                yield found

    def match(self, words: Sequence[Word], start: int) -> Match[T] | None:
        """Return the longest phrase that begins at word `start`, or None."""
        if not 0 <= start < len(words) or words[start].folded not in self._first:
            return None
        return next(self.matches(words, start), None)

    def match_before(self, words: Sequence[Word], end: int) -> Match[T] | None:
        """Return the longest phrase whose last word is the one before word `end`, or None."""
        if not 0 < end <= len(words):
            return None
        for length in self._last.get(words[end - 1].folded, ()):
            found = self._found(words, end - length, end)
            if found is not None:
                return found
        return None

    def _found(self, words: Sequence[Word], start: int, end: int) -> Match[T] | None:
        if start < 0 or end > len(words):
            return None
        entry = self._phrases.get(tuple([word.folded for word in words[start:end]]))
        return Match(start, end, *entry) if entry is not None else None


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return for each word the lengths of the phrases that it opens or closes, longest first."""
    found: dict[str, set[int]] = {}
    for word, length in pairs:
        found.setdefault(word, set()).add(length)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
