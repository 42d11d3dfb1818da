"""Clitics: the small words that Arabic writes joined to the next or the last word.

A written word may open with a conjunction, a preposition and the article, and end with a pronoun. Which
letters are clitics and which belong to the word is a matter of knowledge, so every possible split is
offered, least cut first, and the caller's lexicon chooses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from riwaya.text.folding import Folded
from riwaya.text.words import Word

WA, FA, BI, LI, KA, SA, AL = "\u0648", "\u0641", "\u0628", "\u0644", "\u0643", "\u0633", "\u0627\u0644"
_CONJUNCTIONS = ("", WA, FA)
_HA = "\u0647"
_ENCLITICS = (
    "\u0647\u0645\u0627", "\u0643\u0645\u0627", "\u0647\u0627", "\u0647\u0645", "\u0647\u0646",
    "\u0643\u0645",
    "\u0646\u0627", "\u0646\u064a", "\u0647", "\u0643", "\u064a",
)  # fmt: skip
_LAST_LETTERS = frozenset(enclitic[-1] for enclitic in _ENCLITICS)
_TEH = "\u062a"
_HAMZA_SEATS = ("\u0648", "\u064a", "\u0627")


@dataclass(frozen=True, slots=True)
class Segmentation:
    """One way to cut a folded word: proclitics in order, stem, enclitic pronoun ("" if none)."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str

    @property
    def stem_at(self) -> int:
        """Offset of the stem in the folded word."""
        return sum(map(len, self.proclitics))

    @property
    def cost(self) -> int:
        """How much is cut off: one for every proclitic, two for a pronoun."""
        return len(self.proclitics) + (2 if self.enclitic else 0)

    @property
    def definite(self) -> bool:
        """True if the article is among the proclitics."""
        return AL in self.proclitics


@lru_cache(maxsize=100_000)
def segmentations(word: str) -> tuple[Segmentation, ...]:
    """Return every way to cut a folded word, the least cut first.

    >>> [s.proclitics for s in segmentations("wxyz")]
    [()]
    """
    cuts = [
        Segmentation(proclitics, stem, enclitic)
        for proclitics, rest in _fronts(word)
        for stem, enclitic in _backs(rest, verb_only=SA in proclitics)
    ]
    cuts.sort(key=lambda cut: cut.cost)
    return tuple(cuts)


def segment(word: str, known: Callable[[str], bool]) -> Segmentation:
    """Cut a folded word into clitics and stem: the least cut whose stem is known, else the article alone.

    An unknown word keeps its letters, but for the article and what stands before the article.
    """
    cuts = segmentations(word)
    for cut in cuts:
        if known(cut.stem):
            return cut
    return next((cut for cut in cuts if cut.definite and not cut.enclitic), cuts[0])


def part(folded: Folded, word: Word, start: int, end: int) -> tuple[int, int]:
    """Return the published span of the letters from `start` to `end` of a word's folded form."""
    return folded.span(word.at + start, word.at + end)


def _fronts(word: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for conjunction in _CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        head = (conjunction,) if conjunction else ()
        rest = word[len(conjunction) :]
        if len(rest) < 2 and conjunction:
            continue
        yield head, rest
        if rest.startswith(AL) and len(rest) > 3:
            yield (*head, AL), rest[2:]
        if rest.startswith(LI + LI) and len(rest) > 3:
            yield (*head, LI, AL), rest[2:]  # the article loses its alef after this preposition
            yield (*head, LI, AL), rest[1:]  # and one lam where the word begins with lam
        for preposition in (BI, LI, KA, SA):
            if rest.startswith(preposition) and len(rest) > 2:
                yield (*head, preposition), rest[1:]
                if preposition in (BI, KA) and rest[1:].startswith(AL) and len(rest) > 4:
                    yield (*head, preposition, AL), rest[3:]


def _backs(rest: str, verb_only: bool) -> Iterator[tuple[str, str]]:
    yield rest, ""
    if rest[-1:] not in _LAST_LETTERS:
        return
    for enclitic in _ENCLITICS:
        stem = rest[: -len(enclitic)]
        if rest.endswith(enclitic) and len(stem) >= 2:
            yield stem, enclitic
            if stem.endswith(_TEH) and not verb_only:
                yield stem[:-1] + _HA, enclitic
            if stem[-1] in _HAMZA_SEATS and len(stem) >= 4 and stem[-1] != "\u0627":
                yield stem[:-1] + "\u0621", enclitic
            if stem.endswith("\u0627"):
                yield stem[:-1] + "\u064a", enclitic
                yield stem[:-1] + "\u0648\u0627", enclitic
            if stem.endswith("\u0648"):
                yield stem + "\u0627", enclitic
