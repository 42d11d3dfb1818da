"""Tellings: what one report tells of one happening, its mentions of the event taken together."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.reconciliation import within
from riwaya.reconciliation.digest import Digest, Occurrence, Site, key
from riwaya.reconciliation.grouping import Pair, group
from riwaya.reconciliation.parties import party_keys
from riwaya.reconciliation.terms import Terms, weighed

_HEADS = ("title", "kicker", "standfirst")


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of one happening: the occurrences at `members` of its digest.

    `key` is the record key of its first mention. `days` are (first, last, precision), the most exact first;
    `agents`, `patients` the names by which parties are compared; `head` tells whether the title tells of it.
    """

    key: str
    digest: Digest
    members: tuple[int, ...]
    types: tuple[str, ...]
    days: tuple[tuple[str, str, int], ...]
    sites: tuple[Site, ...]
    agents: frozenset[str]
    patients: frozenset[str]
    numbers: tuple[tuple[str, int], ...]
    terms: Terms
    topic: Terms
    values: frozenset[str]
    head: bool

    @property
    def occurrences(self) -> Iterator[Occurrence]:
        """The mentions, in the order of the text."""
        return (self.digest.occurrences[index] for index in self.members)


def tellings(
    digest: Digest,
    must: Iterable[Pair] = (),
    cannot: Collection[Pair] = (),
    wrong: Collection[str] = (),
) -> list[Telling]:
    """Return what a report tells, each happening once.

    `must` and `cannot` are pairs of record keys, `wrong` the keys of what is read wrongly and left out.
    """
    names = names_of(digest)
    index = {name: number for number, name in enumerate(names) if name not in wrong}
    kept = {
        both: w for both, w in within.links(digest, names).items() if both[0] in index and both[1] in index
    }
    groups = group(index, kept, must, cannot)
    return [telling(digest, sorted(index[name] for name in members)) for members in groups]


def names_of(digest: Digest) -> list[str]:
    """Return the record keys of a report's mentions of events, in their order."""
    return [key(digest.report, occurrence.trigger) for occurrence in digest.occurrences]


def telling(digest: Digest, members: Sequence[int]) -> Telling:
    """Return what the mentions at `members`, in their order, tell together."""
    own = [digest.occurrences[index] for index in members]
    sentences = [digest.sentences[one.sentence] for one in own]
    days = sorted({one.days for one in own if one.days is not None}, key=lambda d: (d[2], d))
    sites = dict.fromkeys(digest.sites[site] for one in own for site in one.sites)
    return Telling(
        key=key(digest.report, own[0].trigger),
        digest=digest,
        members=tuple(members),
        types=tuple(dict.fromkeys(one.type for one in own)),
        days=tuple(days),
        sites=tuple(sites),
        agents=party_keys(digest, (party for one in own for party in one.agents)),
        patients=party_keys(digest, (party for one in own for party in one.patients)),
        numbers=tuple(sorted({(n[0], n[2]) for one in own for n in one.numbers if n[2] is not None})),
        terms=weighed(term for sentence in sentences for term in sentence.terms),
        topic=weighed(digest.topic),
        values=frozenset(voice.value for one in own for voice in one.voices),
        head=any(sentence.kind in _HEADS for sentence in sentences),
    )
