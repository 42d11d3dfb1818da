"""What makes a gold reading wrong, and what makes it doubtful: parents, voices, references, spans."""

from collections import Counter
from collections.abc import Iterator

from riwaya.model import OUTLET, UNATTRIBUTED, Event, Reading, Span, Statement


def errors(reading: Reading) -> list[str]:
    """Return what breaks the codebook: spans, references, parents that lead in a circle, unknown voices.

    Closed lists and types are checked before, when the reading is built from plain data.

    >>> from riwaya.model import Event, Factuality, Report
    >>> event = Event("e1", "kill", Span(0, 0, 1, "x"), factuality=(Factuality("s9", "asserted"),))
    >>> errors(Reading(Report("sha256:0"), events=(event,)))[-1]
    "e1: the voice 's9' is no statement"
    """
    found = [*_span_errors(reading), *_reference_errors(reading), *_parent_errors(reading)]
    for event in reading.events:
        found += _voice_errors(event, {statement.id for statement in reading.statements})
    return found


def doubts(reading: Reading) -> list[str]:
    """Return what is allowed and seldom meant: such as an event in a content that holds nothing of it."""
    found = []
    for statement in reading.statements:
        if any(_within(statement.cue, span) for span in statement.content):
            found.append(f"{statement.id}: the cue stands inside its own content")
    for event in reading.events:
        inner = _innermost(event, reading.statements)
        if inner is not None and inner.id not in {held.voice for held in event.factuality}:
            found.append(f"{event.id}: stands inside {inner.id}'s content, which holds nothing of it")
    return found


def _span_errors(reading: Reading) -> Iterator[str]:
    texts = {passage.id: passage.text for passage in reading.report.passages}
    for owner, span in spans(reading):
        if span.start >= span.end or texts.get(span.passage, "")[span.start : span.end] != span.quote:
            yield f"{owner}: the span {span.start}-{span.end} of passage {span.passage} is not its quote"


def spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield every span of a reading with the id of the record that it is evidence of."""
    for mention in reading.mentions:
        yield mention.id, mention.span
        if mention.name is not None:
            yield mention.id, mention.name
    for time in reading.times:
        yield time.id, time.span
    for statement in reading.statements:
        single = (statement.source, statement.channel_span, statement.to, statement.target)
        found = (statement.cue, *statement.content, *(span for span in single if span is not None))
        yield from ((statement.id, span) for span in found)
    for event in reading.events:
        yield event.id, event.trigger
        if event.instrument is not None:
            yield event.id, event.instrument
        yield from ((event.id, number.span) for number in event.numbers)


def _reference_errors(reading: Reading) -> Iterator[str]:
    known = {
        name: {record.id for record in getattr(reading, name)}
        for name in ("mentions", "actors", "places", "times", "statements", "events")
    }
    ids = Counter(record.id for name in known for record in getattr(reading, name))
    yield from (f"{key}: {n} records have this id" for key, n in ids.items() if n > 1)
    wanted: list[tuple[str, str, str | None]] = []
    for mention in reading.mentions:
        wanted += [(mention.id, "actors", mention.actor), (mention.id, "places", mention.place)]
    wanted += [(statement.id, "actors", statement.source_actor) for statement in reading.statements]
    for event in reading.events:
        roles = (*event.agent, *event.patient, *event.place)
        wanted += [(event.id, "mentions", key) for key in roles]
        wanted += [(event.id, "times", key) for key in event.time]
    for owner, name, key in wanted:
        if key is not None and key not in known[name]:
            yield f"{owner}: refers to {key!r}, which is none of the {name}"


def _parent_errors(reading: Reading) -> Iterator[str]:
    parents = {statement.id: statement.parent for statement in reading.statements}
    for start, parent in parents.items():
        if parent is not None and parent not in parents:
            yield f"{start}: the parent {parent!r} is no statement"
        seen = {start}
        while parent is not None and parent in parents:
            if parent in seen:
                yield f"{start}: its parents lead in a circle"
                break
            seen.add(parent)
            parent = parents[parent]


def _voice_errors(event: Event, statements: set[str]) -> Iterator[str]:
    voices = Counter(held.voice for held in event.factuality)
    if OUTLET not in voices:
        yield f"{event.id}: has no value for the outlet"
    for voice, count in voices.items():
        if count > 1:
            yield f"{event.id}: has {count} values for {voice}"
        if voice not in statements and voice not in (OUTLET, UNATTRIBUTED):
            yield f"{event.id}: the voice {voice!r} is no statement"


def _innermost(event: Event, statements: tuple[Statement, ...]) -> Statement | None:
    holding = [
        (span.end - span.start, position, statement)
        for position, statement in enumerate(statements)
        for span in statement.content
        if _within(event.trigger, span)
    ]
    return min(holding, key=lambda one: one[:2])[2] if holding else None


def _within(inner: Span, outer: Span) -> bool:
    return inner.passage == outer.passage and outer.start <= inner.start and inner.end <= outer.end
