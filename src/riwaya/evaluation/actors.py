"""Actors within one report: which predicted actor is which gold one, and B³ over their mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

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
    pairs = _shared(gold, predicted, mentions)
    return b_cubed_counts(_actors(gold.mentions), _actors(predicted.mentions), pairs)


def alias_b_cubed(gold: Reading, predicted: Reading, mentions: dict[int, int]) -> Counts:
    """Return the B³ counts over the mentions that both sides have: who is who, whatever was not found."""
    pairs = _shared(gold, predicted, mentions)
    return linking_counts(pairs)


def linking_counts(pairs: Sequence[tuple[str, str]]) -> Counts:
    """Return the B³ counts of mentions that both sides have, each given by its gold and its predicted actor.

    >>> linking_counts([("a1", "x"), ("a2", "x")])
    (1.0, 2, 2.0, 2)
    """
    return b_cubed_counts([one for one, _ in pairs], [other for _, other in pairs], pairs)


def b_cubed_counts(gold: Sequence[str], predicted: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Counts:
    """Return the B³ counts of mentions given by their actors: of gold, predicted, and both."""
    mine, theirs, both = Counter(gold), Counter(predicted), Counter(pairs)
    right = sum(n * n / theirs[other] for (_, other), n in both.items())
    found = sum(n * n / mine[one] for (one, _), n in both.items())
    return (right, len(predicted), found, len(gold))


def _shared(gold: Reading, predicted: Reading, mentions: dict[int, int]) -> list[tuple[str, str]]:
    """Return the gold and the predicted actor of every mention that has one on both sides."""
    both = ((gold.mentions[g].actor, predicted.mentions[p].actor) for g, p in mentions.items())
    return [(one, other) for one, other in both if one is not None and other is not None]


def _actors(mentions: Iterable[Mention]) -> list[str]:
    return [mention.actor for mention in mentions if mention.actor is not None]


def _folded(name: str) -> str:
    return " ".join(fold_word(name).split())
