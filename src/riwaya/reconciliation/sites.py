"""Places of the case: each once, under every name that the reports give it."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from riwaya.model import Place
from riwaya.model.case import CasePlace
from riwaya.reconciliation.digest import Site
from riwaya.reconciliation.tellings import Telling


def case_places(told: Iterable[Telling]) -> tuple[CasePlace, ...]:
    """Return the places where things happen, the most told first."""
    counts: Counter[str] = Counter()
    sites: dict[str, dict[Site, None]] = {}
    for telling in told:
        for site in telling.sites:
            name = site.ref or " ".join((*site.folded, site.country or ""))
            counts[name] += 1
            sites.setdefault(name, {})[site] = None
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(_place(name, sorted(sites[name], key=str)) for name in ordered)


def _place(name: str, sites: list[Site]) -> CasePlace:
    best = min(sites, key=lambda site: (site.lat is None, site.precision or 1, site.name))
    identity = "p" + hashlib.sha256(name.encode()).hexdigest()[:12]
    place = Place(
        identity, best.name, best.lat, best.lon, best.country, best.admin1,
        best.precision, best.ref, best.admin2,  # type: ignore[arg-type]
    )  # fmt: skip
    return CasePlace(identity, tuple(dict.fromkeys(site.name for site in sites)), place)
