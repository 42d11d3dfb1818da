"""Aggregation: one value of a field that voices tell differently, by a rule the user chooses (codebook §5).

`conservative` is the least that any voice affirms, `representative` what most independent voices say,
`informative` the most precise. None of them invents: what comes out was said by somebody, or it is
INDETERMINATE. The rules are those of eventreport (van Baalen and Höglund 2026) without its tie-breaks.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Final, Generic, Literal, NamedTuple, TypeVar, get_args

from riwaya.model.case import Account, Figure, Incident, IncidentStatus, Range
from riwaya.model.codebook import Counted, EventType
from riwaya.reconciliation.terms import name_words

Rule = Literal["conservative", "representative", "informative"]
RULES: tuple[Rule, ...] = get_args(Rule)


class Marker(Enum):
    """What stands in place of a value that a rule cannot name without guessing."""

    INDETERMINATE = "indeterminate"


INDETERMINATE: Final = Marker.INDETERMINATE
Why = Literal[
    "nothing_said", "only_voice", "agreed", "least", "no_least", "most_voices", "least_precise",
    "most_precise", "most_voices_of_least_precise", "most_voices_of_most_precise", "tie",
]  # fmt: skip
"""Why a rule comes to its value. `nothing_said`: no voice affirms any; `only_voice`, `agreed`: no other value
is said; `no_least`: voices only say how many at most; `most_voices_of_…`: several values are as precise, and
most independent voices among those who say them say this one; `tie`: as many say another."""
T = TypeVar("T", bound=Hashable)
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What one independent voice says of a field.

    `precision` 1 is the most exact, as in the codebook's codes for places and times; one that is not known
    ranks behind all that are.
    """

    voice: str
    value: T
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """The value that a rule comes to, None where none is said; why; the independent voices that say it."""

    value: T | Marker | None
    why: Why
    voices: tuple[str, ...] = ()


class Number(NamedTuple):
    """How many: at least `low`, at most `high`; None where no bound is set."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One incident by one rule. `status` stays with it, which no rule changes; so does `type`."""

    incident: str
    rule: Rule
    type: EventType
    status: IncidentStatus
    figures: tuple[tuple[Counted, Decided[Number]], ...]
    days: Decided[Days]
    place: Decided[str]
    agent: Decided[str]


def number(figure: Figure | Range) -> Number:
    """Return how many a figure says, a single number as its own bounds.

    `high` stays open where the words leave it open: a `low` without `high` is at least so many.
    """
    low, best, high = figure.low, figure.best, figure.high
    closed = high is None and low is None
    return Number(best if low is None else low, best, best if closed else high)


def choose(rule: Rule, said: Iterable[Said[T]]) -> Decided[T]:
    """Apply a rule to a field of names: a place, days, an actor.

    >>> town, street = Said("a", "Harim", 3), Said("b", "market", 1)
    >>> [choose(rule, [town, street]).value for rule in RULES]
    ['Harim', <Marker.INDETERMINATE: 'indeterminate'>, 'market']
    >>> choose("informative", [street, Said("c", "mill", 1), Said("d", "mill", 1)])
    Decided(value='mill', why='most_voices_of_most_precise', voices=('c', 'd'))
    """
    told = list(said)
    if (settled := _settled(told)) is not None:
        return settled
    if rule == "representative":
        return _most(told, "most_voices", "most_voices")
    if rule == "conservative":
        top = max(map(_coarseness, told))
        kept = [one for one in told if _coarseness(one) == top]
        return _most(kept, "least_precise", "most_voices_of_least_precise")
    top = min(map(_coarseness, told))
    kept = [one for one in told if _coarseness(one) == top]
    return _most(kept, "most_precise", "most_voices_of_most_precise")


def count(rule: Rule, said: Iterable[Said[Number]]) -> Decided[Number]:
    """Apply a rule to how many. An exact number is the most precise, then the narrower range, then open ones.

    >>> told = [Said("a", Number(3, 3, 3)), Said("b", Number(5, 5, 5)), Said("c", Number(5, None, 8))]
    >>> [count(rule, told).value for rule in RULES]  # doctest: +NORMALIZE_WHITESPACE
    [Number(low=3, best=3, high=3), Number(low=5, best=5, high=5),
     <Marker.INDETERMINATE: 'indeterminate'>]
    >>> count("conservative", told).voices
    ('a',)
    """
    told = list(said)
    if rule == "conservative":
        return _least(told)
    if rule == "informative":
        widths = sorted({_width(one.value) for one in told})
        return choose(rule, [Said(one.voice, one.value, widths.index(_width(one.value))) for one in told])
    if (settled := _settled(told)) is not None:
        return settled
    sized = _most([Said(one.voice, size(one.value)) for one in told], "most_voices", "most_voices")
    if sized.value is INDETERMINATE:
        return Decided(INDETERMINATE, "tie")
    kept = [one.value for one in told if size(one.value) == sized.value]
    return Decided(min(kept, key=lambda n: (_width(n), _order(n))), sized.why, sized.voices)


