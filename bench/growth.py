"""How reconciling grows with the reports: python bench/growth.py STORE [--sizes 1000 3000 …] [--svg FILE].

Reconciles random parts of a store's digests, each from nothing, and fits the exponent of the growth. What
reading costs grows with the words and is measured by bench/speed.py.
"""

import argparse
import json
import math
import random
import resource
import time
from pathlib import Path

from riwaya import reconciliation
from riwaya.store import Store

_WIDTH, _HEIGHT, _EDGE = 520, 320, 48


def main() -> None:
    """Measure, print, and draw if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    texts = [text for _, text in Store(given.store, make=False).case.digests(None, reconciliation.SHAPE)]
    random.Random(1).shuffle(texts)
    points = []
    for size in sorted(given.sizes):
        digests = [reconciliation.unpack(json.loads(text)) for text in texts[:size]]
        start = time.process_time()
        case = reconciliation.reconcile_digests(digests)
        seconds = time.process_time() - start
        points.append((len(digests), seconds))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        found = f"{len(case.incidents):,} incidents, {len(case.actors):,} actors"
        print(f"{len(digests):>7,} reports  {seconds:8.1f} s  {memory:>6,} MB peak  {found}", flush=True)
        del case, digests
    print(f"exponent {exponent(points):.2f}")
    if given.svg:
        given.svg.write_text(drawn(points), "utf-8")


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the slope of the logarithms by least squares."""
    xs, ys = zip(*((math.log(size), math.log(seconds)) for size, seconds in points))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def drawn(points: list[tuple[int, float]]) -> str:
    """Return a chart of seconds by reports, both axes logarithmic, as SVG."""
    left, right = math.log10(points[0][0]), math.log10(points[-1][0])
    low, high = (math.log10(seconds) for seconds in (points[0][1], points[-1][1]))

    def at(size: int, seconds: float) -> tuple[float, float]:
        x = _EDGE + (math.log10(size) - left) / (right - left) * (_WIDTH - 2 * _EDGE)
        y = _HEIGHT - _EDGE - (math.log10(seconds) - low) / (high - low) * (_HEIGHT - 2 * _EDGE)
        return round(x, 1), round(y, 1)

    line = " ".join(f"{x},{y}" for x, y in (at(*point) for point in points))
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="4"/><text x="{x}" y="{y - 10}">{size:,}: {seconds:.0f} s</text>'
        for (size, seconds), (x, y) in ((point, at(*point)) for point in points)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12" text-anchor="middle"><rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
        f'<polyline points="{line}" fill="none" stroke="#2a6" stroke-width="2"/>{marks}'
        f'<text x="{_WIDTH // 2}" y="{_HEIGHT - 14}">reports reconciled (logarithmic)</text></svg>\n'
    )


if __name__ == "__main__":
    main()
