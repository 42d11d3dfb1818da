"""Actors within one report: which predicted actor is which gold one, and B³ over their mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from riwaya.evaluation.counts import Counts
from riwaya.model import Mention, Reading
from riwaya.text import fold_word


def same_actor(gold: Reading, predicted: Reading, mentions: dict[int, int]) -> dict[str, str]:
    """Return predicted actor id to gold actor id: the one it shares most mentions and names with.

    `mentions` pairs gold with predicted mentions by index. Several predicted actors may be one gold actor
    (an alias that was missed); which is what B³ measures, not the scores of statements.
    """
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for g, p in mentions.items():
        one, other = gold.mentions[g].actor, predicted.mentions[p].actor
        if one is not None and other is not None:
            shared[other][one] += 1
    names = {_folded(name): actor.id for actor in gold.actors for name in actor.names}
    for actor in predicted.actors:
        for name in actor.names:
            if _folded(name) in names:
                shared[actor.id][names[_folded(name)]] += 1
    return {actor: counts.most_common(1)[0][0] for actor, counts in shared.items()}


def b_cubed(gold: Reading, predicted: Reading, mentions: dict[int, int]) -> Counts:
    """Return the B³ counts of the actors' mentions: precision sum, predicted, recall sum, gold.

    For a mention found, precision is the share of its predicted actor's mentions that belong to its gold
    actor, recall the share of its gold actor's mentions that its predicted actor has. A mention that only one
    side has counts 0 on that side.
    """
    linked = {
        (gold.mentions[g].id, predicted.mentions[p].id)
        for g, p in mentions.items()
        if gold.mentions[g].actor is not None and predicted.mentions[p].actor is not None
    }
    one = _clusters(gold.mentions)
    other = _clusters(predicted.mentions)
    actor_of_gold = {m.id: m.actor for m in gold.mentions}
    actor_of_predicted = {m.id: m.actor for m in predicted.mentions}
    right = found = 0.0
    for g, p in linked:
        mine, theirs = one[actor_of_gold[g]], other[actor_of_predicted[p]]
        both = sum(1 for pair in linked if pair[0] in mine and pair[1] in theirs)
        right += both / len(theirs)
        found += both / len(mine)
    return (right, sum(map(len, other.values())), found, sum(map(len, one.values())))


def _clusters(mentions: Iterable[Mention]) -> dict[str | None, set[str]]:
    clusters: dict[str | None, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.actor is not None:
            clusters[mention.actor].add(mention.id)
    return clusters


def _folded(name: str) -> str:
    return " ".join(fold_word(name).split())
