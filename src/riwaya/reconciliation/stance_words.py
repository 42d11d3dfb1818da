"""The words of a statement, as two statements are compared: what each names, tells, and stands near."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from riwaya.lexicon import Surface, load, load_rows
from riwaya.lexicon.inflection import ALEF, HAMZA, HEH, MEEM, NOON, TEH, WAW, YEH, verb_forms
from riwaya.lexicon.numbers import number_words
from riwaya.lexicon.opposites import Pole, particles, sense
from riwaya.lexicon.rows import KnownActor
from riwaya.lexicon.table import Entry, loosely
from riwaya.reconciliation.terms import terms
from riwaya.text import Word, fold, segmentations, words
from riwaya.text.clitics import BI, FA, LI, SA, WA
from riwaya.text.numbers import find_numbers

_MOST = 80
"""Words of a statement that are compared; what comes later adds nothing but time."""
_NAMING = ("actor", "adjective", "short_actor", "place")
_ORDINARY = ("common", "noun", "trigger_noun", "cue_noun", "verb", "cue_verb", "trigger_verb", "name")
_EMPTY_ACTS = ("state", "announce")
_SHORT = 3
_WEAK = frozenset((ALEF, WAW, YEH, HAMZA, HEH))
_FIRST_LETTERS = frozenset((MEEM, TEH, YEH, NOON, ALEF, SA, LI, BI, WA, FA))
_SUFFIXES = (
    ALEF + TEH + HEH + ALEF, ALEF + TEH + HEH + MEEM, ALEF + TEH, WAW + NOON, YEH + NOON, ALEF + NOON,
    HEH + ALEF, HEH + MEEM, TEH + HEH + ALEF, TEH + HEH, YEH + HEH, HEH, TEH, ALEF,
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A word that says something, or the name of a known place, body or person.

    `cuts` is what it may be without what is joined to it, `bones` its consonants without those of its form,
    `types` the event types that it can name, `name` and `country` whom it names. A `light` word says little,
    a `strange` one is in no list.
    """

    at: int
    clause: int
    word: str
    stem: str
    cuts: frozenset[str]
    bones: str
    poles: frozenset[Pole]
    alike: frozenset[str]
    types: frozenset[str]
    name: str
    country: str
    light: bool
    strange: bool


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A statement: its folded words, the units among them, how often it negates, its numbers."""

    words: tuple[str, ...]
    units: tuple[Unit, ...]
    negations: int
    numbers: frozenset[int]


@lru_cache(maxsize=20_000)
def told(text: str) -> Told:
    """Read a statement."""
    found = words(fold(text))
    folded = [word.folded for word in found]
    units: list[Unit] = []
    negations = clause = at = 0
    while at < len(found) and len(units) < _MOST:
        word, length = folded[at], 1
        if word in particles("parting") or found[at].is_punctuation:
            clause += 1
        if _negates(word):
            negations += 1
        elif not found[at].is_punctuation:
            surface = load().table.look_up(word)
            named, length = _named(surface, folded, at)
            unit = _unit(len(units), clause, word, surface, named if length == 1 else None)
            if length > 1 and named is not None:
                unit = _phrase(len(units), clause, " ".join(folded[at : at + length]), named)
            if unit is not None:
                units.append(unit)
        at += length
    plain = tuple(word.folded for word in found if not word.is_punctuation)
    return Told(plain, tuple(units), negations, _numbers(found))


def _negates(word: str) -> bool:
    return word in load().sets["negations"] or word in particles("negating")


def _numbers(found: Sequence[Word]) -> frozenset[int]:
    values = (hit.best if hit.best is not None else hit.low for hit in find_numbers(found, number_words()))
    return frozenset(value for value in values if value is not None)


def _named(surface: Surface, folded: Sequence[str], at: int) -> tuple[Entry | None, int]:
    """Return whom a word names, and by how many words."""
    following = folded[at + 1] if at + 1 < len(folded) else ""
    for hit in surface.phrases.get(loosely(following), ()) if following else ():
        rest = hit.entry.rest
        after = folded[at + 1 : at + 1 + len(rest)]
        if hit.entry.kind in ("actor", "place") and list(map(loosely, rest)) == list(map(loosely, after)):
            return hit.entry, 1 + len(rest)
    for kind in _NAMING:
        best = surface.first(kind)
        unsure = kind in ("short_actor", "place") and any(other in surface.best for other in _ORDINARY)
        if best is not None and not unsure:
            return best.entry, 1
    return None, 1


def _name(entry: Entry | None) -> tuple[str, str]:
    """Return the key of whom an entry names, and the country of a state, its people or its leaders."""
    if entry is None:
        return "", ""
    row = entry.row
    if isinstance(row, KnownActor):
        stands_for = entry.kind == "adjective" or row.kind in ("person", "place")
        return row.id, row.country if stands_for else ""
    return " ".join(row), ""


def _phrase(at: int, clause: int, phrase: str, entry: Entry) -> Unit:
    name, country = _name(entry)
    none: frozenset[str] = frozenset()
    return Unit(at, clause, phrase, phrase, none, "", frozenset(), none, none, name, country, False, False)


def _unit(at: int, clause: int, word: str, surface: Surface, entry: Entry | None) -> Unit | None:
    """Return a word as it is compared; None for one that says nothing."""
    told_by = sense(word)
    stems = terms(word)
    if not stems and not told_by.poles:
        return None
    name, country = _name(entry)
    hits = [hit.entry for found in surface.hits.values() for hit in found]
    types = frozenset(entry.row.type for entry in hits if entry.kind.startswith("trigger"))
    empty = any(entry.kind.startswith("cue") and entry.row.act in _EMPTY_ACTS for entry in hits)
    return Unit(
        at=at,
        clause=clause,
        word=word,
        stem=stems[0] if stems else word,
        cuts=_cuts(word),
        bones=_bones(word),
        poles=told_by.poles,
        alike=told_by.alike,
        types=types,
        name=name,
        country=country,
        light=not told_by.poles and (empty or word in _light_verbs()),
        strange=not surface.best and not word[0].isdigit(),
    )


@cache
def _light_verbs() -> frozenset[str]:
    rows = load_rows().light_verbs
    return frozenset(form.surface for item in rows for form in verb_forms(item.past, item.present))


@lru_cache(maxsize=100_000)
def _cuts(word: str) -> frozenset[str]:
    """Return all that a word may be without joined letters and the endings of number and gender."""
    found: set[str] = set()
    for stem in {cut.stem for cut in segmentations(word)}:
        found.add(stem)
        found.update(stem[:-1] for ending in (HEH, ALEF, YEH) if stem.endswith(ending))
        found.update(stem[:-2] for ending in (ALEF + TEH, YEH + NOON, WAW + NOON) if stem.endswith(ending))
    return frozenset(stem for stem in found if len(stem) >= _SHORT)


@lru_cache(maxsize=100_000)
def _bones(word: str) -> str:
    """Return the consonants of a word without those of its form: mostly its root's."""
    definite = (cut.stem for cut in segmentations(word) if cut.definite and not cut.enclitic)
    stem = next(definite, word)
    if len(stem) > 5 and stem[0] in (ALEF, YEH, TEH, NOON, MEEM) and stem[1:3] == SA + TEH:
        stem = stem[3:]
    elif len(stem) > 4 and stem[0] in _FIRST_LETTERS:
        stem = stem[1:]
        stem = stem[1:] if len(stem) > 4 and stem[0] == TEH else stem
    ending = next((end for end in _SUFFIXES if stem.endswith(end) and len(stem) - len(end) >= _SHORT), "")
    return "".join(letter for letter in stem.removesuffix(ending) if letter not in _WEAK)
