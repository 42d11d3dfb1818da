"""Fit the weights of happenings: python tools/fit_likeness.py CASE... [--unrelated STORE] [--engine NAME].

CASE is a development case of gold/cases, with its texts; STORE holds readings of news at large, of which
any two reports are taken to tell of different happenings. Printed, in bits: each level's fitted weight, the
shipped one, and how many pairs came out at it, of how many that are one. What is shipped
(reconciliation/weights.toml) is set by hand where few pairs came out at a level or a stronger one would
weigh less; its priors lie above the fitted ones, since the reports of a case tell of each other's
happenings more often than news at large.
"""

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from riwaya import reconciliation
from riwaya.desk import case_files
from riwaya.desk.readings import extract_report
from riwaya.evaluation import cases
from riwaya.reconciliation import Digest, across, comparison, within
from riwaya.reconciliation.comparison import PRIOR, Compared
from riwaya.reconciliation.tellings import Telling, telling, tellings
from riwaya.store import Store

Pair = tuple[tuple[Compared, ...], bool, float]
"""How two compare, whether they are one, and how much the pair counts."""
_RIDGE, _STEPS = 2.0, 60
_OF_A_CASE, _UNRELATED, _REPORTS = 1_000.0, 2_000.0, 1_500


def main() -> None:
    """Gather the pairs, fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--unrelated")
    parser.add_argument("--engine", default="lexicon")
    given = parser.parse_args()
    inside: list[Pair] = []
    between: list[Pair] = []
    for folder in given.cases:
        mine, theirs = of_case(folder, given.engine)
        inside += share_out(mine, _OF_A_CASE)
        between += share_out(theirs, _OF_A_CASE)
    if given.unrelated:
        between += share_out(list(unrelated(Store(given.unrelated, make=False))), _UNRELATED)
    for model, pairs in ((within.MODEL, inside), (across.MODEL, between)):
        show(model, pairs, fit(pairs))


def of_case(folder: Path, engine: str) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of mentions within its reports, and of tellings across them, that gold has marked."""
    gold = cases.read_case(case_files(folder), str(folder))
    inside: list[Pair] = []
    told: list[tuple[Telling, str]] = []
    for one in gold.reports:
        digest = reconciliation.digest(extract_report(one.report, engine))
        of: dict[int, str] = {}
        for mark in one.marks:
            for number, event in enumerate(digest.occurrences):
                at = event.trigger
                if mark.id[0] == "i" and at[0] == mark.passage and at[1] < mark.end and mark.start < at[2]:
                    of.setdefault(number, mark.id)
        for a, b in combinations(sorted(of), 2):
            compared = tuple(within.compare(digest, a, b))
            if dict(compared)["type"] is not None:
                inside.append((compared, of[a] == of[b], 1.0))
        groups: dict[str, list[int]] = defaultdict(list)
        for number, incident in of.items():
            groups[incident].append(number)
        told += [(telling(digest, sorted(members)), incident) for incident, members in groups.items()]
    across_them = [
        (tuple(compared), first == second, 1.0)
        for (a, first), (b, second) in combinations(told, 2)
        if (compared := candidate(a, b)) is not None
    ]
    return inside, across_them


def unrelated(store: Store) -> Iterator[Pair]:
    """Yield pairs of tellings of news at large."""
    texts = [text for _, text in store.case.digests(None, reconciliation.SHAPE)]
    random.Random(3).shuffle(texts)
    digests: list[Digest] = [reconciliation.unpack(json.loads(text)) for text in texts[:_REPORTS]]
    blocks: dict[str, list[Telling]] = defaultdict(list)
    for one in (each for digest in digests for each in tellings(digest)):
        for block in across.blocks(one):
            blocks[block].append(one)
    pairs = {
        tuple(sorted((a.key, b.key))): (a, b) for found in blocks.values() for a, b in combinations(found, 2)
    }
    for a, b in pairs.values():
        compared = candidate(a, b)
        if compared is not None:
            yield tuple(compared), False, 1.0


def candidate(a: Telling, b: Telling) -> list[Compared] | None:
    """Return how two tellings compare, None if they never are."""
    apart = a.digest.report != b.digest.report
    return across.compare(a, b) if apart and set(across.blocks(a)) & set(across.blocks(b)) else None


def share_out(pairs: Sequence[Pair], total: float) -> list[Pair]:
    """Let the pairs of one source count so much together, however many they are."""
    return [(compared, same, total / len(pairs)) for compared, same, _ in pairs]


def fit(pairs: Sequence[Pair]) -> dict[Compared, float]:
    """Return the weights in bits, the prior's under its own name, by ridge regression on the logits."""
    levels = sorted({one for compared, _, _ in pairs for one in compared if one[1] is not None}, key=str)
    column = {level: number for number, level in enumerate(levels)}
    signs = np.zeros((len(pairs), len(levels) + 1))
    signs[:, -1] = 1
    for row, (compared, _, _) in enumerate(pairs):
        for level in compared:
            if level in column:
                signs[row, column[level]] = 1
    same = np.array([one for _, one, _ in pairs], dtype=float)
    counts = np.array([count for _, _, count in pairs])
    ridge = np.full(len(levels) + 1, _RIDGE)
    ridge[-1] = 0.01
    found = np.zeros(len(levels) + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-signs @ found))
        slope = signs.T @ (counts * (likely - same)) + ridge * found
        bend = (signs * (counts * likely * (1 - likely))[:, None]).T @ signs + np.diag(ridge)
        found -= np.linalg.solve(bend, slope)
    bits = found / math.log(2)
    return {**dict(zip(levels, bits[:-1], strict=True)), (PRIOR, PRIOR): bits[-1]}


def show(model: str, pairs: Sequence[Pair], fitted: dict[Compared, float]) -> None:
    """Print fitted and shipped weights side by side."""
    shipped = comparison.weights(model)
    seen = Counter(level for compared, _, _ in pairs for level in compared)
    same = Counter(level for compared, one, _ in pairs if one for level in compared)
    print(f"{model}: {len(pairs):,} pairs, {sum(one for _, one, _ in pairs):,} of them one")
    for (name, level), bits in fitted.items():
        now = shipped.get(name, {}).get(str(level))
        kept = "-" if now is None else f"{now:.2f}"
        many, ones = seen[(name, level)], same[(name, level)]
        print(f"  {name + '.' + str(level):22}{bits:7.2f}  shipped {kept:>6}  {many:>6,} pairs, {ones:,} one")


if __name__ == "__main__":
    main()
