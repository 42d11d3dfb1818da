"""A reading's statements and events as rows to be read: who, act, what; event, roles, who holds it."""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.model import Event, Number, Reading, Span, Statement
from riwaya.publication.labels import Labels
from riwaya.publication.voices import Voice


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement in words. `what` is its whole content; `inside` the id of the statement around it."""

    id: str
    voice: Voice
    who: str
    act: str
    what: str
    notes: tuple[str, ...]
    at: Span
    inside: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in words. `roles` are (label, words) pairs, `held` (voice, value) pairs."""

    id: str
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]
    held: tuple[tuple[str, str], ...]
    at: Span


def statement_rows(reading: Reading, voices: dict[str, Voice], labels: Labels) -> list[StatementRow]:
    """Return the statements as rows, in the reading's order, in the words of `labels`."""
    return [
        StatementRow(
            id=statement.id,
            voice=voices[statement.id],
            who=_who(statement, voices[statement.id], labels),
            act=labels["act"][statement.act],
            what=f" {labels['ui']['more']} ".join(span.quote for span in statement.content),
            notes=tuple(_notes(statement, labels)),
            at=statement.content[0] if statement.content else statement.cue,
            inside=statement.parent,
        )
        for statement in reading.statements
    ]


def event_rows(reading: Reading, voices: dict[str, Voice], labels: Labels) -> list[EventRow]:
    """Return the events as rows, in the reading's order, in the words of `labels`."""
    statements = {statement.id: statement for statement in reading.statements}
    names = dict(labels["voice"])
    names.update({key: _who(statements[key], voice, labels) for key, voice in voices.items()})
    said = {mention.id: mention.span.quote for mention in reading.mentions}
    said.update({time.id: time.span.quote for time in reading.times})
    return [
        EventRow(
            id=event.id,
            type=labels["event"].get(event.type, event.type),
            trigger=event.trigger.quote,
            roles=tuple(_roles(event, said, labels)),
            held=tuple((names.get(f.voice, f.voice), labels["value"][f.value]) for f in event.factuality),
            at=event.trigger,
        )
        for event in reading.events
    ]


def shorten(text: str, length: int) -> str:
    """Cut a text at a word's end so that it has at most `length` characters, the ellipsis included.

    >>> shorten("one two three", 9), shorten("one", 9)
    ('one two…', 'one')
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip() + "…"


def _who(statement: Statement, voice: Voice, labels: Labels) -> str:
    if voice.name:
        return " ".join(voice.name.split())
    kind = statement.source_type
    return str(labels["source_type"][kind] if kind is not None else labels["ui"]["nobody"])


def _notes(statement: Statement, labels: Labels) -> Iterator[str]:
    if statement.channel is not None:
        yield labels["channel"][statement.channel]
    if statement.inferred:
        yield labels["ui"]["inferred"]


def _roles(event: Event, said: dict[str, str], labels: Labels) -> Iterator[tuple[str, str]]:
    for role in ("agent", "patient", "place", "time"):
        words = [said[key] for key in getattr(event, role) if key in said]
        if words:
            yield labels["ui"][role], " · ".join(words)
    for number in event.numbers:
        yield labels["counted"][number.what], _range(number)


def _range(number: Number) -> str:
    """Write a number with its range: `3`, `3–5`, `≥ 3`, `≤ 5`."""
    low, best, high = number.low, number.best, number.high
    if low is not None and low == high:
        return str(low)
    if low is not None and high is not None:
        return f"{low}–{high}"
    if low is not None:
        return f"≥ {low}"
    if high is not None:
        return f"≤ {high}"
    return str(best) if best is not None else number.span.quote
