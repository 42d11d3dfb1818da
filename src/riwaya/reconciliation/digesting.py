"""Digesting: a reading reduced to what reconciliation compares."""

from collections import Counter
from collections.abc import Iterable, Iterator

from riwaya.model import OUTLET, Event, Mention, Passage, Reading, Span, Statement
from riwaya.reconciliation.digest import (
    Digest,
    Occurrence,
    Saying,
    Sentence,
    Sighting,
    Site,
    Spot,
    Voiced,
    numbered,
)
from riwaya.reconciliation.namesakes import says_who
from riwaya.reconciliation.terms import name_words, points, runs, terms, without_place
from riwaya.text import sentence_spans

_NOBODY = -1
_EXACT = 1
_FIRST = ("title", "kicker", "standfirst", "heading")
_LONGEST_TOPIC = 40
_DESCRIBED = ("person", "people")
"""Kinds of actors that reports often only describe."""


def digest(reading: Reading) -> Digest:
    """Reduce a reading to its digest. The same reading always gives the same digest."""
    return _Digesting(reading).run()


class _Digesting:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._cast = [actor for actor in reading.actors if actor.id in _that_matter(reading)]
        self._actors = {actor.id: index for index, actor in enumerate(self._cast)}
        self._sayings = {statement.id: index for index, statement in enumerate(reading.statements)}
        self._places = {place.id: place for place in reading.places}
        self._times = {time.id: time for time in reading.times}
        self._texts: dict[int, Passage] = {passage.id: passage for passage in reading.report.passages}
        self._cut: dict[int, list[tuple[int, int]]] = {}
        self._told: dict[Sentence, int] = {}
        self._at: dict[tuple[int, int], int] = {}
        self._sites: dict[Site, int] = {}

    def run(self) -> Digest:
        report = self._reading.report
        occurrences = tuple(self._occurrence(event) for event in self._reading.events)
        return Digest(
            report.id,
            report.outlet,
            report.published_at,
            self._topic(),
            tuple(self._sightings()),
            tuple(self._sites),
            tuple(self._saying(statement) for statement in self._reading.statements),
            tuple(self._told),
            occurrences,
        )

    def _topic(self) -> tuple[str, ...]:
        """Return the terms of the title and of the first paragraph."""
        passages = self._reading.report.passages
        lead = next((p for p in passages if p.kind == "paragraph"), None)
        heads = [p for p in passages if p.kind in _FIRST[:3]]
        text = " ".join(p.text for p in (*heads, *((lead,) if lead else ())))
        return tuple(sorted(terms(text)[:_LONGEST_TOPIC]))

    def _sightings(self) -> Iterator[Sighting]:
        country = self._country()
        mentions: dict[str, list[Mention]] = {}
        for mention in self._reading.mentions:
            if mention.actor is not None:
                mentions.setdefault(mention.actor, []).append(mention)
        for actor in self._cast:
            own = mentions.get(actor.id, [])
            said = [mention for mention in own if not mention.inferred] or own
            proper = {m.name.quote for m in own if m.name is not None}
            person = actor.kind == "person" and actor.ref is None
            called = [name for name in actor.names if name in proper or not person]
            names = tuple(dict.fromkeys(filter(None, map(name_words, called))))
            yield Sighting(
                actor.kind,
                actor.ref,
                _names_proper(names, person),
                actor.names,
                tuple(dict.fromkeys(filter(None, map(_office, said)))),
                tuple(_spot(mention.span) for mention in own),
                country,
            )

    def _country(self) -> str | None:
        """Return the country that the report names places in most."""
        named = (self._places.get(mention.place or "") for mention in self._reading.mentions)
        counts = Counter(place.country for place in named if place is not None and place.country)
        return min(counts, key=lambda name: (-counts[name], name), default=None)

    def _saying(self, statement: Statement) -> Saying:
        source = self._actors.get(statement.source_actor or "")
        if source is None and statement.source is not None:
            source = self._actor_at(statement.source)
        return Saying(
            source,
            statement.source.quote if statement.source is not None else None,
            statement.source_type,
            _spot(statement.cue),
            statement.cue.quote,
            tuple(map(_spot, statement.content)),
            terms(" ".join(span.quote for span in statement.content)),
            statement.act,
            self._sayings.get(statement.parent or ""),
            self._actor_at(statement.target) if statement.target is not None else None,
            _spot(statement.source) if statement.source is not None else None,
        )

    def _actor_at(self, span: Span) -> int | None:
        """Return the actor whose mention fills most of a span."""
        found = [
            m for m in self._reading.mentions
            if m.actor in self._actors and m.span.passage == span.passage
            and m.span.start < span.end and span.start < m.span.end
        ]  # fmt: skip
        best = max(found, key=lambda m: (m.span.end - m.span.start, -m.span.start), default=None)
        return self._actors[best.actor] if best is not None and best.actor is not None else None

    def _occurrence(self, event: Event) -> Occurrence:
        return Occurrence(
            event.type,
            _spot(event.trigger),
            event.trigger.quote,
            self._around(event.trigger),
            self._days(event),
            tuple(dict.fromkeys(self._site(m) for m in self._of(event.place) if m.place in self._places)),
            self._side(event.agent),
            self._side(event.patient),
            tuple(map(numbered, event.numbers)),
            tuple(self._voices(event)),
        )

    def _of(self, ids: Iterable[str]) -> list[Mention]:
        return [self._mentions[one] for one in ids if one in self._mentions]

    def _side(self, ids: Iterable[str]) -> tuple[int, ...]:
        found = (self._actors.get(mention.actor or "") for mention in self._of(ids))
        return tuple(dict.fromkeys(index for index in found if index is not None))

    def _site(self, mention: Mention) -> int:
        place = self._places[mention.place or ""]
        site = Site(
            place.name, place.lat, place.lon, place.country, place.admin1, place.admin2,
            place.geo_precision, place.ref, name_words(place.name),
        )  # fmt: skip
        return self._sites.setdefault(site, len(self._sites))

    def _days(self, event: Event) -> tuple[str, str, int] | None:
        found = [self._times[one] for one in event.time if one in self._times]
        spans = sorted((t.start, t.end, t.time_precision or _EXACT) for t in found if t.start and t.end)
        return min(spans, key=lambda span: (span[2], span), default=None)

    def _voices(self, event: Event) -> Iterator[Voiced]:
        for one in event.factuality:
            if one.value != "unknown":
                said = self._sayings.get(one.voice, _NOBODY)
                yield Voiced(None if one.voice == OUTLET else said, one.value)

    def _around(self, trigger: Span) -> int:
        """Return the number of the sentence that a trigger stands in."""
        cut = self._sentences(trigger.passage)
        inside = ((start, end) for start, end in cut if start <= trigger.start < end)
        start, end = next(inside, (trigger.start, trigger.end))
        at = (trigger.passage, start)
        if at not in self._at:
            passage = self._texts[trigger.passage]
            text = passage.text[start:end]
            told = Sentence(Spot(*at, end), passage.kind, tuple(sorted(terms(text))), runs(text))
            self._at[at] = self._told.setdefault(told, len(self._told))
        return self._at[at]

    def _sentences(self, passage: int) -> list[tuple[int, int]]:
        if passage not in self._cut:
            self._cut[passage] = sentence_spans(self._texts[passage].text)
        return self._cut[passage]


