"""Decisions: what persons decided, turned into what must be one, what must not, and what is left out.

Verdicts name records by report and span, so that they outlive a new reading: a verdict holds for whichever
record now overlaps its span. The last one on the same records holds; one that contradicts later ones is not
kept, and said to be so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from riwaya.model.case import Verdict
from riwaya.reconciliation.digest import Digest, Spot, key, spot_of
from riwaya.reconciliation.grouping import Pair, pair


@dataclass(slots=True)
class Decisions:
    """What holds of one kind of record: pairs that must, and must not, be one; keys of wrong ones."""

    must: list[Pair] = field(default_factory=list)
    cannot: set[Pair] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def decide(verdicts: Sequence[Verdict], records: Mapping[str, Mapping[str, Sequence[Spot]]]) -> Decisions:
    """Turn verdicts, the first given first, into what holds of `records`: by report, each key with its
    spans.
    """
    found = Decisions()
    root: dict[str, str] = {}
    settled: set[tuple[str, ...]] = set()
    for verdict in reversed(verdicts):
        subject = tuple(sorted({name for record in verdict.subject for name in _meant(record, records)}))
        if len(subject) != len(set(verdict.subject)) or subject in settled:
            continue
        if verdict.verdict in ("same", "not_same") and len(subject) == 2:
            settled.add(subject)
            _join(found, root, verdict, pair(*subject))
        elif verdict.verdict in ("wrong", "right") and len(subject) == 1:
            settled.add(subject)
            if verdict.verdict == "wrong":
                found.wrong.add(subject[0])
    return found


def _join(found: Decisions, root: dict[str, str], verdict: Verdict, both: Pair) -> None:
    """Keep a verdict unless a later one says otherwise."""
    a, b = _root(root, both[0]), _root(root, both[1])
    apart = {pair(_root(root, one), _root(root, other)) for one, other in found.cannot}
    if verdict.verdict == "same" and a != b and pair(a, b) not in apart:
        root[max(a, b)] = min(a, b)
        found.must.append(both)
    elif verdict.verdict == "not_same" and a != b:
        found.cannot.add(both)
    elif not (verdict.verdict == "same" and a == b):
        subject = " and ".join(verdict.subject)
        found.problems.append(
            f"{verdict.who} decided that {subject} are {verdict.verdict}; later verdicts say otherwise"
        )


def _root(root: dict[str, str], name: str) -> str:
    while name in root:
        name = root[name]
    return name


def _meant(record: str, records: Mapping[str, Mapping[str, Sequence[Spot]]]) -> Iterable[str]:
    """Yield the key of the record that a verdict means: the same span, else the one that overlaps it most."""
    try:
        report, spot = spot_of(record)
    except ValueError:
        return
    own = records.get(report, {})
    if record in own:
        yield record
        return
    shared = {name: max((_overlap(spot, other) for other in spots), default=0) for name, spots in own.items()}
    best = max(shared, key=lambda name: (shared[name], name), default=None)
    if best is not None and shared[best] > 0:
        yield best


def _overlap(a: Spot, b: Spot) -> int:
    return 0 if a.passage != b.passage else max(0, min(a.end, b.end) - max(a.start, b.start))


def events(digests: Iterable[Digest]) -> dict[str, dict[str, list[Spot]]]:
    """Return the mentions of events that verdicts can mean, by report."""
    return {
        digest.report: {key(digest.report, one.trigger): [one.trigger] for one in digest.occurrences}
        for digest in digests
    }


def sightings(digests: Iterable[Digest]) -> dict[str, dict[str, list[Spot]]]:
    """Return the sightings of actors that verdicts can mean, by report."""
    return {
        digest.report: {
            key(digest.report, one.mentions[0]): list(one.mentions)
            for one in digest.sightings
            if one.mentions
        }
        for digest in digests
    }
