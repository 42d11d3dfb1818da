"""Count in how many articles each term stands: python tools/term_frequencies.py CORPUS -o TABLE.

CORPUS is a file of SaudiNewsNet or another that `riwaya gold get` takes. What is written are counts alone:
terms of which one article in five hundred or more has one, each with its share in parts of ten thousand.
"""

import argparse
from collections import Counter
from pathlib import Path

from riwaya.evaluation import corpora
from riwaya.reconciliation.terms import terms

_LEAST = 20  # of ten thousand


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    with given.corpus.open("rb") as stream:
        for report in corpora.read_file(stream, given.corpus.name):
            articles += 1
            counts.update({term for passage in report.passages for term in terms(passage.text)})
    rows = ((term, round(10_000 * count / articles)) for term, count in counts.items())
    kept = sorted((-share, term) for term, share in rows if share >= _LEAST)
    head = f"# Terms (folded stems) of ten thousand articles, if 20 have them; counted in {articles:,}.\n"
    lines = "".join(f"{term}\t{-share}\n" for share, term in kept)
    given.output.write_text(
        head + "# Made by tools/term_frequencies.py; see docs/data.md.\n" + lines, "utf-8"
    )


if __name__ == "__main__":
    main()
