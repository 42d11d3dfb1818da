"""The table: every written word the lexicon knows, and what it can be.

`Lexicon.look_up` takes a folded word as written, clitics and all, and answers with a `Surface`: its clitics
and everything the rows say it may be. Answers are remembered, since a text repeats its words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from riwaya.lexicon.inflection import Form
from riwaya.text import Segmentation, fold_word, segmentations
from riwaya.text.clitics import AL, BI, FA, KA, LI, SA, WA

_PREPOSITIONS = {BI, LI, KA}
_VERBAL = {"verb", "cue_verb", "trigger_verb"}
_MUTE = {"channel", "not_cue"}  # phrases, whose first word says nothing of its clitics
_LARGEST_MEMORY = 400_000
LONG_MASDAR = re.compile(
    "\u062a..\u064a.|\u0627.\u062a.\u0627.|\u0627\u0633\u062a..\u0627.|\u0627\u0646..\u0627.|\u0645.\u0627..\u0647"
)
"""The letters of verbal nouns of the derived forms: taf'il, ifti'al, istif'al, infi'al, mufa'ala."""
AFAL = re.compile("\u0627..\u0627.")
"""The letters of the verbal noun if'al, and of the broken plural af'al."""
_BEFORE_MASDAR = {BI, LI, KA, WA + BI, WA + LI, FA + BI, FA + LI}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One thing a folded form can be. `kind` is a word class of the lexicon, `row` the row that says so.

    `rest` holds the folded words that must follow for a phrase; it is empty for a single word.
    """

    kind: str
    row: Any
    form: Form | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """An entry as met in a written word, with the clitics that the cut found around it."""

    entry: Entry
    cut: Segmentation


@dataclass(slots=True, eq=False)
class Surface:
    """A written word: its clitics, and by kind what the lexicon says it can be (the least cut first).

    `phrases` holds the entries of several words that it can open, by their second word, loosely; `best` the
    first hit of every kind, which covers one word.
    """

    text: str
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    stem: str = ""
    enclitic: str = ""
    future: bool = False
    hits: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    best: dict[str, tuple[Hit, int]] = field(default_factory=dict)

    def first(self, kind: str) -> Hit | None:
        """Return the best hit of a kind, if the word can be of it."""
        found = self.best.get(kind)
        return found[0] if found else None


class Lexicon:
    """Every row of the lexicon by the folded words that can open it."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._words: dict[str, list[Entry]] = {}
        self._surfaces: dict[str, Surface] = {}
        for surface, entry in entries:
            self._words.setdefault(surface, []).append(entry)

    def __contains__(self, stem: str) -> bool:
        return stem in self._words

    def look_up(self, word: str) -> Surface:
        """Return what a folded word, as written, can be."""
        known = self._surfaces.get(word)
        if known is None:
            if len(self._surfaces) >= _LARGEST_MEMORY:
                self._surfaces.clear()
            known = self._surfaces[word] = self._analyse(word)
        return known

    def cut(self, word: str, proclitics: int) -> Surface:
        """Return an unknown word as a name behind `proclitics` letters that the report shows as such."""
        surface = Surface(word, stem=word[proclitics:])
        front = word[:proclitics]
        if front and front[0] in (WA, FA) and len(front) > 0:
            surface.conjunction, front = front[0], front[1:]
        surface.preposition = front[:1]
        return surface

    def _analyse(self, word: str) -> Surface:
        hits: list[Hit] = []
        for cut in segmentations(word):
            hits.extend(Hit(entry, cut) for entry in self._words.get(cut.stem, ()) if _fits(entry, cut))
            if cut.proclitics[-2:] == (LI, AL) and not cut.enclitic and len(word) - len(cut.stem) <= 3:
                whole = Segmentation(cut.proclitics[:-1], AL + cut.stem, "")
                hits.extend(
                    Hit(entry, whole)
                    for entry in self._words.get(whole.stem, ())
                    if entry.kind in ("place", "actor", "short_actor", "name")
                )
        hits.sort(key=_cost)
        surface = Surface(word)
        by_kind: dict[str, list[Hit]] = {}
        for hit in hits:
            if not hit.entry.rest:
                found = by_kind.setdefault(hit.entry.kind, [])
                if not found or _cost(hit) == _cost(found[0]) or hit.entry.kind == "cue_verb":
                    found.append(hit)
        surface.hits = {kind: tuple(found) for kind, found in by_kind.items()}
        surface.best = {kind: (found[0], 1) for kind, found in by_kind.items()}
        by_second: dict[str, list[Hit]] = {}
        for hit in sorted((h for h in hits if h.entry.rest), key=lambda h: -len(h.entry.rest)):
            by_second.setdefault(loosely(hit.entry.rest[0]), []).append(hit)
        surface.phrases = {word: tuple(found) for word, found in by_second.items()}
        telling = next((hit for hit in hits if hit.entry.kind not in _MUTE), None)
        _describe(surface, telling.cut if telling else _guess(word))
        stem = surface.stem
        if stem.startswith(AL) and len(stem) > 4 and stem[2:] in self._words:
            surface.definite = True  # a name that holds the article
        return surface


