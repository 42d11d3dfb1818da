"""Fit the weights of the signs of a statement to annotated text; write lexicon/ar/weights.toml.

    python tools/fit_weights.py out/gold/sentences-dev.jsonl out/gold/articles-dev.jsonl

Every possible statement of the gold's reports is read, and whether a person marked one there. The weights
are those of a logistic regression with a Gaussian prior, fitted coordinate by coordinate; a lemma has its own
weight where it was seen often enough. Ten-fold cross-validation over reports says what to expect elsewhere.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from unittest.mock import patch

from riwaya import extraction
from riwaya.evaluation import read_gold
from riwaya.evaluation.sides import Sides
from riwaya.extraction import evidence
from riwaya.extraction.draft import Draft

TARGET = Path(__file__).parents[1] / "src" / "riwaya" / "lexicon" / "ar" / "weights.toml"
SEEN = 4  # times a lemma must occur to have its own weight
PRIOR = 2.0  # the inverse variance of the prior
SWEEPS = 40
FOLDS = 10
HEAD = """\
# What each sign of a possible statement weighs (extraction/evidence.py): log-odds that a person marks one.
# Written by tools/fit_weights.py from {reports} annotated reports, {gold} statements; do not edit by hand.
# Cue F1 by ten-fold cross-validation over the reports: {score:.3f}.

"""
Weights = dict[str, float]


@dataclass(frozen=True)
class Candidate:
    """A possible statement: its report, its signs, and whether a person marked it."""

    report: int
    signs: tuple[str, ...]
    marked: bool


def candidates(paths: Iterable[Path]) -> tuple[list[Candidate], list[int]]:
    """Read every possible statement of the reports, and how many statements each report's gold has."""
    found: list[Candidate] = []
    sizes: list[int] = []
    for path in paths:
        with path.open("rb") as lines:
            for gold in read_gold(lines, str(path)):
                shown: dict[tuple[int, int], tuple[str, ...]] = {}
                with patch.object(
                    evidence, "weigh_statements", lambda draft, shown=shown: note(draft, shown)
                ):
                    steps = tuple(getattr(evidence, s.__name__, s) for s in extraction.STEPS)
                    with patch.object(extraction, "STEPS", steps):
                        predicted = extraction.extract(gold.report)
                sides = Sides(gold, predicted)
                marked = set(sides.statements.values())
                for number, statement in enumerate(predicted.statements):
                    signs = shown.get((statement.cue.passage, statement.cue.start), ("any",))
                    found.append(Candidate(len(sizes), signs, number in marked))
                sizes.append(len(gold.statements))
    return found, sizes


def note(draft: Draft, shown: dict[tuple[int, int], tuple[str, ...]]) -> None:
    """Stand in for the weighing: keep every statement, and remember its signs."""
    for statement in draft.statements:
        if statement.cue_span is not None:
            key = (statement.passage, statement.cue_span.start)
            shown[key] = tuple(sorted(set(evidence.signs(draft, statement))))


def fit(sample: Sequence[Candidate]) -> Weights:
    """Fit the weights by coordinate-wise Newton steps."""
    having: dict[str, list[int]] = {}
    for index, candidate in enumerate(sample):
        for sign in candidate.signs:
            having.setdefault(sign, []).append(index)
    having = {s: at for s, at in having.items() if not s.startswith("lemma ") or len(at) >= SEEN}
    weights = dict.fromkeys(sorted(having), 0.0)
    margins = [0.0] * len(sample)
    for _ in range(SWEEPS):
        for sign, weight in weights.items():
            slope, bend = PRIOR * weight, PRIOR
            for index in having[sign]:
                odds = likelihood(margins[index])
                slope += odds - sample[index].marked
                bend += odds * (1 - odds)
            step = -slope / bend
            weights[sign] = weight + step
            for index in having[sign]:
                margins[index] += step
    return weights


def likelihood(margin: float) -> float:
    """The logistic function, safe for large margins."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))


def kept(weights: Weights, candidate: Candidate) -> bool:
    """Tell whether the weights let a candidate stand."""
    total = sum(weights.get(sign, 0.0) for sign in candidate.signs)
    return likelihood(total) >= evidence.ENOUGH


def cross_validate(sample: Sequence[Candidate], sizes: Sequence[int]) -> float:
    """Return the cue F1 with every report judged by weights fitted without it."""
    reports = list(range(len(sizes)))
    random.Random(0).shuffle(reports)
    tally: Counter[str] = Counter()
    for fold in range(FOLDS):
        held = set(reports[fold::FOLDS])
        weights = fit([c for c in sample if c.report not in held])
        for candidate in sample:
            if candidate.report in held and kept(weights, candidate):
                tally["right" if candidate.marked else "wrong"] += 1
    return 2 * tally["right"] / (tally["right"] + tally["wrong"] + sum(sizes))


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    sample, sizes = candidates(parser.parse_args().gold)
    score = cross_validate(sample, sizes)
    weights = {sign: round(weight, 2) for sign, weight in fit(sample).items()}
    lines = (f'"{sign}" = {weight}\n' for sign, weight in sorted(weights.items()) if weight)
    head = HEAD.format(reports=len(sizes), gold=sum(sizes), score=score)
    TARGET.write_text(head + "".join(lines), encoding="utf-8")
    print(
        f"{len(sample)} possible statements, {sum(sizes)} marked; cue F1 {score:.3f}; {len(weights)} weights"
    )


if __name__ == "__main__":
    main()
