"""Fit how much the encoder counts beside the lexicon, on gold that neither was trained or tuned on.

    python tools/fit_fusion.py ENGINE GOLD...      print the weights for src/riwaya/training/fusion.toml

Cues and triggers: logistic regression on both readers' log-odds. The other thresholds: the best of a few, by
the sum of the scores that they touch, one after the other.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from riwaya import extraction
from riwaya.evaluation import evaluate, read_gold
from riwaya.evaluation.sides import Sides
from riwaya.extraction import event_evidence
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.learned import happenings, perception, statements
from riwaya.extraction.learned.along import opened
from riwaya.extraction.learned.hints import Hints
from riwaya.extraction.learned.model import Model
from riwaya.extraction.learned.perception import Perception
from riwaya.extraction.tokens import Text
from riwaya.model import Reading

GRID = {
    "content": ([-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0], 0),
    "content+": ([-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0], 1),
    "source": ([0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0], 0),
    "source+": ([0.0, 0.5, 1.0, 2.0, 3.0, 4.0], 1),
    "source++": ([0.0, 0.5, 1.0, 2.0, 3.0, 4.0], 2),
    "act": ([0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 9.0], 0),
    "type": ([0.2, 0.4, 0.6, 0.8, 0.9, 1.0], 0),
    "role": ([0.02, 0.05, 0.1, 0.15, 0.2, 0.3], 0),
    "role+": ([0.3, 0.4, 0.5, 0.6, 0.7, 0.9], 1),
    "value": ([0.3, 0.7, 1.0, 1.5, 2.0, 3.0, 9.0], 0),
    "value+": ([0.3, 0.7, 1.0, 1.5, 2.0, 3.0, 9.0], 1),
}
Shown = dict[float, tuple[str, tuple[float, ...]]]
"""Which kind of record had which log-odds, by the confidence that stood in for its own."""
SCORES = ("source_f1", "content_f1", "full_f1", "type_f1", "argument_f1", "factuality_f1")


def logistic(rows: Sequence[Sequence[float]], marked: Sequence[bool]) -> list[float]:
    """Return the weights of a logistic regression with a weak prior."""
    x, y = np.array([[1.0, *row] for row in rows]), np.array(marked, float)
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(
            x.T @ (x * (p * (1 - p))[:, None]) + 0.1 * np.eye(len(w)), x.T @ (y - p) - 0.1 * w
        )
        w += step
    return [round(float(v), 3) for v in w]


def seen(gold: Iterable[Reading], engine: str, model: Model) -> None:
    """Fit the weights of cues and triggers, with everything kept, and put them into the model's fusion."""
    said: dict[str, list[tuple[tuple[float, ...], bool]]] = {
        "cue": [],
        "missed": [],
        "event": [],
        "missed event": [],
    }
    fusion = model.fusion
    fusion["enough"] = [0.0]
    for one in gold:
        shown: Shown = {}

        def note(weights: Sequence[float], *values: float, shown: Shown = shown) -> float:
            name = "cue" if weights is fusion["cue"] else "missed"
            key = 0.5 + len(shown) / 1e5
            shown[key] = name, values
            return key

        def trust(draft: Draft, event: EventDraft, lexical: float, shown: Shown = shown) -> float:
            perceived = draft.perceived[event.passage]
            odds = happenings.odds(max(map(perceived.trigger, range(*event.trigger))))
            key = 0.5 + len(shown) / 1e5
            shown[key] = ("missed event", (odds,)) if event.missed else ("event", (lexical, odds))
            return key

        with patch.object(statements, "_weighed", note), patch.object(event_evidence, "trust", trust):
            sides = Sides(one, extraction.extract(one.report, engine))
        for records, pairs in (
            (sides.predicted.statements, sides.statements),
            (sides.predicted.events, sides.events),
        ):
            marked = set(pairs.values())
            for number, record in enumerate(records):
                if record.confidence in shown:
                    name, values = shown[record.confidence]
                    said[name].append((values, number in marked))
    fusion["enough"] = [0.5]
    for name, rows in said.items():
        fusion[name] = logistic([values for values, _ in rows], [mark for _, mark in rows])
        print(name, len(rows), sum(mark for _, mark in rows), fusion[name])


def remembered() -> Callable[[Model, Text, Sequence[Hints]], Perception]:
    """Return a stand-in for `Perception` that runs the encoder once a passage: only the fusion changes."""
    known: dict[tuple[str, tuple[Hints, ...]], Perception] = {}

    def perceived(model: Model, text: Text, hints: Sequence[Hints]) -> Perception:
        key = text.passage.text, tuple(hints)
        if key not in known:
            known[key] = Perception(model, text, hints)
        return known[key]

    return perceived


def total(gold: Sequence[Reading], engine: str) -> tuple[float, dict[str, float]]:
    """Return the sum of the scores that the thresholds touch, and the scores."""
    scores = evaluate((one, extraction.extract(one.report, engine)) for one in gold).scores()
    return sum(scores[name] or 0.0 for name in SCORES), {k: v for k, v in scores.items() if v is not None}


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engine")
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    gold: list[Reading] = []
    for path in options.gold:
        with path.open("rb") as lines:
            gold += read_gold(lines, str(path))
    model = opened(options.engine)
    assert isinstance(model, Model), model
    perception.Perception = remembered()  # type: ignore[assignment, misc]
    seen(gold, options.engine, model)
    best, scores = total(gold, options.engine)
    for name, (values, at) in GRID.items():
        key = name.rstrip("+")
        for value in values:
            before = model.fusion[key][at]
            model.fusion[key][at] = value
            now, found = total(gold, options.engine)
            if now > best:
                best, scores = now, found
            else:
                model.fusion[key][at] = before
        print(name, model.fusion[key], round(best, 4), flush=True)
    for level in (0.35, 0.4, 0.45, 0.55):
        before = model.fusion["enough"]
        model.fusion["enough"] = [level]
        _, found = total(gold, options.engine)
        print("enough", level, found["cue_f1"], found["full_f1"])
        model.fusion["enough"] = before
    print("\n".join(f"{name} = {weights}" for name, weights in model.fusion.items()))
    print({name: round(value, 3) for name, value in scores.items() if "." not in name})


if __name__ == "__main__":
    main()
