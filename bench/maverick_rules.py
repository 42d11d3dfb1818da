"""MAVERICK: how far reports of one event disagree, and what the three rules of aggregation make of it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import maverick_reports as maverick
from maverick_reports import Report, Tally
from riwaya.reconciliation.aggregation import INDETERMINATE, RULES, Decided, Number, Rule, Said, choose, count

FIELDS: dict[str, Callable[[Rule, Sequence[Report]], Decided[Any]]] = {
    "deaths": lambda rule, told: count(rule, [Said(one.key, _number(one.deaths)) for one in told]),
    "injuries": lambda rule, told: count(rule, [Said(one.key, _number(one.injuries)) for one in told]),
    "first actor": lambda rule, told: choose(
        rule,
        [Said(one.key, one.first.id, 5 - one.first.precision) for one in told if one.first is not None],
    ),
    "place": lambda rule, told: choose(
        rule, [Said(one.key, (one.city, one.location), 7 - one.precision) for one in told]
    ),
    "first day": lambda rule, told: choose(rule, [Said(one.key, one.start, one.days + 1) for one in told]),
}
"""What several reports say of a field, by a rule. Precisions are turned round: here 1 is the most exact."""


def _number(tally: Tally) -> Number:
    return Number(tally.low, tally.best, tally.high)


def told_more_than_once(reports: Iterable[Report]) -> list[list[Report]]:
    return [told for told in maverick.events(reports).values() if len(told) > 1]


def disagree(told: Iterable[Sequence[Report]], of: Callable[[Report], Hashable]) -> tuple[int, int]:
    """Return how many events are told differently, of those that two reports or more say anything of."""
    said = [[value for one in reports if (value := of(one)) is not None] for reports in told]
    found = [values for values in said if len(values) > 1]
    return sum(len(set(values)) > 1 for values in found), len(found)


def print_rules(reports: Sequence[Report]) -> None:
    several = told_more_than_once(reports)
    print(
        f"{len(reports):,} reports of {len(maverick.events(reports)):,} events, "
        f"{len(several)} told more than once"
    )
    of: dict[str, Callable[[Report], Hashable]] = {
        "deaths": lambda one: one.deaths.best,
        "injuries": lambda one: one.injuries.best,
        "first actor": lambda one: one.first.id if one.first else None,
        "place": lambda one: (one.city, one.location),
        "first day": lambda one: one.start,
    }
    print(
        f"\n{'determinate of those told':26}"
        + "".join(f"{rule:>16}" for rule in RULES)
        + "   told differently"
    )
    for field, rule_of in FIELDS.items():
        cells = []
        for rule in RULES:
            decided = [found for told in several if (found := rule_of(rule, told)).value is not None]
            cells.append(f"{sum(one.value is not INDETERMINATE for one in decided)} of {len(decided)}")
        differ, said = disagree(several, of[field])
        print(
            f"{field:26}"
            + "".join(f"{cell:>16}" for cell in cells)
            + f"   {differ} of {said}, {differ / said:.1%}"
        )