def _names_proper(names: tuple[tuple[str, ...], ...], person: bool) -> tuple[tuple[str, ...], ...]:
    """Return the names that say who is meant, if any does: not a bare surname beside a whole name, not `the
    council` beside the council's name, and never what only points back.
    """
    if person:
        return tuple(name for name in names if len(name) > 1) or names
    kept = tuple(dict.fromkeys(without_place(name) for name in names if not points(name)))
    return tuple(name for name in kept if says_who(name)) or kept


def _that_matter(reading: Reading) -> frozenset[str]:
    """Return the ids of the actors that are named, that take part in an event, or that speak or are spoken
    to.
    """
    named = {m.actor for m in reading.mentions if m.name is not None}
    named |= {actor.id for actor in reading.actors if actor.ref is not None or actor.kind not in _DESCRIBED}
    sides = {side for event in reading.events for side in (*event.agent, *event.patient)}
    spans = [span for s in reading.statements for span in (s.source, s.target) if span is not None]
    taking_part = {
        m.actor for m in reading.mentions if m.id in sides or any(_overlap(m.span, span) for span in spans)
    }
    speaking = {statement.source_actor for statement in reading.statements}
    return frozenset(name for name in named | taking_part | speaking if name is not None)


def _overlap(a: Span, b: Span) -> bool:
    return a.passage == b.passage and a.start < b.end and b.start < a.end


def _spot(span: Span) -> Spot:
    return Spot(span.passage, span.start, span.end)


def _office(mention: Mention) -> tuple[str, ...]:
    """Return the words of a mention that are not its name: what it is called by, a title or a description."""
    if mention.name is None:
        return name_words(mention.span.quote)
    start = mention.name.start - mention.span.start
    quote = mention.span.quote
    return name_words(f"{quote[:start]} {quote[start + len(mention.name.quote) :]}")
