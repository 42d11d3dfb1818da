"""Comparisons: how two records compare, level by level, each worth its bits, so that a sum explains itself.

The model is Fellegi and Sunter's (1969), as in Splink: a comparison comes out at one level, a level has a
weight, the weights add up; what is not known says nothing.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from riwaya.model.case import Reason

PRIOR = "prior"
_NONE: Mapping[str, float] = {}

Compared = tuple[str, str | None]
"""The name of a comparison and the level it came out at, None where it cannot be told."""


@cache
def weights(model: str) -> Mapping[str, Mapping[str, float]]:
    """Return the weights of a model, by comparison and level; the prior's one level is itself."""
    text = (resources.files("riwaya.reconciliation") / "weights.toml").read_text("utf-8")
    table = tomllib.loads(text)[model]
    return {name: row if isinstance(row, dict) else {PRIOR: row} for name, row in table.items()}


def weigh(model: str, compared: Iterable[Compared]) -> float:
    """Return the sum of the weights, the prior's included, in bits."""
    table = weights(model)
    total = table[PRIOR][PRIOR]
    for name, level in compared:
        if level is not None:
            total += table.get(name, _NONE).get(level, 0.0)
    return round(total, 6)


def reasons(model: str, compared: Iterable[Compared]) -> tuple[Reason, ...]:
    """Return what speaks for and against, the prior first."""
    table = weights(model)
    told = [Reason(PRIOR, PRIOR, table[PRIOR][PRIOR])]
    told += [
        Reason(name, level, table.get(name, _NONE).get(level, 0.0))
        for name, level in compared
        if level is not None
    ]
    return tuple(told)
