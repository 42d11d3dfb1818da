"""Counts: what scores are made of. They add up, so a score over many reports is a score of the sums."""

from collections.abc import Iterable, Mapping
from random import Random

Counts = tuple[float, ...]
"""(right, of) for an accuracy or mean; (right, predicted, found, gold) for precision and recall."""
Tally = dict[str, Counts]
"""Score name to counts, for one report or for many."""


def pairing_counts(matched: int, predicted: int, gold: int) -> Counts:
    """Return the counts of an F1 in which every match is one of predicted with one of gold."""
    return (matched, predicted, matched, gold)


def add(tallies: Iterable[Mapping[str, Counts]]) -> Tally:
    """Add up tallies, name by name.

    >>> add([{"a_acc": (1, 2)}, {"a_acc": (0, 3), "b_f1": (1, 1, 1, 1)}])
    {'a_acc': (1, 5), 'b_f1': (1, 1, 1, 1)}
    """
    total: Tally = {}
    for tally in tallies:
        for name, counts in tally.items():
            before = total.get(name)
            total[name] = counts if before is None else tuple(a + b for a, b in zip(before, counts))
    return total


def precision(counts: Counts) -> float | None:
    """Return right / predicted, or None if nothing was predicted."""
    return _ratio(counts[0], counts[1])


def recall(counts: Counts) -> float | None:
    """Return found / gold, or None if there is nothing to find."""
    return _ratio(counts[2], counts[3])


def value(counts: Counts) -> float | None:
    """Return the score that counts stand for, or None where there is nothing to score.

    An F1 is 0 if there is gold and no prediction, or predictions and no gold.

    >>> value((3, 4)), value((1, 2, 1, 2)), value((0, 0, 0, 5)), value((0, 0))
    (0.75, 0.5, 0.0, None)
    """
    if len(counts) == 2:
        return _ratio(counts[0], counts[1])
    if counts[1] == counts[3] == 0:
        return None
    p, r = precision(counts) or 0.0, recall(counts) or 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def intervals(
    tallies: list[Tally], resamples: int, seed: int = 0, coverage: float = 0.95
) -> dict[str, tuple[float, float]]:
    """Return the bootstrap interval of every score, drawing whole reports with replacement.

    The same tallies, number of resamples and seed give the same intervals. Scores without a value in a draw
    are left out of that draw.

    >>> intervals([{"a_acc": (1, 1)}, {"a_acc": (1, 1)}], resamples=10)
    {'a_acc': (1.0, 1.0)}
    """
    random = Random(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(resamples if tallies else 0):
        for name, counts in add(random.choices(tallies, k=len(tallies))).items():
            score = value(counts)
            if score is not None:
                drawn.setdefault(name, []).append(score)
    tail = (1 - coverage) / 2
    return {name: (_quantile(scores, tail), _quantile(scores, 1 - tail)) for name, scores in drawn.items()}


def flat(tally: Tally, bounds: Mapping[str, tuple[float, float]]) -> dict[str, float | None]:
    """Return score name to value, with `_low` and `_high` where there are bounds, sorted by name.

    An F1 named `x_f1`, or `x`, brings `x_precision` and `x_recall` with it.

    >>> flat({"cue_f1": (1, 1, 1, 2)}, {"cue_f1": (0.5, 1.0)})["cue_recall"]
    0.5
    """
    scores: dict[str, float | None] = {}
    for name, counts in sorted(tally.items()):
        scores[name] = value(counts)
        if len(counts) == 4:
            scores[part_of(name, "precision")] = precision(counts)
            scores[part_of(name, "recall")] = recall(counts)
        if name in bounds:
            scores[f"{name}_low"], scores[f"{name}_high"] = bounds[name]
    return scores


def part_of(name: str, part: str) -> str:
    """Return the name of an F1's precision or recall.

    >>> part_of("cue_f1.deny", "recall"), part_of("case_actor_b3", "recall")
    ('cue_recall.deny', 'case_actor_b3_recall')
    """
    return name.replace("_f1", f"_{part}") if "_f1" in name else f"{name}_{part}"


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _quantile(scores: list[float], at: float) -> float:
    ordered = sorted(scores)
    return ordered[min(int(at * len(ordered)), len(ordered) - 1)]
