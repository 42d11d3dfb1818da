"""Scores of statements: cue, source, content, act, and all of them at once."""

from collections import Counter

from riwaya.evaluation.counts import Tally, pairing_counts
from riwaya.evaluation.sides import Sides
from riwaya.model import Statement

ENOUGH = 0.8
"""The content overlap from which a statement's content counts as right in `full_f1`."""
_FIELDS = {"source_type_acc": "source_type", "channel_acc": "channel", "quoted_acc": "quoted"}


def score_statements(sides: Sides) -> Tally:
    """Score statements as the codebook says; see docs/codebook.

    A predicted statement is a gold one when their cues overlap, one to one, best first. `cue_f1` counts
    these; `source_f1` those with the right source among the statements that have one; `content_f1` is the
    mean word overlap over gold and predicted statements, 0 for the unmatched; `act_acc` the share of the
    matched with the right act; `full_f1` counts those with source, act and at least 0.8 of the content right.
    `act_f1.<act>` breaks cue and act down by act.
    """
    gold, predicted = sides.gold.statements, sides.predicted.statements
    pairs = [(gold[g], predicted[p]) for g, p in sides.statements.items()]
    size = (len(predicted), len(gold))
    sourced = sum(_has_source(one) and source_is_right(sides, one, other) for one, other in pairs)
    tally: Tally = {
        "cue_f1": pairing_counts(len(pairs), *size),
        "source_f1": pairing_counts(sourced, sum(map(_has_source, predicted)), sum(map(_has_source, gold))),
        "content_f1": (2 * sum(sides.content_overlap(one, other) for one, other in pairs), sum(size)),
        "act_acc": (sum(one.act == other.act for one, other in pairs), len(pairs)),
        "full_f1": pairing_counts(sum(is_right(sides, one, other) for one, other in pairs), *size),
        "parent_acc": (sum(_parent_is_right(sides, one, other) for one, other in pairs), len(pairs)),
    }
    for name, field in _FIELDS.items():
        tally[name] = (sum(getattr(a, field) == getattr(b, field) for a, b in pairs), len(pairs))
    same = Counter(one.act for one, other in pairs if one.act == other.act)
    one, other = Counter(s.act for s in gold), Counter(s.act for s in predicted)
    for act in one.keys() | other.keys():
        tally[f"act_f1.{act}"] = pairing_counts(same[act], other[act], one[act])
    return tally


def source_is_right(sides: Sides, gold: Statement, predicted: Statement) -> bool:
    """Tell whether a statement's source is right.

    Where gold has a span, the predicted span must touch its head, the first word of an Arabic noun phrase.
    Where gold has none, the predicted actor must be the gold actor, and none where gold has none.
    """
    words = sides.wording.of(gold.source)
    if words:
        return min(words) in sides.wording.of(predicted.source)
    if gold.source_actor is None:
        return not _has_source(predicted)
    return sides.actors.get(predicted.source_actor or "") == gold.source_actor


def is_right(sides: Sides, gold: Statement, predicted: Statement) -> bool:
    """Tell whether source, act and nearly all of the content are right."""
    return (
        gold.act == predicted.act
        and sides.content_overlap(gold, predicted) >= ENOUGH
        and source_is_right(sides, gold, predicted)
    )


def _has_source(statement: Statement) -> bool:
    return statement.source is not None or statement.source_actor is not None


def _parent_is_right(sides: Sides, gold: Statement, predicted: Statement) -> bool:
    if predicted.parent is None:
        return gold.parent is None
    return sides.statement_ids.get(predicted.parent) == gold.parent and gold.parent is not None
