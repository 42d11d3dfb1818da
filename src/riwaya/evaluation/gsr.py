"""GSR: sentences of newswire that three or more coders marked for PLOVER's ASSAULT or PROTEST."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from riwaya.errors import ReadingError
from riwaya.evaluation.counts import Counts, Tally
from riwaya.evaluation.scoring import Evaluation
from riwaya.model import Event, Passage, Problem, Reading, Report

FAMILIES = {"assault": "ASSAULT", "protest": "PROTEST"}
"""The part of a file's name, `<family>_labels.jsonl`, to the PLOVER type it is marked for."""
_POSITIVE = "yes"
_NEGATIVE = frozenset({"easy no", "difficult no"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and whether the coders found the event in it."""

    id: str
    text: str
    holds: bool


def read_labels(lines: Iterable[bytes], where: str) -> Iterator[Labelled]:
    """Read labelled sentences; those on which the coders were too few or too divided are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            data = orjson.loads(line)
            label, found = (
                data["label"],
                Labelled(str(data["id"]), str(data["text"]), data["label"] == _POSITIVE),
            )
        except (orjson.JSONDecodeError, KeyError, TypeError) as error:
            remedy = "each line is an object with id, text and label"
            raise ReadingError(f"{where}:{number}", f"is not a labelled sentence: {error}", remedy) from error
        if label == _POSITIVE or label in _NEGATIVE:
            yield found


def evaluate_gsr(
    sentences: Iterable[Labelled],
    family: str,
    extract: Callable[[Report], Reading],
    codes: Mapping[str, str],
) -> Evaluation:
    """Score an extractor on labelled sentences: `gsr_<family>_f1`, with precision and recall.

    A sentence is predicted to hold the family's event if one of its events is of a type that `codes` (event
    type to PLOVER codes) maps to the family's PLOVER type and some voice holds that it happened. The coders
    marked reports of an event as news, not every mention of one; `gsr_<family>_f1.coded` asks for an event
    that would make a row of event data: with both agent and patient, or with a number.
    """
    types = types_of(FAMILIES[family], codes)
    tallies: list[Tally] = []
    problems: list[Problem] = []
    for sentence in sentences:
        passage = Passage(0, "paragraph", sentence.text)
        reading = extract(Report(f"gsr:{sentence.id}", language="ar", passages=(passage,)))
        problems += reading.problems
        said = [event for event in reading.events if event.type in types and _happened(event)]
        tallies.append(
            {
                f"gsr_{family}_f1": _detection(bool(said), sentence.holds),
                f"gsr_{family}_f1.coded": _detection(any(map(_makes_a_row, said)), sentence.holds),
            }
        )
    return Evaluation(tuple(tallies), problems=tuple(problems))


def types_of(plover: str, codes: Mapping[str, str]) -> frozenset[str]:
    """Return the event types that a PLOVER type covers, wholly or among others.

    >>> sorted(types_of("ASSAULT", {"abuse": "ASSAULT / COERCE", "arrest": "COERCE", "kill": "ASSAULT"}))
    ['abuse', 'kill']
    """
    return frozenset(kind for kind, named in codes.items() if plover in named.replace("/", " ").split())


def _detection(said: bool, holds: bool) -> Counts:
    right = float(said and holds)
    return (right, float(said), right, float(holds))


def _makes_a_row(event: Event) -> bool:
    return bool(event.numbers or (event.agent and event.patient))


def _happened(event: Event) -> bool:
    return any(held.value in ("asserted", "possible") for held in event.factuality) or not event.factuality
