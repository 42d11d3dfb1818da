"""Scores of events: trigger, type, arguments, numbers, and whose word each is."""

from collections import Counter
from collections.abc import Iterator

from riwaya.evaluation.counts import Tally, pairing_counts
from riwaya.evaluation.pairing import pair
from riwaya.evaluation.sides import Sides
from riwaya.evaluation.spans import WordSet, overlap
from riwaya.model import OUTLET, UNATTRIBUTED, Event, Reading

_ROLES = ("agent", "patient", "place", "time")
_LITERAL = {OUTLET, UNATTRIBUTED}


def score_events(sides: Sides) -> Tally:
    """Score events as the codebook says; see docs/codebook.

    A predicted event is a gold one when their triggers overlap, one to one, best first. `trigger_f1` counts
    these, `type_f1` those of the same type (`type_f1.<type>` by type); `argument_f1` counts (event, role,
    words) where the words of the role overlap; `number_f1` (event, what, low, best, high); `factuality_f1`
    (event, voice, value), where a statement's voice is that of its matched statement.
    """
    gold, predicted = sides.gold.events, sides.predicted.events
    pairs = [(gold[g], predicted[p]) for g, p in sides.events.items()]
    arguments = sum(len(_shared_arguments(sides, one, other)) for one, other in pairs)
    numbers = sum((_numbers(one) & _numbers(other)).total() for one, other in pairs)
    held = sum(len(set(held_in(one)) & set(held_as_gold(sides, other))) for one, other in pairs)
    tally: Tally = {
        "trigger_f1": pairing_counts(len(pairs), len(predicted), len(gold)),
        "type_f1": pairing_counts(
            sum(one.type == other.type for one, other in pairs), len(predicted), len(gold)
        ),
        "argument_f1": pairing_counts(
            arguments,
            sum(len(_arguments(sides, sides.predicted, event)) for event in predicted),
            sum(len(_arguments(sides, sides.gold, event)) for event in gold),
        ),
        "number_f1": pairing_counts(
            numbers, sum(len(event.numbers) for event in predicted), sum(len(event.numbers) for event in gold)
        ),
        "factuality_f1": pairing_counts(
            held, sum(len(set(held_in(e))) for e in predicted), sum(len(set(held_in(e))) for e in gold)
        ),
    }
    same = Counter(one.type for one, other in pairs if one.type == other.type)
    one, other = Counter(e.type for e in gold), Counter(e.type for e in predicted)
    for kind in one.keys() | other.keys():
        tally[f"type_f1.{kind}"] = pairing_counts(same[kind], other[kind], one[kind])
    return tally


def held_in(event: Event) -> Iterator[tuple[str, str]]:
    """Yield an event's (voice, value) pairs."""
    return ((held.voice, held.value) for held in event.factuality)


def held_as_gold(sides: Sides, predicted: Event) -> Iterator[tuple[str, str]]:
    """Yield a predicted event's (voice, value) pairs, each statement by the id of its gold statement.

    A voice whose statement is in no gold statement has the id "", which no gold voice has.
    """
    for voice, value in held_in(predicted):
        yield (voice if voice in _LITERAL else sides.statement_ids.get(voice, "")), value


def _arguments(sides: Sides, reading: Reading, event: Event) -> list[tuple[str, WordSet]]:
    spans = {mention.id: mention.span for mention in reading.mentions}
    spans.update({time.id: time.span for time in reading.times})
    found = [
        (role, sides.wording.of(spans[key]))
        for role in _ROLES
        for key in getattr(event, role)
        if key in spans
    ]
    if event.instrument is not None:
        found.append(("instrument", sides.wording.of(event.instrument)))
    return found


def _shared_arguments(sides: Sides, gold: Event, predicted: Event) -> dict[int, int]:
    return pair(
        _arguments(sides, sides.gold, gold),
        _arguments(sides, sides.predicted, predicted),
        lambda g, p: (o,) if g[0] == p[0] and (o := overlap(g[1], p[1])) else None,
    )


def _numbers(event: Event) -> Counter[tuple[object, ...]]:
    return Counter((number.what, number.low, number.best, number.high) for number in event.numbers)
