"""Logistic regression over named signs with a Gaussian prior: what the tools that fit weights share."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp

SEEN = 4  # times a lemma must occur to have its own weight
PRIOR = 2.0  # the inverse variance of the prior
SWEEPS = 40
FOLDS = 10
Weights = dict[str, float]


@dataclass(frozen=True)
class Example:
    """Something to decide on: the text it is of, its signs, and what a person decided."""

    group: str
    signs: Collection[str]
    holds: bool


def fit(sample: Sequence[Example], prior: float = PRIOR) -> Weights:
    """Fit the weights by coordinate-wise Newton steps."""
    having: dict[str, list[int]] = {}
    for index, example in enumerate(sample):
        for sign in example.signs:
            having.setdefault(sign, []).append(index)
    having = {s: at for s, at in having.items() if not s.startswith("lemma ") or len(at) >= SEEN}
    weights = dict.fromkeys(sorted(having), 0.0)
    margins = [0.0] * len(sample)
    for _ in range(SWEEPS):
        for sign, weight in weights.items():
            slope, bend = prior * weight, prior
            for index in having[sign]:
                odds = likelihood(margins[index])
                slope += odds - sample[index].holds
                bend += odds * (1 - odds)
            step = -slope / bend
            weights[sign] = weight + step
            for index in having[sign]:
                margins[index] += step
    return weights


def likelihood(margin: float) -> float:
    """The logistic function, safe for large margins."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))


def cross_validate(sample: Sequence[Example], seed: int = 0, prior: float = PRIOR) -> list[float]:
    """Return every example's likelihood by weights fitted without its group."""
    groups = sorted({example.group for example in sample})
    random.Random(seed).shuffle(groups)
    found = [0.0] * len(sample)
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        weights = fit([example for example in sample if example.group not in held], prior)
        for index, example in enumerate(sample):
            if example.group in held:
                found[index] = likelihood(sum(weights.get(sign, 0.0) for sign in example.signs))
    return found
