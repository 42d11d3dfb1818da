"""Scores of predicted readings against gold ones, with what went wrong where."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from riwaya.errors import ReadingError
from riwaya.evaluation.counts import Tally, add, flat, intervals
from riwaya.evaluation.events import score_events
from riwaya.evaluation.mentions import score_mentions, score_places, score_times
from riwaya.evaluation.sides import Sides
from riwaya.evaluation.statements import score_statements
from riwaya.evaluation.worst import Case, cases
from riwaya.model import Problem, Reading

NOTHING = "-"
"""In a confusion table: gold that was not found, or a prediction without gold."""
Confusion = Counter[tuple[str, str]]
"""(gold code, predicted code) to count."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was found out about predictions: tallies by report, confusion tables, cases worst first.

    `problems` are those of the predicted readings; one whose extraction failed has nothing predicted.
    """

    tallies: tuple[Tally, ...]
    acts: Confusion = field(default_factory=Counter)
    types: Confusion = field(default_factory=Counter)
    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()

    def scores(self, resamples: int = 0, seed: int = 0) -> dict[str, float | None]:
        """Return score name to value over all reports, with bootstrap bounds if there are `resamples`.

        A score is None where there is nothing to score.
        """
        return flat(add(self.tallies), intervals(list(self.tallies), resamples, seed))


def together(found: Iterable[Evaluation]) -> Evaluation:
    """Return evaluations as one: its scores are those of the sums of all counts.

    >>> together([Evaluation(({"a_acc": (1, 1)},)), Evaluation(({"a_acc": (0, 1)},))]).scores()
    {'a_acc': 0.5}
    """
    found = list(found)
    return Evaluation(
        tuple(tally for one in found for tally in one.tallies),
        sum((one.acts for one in found), Counter()),
        sum((one.types for one in found), Counter()),
        tuple(sorted((case for one in found for case in one.cases), key=lambda case: -case.cost)),
        tuple(problem for one in found for problem in one.problems),
    )


def evaluate(pairs: Iterable[tuple[Reading, Reading]]) -> Evaluation:
    """Score pairs of (gold, predicted) readings of the same reports.

    Raises ReadingError if a pair's texts differ, for then spans cannot be compared.

    >>> from riwaya.model import Reading, Report
    >>> empty = Reading(Report("sha256:0"))
    >>> evaluate([(empty, empty)]).scores()["cue_f1"] is None
    True
    """
    tallies: list[Tally] = []
    acts: Confusion = Counter()
    types: Confusion = Counter()
    found: list[Case] = []
    problems: list[Problem] = []
    for gold, predicted in pairs:
        if gold.report.passages != predicted.report.passages:
            raise ReadingError(gold.report.id, "gold and prediction have different passages", "read it again")
        sides = Sides(gold, predicted)
        tallies.append(score(sides))
        acts += confusion(
            [s.act for s in gold.statements], [s.act for s in predicted.statements], sides.statements
        )
        types += confusion([e.type for e in gold.events], [e.type for e in predicted.events], sides.events)
        found += cases(sides)
        problems += predicted.problems
    found.sort(key=lambda case: -case.cost)
    return Evaluation(tuple(tallies), acts, types, tuple(found), tuple(problems))


def score(sides: Sides) -> Tally:
    """Return every score's counts for one report."""
    return {
        **score_mentions(sides),
        **score_places(sides),
        **score_times(sides),
        **score_statements(sides),
        **score_events(sides),
    }


def confusion(gold: list[str], predicted: list[str], pairs: Mapping[int, int]) -> Confusion:
    """Count the codes of paired records, and of those without a pair against NOTHING.

    >>> sorted(confusion(["deny", "state"], ["state"], {1: 0}).items())
    [(('deny', '-'), 1), (('state', 'state'), 1)]
    """
    counts: Confusion = Counter((gold[g], predicted[p]) for g, p in pairs.items())
    counts.update((code, NOTHING) for g, code in enumerate(gold) if g not in pairs)
    taken = set(pairs.values())
    counts.update((NOTHING, code) for p, code in enumerate(predicted) if p not in taken)
    return counts
