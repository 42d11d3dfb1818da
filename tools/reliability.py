"""How far confidence can be believed: of the records that are, say, 80 to 90 % sure, how many does gold have?

    python tools/reliability.py ENGINE out/gold/sentences-test.jsonl out/gold/articles-test.jsonl

Prints for statements and for events a reliability diagram in bins of a tenth, and the expected calibration
error (Naeini et al. 2015): the mean distance between confidence and share, weighed by the records of a bin.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from riwaya.evaluation import read_gold
from riwaya.evaluation.sides import Sides
from riwaya.extraction import extract

Judged = tuple[float, bool]


def judged(paths: Iterable[Path], engine: str) -> dict[str, list[Judged]]:
    """Return the confidence of every record, and whether gold has it."""
    found: dict[str, list[Judged]] = {"statements": [], "events": []}
    for path in paths:
        with path.open("rb") as lines:
            for gold in read_gold(lines, str(path)):
                sides = Sides(gold, extract(gold.report, engine))
                for name, pairs in (("statements", sides.statements), ("events", sides.events)):
                    right = set(pairs.values())
                    records = getattr(sides.predicted, name)
                    found[name] += [(record.confidence, n in right) for n, record in enumerate(records)]
    return found


def bins(records: Iterable[Judged]) -> list[tuple[float, float, int]]:
    """Return mean confidence, share that is right, and number of every tenth that has records."""
    tenths: dict[int, list[Judged]] = defaultdict(list)
    for confidence, right in records:
        tenths[min(9, int(confidence * 10))].append((confidence, right))
    return [
        (sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside))
        for _, inside in sorted(tenths.items())
    ]


def calibration_error(records: Iterable[Judged]) -> float:
    """Return the expected calibration error.

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    0.0
    """
    found = bins(records)
    return sum(abs(sure - share) * n for sure, share, n in found) / sum(n for _, _, n in found)


def main() -> None:
    """Print both diagrams."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engine")
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    for name, records in judged(options.gold, options.engine).items():
        print(f"{name}: {len(records)}, expected calibration error {calibration_error(records):.3f}")
        for sure, share, many in bins(records):
            print(f"  {sure:.2f}  {share:.2f}  {'#' * round(share * 40):40}  {many}")


if __name__ == "__main__":
    main()
