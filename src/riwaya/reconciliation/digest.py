"""A digest: all of one reading that reconciliation looks at, and nothing else.

Digests are what a case is computed from, so they are small, plain, and kept in the store: lists of lists,
in the order of the fields below. A reading gives the same digest on every machine.
"""

import json
import sys
from typing import Any, NamedTuple

from riwaya.model import Number, Span

SHAPE = 3
"""Raised when the fields change: digests of another shape are made anew from their readings."""


class Spot(NamedTuple):
    """A span without its words: passage, start, end."""

    passage: int
    start: int
    end: int


class Sighting(NamedTuple):
    """One actor of one report. `names` and `offices` are folded words; `written` the names as published.

    `where` is the country that the report names places in most.
    """

    kind: str
    ref: str | None
    names: tuple[tuple[str, ...], ...]
    written: tuple[str, ...]
    offices: tuple[tuple[str, ...], ...]
    mentions: tuple[Spot, ...]
    where: str | None


class Site(NamedTuple):
    """One place that a report means, as the gazetteer or the report alone has it."""

    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    precision: int | None
    ref: str | None
    folded: tuple[str, ...]


class Saying(NamedTuple):
    """One statement: `source` and `target` are positions of sightings, `parent` of a saying."""

    source: int | None
    named: str | None
    source_type: str | None
    cue: Spot
    cue_words: str
    content: tuple[Spot, ...]
    words: tuple[str, ...]
    act: str
    parent: int | None
    target: int | None
    span: Spot | None


class Voiced(NamedTuple):
    """What a voice holds of an event: `saying` is None for the outlet itself, -1 for nobody in particular."""

    saying: int | None
    value: str


class Sentence(NamedTuple):
    """One sentence that tells of an event: its span, the kind of its passage, its terms, and the hashes of
    its runs of words, four bytes each (riwaya.reconciliation.terms.runs).
    """

    span: Spot
    kind: str
    terms: tuple[str, ...]
    runs: bytes


class Occurrence(NamedTuple):
    """One mention of an event. `sentence`, `agents`, `patients`, `sites` are positions in the digest.

    `days` is (first, last, precision).
    """

    type: str
    trigger: Spot
    quote: str
    sentence: int
    days: tuple[str, str, int] | None
    sites: tuple[int, ...]
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    numbers: tuple[tuple[str, int | None, int | None, int | None, Spot, str], ...]
    voices: tuple[Voiced, ...]


class Digest(NamedTuple):
    """One report, digested. `day` is when it was published, `topic` the terms of its title and lead."""

    report: str
    outlet: str | None
    published: str | None
    topic: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    sites: tuple[Site, ...]
    sayings: tuple[Saying, ...]
    sentences: tuple[Sentence, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def day(self) -> str | None:
        """The day of publication, ISO."""
        return self.published[:10] if self.published else None


def key(report: str, spot: Spot | Span) -> str:
    """Return the key of the record that a span proves (riwaya.model.case).

    >>> key("sha256:0", Spot(3, 10, 25))
    'sha256:0#3:10-25'
    """
    return f"{report}#{spot.passage}:{spot.start}-{spot.end}"


def spot_of(record: str) -> tuple[str, Spot]:
    """Return the report and the span of a record key. Raises ValueError for what is none.

    >>> spot_of("sha256:0#3:10-25")
    ('sha256:0', Spot(passage=3, start=10, end=25))
    """
    report, _, place = record.rpartition("#")
    passage, _, span = place.partition(":")
    start, _, end = span.partition("-")
    return report, Spot(int(passage), int(start), int(end))


def numbered(number: Number) -> tuple[str, int | None, int | None, int | None, Spot, str]:
    """Return a number as a digest keeps it."""
    span = number.span
    at = Spot(span.passage, span.start, span.end)
    return (number.what, number.low, number.best, number.high, at, span.quote)


def pack(digest: Digest) -> str:
    """Return a digest as the JSON that it is kept as."""
    text = json.dumps(_plain(digest), ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which a broken page may hold
        return json.dumps(_plain(digest), separators=(",", ":"))
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.hex() if isinstance(value, bytes) else value


def _terms(row: Any) -> tuple[str, ...]:
    """Return terms, each kept once in memory however many reports have it."""
    return tuple(map(sys.intern, row))


def unpack(data: Any) -> Digest:
    """Build a digest from the nested lists that it was kept as."""
    report, outlet, published, topic, sightings, sites, sayings, sentences, occurrences = data
    return Digest(
        report,
        outlet,
        published,
        _terms(topic),
        tuple(_sighting(row) for row in sightings),
        tuple(Site._make((*row[:-1], tuple(row[-1]))) for row in sites),
        tuple(_saying(row) for row in sayings),
        tuple(Sentence(Spot(*row[0]), row[1], _terms(row[2]), bytes.fromhex(row[3])) for row in sentences),
        tuple(_occurrence(row) for row in occurrences),
    )


def _sighting(row: Any) -> Sighting:
    kind, ref, names, written, offices, mentions, where = row
    return Sighting(
        kind,
        ref,
        tuple(map(tuple, names)),
        tuple(written),
        tuple(map(tuple, offices)),
        tuple(Spot(*spot) for spot in mentions),
        where,
    )


def _saying(row: Any) -> Saying:
    source, named, kind, cue, cue_words, content, words, act, parent, target, span = row
    spots = tuple(Spot(*spot) for spot in content)
    return Saying(
        source, named, kind, Spot(*cue), cue_words, spots, tuple(words), act, parent, target,
        Spot(*span) if span is not None else None,
    )  # fmt: skip


def _occurrence(row: Any) -> Occurrence:
    event_type, trigger, quote, sentence, days, sites, agents, patients, numbers, voices = row
    return Occurrence(
        event_type,
        Spot(*trigger),
        quote,
        sentence,
        tuple(days) if days is not None else None,
        tuple(sites),
        tuple(agents),
        tuple(patients),
        tuple((*number[:4], Spot(*number[4]), number[5]) for number in numbers),
        tuple(Voiced(*voice) for voice in voices),
    )
