"""The cast: an actor of the case from all its sightings."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from riwaya.model.case import CaseActor, Link
from riwaya.reconciliation import actors
from riwaya.reconciliation.actors import Seen
from riwaya.reconciliation.digest import key

_MOST_LINKS = 40


def case_actor(members: Sequence[Seen]) -> CaseActor:
    """Return the actor that sightings make: the most told kind and names first."""
    kinds = Counter(one.sighting.kind for one in members)
    names = Counter(name for one in members for name in one.sighting.written)
    offices = Counter(" ".join(office) for one in members for office in one.sighting.offices)
    refs = sorted({one.sighting.ref for one in members if one.sighting.ref is not None})
    proper = {" ".join(name) for one in members for name in one.sighting.names}
    return CaseActor(
        id=identity(members),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),  # type: ignore[arg-type]
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        offices=tuple(office for office, _ in offices.most_common() if office not in proper),
        ref=refs[0] if refs else None,
        sightings=tuple(sorted(key(one.report, spot) for one in members for spot in one.sighting.mentions)),
        links=_links(members),
    )


def identity(members: Iterable[Seen]) -> str:
    """Return the id of the actor that sightings make: a listed one's goes back to its id in the list."""
    members = list(members)
    refs = sorted({one.sighting.ref for one in members if one.sighting.ref is not None})
    first = refs[0] if refs else min((one.day or "9", one.key) for one in members)[1]
    return "a" + hashlib.sha256(first.encode()).hexdigest()[:12]


def _links(members: Sequence[Seen]) -> tuple[Link, ...]:
    """Return why each sighting is of the actor: its strongest link to an earlier one."""
    ordered = sorted(members, key=lambda one: one.key)[:_MOST_LINKS]
    found = []
    for position, later in enumerate(ordered):
        links = [actors.explain(one, later) for one in ordered[:position]]
        if links:
            found.append(max(links, key=lambda link: (link.weight, link.one, link.other)))
    return tuple(found)
