"""Actors: which sightings, in one report or many, are of one person or body.

An actor of the lexicon's list is known by its id. Others are compared by name, by what they are called and by
where; a first name alone never joins two, and an office joins a man to it only near in time.
"""

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from riwaya.lexicon import load_rows
from riwaya.model.case import Link
from riwaya.reconciliation import comparison, levels, namesakes
from riwaya.reconciliation.comparison import Compared
from riwaya.reconciliation.digest import Digest, Sighting, key
from riwaya.reconciliation.linking import Kind
from riwaya.reconciliation.terms import Terms, name_rarity, name_words, says_something, weighed
from riwaya.text.clitics import AL

_PERIOD = 60
"""Days: an office names the same man in one period and the next."""
_PERSON = "person"
_PEOPLE = "people"
_FORCE = "armed_group"
_POST = 0.5
_FULL = 3
"""Words of an office that names it whole."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting in its report. `key` is the record key of its first mention, `position` its place in the
    digest.

    `weak` says that what it is called does not tell who it is; then `topic`, what its report is about,
    counts.
    """

    key: str
    report: str
    day: str | None
    sighting: Sighting
    topic: Terms
    weak: bool
    position: int


def seen(digest: Digest) -> list[Seen]:
    """Return a report's sightings with their keys; one without a mention is none."""
    topic = weighed(digest.topic)
    found = []
    for position, sighting in enumerate(digest.sightings):
        if sighting.mentions:
            name = key(digest.report, sighting.mentions[0])
            weak = _is_weak(sighting)
            found.append(Seen(name, digest.report, digest.day, sighting, topic, weak, position))
    return found


def _is_weak(sighting: Sighting) -> bool:
    """Tell whether what a sighting is called would not make it one with another that is called the same.

    Only then does it matter what else the two reports tell of.
    """
    if sighting.ref is not None:
        return False
    person = sighting.kind == _PERSON
    compared: list[Compared] = [
        ("name" if person else "body", _names(sighting, sighting)),
        ("office", _offices(sighting.offices, sighting.offices) if person else None),
        ("where", _where(sighting.where, sighting.where)),
        ("when", "near"),
    ]
    return comparison.weigh(model(sighting), compared) <= 0


def compare(a: Seen, b: Seen) -> list[Compared] | None:
    """Compare two sightings; None if they can never be one."""
    one, other = a.sighting, b.sighting
    persons = one.kind == _PERSON, other.kind == _PERSON
    if persons[0] != persons[1] or (one.kind == _PEOPLE) != (other.kind == _PEOPLE):
        return None
    if one.ref is not None or other.ref is not None:
        return [("list", "same")] if one.ref == other.ref else None
    return [
        ("name" if persons[0] else "body", _names(one, other)),
        ("office", _offices(one.offices, other.offices) if persons[0] else None),
        ("where", _where(one.where, other.where)),
        ("when", _when(a.day, b.day)),
        ("topic", levels.terms(a.topic, b.topic) if a.weak and b.weak and a.report != b.report else None),
    ]


def _names(one: Sighting, other: Sighting) -> str | None:
    if one.kind == _PERSON:
        return namesakes.compare(one.names, other.names)
    level = namesakes.compare_bodies(one.names, other.names)
    forces = one.kind == other.kind == _FORCE and _is_construct(one) and _is_construct(other)
    return "force" if level == "plain" and forces else level


def _is_construct(sighting: Sighting) -> bool:
    """Tell whether a group is called as forces *of* something are: the plainest words are its name then."""
    called = [name.split() for name in sighting.written]
    return any(len(words) > 1 and words[-1].startswith(AL) > words[0].startswith(AL) for words in called)


def model(one: Sighting) -> str:
    """Return the name of the weights by which an actor is compared."""
    return "person" if one.kind == _PERSON else "body"


def weigh(a: Seen, b: Seen) -> float | None:
    """Return the weight of two sightings' being of one actor, in bits; None if they cannot be."""
    compared = compare(a, b)
    return None if compared is None else comparison.weigh(model(a.sighting), compared)


def explain(a: Seen, b: Seen) -> Link:
    """Return the link of two sightings with all that speaks for it and against."""
    compared, name = compare(a, b) or [], model(a.sighting)
    one, other = sorted((a.key, b.key))
    return Link(one, other, comparison.weigh(name, compared), comparison.reasons(name, compared))


def blocks(sighting: Sighting) -> Iterator[str]:
    """Yield the keys by which sightings are looked for that may be of the same actor."""
    person = sighting.kind == _PERSON
    if sighting.ref is not None:
        yield f"r:{sighting.ref}"
        return
    keys = namesakes.keys if person else namesakes.body_keys
    found = {name_key for name in sighting.names for name_key in keys(name)}
    yield from (f"{'p' if person else 'b'}:{name}" for name in sorted(found))
    if person:
        offices = {" ".join(office) for office in sighting.offices if _says_which(office)}
        yield from (f"o:{office}" for office in sorted(offices))


def alike(one: Seen) -> Hashable:
    """Return all that is compared of a sighting."""
    sighting = one.sighting
    person = sighting.kind == _PERSON
    offices = frozenset(sighting.offices) if person else frozenset()
    return (sighting.kind, sighting.ref, frozenset(sighting.names), offices, sighting.where, _period(one.day))


ACTORS: Kind[Seen] = Kind(
    name="actor",
    blocks=lambda one: blocks(one.sighting),
    weigh=weigh,
    report=lambda one: one.report,
    known=lambda one: one.sighting.ref,
    alike=alike,
    apart=None,
    inside=True,
)


def _offices(one: Collection[tuple[str, ...]], other: Collection[tuple[str, ...]]) -> str | None:
    """Compare what two persons are called: `same` post, `shared` words that say something, or `other`."""
    if not one or not other:
        return None
    if any(_same_office(a, b) or _same_office(b, a) for a in one for b in other):
        return "same"
    a, b = ({word for office in both for word in office if says_something(word)} for both in (one, other))
    return "shared" if not a.isdisjoint(b) else "other"


def _same_office(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether an office is another's, or the same called more fully."""
    return _says_which(short) and (short == long or (len(short) >= _FULL and set(short) < set(long)))


@lru_cache(maxsize=100_000)
def _says_which(office: tuple[str, ...]) -> bool:
    """Tell whether words name one post, and not an honour, rank or trade that many have."""
    post = [word for word in office if word not in _honours()]
    return len(post) >= 2 and sum(map(name_rarity, post)) >= _POST


@cache
def _honours() -> frozenset[str]:
    rows = [noun for noun in load_rows().nouns if noun.role in ("honorific", "rank")]
    return frozenset(word for noun in rows for word in name_words(noun.lemma))


def _where(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return None
    return "same" if one == other else "other"


def _when(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return None
    return "near" if abs((_period(one) or 0) - (_period(other) or 0)) <= 1 else "far"


@lru_cache(maxsize=10_000)
def _period(day: str | None) -> int | None:
    return None if day is None else date.fromisoformat(day).toordinal() // _PERIOD
