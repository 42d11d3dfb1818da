"""Scores of a case, reconciled from many reports, against a gold case.

Gold marks the mentions of a case's own actors and incidents and no others: what is predicted beyond them is
not judged, and a predicted mention counts by the gold mark that it overlaps.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from riwaya.evaluation.actors import b_cubed_counts, linking_counts
from riwaya.evaluation.casecheck import OUTLET_VOICE, origins
from riwaya.evaluation.cases import GoldAccount, GoldCase, GoldIncident
from riwaya.evaluation.counts import Counts, Tally, pairing_counts
from riwaya.evaluation.pairing import pair
from riwaya.model import UNATTRIBUTED
from riwaya.model.case import Account, Case, Incident

LEAST_ALIKE = 0.4
"""How much of their union an actor's mark and a predicted mention must share to be one mention."""


class _Place(NamedTuple):
    report: str
    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    """The gold ids of all marks of a kind, and of those found (gold id, predicted id)."""

    marks: list[str]
    pairs: list[tuple[str, str]]


def score_case(gold: GoldCase, found: Case) -> Tally:
    """Return every score's counts for one case (docs/cli.md, riwaya evaluate).

    `…_b3` is B³ over the marks that both sides have. In `…_b3_strict` a mark that was not found counts 0 for
    recall. The others go over the gold incidents, each paired with the incident that shares most marks.
    """
    actors = _match(gold, "a", {actor.id: actor.sightings for actor in found.actors}, LEAST_ALIKE)
    events = _match(gold, "i", {incident.id: incident.mentions for incident in found.incidents}, 0)
    paired = _paired(gold, found, events)
    return {
        "case_actor_b3": linking_counts(actors.pairs),
        "case_actor_b3_strict": _strict(actors),
        "case_incident_b3": linking_counts(events.pairs),
        "case_incident_b3_strict": _strict(events),
        "case_status": (
            sum(other is not None and one.status == other.status for one, other in paired),
            len(paired),
        ),
        "case_voice_f1": _voices(paired, _same_actor(actors)),
        "case_number_exact": _numbers(paired),
        "case_origin_exact": _origins(paired),
    }


def _match(gold: GoldCase, letter: str, found: Mapping[str, Iterable[str]], least: float) -> _Match:
    """Find the predicted mention of each mark: the one that shares most of their union, `least` or more."""
    by_passage: dict[tuple[str, int], list[tuple[_Place, str]]] = defaultdict(list)
    for key, records in found.items():
        for place in map(_place, records):
            by_passage[place.report, place.passage].append((place, key))
    marks: list[str] = []
    pairs: list[tuple[str, str]] = []
    for key, mark in _marks(gold, letter):
        marks.append(key)
        likely = [(_alike(mark, place), other) for place, other in by_passage[mark.report, mark.passage]]
        best = max(likely, key=lambda one: one[0], default=(0.0, ""))
        if best[0] and best[0] >= least:
            pairs.append((key, best[1]))
    return _Match(marks, pairs)


def _marks(gold: GoldCase, letter: str) -> Iterator[tuple[str, _Place]]:
    """Yield the scored marks of actors (`a`) or incidents (`i`), with their places."""
    for one in gold.reports:
        for mark in one.marks:
            if mark.id.startswith(letter) and mark.passage not in one.unscored:
                yield mark.id, _Place(one.report.id, mark.passage, mark.start, mark.end)


def _place(key: str) -> _Place:
    """Return what a record key names (riwaya.model.case).

    >>> _place("sha256:0#3:10-25")
    _Place(report='sha256:0', passage=3, start=10, end=25)
    """
    report, _, place = key.rpartition("#")
    passage, _, span = place.partition(":")
    start, _, end = span.partition("-")
    return _Place(report, int(passage), int(start), int(end))


def _alike(one: _Place, other: _Place) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _strict(match: _Match) -> Counts:
    return b_cubed_counts(match.marks, [other for _, other in match.pairs], match.pairs)


def _same_actor(actors: _Match) -> dict[str, str]:
    """Return predicted actor id to the gold actor that it shares most marks with."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in actors.pairs:
        shared[other][one] += 1
    return {other: counts.most_common(1)[0][0] for other, counts in shared.items()}


def _paired(gold: GoldCase, found: Case, events: _Match) -> list[tuple[GoldIncident, Incident | None]]:
    """Return each gold incident with the predicted one that shares most marks, one to one.

    Of two that share as many, the one with fewer others.
    """
    shared = Counter(events.pairs)
    mine, theirs = Counter(one for one, _ in events.pairs), Counter(other for _, other in events.pairs)

    def likeness(one: GoldIncident, other: Incident) -> tuple[float, ...] | None:
        n = shared[one.id, other.id]
        return (n, n / (mine[one.id] + theirs[other.id])) if n else None

    pairs = pair(gold.incidents, found.incidents, likeness)
    return [
        (one, found.incidents[pairs[at]] if at in pairs else None) for at, one in enumerate(gold.incidents)
    ]


def _voices(paired: Iterable[tuple[GoldIncident, Incident | None]], same: Mapping[str, str]) -> Counts:
    """Count (incident, voice, value): an actor without a gold one stays itself, and so is wrong."""
    wanted: set[tuple[str, str, str]] = set()
    heard: set[tuple[str, str, str]] = set()
    for one, other in paired:
        wanted |= {(one.id, account.voice, account.value) for account in one.accounts}
        for account in other.accounts if other is not None else ():
            heard.add((one.id, _voice(account.voice, same), account.value))
    return pairing_counts(len(wanted & heard), len(heard), len(wanted))


def _voice(voice: str, same: Mapping[str, str]) -> str:
    if voice == UNATTRIBUTED or voice.startswith(OUTLET_VOICE):
        return voice
    return same.get(voice, f"?{voice}")


def _numbers(paired: Iterable[tuple[GoldIncident, Incident | None]]) -> Counts:
    """Count the gold numbers whose least and most are both right."""
    right = of = 0
    for one, other in paired:
        ranges = {} if other is None else {found.what: (found.low, found.high) for found in other.figures}
        of += len(one.numbers)
        right += sum(ranges.get(number.what) == (number.low, number.high) for number in one.numbers)
    return right, of


def _origins(paired: Iterable[tuple[GoldIncident, Incident | None]]) -> Counts:
    """Count the gold incidents, of those that somebody affirms or denies, with as many independent voices."""
    right = of = 0
    for one, other in paired:
        if wanted := _independent(one.accounts):
            of += 1
            right += other is not None and _independent(other.accounts) == wanted
    return right, of


def _independent(accounts: Iterable[GoldAccount | Account]) -> int:
    affirming, denying = origins((account.origin, account.value) for account in accounts)
    return len(affirming | denying)
