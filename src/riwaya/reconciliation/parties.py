"""Parties: the names by which those who act in an event are compared, before it is known who is who."""

from collections.abc import Iterable
from functools import lru_cache

from riwaya.reconciliation.digest import Digest, Sighting
from riwaya.reconciliation.terms import name_rarity

_TELLING = 1.0


def party_keys(digest: Digest, parties: Iterable[int]) -> frozenset[str]:
    """Return the keys of some actors of a report: a list's id, else every name that says who is meant."""
    return frozenset(name for party in parties for name in names_of(digest.sightings[party]))


@lru_cache(maxsize=100_000)
def names_of(sighting: Sighting) -> tuple[str, ...]:
    """Return the keys of one actor; none for one that is only a common noun."""
    if sighting.ref is not None:
        return (sighting.ref,)
    found = [name for name in sighting.names if _says_who(name)]
    found = found or [office for office in sighting.offices if len(office) > 1 and _says_who(office)]
    return tuple(" ".join(name) for name in found)


def _says_who(name: tuple[str, ...]) -> bool:
    return sum(map(name_rarity, name)) >= _TELLING
