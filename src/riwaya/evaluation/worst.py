"""The worst cases: passages with the most mistakes, gold and predicted side by side, for a person to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.evaluation.events import held_as_gold, held_in
from riwaya.evaluation.sides import Sides
from riwaya.evaluation.statements import source_is_right
from riwaya.model import Event, Reading, Statement


@dataclass(frozen=True, slots=True)
class Line:
    """One record: what gold says of it and what was predicted, "" for nothing; `faults` is what differs."""

    gold: str
    predicted: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One passage with its mistakes. `cost` is their number, a missed or invented record counting 2."""

    report: str
    passage: int
    text: str
    cost: int
    lines: tuple[Line, ...]


def cases(sides: Sides) -> Iterator[Case]:
    """Yield the passages of a report that have a mistake in their statements or events."""
    by_passage: dict[int, list[Line]] = {}
    for passage, line in (*_statement_lines(sides), *_event_lines(sides)):
        by_passage.setdefault(passage, []).append(line)
    texts = {passage.id: passage.text for passage in sides.gold.report.passages}
    for passage, lines in by_passage.items():
        cost = sum(len(line.faults) for line in lines)
        if cost:
            name = sides.gold.report.source or sides.gold.report.title or sides.gold.report.id
            yield Case(name, passage, texts.get(passage, ""), cost, tuple(lines))


_MISSED = ("missed", "missed")
_INVENTED = ("invented", "invented")


def _statement_lines(sides: Sides) -> Iterator[tuple[int, Line]]:
    gold, predicted = sides.gold.statements, sides.predicted.statements
    for g, one in enumerate(gold):
        if g not in sides.statements:
            yield one.cue.passage, Line(_say(one, sides.gold), "", _MISSED)
            continue
        other = predicted[sides.statements[g]]
        faults = [] if source_is_right(sides, one, other) else ["source"]
        faults += ["act"] if one.act != other.act else []
        faults += ["content"] if sides.content_overlap(one, other) < 1 else []
        yield one.cue.passage, Line(_say(one, sides.gold), _say(other, sides.predicted), tuple(faults))
    for p in set(range(len(predicted))) - set(sides.statements.values()):
        yield predicted[p].cue.passage, Line("", _say(predicted[p], sides.predicted), _INVENTED)


def _event_lines(sides: Sides) -> Iterator[tuple[int, Line]]:
    gold, predicted = sides.gold.events, sides.predicted.events
    for g, one in enumerate(gold):
        if g not in sides.events:
            yield one.trigger.passage, Line(_tell(one, sides.gold), "", _MISSED)
            continue
        other = predicted[sides.events[g]]
        faults = ["type"] if one.type != other.type else []
        faults += ["voices"] if set(held_in(one)) != set(held_as_gold(sides, other)) else []
        yield one.trigger.passage, Line(_tell(one, sides.gold), _tell(other, sides.predicted), tuple(faults))
    for p in set(range(len(predicted))) - set(sides.events.values()):
        yield predicted[p].trigger.passage, Line("", _tell(predicted[p], sides.predicted), _INVENTED)


def _say(statement: Statement, reading: Reading) -> str:
    names = {actor.id: actor.names[0] for actor in reading.actors if actor.names}
    actor = names.get(statement.source_actor or "", "?")
    source = statement.source.quote if statement.source is not None else f"({actor})"
    content = " … ".join(span.quote for span in statement.content)
    return f"{statement.id} {statement.act} [{statement.cue.quote}] {source}: {content}"


def _tell(event: Event, reading: Reading) -> str:
    cues = {statement.id: statement.cue.quote for statement in reading.statements}
    held = ", ".join(f"{_voice(voice, cues)} {value}" for voice, value in held_in(event))
    return f"{event.id} {event.type} [{event.trigger.quote}] {held}"


def _voice(voice: str, cues: dict[str, str]) -> str:
    return f"{voice} ({cues[voice]})" if voice in cues else voice
