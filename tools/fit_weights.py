"""Fit the weights of the signs of a statement or of an event to annotated text; write them in lexicon/ar.

    python tools/fit_weights.py statements out/gold/sentences-dev.jsonl out/gold/articles-dev.jsonl
    python tools/fit_weights.py events out/gold/sentences-dev.jsonl out/gold/articles-dev.jsonl

Every possible record of the gold's reports is read, and whether a person marked one there. The weights are
those of a logistic regression with a Gaussian prior, fitted coordinate by coordinate; a lemma has its own
weight where it was seen often enough. Ten-fold cross-validation over reports says what to expect elsewhere,
and at which threshold (ENOUGH, in the module that weighs) it is best.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from logistic import Example, cross_validate, fit

from riwaya import extraction
from riwaya.evaluation import read_gold
from riwaya.evaluation.sides import Sides
from riwaya.extraction import event_evidence, events, evidence
from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.lexicon import Hit

WORDS = Path(__file__).parents[1] / "src" / "riwaya" / "lexicon" / "ar"
HEAD = """\
# What each sign of a possible {one} weighs (extraction/{module}.py): log-odds that a person marks one.
# Written by tools/fit_weights.py from {reports} annotated reports, {gold} {one}s; do not edit by hand.
# {what} F1 by ten-fold cross-validation over the reports: {score:.3f}.

"""
Shown = dict[tuple[int, int], tuple[str, ...]]
"""The signs of every possible record of a report, by passage and where its cue or trigger begins."""


@dataclass(frozen=True)
class Kind:
    """A kind of record that is weighed: where its weights go, and how to see its signs instead of weighing.

    Rows for events are often right as they stand, so that their prior holds the weights closer to 0.
    """

    one: str
    what: str
    module: str
    target: str
    enough: float
    prior: float  # the inverse variance of the prior
    watch: Callable[[Shown], AbstractContextManager[Any]]


def watch_statements(shown: Shown) -> AbstractContextManager[Any]:
    """Stand in for the weighing of statements: keep every one, and remember its signs."""

    def note(draft: Draft) -> None:
        for statement in draft.statements:
            if statement.cue_span is not None:
                key = (statement.passage, statement.cue_span.start)
                shown[key] = tuple(sorted(set(evidence.signs(draft, statement))))

    steps = tuple(note if step is evidence.weigh_statements else step for step in extraction.STEPS)
    return patch.object(extraction, "STEPS", steps)


def watch_events(shown: Shown) -> AbstractContextManager[Any]:
    """Stand in for the weighing of events: keep every one, and remember its signs."""

    def note(draft: Draft, sentence: Sentence, found: Sequence[tuple[EventDraft, Hit]]) -> None:
        for event, hit in found:
            signs = event_evidence.signs(draft, sentence, event, hit, found)
            shown[event.passage, event.trigger_span.start] = tuple(sorted(set(signs)))
            event.confidence = 1.0

    return patch.object(events, "weigh", note)


KINDS = {
    "statements": Kind(
        "statement", "Cue", "evidence", "weights.toml", evidence.ENOUGH, 2.0, watch_statements
    ),
    "events": Kind(
        "event", "Trigger", "event_evidence", "event_weights.toml", event_evidence.ENOUGH, 4.0, watch_events
    ),
}


def candidates(kind: Kind, paths: Iterable[Path]) -> tuple[list[Example], list[int]]:
    """Read every possible record of the reports, and how many of them each report's gold has."""
    found: list[Example] = []
    sizes: list[int] = []
    for path in paths:
        with path.open("rb") as lines:
            for gold in read_gold(lines, str(path)):
                shown: Shown = {}
                with kind.watch(shown):
                    sides = Sides(gold, extraction.extract(gold.report))
                if kind.one == "statement":
                    spans = [statement.cue for statement in sides.predicted.statements]
                    marked = set(sides.statements.values())
                else:
                    spans = [event.trigger for event in sides.predicted.events]
                    marked = set(sides.events.values())
                for number, span in enumerate(spans):
                    signs = shown.get((span.passage, span.start), ("any",))
                    found.append(Example(str(len(sizes)), signs, number in marked))
                sizes.append(len(gold.statements if kind.one == "statement" else gold.events))
    return found, sizes


def f1(sample: Sequence[Example], odds: Sequence[float], enough: float, gold: int) -> float:
    """Return the F1 of the candidates that are at least this likely."""
    kept = [example.holds for example, likely in zip(sample, odds, strict=True) if likely >= enough]
    return 2 * sum(kept) / (len(kept) + gold)


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    kind = KINDS[options.kind]
    sample, sizes = candidates(kind, options.gold)
    gold = sum(sizes)
    odds = cross_validate(sample, prior=kind.prior)
    score = f1(sample, odds, kind.enough, gold)
    weights = {sign: round(weight, 2) for sign, weight in fit(sample, kind.prior).items()}
    lines = (f'"{sign}" = {weight}\n' for sign, weight in sorted(weights.items()) if weight)
    head = HEAD.format(
        one=kind.one, module=kind.module, what=kind.what, reports=len(sizes), gold=gold, score=score
    )
    (WORDS / kind.target).write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(sample)} possible {kind.one}s, {gold} marked; F1 {score:.3f}; {len(weights)} weights")
    for percent in range(30, 62, 2):
        print(f"at .{percent}: {f1(sample, odds, percent / 100, gold):.4f}")


if __name__ == "__main__":
    main()
