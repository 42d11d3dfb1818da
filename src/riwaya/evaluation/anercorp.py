"""ANERcorp: named entities of 2007 newswire, on the test split of CAMeL Lab."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from riwaya.evaluation.conll import Entity, Tagged, entities, read_conll
from riwaya.evaluation.counts import Tally, pairing_counts
from riwaya.evaluation.scoring import Evaluation
from riwaya.model import Mention, Passage, Problem, Reading, Report

TEST = "ANERCorp_CamelLab_test.txt"
"""The file of the test split."""
TYPES = ("PERS", "LOC", "ORG", "MISC")
_TYPE_OF = {
    "person": "PERS",
    "place": "LOC",
    "armed_group": "ORG",
    "state_body": "ORG",
    "organisation": "ORG",
    "media": "ORG",
}
_TOGETHER = 20  # sentences to a report: neighbours come from one article, so names may recur


def evaluate_anercorp(lines: Iterable[str], extract: Callable[[Report], Reading]) -> Evaluation:
    """Score an extractor on CoNLL lines: `anercorp_f1` over all four types, and one F1 a type.

    An entity counts if its type and both ends are right. riwaya has no kind for MISC, so `anercorp_f1`, which
    is comparable with published figures, counts every MISC entity as missed; `anercorp_f1.named` leaves that
    type out.
    """
    tallies: list[Tally] = []
    problems: list[Problem] = []
    sentences = read_conll(lines)
    while batch := list(islice(sentences, _TOGETHER)):
        report, places = _report(batch, len(tallies))
        reading = extract(report)
        problems += reading.problems
        for index, sentence in enumerate(batch):
            here = [mention for mention in reading.mentions if mention.span.passage == index]
            tallies.append(_tally(entities(sentence.tags), set(_predicted(here, places[index]))))
    return Evaluation(tuple(tallies), problems=tuple(problems))


def _report(batch: Sequence[Tagged], number: int) -> tuple[Report, list[list[tuple[int, int]]]]:
    """Return the sentences as a report's passages, and the offsets of each one's tokens."""
    passages = tuple(
        Passage(index, "paragraph", " ".join(sentence.tokens)) for index, sentence in enumerate(batch)
    )
    return Report(f"anercorp:{number}", language="ar", passages=passages), [
        list(_offsets(sentence.tokens)) for sentence in batch
    ]


def _offsets(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for token in tokens:
        yield at, at + len(token)
        at += len(token) + 1


def _predicted(mentions: Iterable[Mention], tokens: Sequence[tuple[int, int]]) -> Iterator[Entity]:
    """Yield the entities of mentions, the name proper where there is one; longer ones cover those inside."""
    spans = []
    for mention in mentions:
        kind = _TYPE_OF.get(mention.kind)
        span = mention.name if mention.name is not None or kind == "PERS" else mention.span
        if kind is not None and span is not None and not mention.inferred:
            spans.append((span.start, span.end, kind))
    taken: set[int] = set()
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        inside = [index for index, (begin, stop) in enumerate(tokens) if begin < end and start < stop]
        if inside and taken.isdisjoint(inside):
            taken.update(inside)
            yield kind, inside[0], inside[-1] + 1


def _tally(gold: set[Entity], predicted: set[Entity]) -> Tally:
    tally: Tally = {"anercorp_f1": pairing_counts(len(gold & predicted), len(predicted), len(gold))}
    for kind in TYPES:
        one = {entity for entity in gold if entity[0] == kind}
        other = {entity for entity in predicted if entity[0] == kind}
        tally[f"anercorp_f1.{kind}"] = pairing_counts(len(one & other), len(other), len(one))
    named = {entity for entity in gold if entity[0] != "MISC"}
    tally["anercorp_f1.named"] = pairing_counts(len(named & predicted), len(predicted), len(named))
    return tally
