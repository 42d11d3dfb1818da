"""Within one report: which mentions of events are one happening."""

from collections.abc import Iterator, Sequence

from riwaya.reconciliation import comparison, deeds, levels
from riwaya.reconciliation.comparison import Compared
from riwaya.reconciliation.digest import Digest, Occurrence
from riwaya.reconciliation.grouping import Pair, pair
from riwaya.reconciliation.parties import party_keys
from riwaya.reconciliation.terms import is_definite, weighed

MODEL = "within"
_REACH = 60
"""How many mentions further on a mention is still compared, and besides with all of its own type's first."""
_HEADS = ("title", "kicker", "standfirst")


def links(digest: Digest, names: Sequence[str]) -> dict[Pair, float]:
    """Return the weights of the pairs of mentions, by their record keys."""
    found = {}
    for one, other in _pairs(digest.occurrences):
        weight = comparison.weigh(MODEL, compare(digest, one, other))
        found[pair(names[one], names[other])] = weight
    return found


def _pairs(occurrences: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    for other, occurrence in enumerate(occurrences):
        for one in range(max(0, other - _REACH), other):
            if deeds.relation(occurrences[one].type, occurrence.type) is not None:
                yield one, other
        if other > _REACH:
            for one in range(min(10, other - _REACH)):
                if deeds.relation(occurrences[one].type, occurrence.type) is not None:
                    yield one, other


def compare(digest: Digest, one: int, other: int) -> list[Compared]:
    """Compare two mentions of a report, the first given first."""
    a, b = digest.occurrences[one], digest.occurrences[other]
    told_a, told_b = digest.sentences[a.sentence], digest.sentences[b.sentence]
    sites_a, sites_b = ([digest.sites[site] for site in x.sites] for x in (a, b))
    return [
        ("type", _type(a, b, _distance(digest, a, b))),
        ("reference", "definite" if is_definite(b.quote) else "new"),
        ("stance", levels.stances([v.value for v in a.voices], [v.value for v in b.voices])),
        ("sentence", _distance(digest, a, b)),
        ("day", levels.days([a.days] if a.days else [], [b.days] if b.days else [])),
        ("place", levels.places(sites_a, sites_b)),
        ("agent", levels.parties(party_keys(digest, a.agents), party_keys(digest, b.agents))),
        ("patient", levels.parties(party_keys(digest, a.patients), party_keys(digest, b.patients))),
        ("number", levels.numbers(_numbers(a), _numbers(b))),
        (
            "terms",
            levels.terms(weighed(told_a.terms), weighed(told_b.terms)) if a.sentence != b.sentence else None,
        ),
        ("head", "both" if told_a.kind in _HEADS and b.sentence <= 2 else None),
    ]


def _type(a: Occurrence, b: Occurrence, distance: str) -> str | None:
    level = deeds.likeness([a.type], [b.type])
    return f"{level}_here" if level in ("harm", "kin") and distance == "same" else level


def _distance(digest: Digest, a: Occurrence, b: Occurrence) -> str:
    if a.sentence == b.sentence:
        return "same"
    near = digest.sentences[b.sentence].span.passage - digest.sentences[a.sentence].span.passage <= 1
    return "next" if near and abs(b.sentence - a.sentence) == 1 else "far"


def _numbers(occurrence: Occurrence) -> list[tuple[str, int]]:
    return [(number[0], number[2]) for number in occurrence.numbers if number[2] is not None]
