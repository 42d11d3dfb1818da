"""What holds of every reading of every report, whatever it says."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from riwaya.model import OUTLET, UNATTRIBUTED, Reading, Report, Span, Statement, from_plain, to_plain


def spans(record: Any) -> Iterator[Span]:
    """Every span anywhere below a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)
    elif is_dataclass(record) and not isinstance(record, Report):
        for field in fields(record):
            yield from spans(getattr(record, field.name))


def check(reading: Reading) -> None:
    """Hold a reading to every law."""
    check_evidence(reading)
    check_references(reading)
    check_statements(reading)
    check_events(reading)
    assert from_plain(to_plain(reading)) == reading


def check_evidence(reading: Reading) -> None:
    """Every quote is the slice it points at, and says something."""
    texts = {passage.id: passage.text for passage in reading.report.passages}
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(texts[span.passage]), span
        assert texts[span.passage][span.start : span.end] == span.quote
        assert span.quote.strip(), span
    for mention in reading.mentions:
        assert mention.name is None or _holds(mention.span, mention.name), mention


def check_references(reading: Reading) -> None:
    """Ids are unique, and every id that is named exists."""
    kinds = ("mentions", "actors", "places", "times", "statements", "events")
    ids = {kind: [record.id for record in getattr(reading, kind)] for kind in kinds}
    everything = [identity for kind in kinds for identity in ids[kind]]
    assert len(everything) == len(set(everything))
    for mention in reading.mentions:
        assert mention.actor in (None, *ids["actors"])
        assert mention.place in (None, *ids["places"])
    assert {mention.actor for mention in reading.mentions} >= set(ids["actors"])
    assert {mention.place for mention in reading.mentions} >= set(ids["places"])
    for actor in reading.actors:
        assert actor.names and all(actor.names)
    for statement in reading.statements:
        assert statement.source_actor in (None, *ids["actors"])
        assert statement.parent in (None, *ids["statements"])
    for event in reading.events:
        assert {*event.agent, *event.patient, *event.place} <= set(ids["mentions"])
        assert set(event.time) <= set(ids["times"])


def check_statements(reading: Reading) -> None:
    """A statement has words; a guess is marked; what is nested stands in its parent."""
    by_id = {statement.id: statement for statement in reading.statements}
    for statement in reading.statements:
        assert statement.content, statement
        assert all(one.end <= other.start for one, other in pairwise(statement.content)), statement
        assert statement.inferred == (statement.source is None and statement.source_actor is not None), (
            statement
        )
        if statement.parent is not None:
            assert _is_nested(statement, by_id[statement.parent]), (statement, by_id[statement.parent])
        seen = {statement.id}
        above = statement.parent
        while above is not None:
            assert above not in seen, "a statement stands inside itself"
            seen.add(above)
            above = by_id[above].parent


def _is_nested(inner: Statement, outer: Statement) -> bool:
    """The inner cue, or all its content (`the agency quoted him as saying`), stands in the outer content."""
    return any(_holds(content, inner.cue) for content in outer.content) or all(
        any(_holds(content, part) for content in outer.content) for part in inner.content
    )


def check_events(reading: Reading) -> None:
    """Every event has voices, each once; a caption asserts nothing; ranges are ranges."""
    voices = {OUTLET, UNATTRIBUTED, *(statement.id for statement in reading.statements)}
    captions = {passage.id for passage in reading.report.passages if passage.kind == "caption"}
    for event in reading.events:
        named = [held.voice for held in event.factuality]
        assert OUTLET in named and len(named) == len(set(named)) and set(named) <= voices, event
        if event.trigger.passage in captions:
            assert all(held.value != "asserted" for held in event.factuality if held.voice == OUTLET), event
        for number in event.numbers:
            bounds = [bound for bound in (number.low, number.best, number.high) if bound is not None]
            assert bounds and bounds == sorted(bounds) and bounds[0] >= 0, number
    for time in reading.times:
        assert time.start is None or time.end is None or time.start <= time.end, time


def _holds(outer: Span, inner: Span) -> bool:
    return outer.passage == inner.passage and outer.start <= inner.start and inner.end <= outer.end
