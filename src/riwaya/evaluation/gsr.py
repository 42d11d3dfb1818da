"""GSR: sentences of newswire that three or more coders marked for PLOVER's ASSAULT or PROTEST."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from riwaya.errors import ReadingError
from riwaya.evaluation.counts import Tally
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
    type to PLOVER codes) maps to the family's PLOVER type and some voice holds that it happened.
    """
    types = types_of(FAMILIES[family], codes)
    tallies: list[Tally] = []
    problems: list[Problem] = []
    for sentence in sentences:
        passage = Passage(0, "paragraph", sentence.text)
        reading = extract(Report(f"gsr:{sentence.id}", language="ar", passages=(passage,)))
        problems += reading.problems
        said = any(event.type in types and _happened(event) for event in reading.events)
        right = float(said and sentence.holds)
        tallies.append({f"gsr_{family}_f1": (right, float(said), right, float(sentence.holds))})
    return Evaluation(tuple(tallies), problems=tuple(problems))


def types_of(plover: str, codes: Mapping[str, str]) -> frozenset[str]:
    """Return the event types that a PLOVER type covers, wholly or among others.

    >>> sorted(types_of("ASSAULT", {"abuse": "ASSAULT / COERCE", "arrest": "COERCE", "kill": "ASSAULT"}))
    ['abuse', 'kill']
    """
    return frozenset(kind for kind, named in codes.items() if plover in named.replace("/", " ").split())


def _happened(event: Event) -> bool:
    return any(held.value in ("asserted", "possible") for held in event.factuality) or not event.factuality
