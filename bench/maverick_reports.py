"""MAVERICK's coded reports, how two of them compare, and how well they are regrouped. Standard library alone.

The columns `id`, `event_id` and all that tell of the source are no features: `key` is a number drawn by
chance, and `event` is looked at only to fit and to score.
"""

import csv
import math
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "maverick" / "maverick_event_report.csv"
SEED = 20260101
SLACK = 3
"""Days between two reports' intervals beyond which nobody compares them: 24 of 3,251 pairs of one event."""
ACTORS = range(1, 7)
NAMED, BODY = 4, 3
COUNTRY, REGION, TOWN, PART = 1, 2, 3, 4
"""MAVERICK's codes, 6 the most exact place and 4 the most exactly named actor."""


class Actor(NamedTuple):
    id: str
    name: str
    precision: int
    type: str
    victim: bool


class Tally(NamedTuple):
    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one event. `first` is its first actor, None if none is coded; `actors` are all."""

    key: str
    event: str
    country: str
    start: int
    end: int
    city: str
    location: str
    lat: float | None
    lon: float | None
    precision: int
    first: Actor | None
    actors: tuple[Actor, ...]
    context: str
    target: str
    deaths: Tally
    injuries: Tally
    certain: int

    @property
    def days(self) -> int:
        return self.end - self.start


class Crowd(NamedTuple):
    """How many of the reports that are grouped together have the same day, and how many the same town."""

    days: Counter[tuple[str, int]]
    towns: Counter[str]


def read(path: Path = DATA) -> list[Report]:
    """Return the reports, in an order drawn by chance."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: row["id"])
    random.Random(SEED).shuffle(rows)
    return [_report(f"{number:04}", row) for number, row in enumerate(rows)]


def _report(key: str, row: Mapping[str, str]) -> Report:
    start, end = (date.fromisoformat(row[name]).toordinal() for name in ("date_start", "date_end"))
    actors = {number: actor for number in ACTORS if (actor := _actor(row, f"actor{number}")) is not None}
    return Report(
        key, row["event_id"], row["country"], start, max(start, end), _name(row["city"]),
        _name(row["location"]), _float(row["latitude"]), _float(row["longitude"]),
        int(float(row["geo_precision"])), actors.get(1), tuple(actors.values()), row["event_context"],
        row["target"], _tally(row, "deaths"), _tally(row, "injuries"), int(float(row["certain"])),
    )  # fmt: skip


def _actor(row: Mapping[str, str], which: str) -> Actor | None:
    if not row[f"{which}_id"]:
        return None
    precision = int(float(row[f"{which}_precision"] or 0))
    victim = row[f"{which}_victim"] == "1.0"
    return Actor(row[f"{which}_id"], row[which], precision, row[f"{which}_type"], victim)


def _tally(row: Mapping[str, str], what: str) -> Tally:
    return Tally(*(int(row[f"{what}_{bound}"]) for bound in ("low", "best", "high")))


def _name(text: str) -> str:
    return text.strip().casefold()


def _float(text: str) -> float | None:
    return float(text) if text else None


def events(reports: Iterable[Report]) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = {}
    for report in reports:
        found.setdefault(report.event, []).append(report)
    return found


def split(reports: Sequence[Report], parts: int = 2, seed: int = SEED) -> list[list[Report]]:
    """Return the reports in parts, each with all the reports of its events, which are drawn by chance."""
    names = sorted({report.event for report in reports})
    random.Random(seed).shuffle(names)
    part = {name: number % parts for number, name in enumerate(names)}
    return [[report for report in reports if part[report.event] == number] for number in range(parts)]


def crowd(reports: Iterable[Report]) -> Crowd:
    found = list(reports)
    return Crowd(
        Counter((one.country, one.start) for one in found if not one.days), Counter(one.city for one in found)
    )


