"""Stances: whether two statements say the same (agree), contradict each other (disagree), or neither (other).

A comparison comes out at one level, a level has a weight for each label, the weights add up. They are those
of a multinomial logistic regression, in bits (tools/fit_stance.py; docs/decisions/0014-stances.md).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

from riwaya.model.case import Reason
from riwaya.reconciliation.comparison import PRIOR, Compared
from riwaya.reconciliation.stance_comparisons import WHOLE, compare

Label = Literal["agree", "disagree", "other"]
LABELS: tuple[Label, ...] = get_args(Label)
Weights = tuple[float, ...]

_SAME: Weights = (8.0, -4.0, -4.0)
"""What the same words in both weigh: no data are needed to know that a statement agrees with itself."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How one statement stands to another, how likely each label is, and why.

    The weight of a reason is what it adds, in bits, to the odds of the label against the next likeliest one.
    """

    label: Label
    probabilities: Mapping[Label, float]
    reasons: tuple[Reason, ...]


def stance(one: str, other: str) -> Stance:
    """Tell how two statements stand to each other; which comes first makes no difference.

    >>> stance("17 killed", "17 killed").label
    'agree'
    """
    compared = compare(one, other)
    scores = score(compared)
    powers = [2.0 ** (each - max(scores)) for each in scores]
    order = sorted(range(len(LABELS)), key=lambda index: -scores[index])
    return Stance(
        LABELS[order[0]],
        {label: power / sum(powers) for label, power in zip(LABELS, powers)},
        tuple(_reasons(compared, order[0], order[1])),
    )


def score(compared: Iterable[Compared]) -> list[float]:
    """Return the sum of the weights of each label, the prior's included, in bits."""
    found = [_prior(), *(_weight(name, level) for name, level in compared)]
    return [round(sum(each), 6) for each in zip(*found)]


def _reasons(compared: Iterable[Compared], label: int, against: int) -> Iterable[Reason]:
    prior = _prior()
    yield Reason(PRIOR, PRIOR, round(prior[label] - prior[against], 2))
    for name, level in compared:
        if level is not None:
            weight = _weight(name, level)
            yield Reason(name, level, round(weight[label] - weight[against], 2))


def _prior() -> Weights:
    return tuple(_table()[PRIOR][PRIOR])


def _weight(name: str, level: str | None) -> Weights:
    if name == WHOLE:
        return _SAME
    return _table().get(name, {}).get(level or "", (0.0,) * len(LABELS))


@cache
def _table() -> Mapping[str, Mapping[str, Weights]]:
    text = (resources.files("riwaya.reconciliation") / "stances.toml").read_text("utf-8")
    rows = tomllib.loads(text)
    prior = {PRIOR: tuple(rows.pop(PRIOR))}
    return {PRIOR: prior} | {
        name: {level: tuple(weight) for level, weight in levels.items()} for name, levels in rows.items()
    }