def aggregate(incident: Incident, rule: Rule, specificity: Mapping[str, int] | None = None) -> Aggregate:
    """Apply a rule to what the voices that affirm an incident say: its figures, days, place and agent.

    Accounts of one origin are one voice. `specificity` gives how exactly an actor is named, 1 by its name.
    """
    told = _affirming(incident.accounts)
    exact = {name_words(place.name): (place.name, place.geo_precision) for place in incident.places}
    places = [(one.origin, exact.get(name_words(name), (name, None))) for one in told for name in one.places]
    named = specificity or {}
    agents = [Said(one.origin, name, named.get(name)) for one in told for name in one.agents[:1]]
    return Aggregate(
        incident.id,
        rule,
        incident.type,
        incident.status,
        tuple((figure.what, count(rule, _numbers(told, figure.what, rule))) for figure in incident.figures),
        choose(rule, [Said(one.origin, days, _length(days)) for one in told for days in one.days]),
        choose(rule, [Said(origin, name, precision) for origin, (name, precision) in places]),
        choose(rule, agents),
    )


def size(value: Number) -> int:
    """Return a number as one number: the best, else the least, else the most that is said."""
    return next((n for n in (value.best, value.low, value.high) if n is not None), 0)


def _affirming(accounts: Iterable[Account]) -> list[Account]:
    """Return who affirms an incident, first published first: who asserts it, else who thinks it possible."""
    ordered = sorted(accounts, key=lambda one: (one.first_published or "9", one.voice))
    for value in ("asserted", "possible"):
        if found := [one for one in ordered if one.value == value]:
            return found
    return []


def _numbers(told: Sequence[Account], what: Counted, rule: Rule) -> list[Said[Number]]:
    """Return how many each voice says; a voice that corrects itself is counted by its last word."""
    said = [Said(one.origin, number(f)) for one in told for f in one.figures if f.what == what]
    return list({one.voice: one for one in said}.values()) if rule == "representative" else said


def _length(days: Days) -> int:
    first, last = map(date.fromisoformat, days)
    return (last - first).days + 1


def _coarseness(one: Said[T]) -> tuple[bool, int]:
    return (one.precision is None, one.precision or 0)


def _settled(told: Sequence[Said[T]]) -> Decided[T] | None:
    """Return what needs no rule: nothing, or what nobody tells otherwise."""
    if not told:
        return Decided(None, "nothing_said")
    if any(one.value != other.value for one, other in pairwise(told)):
        return None
    voices = tuple(sorted({one.voice for one in told}))
    return Decided(told[0].value, "agreed" if len(voices) > 1 else "only_voice", voices)


def _most(told: Iterable[Said[T]], alone: Why, ahead: Why) -> Decided[T]:
    """Return what most voices say; why is `alone` if none of them says anything else, `ahead` if one does."""
    voices: dict[T, set[str]] = {}
    for one in told:
        voices.setdefault(one.value, set()).add(one.voice)
    top = max(map(len, voices.values()))
    found = [value for value, those in voices.items() if len(those) == top]
    if len(found) > 1:
        return Decided(INDETERMINATE, "tie")
    return Decided(found[0], ahead if len(voices) > 1 else alone, tuple(sorted(voices[found[0]])))


def _least(told: Sequence[Said[Number]]) -> Decided[Number]:
    """Return the number that affirms least; one that says only how many at most affirms none."""
    if (settled := _settled(told)) is not None:
        return settled
    bound = [one.value for one in told if one.value.low is not None or one.value.best is not None]
    if not bound:
        return Decided(INDETERMINATE, "no_least")
    least = min(bound, key=_order)
    return Decided(least, "least", tuple(sorted({one.voice for one in told if one.value == least})))


def _order(value: Number) -> tuple[float, ...]:
    """Return how little a number affirms, no two alike."""
    low = value.low if value.low is not None else value.best or 0
    best = low if value.best is None else value.best
    high = float("inf") if value.high is None else value.high
    return (low, best, high, value.low is None, value.best is None)


def _width(value: Number) -> float:
    return float("inf") if value.low is None or value.high is None else value.high - value.low
