"""Fit the weights of stances to the headlines of ANS; write reconciliation/stances.toml and score it.

    python tools/fit_stance.py PATH/TO/data/ans/data/stance [--ablate] [--test]

The weights are those of a multinomial logistic regression with a Gaussian prior, fitted to the part train.
ANS has few pairs that tell of other things, so pairs of train's own headlines that share a term and little
else are added to them. The prior, and how much an added pair counts, are those of the greatest macro-F1 over
the pairs of train, each by weights fitted without its first headline, and those of dev: dev alone has too few
pairs of other things to choose by. `--ablate` says what each comparison is worth on dev, by leaving it out.
`--test` scores the part test, once, when all is chosen.
"""

import argparse
import csv
import itertools
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from riwaya.reconciliation import stance_comparisons, stances
from riwaya.reconciliation.comparison import PRIOR
from riwaya.reconciliation.stance_comparisons import COMPARISONS, WHOLE, compare
from riwaya.reconciliation.stances import LABELS
from riwaya.reconciliation.terms import terms

TARGET = Path(stances.__file__).with_suffix(".toml")
PARTS = ("train", "dev", "test")
SEEN = 5  # pairs that must come out at a level for it to have a weight
STEPS = 150
PRIORS = (0.5, 1.0, 2.0, 4.0)
COUNTS = (0.05, 0.1, 0.2, 0.3)
FOLDS = 5  # what an added pair counts
ADDED = 600
UNALIKE = 0.34  # the share of the shorter one's terms that an added pair may have in common
SAMPLES = 1000
HEAD = """\
# What each level of each comparison of two statements weighs, in bits, for agree, disagree and other
# (stances.py). Written by tools/fit_stance.py; do not edit by hand. Fitted to {fitted} pairs of ANS train and
# {added} added pairs of other things, each counting {count}; on dev: macro-F1 {score:.3f}, {each}.

"""
Sign = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two headlines and what a person decided, as the position of the label."""

    one: str
    other: str
    label: int


@dataclass(frozen=True)
class Scores:
    """Macro-F1, the F1 of each label, and the mean log-loss in nats."""

    macro: float
    each: tuple[float, ...]
    loss: float

    def __str__(self) -> str:
        each = " ".join(f"{label} {value:.3f}" for label, value in zip(LABELS, self.each))
        return f"macro-F1 {self.macro:.3f} ({each}), log-loss {self.loss:.3f}"


def read(folder: Path, part: str) -> list[Pair]:
    """Read a part of ANS."""
    with (folder / f"{part}.csv").open(encoding="utf-8", newline="") as lines:
        return [Pair(row["s1"], row["s2"], LABELS.index(row["stance"])) for row in csv.DictReader(lines)]


def others(pairs: Sequence[Pair], count: int = ADDED, seed: int = 0) -> list[Pair]:
    """Pair headlines that share a term and little else: they tell of other things."""
    drawn = random.Random(seed)
    said = {head: frozenset(terms(head)) for head in sorted({pair.one for pair in pairs})}
    telling: dict[str, list[str]] = {}
    for head, found in said.items():
        for term in sorted(found):
            telling.setdefault(term, []).append(head)
    heads, added = [head for head, found in said.items() if found], dict[tuple[str, str], None]()
    while len(added) < count:
        one = drawn.choice(heads)
        near = drawn.random() < 0.8
        other = drawn.choice(telling[drawn.choice(sorted(said[one]))] if near else heads)
        common, least = len(said[one] & said[other]), min(len(said[one]), len(said[other]))
        if one != other and common <= UNALIKE * least:
            added[min(one, other), max(one, other)] = None
    return [Pair(one, other, LABELS.index("other")) for one, other in added]


def signs(pair: Pair) -> frozenset[Sign]:
    """Return the levels that a pair comes out at."""
    return frozenset((name, level) for name, level in compare(pair.one, pair.other) if level is not None)


def matrix(shown: Sequence[Iterable[Sign]], known: Sequence[Sign]) -> np.ndarray:
    """Return a row for every pair: which known levels it comes out at, and one for the prior."""
    places = {sign: place for place, sign in enumerate(known)}
    found = np.zeros((len(shown), len(known) + 1))
    found[:, -1] = 1
    for row, own in enumerate(shown):
        found[row, [places[sign] for sign in own if sign in places]] = 1
    return found


def fit(rows: np.ndarray, labels: np.ndarray, counts: np.ndarray, prior: float) -> np.ndarray:
    """Fit by Newton steps under Böhning's bound of the curvature, the same in every step."""
    weights = np.zeros((rows.shape[1], len(LABELS)))
    bound = np.linalg.inv(0.5 * (rows * counts[:, None]).T @ rows + prior * np.eye(rows.shape[1]))
    aims = np.eye(len(LABELS))[labels]
    for _ in range(STEPS):
        slope = rows.T @ ((likelihoods(rows @ weights) - aims) * counts[:, None]) + prior * weights
        weights -= bound @ slope
    return weights


