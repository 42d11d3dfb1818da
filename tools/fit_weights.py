"""Fit the weights of the signs of a statement to annotated text; write lexicon/ar/weights.toml.

    python tools/fit_weights.py out/gold/sentences-dev.jsonl out/gold/articles-dev.jsonl

Every possible statement of the gold's reports is read, and whether a person marked one there. The weights
are those of a logistic regression with a Gaussian prior, fitted coordinate by coordinate; a lemma has its own
weight where it was seen often enough. Ten-fold cross-validation over reports says what to expect elsewhere.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from logistic import Example, cross_validate, fit

from riwaya import extraction
from riwaya.evaluation import read_gold
from riwaya.evaluation.sides import Sides
from riwaya.extraction import evidence
from riwaya.extraction.draft import Draft

TARGET = Path(__file__).parents[1] / "src" / "riwaya" / "lexicon" / "ar" / "weights.toml"
HEAD = """\
# What each sign of a possible statement weighs (extraction/evidence.py): log-odds that a person marks one.
# Written by tools/fit_weights.py from {reports} annotated reports, {gold} statements; do not edit by hand.
# Cue F1 by ten-fold cross-validation over the reports: {score:.3f}.

"""


def candidates(paths: Iterable[Path]) -> tuple[list[Example], list[int]]:
    """Read every possible statement of the reports, and how many statements each report's gold has."""
    found: list[Example] = []
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
                    found.append(Example(str(len(sizes)), signs, number in marked))
                sizes.append(len(gold.statements))
    return found, sizes


def note(draft: Draft, shown: dict[tuple[int, int], tuple[str, ...]]) -> None:
    """Stand in for the weighing: keep every statement, and remember its signs."""
    for statement in draft.statements:
        if statement.cue_span is not None:
            key = (statement.passage, statement.cue_span.start)
            shown[key] = tuple(sorted(set(evidence.signs(draft, statement))))


def cue_f1(sample: Sequence[Example], gold: int) -> float:
    """Return the cue F1 with every report judged by weights fitted without it."""
    kept = [e.holds for e, odds in zip(sample, cross_validate(sample)) if odds >= evidence.ENOUGH]
    return 2 * sum(kept) / (len(kept) + gold)


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    sample, sizes = candidates(parser.parse_args().gold)
    score = cue_f1(sample, sum(sizes))
    weights = {sign: round(weight, 2) for sign, weight in fit(sample).items()}
    lines = (f'"{sign}" = {weight}\n' for sign, weight in sorted(weights.items()) if weight)
    head = HEAD.format(reports=len(sizes), gold=sum(sizes), score=score)
    TARGET.write_text(head + "".join(lines), encoding="utf-8")
    print(
        f"{len(sample)} possible statements, {sum(sizes)} marked; cue F1 {score:.3f}; {len(weights)} weights"
    )


if __name__ == "__main__":
    main()
