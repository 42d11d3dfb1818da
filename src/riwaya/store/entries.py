"""Entries: what of a reading can be searched, each passage, statement and event a row of its own."""

from collections.abc import Iterable, Iterator
from typing import Any

from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Event, Mention, Reading, Span, Statement
from riwaya.store.words import broad, folded, plain, precise
from riwaya.text import sentence_spans

_BETWEEN = " \u2026 "
BETWEEN_NAMES = " | "


def entries(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the rows of a reading for the table `entries`."""
    report = reading.report.id
    day = (reading.report.published_at or "")[:10] or None
    sides = _Sides(reading)
    for passage in reading.report.passages:
        yield _row(report, "passage", str(passage.id), passage.kind, passage.text, day, day)
    for statement in reading.statements:
        text = _BETWEEN.join(span.quote for span in _spans(statement))
        row = _row(report, "statement", statement.id, statement.act, text, day, day)
        yield row | _named(sides.speakers(statement))
    for event in reading.events:
        text = sides.around(event.trigger)
        first, last = sides.days(event)
        row = _row(report, "event", event.id, event.type, text, first or day, last or day)
        told = _named(sides.actors(event)) | {"places": _joined(sides.places(event))}
        yield row | told | {"held": BETWEEN_NAMES.join(sides.held(event))}


def _row(
    report: str, kind: str, record: str, what: str, text: str, first: str | None, last: str | None
) -> dict[str, Any]:
    text = plain(text)
    return {
        "report": report, "kind": kind, "record": record, "what": what, "text": text,
        "actors": "", "told": "", "held": "", "places": "", "first_day": first, "last_day": last,
        "precise": precise(text), "broad": broad(text),
    }  # fmt: skip


def _spans(statement: Statement) -> Iterator[Span]:
    """Yield the parts of a statement in the order of the text."""
    parts = [statement.cue, *statement.content]
    if statement.source is not None:
        parts.append(statement.source)
    yield from sorted(parts, key=lambda span: (span.passage, span.start))


class _Sides:
    """The names of a reading's actors and places, folded."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._actors = {actor.id: actor.names for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._times = {time.id: time for time in reading.times}
        self._cut: dict[int, list[tuple[int, int]]] = {}
        self._texts = {passage.id: passage.text for passage in reading.report.passages}

    def speakers(self, statement: Statement) -> list[str]:
        said = [statement.source.quote] if statement.source is not None else []
        return [*said, *self._actors.get(statement.source_actor or "", ())]

    def actors(self, event: Event) -> list[str]:
        sides = self._of(*event.agent, *event.patient)
        return [name for mention in sides for name in self._named(mention)]

    def places(self, event: Event) -> Iterator[str]:
        """Yield the names of an event's places and of all that they lie in."""
        for mention in self._of(*event.place, *event.patient):
            place = self._places.get(mention.place or "")
            if place is not None:
                yield from (mention.span.quote, place.name, place.admin2 or "", place.admin1 or "")
                country = Gazetteer.load().unit(place.country) if place.country else None
                yield country.name if country is not None else ""

    def held(self, event: Event) -> Iterator[str]:
        """Yield who holds an event to be what, a statement's voice by the name of who speaks."""
        for one in event.factuality:
            said = self._statements.get(one.voice)
            names = self.speakers(said) if said is not None else [one.voice]
            yield f"{names[0] if names else one.voice}={one.value}"

    def _of(self, *ids: str) -> list[Mention]:
        return [self._mentions[one] for one in ids if one in self._mentions]

    def _named(self, mention: Mention) -> tuple[str, ...]:
        return (mention.span.quote, *self._actors.get(mention.actor or "", ()))

    def days(self, event: Event) -> tuple[str | None, str | None]:
        found = [self._times[one] for one in event.time if one in self._times]
        starts = [time.start for time in found if time.start]
        ends = [time.end for time in found if time.end]
        return min(starts, default=None), max(ends, default=None)

    def around(self, trigger: Span) -> str:
        """Return the sentence around a trigger."""
        text = self._texts[trigger.passage]
        for start, end in self._sentences(trigger.passage):
            if start <= trigger.start < end:
                return text[start:end]
        return trigger.quote

    def _sentences(self, passage: int) -> list[tuple[int, int]]:
        if passage not in self._cut:
            self._cut[passage] = sentence_spans(self._texts[passage])
        return self._cut[passage]


def _named(names: list[str]) -> dict[str, Any]:
    return {"actors": _joined(names), "told": BETWEEN_NAMES.join(dict.fromkeys(map(plain, names)))}


def _joined(names: Iterable[str]) -> str:
    return BETWEEN_NAMES.join(dict.fromkeys(folded(name) for name in names if name))
