"""Across reports: which tellings are of one happening."""

from collections.abc import Iterator, Mapping
from datetime import date

from riwaya.model.case import Link
from riwaya.reconciliation import comparison, deeds, levels
from riwaya.reconciliation.comparison import Compared
from riwaya.reconciliation.tellings import Telling
from riwaya.reconciliation.terms import rarest

MODEL = "across"
_WINDOW = 4
"""Days: reports of one happening appear within so many of each other, or name its day."""
_RAREST = 10
_NAMED: Mapping[str, tuple[str, ...]] = {
    "place": ("same", "near"), "agent": ("same",), "patient": ("same",), "number": ("large", "equal"),
    "terms": ("copied", "alike", "some"), "topic": ("copied", "alike", "some"),
}  # fmt: skip
"""Levels by which two tellings name the same thing."""


def compare(a: Telling, b: Telling) -> list[Compared] | None:
    """Compare two reports' tellings; None if their types can never be one happening."""
    best = deeds.likeness(a.types, b.types)
    if best is None:
        return None
    return [
        ("type", best),
        ("stance", levels.stances(a.values, b.values)),
        ("head", levels.heads(a.head, b.head)),
        ("day", _day(a, b)),
        ("place", levels.places(a.sites, b.sites)),
        ("agent", levels.parties(a.agents, b.agents)),
        ("patient", levels.parties(a.patients, b.patients)),
        ("number", levels.numbers(a.numbers, b.numbers)),
        ("terms", levels.terms(a.terms, b.terms)),
        ("topic", levels.terms(a.topic, b.topic)),
    ]


def _day(a: Telling, b: Telling) -> str | None:
    if a.days and b.days:
        return levels.days(a.days, b.days)
    found = levels.days(a.days or levels.news_days(a.digest.day), b.days or levels.news_days(b.digest.day))
    return "assumed" if found in ("same", "overlap") else found


def weigh(a: Telling, b: Telling) -> float | None:
    """Return the weight of two tellings' being one, in bits; None if they are not to be compared.

    That something of the type happened these days speaks for nothing: a link needs one thing that both name.
    """
    compared = compare(a, b)
    return None if compared is None else _sum(compared)


def _sum(compared: list[Compared]) -> float:
    weight = comparison.weigh(MODEL, compared)
    named = any(level in _NAMED.get(name, ()) for name, level in compared)
    return weight if named else min(weight, 0.0)


def explain(a: Telling, b: Telling) -> Link:
    """Return the link of two tellings with all that speaks for it and against."""
    compared = compare(a, b) or []
    one, other = sorted((a.key, b.key))
    return Link(one, other, _sum(compared), comparison.reasons(MODEL, compared))


def blocks(telling: Telling) -> Iterator[str]:
    """Yield the keys by which tellings are looked for that may be of the same happening.

    Two tellings are compared if they share one: of a place, a party or a rare word, in the same days of
    publication; or of a place or party on the same day.
    """
    families = sorted({deeds.family(name) for name in telling.types})
    places = {f"p:{site.ref or ' '.join(site.folded)}" for site in telling.sites if (site.precision or 1) < 6}
    parties = {f"a:{name}" for name in telling.agents | telling.patients}
    rare = rarest(telling.topic.terms | telling.terms.terms, _RAREST)
    topic = {f"t:{term}" for term in rare}
    for family in families:
        for window in _windows(telling.digest.day):
            yield from (f"{family} {window} {what}" for what in sorted(places | parties | topic))
        for first, _, precision in telling.days:
            if precision == 1:
                yield from (f"{family} {first} {what}" for what in sorted(places | parties))


def _windows(day: str | None) -> tuple[str, ...]:
    """Return the two windows of publication that a day lies in: days that are near share one."""
    if day is None:
        return ("-",)
    number = date.fromisoformat(day).toordinal()
    half = _WINDOW
    return tuple(f"w{(number + shift) // (2 * half)}.{shift}" for shift in (0, half))
