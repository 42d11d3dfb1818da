"""Incidents: a happening as all reports tell it, from its tellings and who is who."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from riwaya.model import Place
from riwaya.model.case import Account, Discrepancy, Incident, Link
from riwaya.reconciliation import across, deeds, figures
from riwaya.reconciliation.accounts import accounts
from riwaya.reconciliation.actors import Seen
from riwaya.reconciliation.digest import Digest, Site, key
from riwaya.reconciliation.independence import origins
from riwaya.reconciliation.status import status
from riwaya.reconciliation.tellings import Telling
from riwaya.reconciliation.voices import hear

_COUNTRY = 6


def incident(
    tellings: Sequence[Telling], actor_of: Mapping[str, str], cast: Mapping[str, Sequence[Seen]]
) -> Incident:
    """Return the incident that tellings of one happening make. Their order does not matter.

    `cast` gives the sightings in each of their reports, `actor_of` the actor of each by its record key.
    """
    ordered = sorted(tellings, key=lambda t: (t.digest.published or "9", t.key))
    heard = hear(ordered, actor_of)
    types = Counter(one.type for telling in ordered for one in telling.occurrences)
    leading = deeds.leading(types.elements())
    parties = _parties_of(ordered, actor_of, cast)
    back = origins(heard, ordered, parties)
    found = accounts(heard, back, actor_of, deed=not deeds.is_harm(leading))
    agents, patients = (_parties(ordered, actor_of, role) for role in ("agents", "patients"))
    spoken_of = {*agents, *patients, *(account.voice for account in found)}
    days = _days(ordered)
    state = status((account.origin, account.value) for account in found)
    return Incident(
        id=identity(ordered),
        type=leading,
        types=tuple(sorted(types)),
        status=state,
        start=days[0] if days else None,
        end=days[1] if days else None,
        time_precision=days[2] if days else None,  # type: ignore[arg-type]
        places=_places(ordered),
        agents=agents,
        patients=patients,
        part_of=None,
        mentions=tuple(key(t.digest.report, one.trigger) for t in ordered for one in t.occurrences),
        reports=tuple(dict.fromkeys(t.digest.report for t in ordered)),
        outlets=tuple(dict.fromkeys(t.digest.outlet or "" for t in ordered)),
        accounts=found,
        origins=tuple(dict.fromkeys(account.origin for account in found)),
        figures=figures.ranges((a.voice, a.origin, a.figures) for a in found),
        discrepancies=discrepancies(found),
        names=_names(parties, spoken_of),
    )


def identity(tellings: Iterable[Telling]) -> str:
    """Return the id of the incident that tellings make: it stays while what was published first does."""
    first = min((telling.digest.published or "9", telling.key) for telling in tellings)[1]
    return "i" + hashlib.sha256(first.encode()).hexdigest()[:12]


def _days(tellings: Sequence[Telling]) -> tuple[str, str, int] | None:
    """Return the days that most reports give, of the most exact; on a tie the earliest told."""
    best = [telling.days[0] for telling in tellings if telling.days]
    if not best:
        return None
    exact = min(precision for _, _, precision in best)
    counts = Counter(days for days in best if days[2] == exact)
    return max(counts, key=lambda days: (counts[days], -best.index(days)))


def _places(tellings: Sequence[Telling]) -> tuple[Place, ...]:
    """Return the places that reports give, the most told of the most exact first."""
    counts: Counter[Site] = Counter(site for telling in tellings for site in telling.sites)
    ordered = sorted(
        counts, key=lambda s: ((s.precision or 1) >= _COUNTRY, -counts[s], s.precision or 1, s.name)
    )
    named = {site.folded: site for site in reversed(ordered)}
    return tuple(
        Place(
            f"p{number}", site.name, site.lat, site.lon, site.country, site.admin1,
            site.precision, site.ref, site.admin2,  # type: ignore[arg-type]
        )
        for number, site in enumerate((s for s in ordered if named[s.folded] is s), 1)
    )  # fmt: skip


def _parties(tellings: Sequence[Telling], actor_of: Mapping[str, str], role: str) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for telling in tellings:
        sides = {side for one in telling.occurrences for side in getattr(one, role)}
        counts.update(
            {name for side in sides if (name := _actor(telling.digest, side, actor_of)) is not None}
        )
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _actor(digest: Digest, side: int, actor_of: Mapping[str, str]) -> str | None:
    mentions = digest.sightings[side].mentions
    return actor_of.get(key(digest.report, mentions[0])) if mentions else None


def discrepancies(found: Iterable[Account]) -> tuple[Discrepancy, ...]:
    """Return the details that voices tell differently: numbers, days, places, who did it."""
    told: dict[str, dict[str, dict[str, None]]] = {}
    for account in found:
        for what, value in _details(account):
            told.setdefault(what, {}).setdefault(value, {})[account.voice] = None
    return tuple(
        Discrepancy(what, tuple((value, tuple(voices)) for value, voices in variants.items()))
        for what, variants in told.items()
        if len(variants) > 1 and len({voice for voices in variants.values() for voice in voices}) > 1
    )


def _details(account: Account) -> Iterable[tuple[str, str]]:
    for figure in account.figures:
        yield figure.what, figure.evidence.span.quote if figure.best is None else str(figure.best)
    for first, last in account.days:
        yield "day", first if first == last else f"{first}/{last}"
    yield from (("place", name) for name in account.places)
    yield from (("agent", actor) for actor in account.agents)


def explanation(tellings: Sequence[Telling]) -> tuple[Link, ...]:
    """Return why each report's telling is of the happening: its strongest link to an earlier one."""
    ordered = sorted(tellings, key=lambda t: (t.digest.published or "9", t.key))
    found = []
    for position, later in enumerate(ordered):
        earlier = [one for one in ordered[:position] if one.digest.report != later.digest.report]
        links = [across.explain(one, later) for one in earlier]
        if links:
            found.append(max(links, key=lambda link: (link.weight, link.one, link.other)))
    return tuple(found)


def _names(parties: Mapping[str, Sequence[Seen]], wanted: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the fullest name of each actor in the reports of an incident."""
    written = {
        actor: max(
            (name for one in seen for name in one.sighting.written), key=lambda n: (len(n), n), default=""
        )
        for actor, seen in parties.items()
        if actor in wanted
    }
    return tuple(sorted((actor, name) for actor, name in written.items() if name))


def _parties_of(
    tellings: Sequence[Telling], actor_of: Mapping[str, str], cast: Mapping[str, Sequence[Seen]]
) -> dict[str, list[Seen]]:
    """Return the sightings of each actor in the reports of some tellings."""
    found: dict[str, list[Seen]] = {}
    for report in dict.fromkeys(telling.digest.report for telling in tellings):
        for one in cast[report]:
            if one.key in actor_of:
                found.setdefault(actor_of[one.key], []).append(one)
    return found
