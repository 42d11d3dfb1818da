"""Opposites: which words cannot hold of one thing at once, and which tell the same (ar/opposites.toml)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lexicon.inflection import noun_forms, verb_forms
from riwaya.lexicon.rows import folder, load_toml, row
from riwaya.text import Segmentation, fold_word, segmentations
from riwaya.text.clitics import FA, LI, SA, WA

_FILE = "ar/opposites.toml"
_SHORTEST_VERB = 3
"""Letters: shorter forms of weak verbs are spelled like too much else."""


@dataclass(frozen=True, slots=True)
class Opposites:
    """An axis: the words of its two poles, and two sentences that contradict each other by them.

    The `other` words of an `undoing` axis say that something is not done, or does not go on.
    """

    axis: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    one_example: str
    other_example: str
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Words that tell the same where two statements are compared."""

    name: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Particles:
    """Small words of one use."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class OppositeRows:
    """Every row of the file."""

    opposites: tuple[Opposites, ...]
    alike: tuple[Alike, ...]
    particles: dict[str, Particles]


class Pole(NamedTuple):
    """One end of an axis."""

    axis: str
    one: bool

    @property
    def opposite(self) -> "Pole":
        """The other end."""
        return Pole(self.axis, not self.one)


class Sense(NamedTuple):
    """What a written word can tell: the poles and the groups of like words that it is of."""

    poles: frozenset[Pole]
    alike: frozenset[str]


@cache
def opposite_rows() -> OppositeRows:
    """Read and check the rows; LexiconError names the first that does not keep the rules."""
    data = load_toml(folder("ar") / "opposites.toml")
    return OppositeRows(
        tuple(row(Opposites, item, _FILE) for item in data["opposites"]),
        tuple(row(Alike, item, _FILE) for item in data["alike"]),
        {name: row(Particles, item, _FILE) for name, item in data["particles"].items()},
    )


@cache
def particles(name: str) -> frozenset[str]:
    """Return the folded small words of one use: `negating`, `parting`, `never`."""
    return frozenset(map(fold_word, opposite_rows().particles[name].words))


@cache
def undoing() -> frozenset[Pole]:
    """Return the poles whose words say that what goes with them is not done or does not go on."""
    return frozenset(Pole(item.axis, False) for item in opposite_rows().opposites if item.undoing)


@lru_cache(maxsize=100_000)
def sense(word: str) -> Sense:
    """Return what a folded word as written can tell, by the least cut that the rows know."""
    poles: set[Pole] = set()
    alike: set[str] = set()
    least = None
    for cut in segmentations(word) if word not in particles("never") else ():
        if least is not None and cut.cost > least:
            break
        found = [told for told, tense in _forms().get(cut.stem, ()) if _fits(cut, tense)]
        if found:
            least = cut.cost
            poles.update(told for told in found if isinstance(told, Pole))
            alike.update(told for told in found if isinstance(told, str))
    return Sense(frozenset(poles), frozenset(alike))


def _fits(cut: Segmentation, tense: str) -> bool:
    """Tell whether a form can wear the clitics of a cut. `tense` is empty for nouns."""
    front = [clitic for clitic in cut.proclitics if clitic not in (WA, FA)]
    if not tense:
        return SA not in front
    return not front or (tense != "past" and front[0] in (LI, SA))


@cache
def _forms() -> dict[str, tuple[tuple[Pole | str, str], ...]]:
    """Return by every inflected form what it tells, and its tense."""
    found: dict[str, dict[tuple[Pole | str, str], None]] = {}
    for told, words in _told():
        for surface, tense in _inflected(words):
            found.setdefault(surface, {})[told, tense] = None
    return {surface: tuple(told) for surface, told in found.items()}


def _told() -> Iterator[tuple[Pole | str, tuple[str, ...]]]:
    rows = opposite_rows()
    for item in rows.opposites:
        yield Pole(item.axis, True), item.one
        yield Pole(item.axis, False), item.other
    for group in rows.alike:
        yield group.name, group.words


def _inflected(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        past, _, present = word.partition("/")
        if present:
            for form in verb_forms(past, present):
                if len(form.surface) >= _SHORTEST_VERB:
                    yield form.surface, form.tense
        else:
            yield from ((form.surface, "") for form in noun_forms(word))
