"""Pairing: which predicted record is which gold record, one to one, best first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")


def pair(
    gold: Sequence[G], predicted: Sequence[P], likeness: Callable[[G, P], tuple[float, ...] | None]
) -> dict[int, int]:
    """Pair gold with predicted, by index: of all pairs not yet taken, always the likest.

    `likeness` ranks a pair, or is None where the two cannot be the same. Ties go to the earlier ones.

    >>> pair([1, 5], [5, 2], lambda g, p: (-abs(g - p),) if abs(g - p) < 3 else None)
    {1: 0, 0: 1}
    """
    ranked = sorted(
        (tuple(-score for score in likely), g, p)
        for g, one in enumerate(gold)
        for p, other in enumerate(predicted)
        if (likely := likeness(one, other)) is not None
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in ranked:
        if g not in pairs and p not in taken:
            pairs[g] = p
            taken.add(p)
    return pairs
