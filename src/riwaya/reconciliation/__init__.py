"""Reconciliation: the readings of many reports and people's verdicts → one case. Pure, in any order the same.

`reconcile` is the whole path on one screen. Everything it compares is local to the records compared, so that
grouping anew whatever hangs together with a new report gives what reconciling everything would.
"""

from collections.abc import Iterable, Sequence

from riwaya.model import Reading
from riwaya.model.case import Case, Incident, Verdict
from riwaya.reconciliation import decisions
from riwaya.reconciliation.actors import ACTORS, Seen, seen
from riwaya.reconciliation.decisions import Decisions
from riwaya.reconciliation.digest import SHAPE, Digest, key, pack, unpack
from riwaya.reconciliation.digesting import digest
from riwaya.reconciliation.dramatis import case_actor
from riwaya.reconciliation.happenings import HAPPENINGS
from riwaya.reconciliation.incidents import incident
from riwaya.reconciliation.linking import gather, place
from riwaya.reconciliation.parts import with_parts
from riwaya.reconciliation.sites import case_places
from riwaya.reconciliation.tellings import Telling, tellings

__all__ = [
    "ACTORS", "HAPPENINGS", "SHAPE", "Digest", "actors_of", "between", "digest", "key", "order", "pack",
    "reconcile", "reconcile_digests", "tell", "unpack",
]  # fmt: skip


def reconcile(readings: Iterable[Reading], verdicts: Sequence[Verdict] = ()) -> Case:
    """Reconcile readings, each of another report, into a case; `verdicts` are in the order given."""
    return reconcile_digests([digest(reading) for reading in readings], verdicts)


def reconcile_digests(digests: Iterable[Digest], verdicts: Sequence[Verdict] = ()) -> Case:
    """Reconcile digested reports into a case."""
    found = sorted(digests, key=lambda one: (one.published or "9", one.report))
    on_events = decisions.decide(verdicts, decisions.events(found))
    on_actors = decisions.decide(verdicts, decisions.sightings(found))
    cast = [(case_actor(members), members) for members in actors_of(found, on_actors)]
    actor_of = {sighting.key: actor.id for actor, members in cast for sighting in members}
    told = [telling for one in found for telling in tell(one, on_events)]
    nodes = {telling.key: telling for telling in told}
    groups = gather(nodes, place(nodes, HAPPENINGS, *between(told, on_events)))
    sightings = {one.report: seen(one) for one in found}
    made = [incident(group, actor_of, sightings) for group in groups]
    return Case(
        actors=tuple(sorted((actor for actor, _ in cast), key=lambda a: (-len(a.sightings), a.id))),
        places=case_places(told),
        incidents=with_parts(sorted(made, key=order)),
        problems=(*on_events.problems, *on_actors.problems),
    )


def actors_of(digests: Iterable[Digest], on_actors: Decisions) -> list[tuple[Seen, ...]]:
    """Return the sightings of some reports, each actor's together, without what is read wrongly."""
    nodes = {one.key: one for each in digests for one in seen(each) if one.key not in on_actors.wrong}
    return gather(nodes, place(nodes, ACTORS, on_actors.must, on_actors.cannot))


def tell(one: Digest, on_events: Decisions) -> list[Telling]:
    """Return what a report tells, without what is read wrongly."""
    return tellings(one, on_events.must, on_events.cannot, on_events.wrong)


def between(
    told: Iterable[Telling], on_events: Decisions
) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
    """Return the decisions on mentions as decisions on the tellings that hold them."""
    of = {
        key(telling.digest.report, one.trigger): telling.key
        for telling in told
        for one in telling.occurrences
    }
    must = [(of[a], of[b]) for a, b in on_events.must if a in of and b in of]
    cannot = {(of[a], of[b]) for a, b in on_events.cannot if a in of and b in of}
    return must, cannot


def order(one: Incident) -> tuple[str, str]:
    """Return where an incident stands in a case: by its first day, days unknown last."""
    return (one.start or "9", one.id)
