"""Draw the texts of the gold and part them, by gold/split.toml; write gold/split.tsv. No text enters it.

python tools/draw_split.py --data PATH/TO/data           draw anew
python tools/draw_split.py --data PATH/TO/data --check   exit 1 if gold/split.tsv is not what is drawn
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from riwaya.evaluation.corpora import read_lines
from riwaya.evaluation.gsr import document
from riwaya.model import Report

GOLD = Path(__file__).resolve().parents[1] / "gold"
LABELS = ("assault_labels.jsonl", "protest_labels.jsonl")
HEAD = "part\ttwice\tlabel\n"
JOINED = re.compile("^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)?")
Row = tuple[str, bool, str]


def order(seed: str, what: str) -> str:
    """A key that sorts as chance would, the same each time."""
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()


def sentences(folder: Path) -> dict[str, str]:
    """The labelled sentences: label to document, a sentence that two files hold once."""
    found: dict[str, str] = {}
    for name in LABELS:
        raw = (folder / name).read_bytes().splitlines()
        for line, report in zip(raw, read_lines(raw, name), strict=True):
            found.setdefault(str(report.source), document(json.loads(line)["id"]))
    return found


def draw_sentences(documents: dict[str, str], plan: dict[str, Any], seed: str) -> Iterator[Row]:
    """Draw sentences for the parts, each document's for test or for the others."""
    limit = int(plan["test_share"] * 16**64)
    parts: dict[str, list[str]] = {"test": [], "dev": []}
    for label in sorted(documents, key=lambda label: order(seed, label)):
        test = int(order(seed, documents[label]), 16) < limit
        parts["test" if test else "dev"].append(label)
    yield from (("test", False, label) for label in parts["test"][: plan["test"]])
    for n, label in enumerate(parts["dev"][: plan["dev"]]):
        yield "dev", n < plan["twice"], label
    yield from (("train", False, label) for label in parts["dev"][plan["dev"] :][: plan["train"]])


def is_on_conflict(report: Report, plan: dict[str, Any]) -> bool:
    """Tell whether a text is of the wanted length and has enough words of conflict."""
    words = [word for passage in report.passages for word in passage.text.split()]
    if not plan["words_least"] <= len(words) <= plan["words_most"]:
        return False
    stems = tuple(plan["stems"])
    bare = (JOINED.sub("", word) for word in words)
    hits = Counter(next(s for s in stems if word.startswith(s)) for word in bare if word.startswith(stems))
    return hits.total() >= plan["hits"] and len(hits) >= plan["kinds"]


def draw_articles(reports: Iterable[Report], plan: dict[str, Any], seed: str) -> Iterator[Row]:
    """Draw articles for the parts, so many a paper, and none that shares a paragraph with an earlier."""
    wanted = sorted(
        (report for report in reports if is_on_conflict(report, plan)),
        key=lambda r: order(seed, str(r.source)),
    )
    seen: set[str] = set()
    for part in ("test", "dev", "train"):
        papers: Counter[str | None] = Counter()
        for report in wanted:
            texts = {passage.text for passage in report.passages if len(passage.text) > 40}
            if papers.total() == plan[part]:
                break
            if papers[report.outlet] < plan[f"{part}_per_paper"] and not texts & seen:
                yield part, part == "dev" and papers.total() < plan["twice"], str(report.source)
                papers[report.outlet] += 1
                seen |= texts


def draw(data: Path) -> str:
    """Return what split.tsv should hold."""
    plan = tomllib.loads((GOLD / "split.toml").read_text("utf-8"))
    rows = list(draw_sentences(sentences(data / "gsr"), plan["sentences"], plan["seed"]))
    with gzip.open(data / "saudinewsnet" / "articles.jsonl.gz") as lines:
        rows += draw_articles(read_lines(lines, "articles.jsonl.gz"), plan["articles"], plan["seed"])
    return HEAD + "".join(f"{part}\t{'yes' if twice else ''}\t{label}\n" for part, twice, label in rows)


def main() -> int:
    """Draw, and write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    target, drawn = GOLD / "split.tsv", draw(arguments.data)
    if arguments.check:
        return int(not target.exists() or target.read_text("utf-8") != drawn)
    target.write_text(drawn, encoding="utf-8")
    print(f"{target.name}: {drawn.count(chr(10)) - 1} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
