"""The voices of a report: who speaks in each statement, and by which letter and hue a page shows it."""

from collections import Counter
from dataclasses import dataclass

from riwaya.model import Reading, Statement

HUES = "abcdh"
"""Codes of the voices' hues; the last one is shared by all voices after the fourth."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: `hue` is one of HUES, `name` the words that name the speaker, "" if none do."""

    hue: str
    name: str


def voices(reading: Reading) -> dict[str, Voice]:
    """Return the voice of every statement, by the statement's id.

    The four voices that speak most have a hue each, in the order in which they first speak.

    >>> from riwaya.model import Report
    >>> voices(Reading(Report("sha256:0")))
    {}
    """
    speakers = {statement.id: _speaker(statement) for statement in reading.statements}
    counts = Counter(speakers.values())
    often = {speaker for speaker, _ in counts.most_common(len(HUES) - 1)}
    hues = {speaker: HUES[rank] for rank, speaker in enumerate(s for s in counts if s in often)}
    actors = {actor.id: actor.names[0] for actor in reading.actors if actor.names}
    return {
        statement.id: Voice(hues.get(speakers[statement.id], HUES[-1]), _name(statement, actors))
        for statement in reading.statements
    }


def _speaker(statement: Statement) -> tuple[str, str]:
    """Return what makes two statements one voice: the resolved actor, else the words.

    Two sources that nothing names may be two people, so each is a voice of its own.
    """
    if statement.source_actor is not None:
        return "actor", statement.source_actor
    if statement.source is not None:
        return "words", statement.source.quote
    return "statement", statement.id


def _name(statement: Statement, actors: dict[str, str]) -> str:
    if statement.source is not None:
        return statement.source.quote
    return actors.get(statement.source_actor or "", "")