def candidates(reports: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Return the pairs that are compared: of one country, their days no more than SLACK apart."""
    ordered = sorted(reports, key=lambda report: (report.start, report.key))
    starts = [report.start for report in ordered]
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 : bisect_right(starts, one.end + SLACK)]:
            if one.country == other.country:
                yield (one, other) if one.key < other.key else (other, one)


def compare(one: Report, other: Report, around: Crowd) -> tuple[tuple[str, str | None], ...]:
    """Return how two reports compare, the level of each comparison; None where it cannot be told."""
    return (
        ("day", _day(one, other, around)),
        ("place", _place(one, other)),
        ("town", _town(one, other, around)),
        ("first_actor", _first(one, other)),
        ("actors", _actors(one, other)),
        ("victims", _victims(one, other)),
        ("context", _named(one.context, other.context)),
        ("target", _named(one.target, other.target)),
        ("deaths", _counted(one.deaths, other.deaths)),
        ("injuries", _counted(one.injuries, other.injuries)),
        ("certain", ("one", "two", "three", "more")[min(one.certain, other.certain, 4) - 1]),
    )


def _day(a: Report, b: Report, around: Crowd) -> str:
    gap = max(a.start, b.start) - min(a.end, b.end)
    short, long = sorted((a.days, b.days))
    if gap > 0:
        return "next" if gap == 1 else "near" if gap <= 3 else "apart"
    if long == 0:
        told = around.days[a.country, a.start]
        return "same, quiet" if told <= 4 else "same" if told <= 20 else "same, busy"
    if short == long and a.start == b.start:
        return "same days"
    if short > 0:
        return "overlap, a week" if long <= 7 else "overlap"
    return next((f"within {n} days" for n in (2, 8, 15) if long < n), "within more")


def _place(a: Report, b: Report) -> str | None:
    coarse, fine = sorted((a.precision, b.precision))
    if coarse == COUNTRY:
        return "country, both" if fine == COUNTRY else "country"
    km = _km(a, b)
    if coarse == REGION:
        if fine == REGION:
            return "region, same" if a.location == b.location else "region, other"
        return f"region, {_within(km, 40, 100)}"
    if not a.city or a.city != b.city:
        return f"other town, {_within(km, 2, 10, 30)}" if km is not None else None
    if coarse == TOWN:
        return "town" if fine == TOWN else f"town and part, {_within(km, 1.5)}"
    if a.location == b.location:
        return "same part" if coarse == PART else "same spot"
    return f"other part, {_within(km, 0.3, 1.2, 4)}"


def _within(km: float | None, *bounds: float) -> str:
    return next((f"{bound:g} km" for bound in bounds if km is not None and km < bound), "far")


def _km(a: Report, b: Report) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, east)


def _town(a: Report, b: Report, around: Crowd) -> str | None:
    """How much a town in common says: one of few reports much, a capital little."""
    if not a.city or a.city != b.city:
        return None
    told = around.towns[a.city]
    return "rare" if told <= 6 else "few" if told <= 30 else "many" if told <= 120 else "most"


def _first(a: Report, b: Report) -> str:
    one, other = a.first, b.first
    if one is None or other is None:
        return "none" if one is other else "none, one"
    coarse = min(one.precision, other.precision)
    if one.id == other.id:
        return ("same, unknown", "same kind", "same kind", "same body", "same name")[coarse]
    if coarse == 0:
        return "unknown, one"
    return f"{'kind' if one.type == other.type else 'other'}{', named' if coarse >= BODY else ''}"


def _actors(a: Report, b: Report) -> str | None:
    """Compare all who take part, whatever their order, but the unknown."""
    one, other = ({actor.id: actor for actor in side.actors if actor.precision} for side in (a, b))
    if not one or not other:
        return None
    both = one.keys() & other.keys()
    if not both:
        types = [{actor.type for actor in side.values()} for side in (one, other)]
        return "type" if types[0] & types[1] else "other"
    named = ", named" if any(one[name].precision >= NAMED for name in both) else ""
    return f"{'all' if one.keys() == other.keys() else 'some'}{', several' if len(both) > 1 else ''}{named}"


def _victims(a: Report, b: Report) -> str | None:
    """Compare by types who suffers and who acts: the same, others, or the sides turned round."""
    sides = [
        [
            {actor.type for actor in one.actors if actor.precision and actor.victim is victim}
            for victim in (True, False)
        ]
        for one in (a, b)
    ]
    (suffer, act), (suffers, acts) = sides
    if suffer & suffers:
        return "same"
    if suffer & acts or suffers & act:
        return "turned round"
    return "other" if suffer and suffers else None


def _named(one: str, other: str) -> str:
    unknown = {"", "Unknown"} & {one, other}
    if unknown:
        return "unknown" if one == other else "unknown, one"
    return "same" if one == other else "other"


def _counted(one: Tally, other: Tally) -> str:
    less, more = sorted((one.best, other.best))
    if more == 0:
        return "none"
    if less == 0:
        return "none, one" if more == 1 else "none, few" if more < 5 else "none, many"
    if less == more:
        return "same, one" if less == 1 else "same, few" if less < 4 else "same"
    if one.low <= other.high and other.low <= one.high:
        return "overlap"
    return "near" if more <= 1.5 * less + 1 else "differ" if more <= 3 * less + 1 else "far"


class Score(NamedTuple):
    """B³ over reports, and F1 over pairs of reports, which lone reports do not flatter."""

    precision: float
    recall: float
    f1: float
    pairs_f1: float


def score(reports: Sequence[Report], group_of: Mapping[str, Hashable]) -> Score:
    gold = Counter(one.event for one in reports)
    found = Counter(group_of[one.key] for one in reports)
    both = Counter((one.event, group_of[one.key]) for one in reports)
    precision = sum(n * n / found[group] for (_, group), n in both.items()) / len(reports)
    recall = sum(n * n / gold[event] for (event, _), n in both.items()) / len(reports)
    right, told, true = (sum(math.comb(n, 2) for n in counts.values()) for counts in (both, found, gold))
    f1 = 2 * precision * recall / (precision + recall)
    return Score(precision, recall, f1, 2 * right / (told + true) if told + true else 0.0)


def baseline(reports: Iterable[Report]) -> dict[str, Hashable]:
    """Group by the first day, the place as it is written and the first actor."""
    return {r.key: (r.start, r.city, r.location, r.first.id if r.first else "") for r in reports}


def alone(reports: Iterable[Report]) -> dict[str, Hashable]:
    """Leave every report alone: what B³ gives for nothing."""
    return {report.key: report.key for report in reports}