def likelihoods(margins: np.ndarray) -> np.ndarray:
    """Return how likely each label is, from its weights in nats."""
    powers = np.exp(margins - margins.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def score(margins: np.ndarray, labels: np.ndarray) -> Scores:
    """Score the likeliest label of every pair."""
    said = margins.argmax(axis=1)
    each = tuple(
        float(2 * ((said == k) & (labels == k)).sum() / max(1, (said == k).sum() + (labels == k).sum()))
        for k in range(len(LABELS))
    )
    loss = -np.log(likelihoods(margins)[np.arange(len(labels)), labels] + 1e-12).mean()
    return Scores(sum(each) / len(each), each, float(loss))


def interval(margins: np.ndarray, labels: np.ndarray, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the macro-F1 over the pairs."""
    drawn = np.random.default_rng(seed)
    size = len(labels)
    found = sorted(score(margins[at], labels[at]).macro for at in drawn.integers(0, size, (SAMPLES, size)))
    return found[int(0.025 * SAMPLES)], found[int(0.975 * SAMPLES)]


@dataclass(frozen=True)
class Fitted:
    """The known levels, their weights in nats, the scores on dev, and those that it was chosen by."""

    known: list[Sign]
    weights: np.ndarray
    dev: Scores
    chosen: Scores


class Fitting:
    """The pairs of train and dev with their levels, ready to fit to with or without some comparison."""

    def __init__(self, train: Sequence[Pair], dev: Sequence[Pair]) -> None:
        self.added = others(train)
        self.train, self.extra, self.dev = (list(map(signs, pairs)) for pairs in (train, self.added, dev))
        self.labels = np.array([pair.label for pair in (*train, *self.added)])
        self.dev_labels = np.array([pair.label for pair in dev])
        folds = {head: place % FOLDS for place, head in enumerate(sorted({pair.one for pair in train}))}
        self.folds = np.array([folds[pair.one] for pair in (*train, *self.added)])

    def run(self, prior: float, count: float, without: str = WHOLE) -> Fitted:
        """Fit to all of train and to all but each fold."""
        own = len(self.train)
        seen = Counter(sign for shown in self.train for sign in shown if sign[0] not in (without, WHOLE))
        known = sorted((s for s, n in seen.items() if n >= SEEN), key=lambda s: (COMPARISONS.index(s[0]), s))
        counts = np.repeat([1.0, count], [own, len(self.extra)])
        rows, dev = matrix([*self.train, *self.extra], known), matrix(self.dev, known)
        held = np.zeros((own, len(LABELS)))
        for fold in range(FOLDS):
            kept = self.folds != fold
            weights = fit(rows[kept], self.labels[kept], counts[kept], prior)
            held[~kept[:own]] = rows[:own][~kept[:own]] @ weights
        weights = fit(rows, self.labels, counts, prior)
        margins = np.vstack([held, dev @ weights])
        chosen = score(margins, np.concatenate([self.labels[:own], self.dev_labels]))
        return Fitted(known, weights, score(dev @ weights, self.dev_labels), chosen)


def table(known: Sequence[Sign], weights: np.ndarray) -> str:
    """Return the weights as TOML, in bits."""
    rows = [", ".join(f"{value:.2f}" for value in row) for row in weights / np.log(2)]
    text = f"{PRIOR} = [{rows[-1]}]\n"
    for name, group in itertools.groupby(zip(known, rows), key=lambda item: item[0][0]):
        text += f"\n[{name}]\n" + "".join(f'"{level}" = [{row}]\n' for (_, level), row in group)
    return text


def margins(pairs: Sequence[Pair]) -> np.ndarray:
    """Return the margins of the weights as written, in nats."""
    return np.array([stances.score(compare(pair.one, pair.other)) for pair in pairs]) * np.log(2)


def ablate(fitting: Fitting, prior: float, count: float, whole: Fitted) -> None:
    """Print what each comparison moves: on dev, and where the choice is made."""
    for name in stance_comparisons.COMPARISONS:
        found = fitting.run(prior, count, without=name)
        moved = []
        for one, other in ((whole.dev, found.dev), (whole.chosen, found.chosen)):
            each = " ".join(f"{a - b:+.3f}" for a, b in zip(one.each, other.each))
            moved.append(f"{one.macro - other.macro:+.3f} ({each}) {one.loss - other.loss:+.4f}")
        print(f"{name:10} dev {moved[0]}  train and dev {moved[1]}", flush=True)


def main() -> None:
    """Fit, choose, write, and score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ablate", action="store_true", help="say what each comparison is worth")
    parser.add_argument("--test", action="store_true", help="score the part test")
    options = parser.parse_args()
    fitting = Fitting(read(options.folder, "train"), read(options.folder, "dev"))
    tried = {(prior, count): fitting.run(prior, count) for prior in PRIORS for count in COUNTS}
    for (prior, count), found in tried.items():
        print(f"prior {prior}, added pairs count {count}: dev {found.dev}; train and dev {found.chosen}")
    (prior, count), found = max(tried.items(), key=lambda item: item[1].chosen.macro)
    each = ", ".join(f"{label} {value:.3f}" for label, value in zip(LABELS, found.dev.each))
    head = HEAD.format(
        fitted=len(fitting.train), added=len(fitting.added), count=count, score=found.dev.macro, each=each
    )
    TARGET.write_text(head + table(found.known, found.weights), encoding="utf-8")
    print(f"chosen: prior {prior}, added pairs count {count}: dev {found.dev}; train and dev {found.chosen}")
    if options.ablate:
        ablate(fitting, prior, count, found)
    if options.test:
        pairs = read(options.folder, "test")
        labels = np.array([pair.label for pair in pairs])
        low, high = interval(margins(pairs), labels)
        print(f"test: {score(margins(pairs), labels)}; macro-F1 {low:.3f} to {high:.3f}")


if __name__ == "__main__":
    main()