def phrase_words(words: str) -> tuple[str, ...]:
    """Split a row's words into folded words, as the table keys them."""
    return tuple(fold_word(words).replace('"', " ").split())


@lru_cache(maxsize=200_000)
def loosely(word: str) -> str:
    """Strip the article and the endings of agreement, so that a phrase's later words match in any state."""
    if word.startswith(AL) and len(word) > 4:
        word = word[2:]
    for ending in (
        "\u062a\u064a\u0646",
        "\u062a\u0627\u0646",
        "\u0627\u062a",
        "\u064a\u0646",
        "\u0648\u0646",
        "\u0627\u0646",
        "\u0647",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _cost(hit: Hit) -> int:
    return hit.cut.cost


def _fits(entry: Entry, cut: Segmentation) -> bool:
    """Tell whether a word of this kind can wear these clitics."""
    clitics = [clitic for clitic in cut.proclitics if clitic not in (WA, FA)]
    kind, form = entry.kind, entry.form
    if kind in _VERBAL and cut.enclitic == KA:
        return False  # newspapers do not address one reader
    if kind in _VERBAL:
        if form is None or AL in clitics or any(c in (BI, KA) for c in clitics):
            return False
        return not clitics or form.tense == "present" or (form.tense == "jussive" and SA not in clitics)
    if SA in clitics:
        return False
    if kind in ("function", "cue_participle"):
        return not clitics or (kind == "function" and entry.row.takes_preposition and clitics == [LI])
    if kind == "name":
        return AL not in clitics and not cut.enclitic
    if kind in ("actor", "short_actor", "place"):
        likened = KA in clitics and bool(entry.rest)  # *big on*, not *like* a well of so-and-so
        return not cut.enclitic and AL not in clitics and not likened
    if kind == "cue_preposition":
        return not any(c in clitics for c in (AL, KA)) and not (cut.enclitic and not entry.rest)
    if form is not None and form.accusative:
        return not clitics and not cut.enclitic
    if form is not None and form.number == "d" and not form.construct and cut.enclitic:
        return False  # a dual gives up its noon before a pronoun
    if form is not None and form.construct:
        return AL not in clitics and not cut.stem.startswith(AL)
    return not (cut.enclitic and AL in clitics)


def _describe(surface: Surface, cut: Segmentation) -> None:
    for clitic in cut.proclitics:
        if clitic in (WA, FA) and not surface.conjunction and not surface.preposition:
            surface.conjunction = clitic
        elif clitic in _PREPOSITIONS:
            surface.preposition = clitic
        elif clitic == SA:
            surface.future = True
        elif clitic == AL:
            surface.definite = True
    surface.stem, surface.enclitic = cut.stem, cut.enclitic


def _guess(word: str) -> Segmentation:
    """Cut a word the lexicon does not know: only what stands before the article is surely a clitic."""
    for cut in segmentations(word):
        if cut.definite and not cut.enclitic and len(cut.stem) >= 2:
            return cut
    for length in (1, 2):
        front, rest = word[:length], word[length:]
        if front in _BEFORE_MASDAR and (LONG_MASDAR.fullmatch(rest) or AFAL.fullmatch(rest)):
            return Segmentation(tuple(front), rest, "")
    if word[:1] == WA and len(word) >= 4:
        return Segmentation((WA,), word[1:], "")
    return Segmentation((), word, "")


def prefixes(word: str) -> Iterator[int]:
    """Yield how many opening letters of an unknown word may be clitics, fewest first."""
    for cut in segmentations(word):
        if not cut.enclitic and 0 < cut.stem_at <= 2 and not cut.definite and SA not in cut.proclitics:
            yield cut.stem_at
