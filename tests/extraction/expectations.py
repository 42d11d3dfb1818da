"""Sentences with what they must give, and whether a reading gives it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from riwaya.extraction import extract
from riwaya.model import Event, Passage, Reading, Report, Span, Statement

Case = dict[str, Any]
APART = {"text", "before", "kind", "miss"}
MARKS = '«»"“” '


def cases(name: str) -> list[Any]:
    """The cases of a file as parameters; those not read rightly yet must fail."""
    rows = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["case"]
    return [
        pytest.param(
            row,
            id=f"{number}-{row.get('act') or row['type']}",
            marks=[pytest.mark.xfail(strict=True, reason=row["miss"])] if "miss" in row else [],
        )
        for number, row in enumerate(rows, 1)
    ]


def read(case: Case) -> Reading:
    """The reading of a report of the case's sentence, each sentence a paragraph."""
    texts = [*([case["before"]] if "before" in case else []), case["text"]]
    kind = case.get("kind", "paragraph")
    passages = tuple(Passage(number, kind, text) for number, text in enumerate(texts))
    return extract(Report("sha256:0", published_at="2025-05-12", language="ar", passages=passages))


def words(span: Span | None) -> str:
    return "" if span is None else span.quote.strip(MARKS)


def told(statement: Statement, reading: Reading, asked: Case) -> Case:
    """What a statement says of the fields that a case asks for."""
    actors = {actor.id: actor.names for actor in reading.actors}
    names = actors.get(statement.source_actor or "", ())
    saying = {
        "source": words(statement.source),
        "cue": words(statement.cue),
        "act": statement.act,
        "content": " | ".join(map(words, statement.content)),
        "type": statement.source_type,
        "channel": statement.channel,
        "quoted": statement.quoted,
        "to": words(statement.to),
        "target": words(statement.target),
        "speaker": asked.get("speaker") if asked.get("speaker") in names else "|".join(names),
    }
    return {name: value for name, value in saying.items() if name in asked}


def happened(event: Event, reading: Reading, asked: Case) -> Case:
    """What an event says of the fields that a case asks for."""
    spans = {mention.id: words(mention.span) for mention in reading.mentions}
    values = {held.voice: held.value for held in event.factuality}
    said = [value for voice, value in values.items() if voice not in ("outlet", "unattributed")]
    numbers = [
        [n.what, *(-1 if bound is None else bound for bound in (n.low, n.best, n.high))]
        for n in event.numbers
    ]
    saying: Case = {
        "type": event.type,
        "trigger": words(event.trigger),
        **{role: [spans[i] for i in getattr(event, role)] for role in ("agent", "patient", "place")},
        "outlet": values.get("outlet"),
        "unattributed": values.get("unattributed"),
        "said": said[0] if len(said) == 1 else said,
        "number": numbers[0] if len(numbers) == 1 else numbers,
    }
    return {name: value for name, value in saying.items() if name in asked}


def wanted(case: Case) -> Case:
    """The fields that a case asks for."""
    return {name: value for name, value in case.items() if name not in APART}


def found(case: Case) -> list[Case]:
    """What the records of a case's reading say of the fields that it asks for."""
    reading, fields = read(case), wanted(case)
    if "act" in case:
        return [told(statement, reading, fields) for statement in reading.statements]
    return [happened(event, reading, fields) for event in reading.events]


def is_read(case: Case) -> bool:
    """Tell whether some record of a case's reading says all that it asks for."""
    return wanted(case) in found(case)
