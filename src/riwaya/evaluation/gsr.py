"""GSR: sentences of newswire that three or more coders marked for PLOVER's ASSAULT or PROTEST."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from riwaya.errors import ReadingError
from riwaya.evaluation import codability
from riwaya.evaluation.codability import Scale
from riwaya.evaluation.counts import Counts, Tally
from riwaya.evaluation.scoring import Evaluation
from riwaya.model import Event, Passage, Problem, Reading, Report

FAMILIES = {"assault": "ASSAULT", "protest": "PROTEST"}
"""The part of a file's name, `<family>_labels.jsonl`, to the PLOVER type it is marked for."""
_POSITIVE = "yes"
_NEGATIVE = frozenset({"easy no", "difficult no"})
_SENTENCE = re.compile(r"[-_]\d+$")
_LABEL = 10  # hexadecimal digits, as in the labels of texts (evaluation/corpora.py)


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


def document(sentence: str) -> str:
    """Return the id of the document that a sentence is of.

    >>> document("AAW_ARB_20000101.0001-59")
    'AAW_ARB_20000101.0001'
    """
    return _SENTENCE.sub("", sentence)


def label(document: str) -> str:
    """Return the short label under which codability.toml lists a document."""
    return hashlib.sha256(document.encode()).hexdigest()[:_LABEL]


def unseen(sentences: Iterable[Labelled]) -> Iterator[Labelled]:
    """Leave out the sentences of documents on which the weights of codability were fitted."""
    seen = codability.fitted_on()
    return (sentence for sentence in sentences if label(document(sentence.id)) not in seen)


def read_sentence(sentence: Labelled, extract: Callable[[Report], Reading]) -> Reading:
    """Extract a sentence as a report of its own."""
    passage = Passage(0, "paragraph", sentence.text)
    return extract(Report(f"gsr:{sentence.id}", language="ar", passages=(passage,)))


def evaluate_gsr(
    sentences: Iterable[Labelled],
    family: str,
    extract: Callable[[Report], Reading],
    codes: Mapping[str, str],
    scale: Scale | None = None,
) -> Evaluation:
    """Score an extractor on labelled sentences: `gsr_<family>_f1`, with precision and recall.

    The coders marked reports of an event as news, not every mention of one, so a sentence is predicted to
    hold the family's event if what its reading shows makes a report likely enough (codability). The weights
    are fitted on sentences of the same corpus: give only those of other documents (`unseen`). Two rules
    without weights are scored beside it. `.mentioned` asks for an event of a type that `codes` (event type to
    PLOVER codes) maps to the family's PLOVER type and that some voice holds happened; `.coded` for one that
    would make a row of event data: with both agent and patient, or with a number.
    """
    types = types_of(FAMILIES[family], codes)
    scale = scale or codability.scales()[family]
    tallies: list[Tally] = []
    problems: list[Problem] = []
    for sentence in sentences:
        reading = read_sentence(sentence, extract)
        problems += reading.problems
        said = [event for event in reading.events if event.type in types and _happened(event)]
        reported = scale.likelihood(codability.signs(reading, types)) >= scale.enough
        tallies.append(
            {
                f"gsr_{family}_f1": _detection(reported, sentence.holds),
                f"gsr_{family}_f1.mentioned": _detection(bool(said), sentence.holds),
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
