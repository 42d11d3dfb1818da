"""Write the blocks of the READMEs that hold riwaya's own output: the example and the scores.

    python tools/readme_scores.py           # write them anew
    python tools/readme_scores.py --check   # exit 1 if they are out of date

A block stands between `<!-- NAME: ... -->` and `<!-- /NAME -->`. The words around the numbers are rows of
`tools/readme_scores.toml`, in the language of each page.
"""

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from riwaya import desk, publication
from riwaya.model import Reading

ROOT = Path(__file__).resolve().parents[1]
ROWS = Path(__file__).with_suffix(".toml")
EXAMPLE = Path("samples/reports/04-audio-denial.html")
GOLD = Path("gold/demo.jsonl")
SHOWN = {"statements": 5, "events": 4}
WIDTH = 96


def main() -> int:
    """Write the blocks, or with --check say whether they hold."""
    stale = []
    scores = desk.evaluate_gold(ROOT / GOLD).scores(1000)
    for page in tomllib.loads(ROWS.read_text("utf-8"))["page"]:
        path = ROOT / page["file"]
        text = path.read_text("utf-8")
        wanted = fill(fill(text, "example", example(page)), "scores", table(page, scores))
        if wanted != text:
            stale.append(page["file"])
            if "--check" not in sys.argv:
                path.write_text(wanted, "utf-8")
    if stale and "--check" in sys.argv:
        print(f"out of date: {', '.join(stale)}; run: make scores")
        return 1
    return 0


def fill(text: str, name: str, block: str) -> str:
    """Put a block between its two marks, of which the text must hold one pair."""
    pattern = re.compile(rf"(<!-- {name}:[^\n]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    filled, times = pattern.subn(lambda marks: f"{marks[1]}{block}{marks[2]}", text)
    if times != 1:
        raise ValueError(f"{times} blocks named {name!r}, wanted one")
    return filled


def example(page: Mapping[str, Any]) -> str:
    """Return the command and the head of each of its two tables, with what is left out said."""
    reading = next(iter(desk.read_all([ROOT / EXAMPLE])))
    whole = render(reading, page["language"])
    lines = ["", '<div dir="ltr">', "", "```", f"$ riwaya read {EXAMPLE}{page['options']}"]
    for section, kept in SHOWN.items():
        records = getattr(reading, section)
        cut = first_rows(whole, section, records[kept].id) if len(records) > kept else whole
        lines += [*cut, page["more"][section].format(len(records) - kept)]
    return "\n".join([*lines, "```", "", "</div>", "", ""])


def render(reading: Reading, language: str) -> list[str]:
    """Return the lines of the table of a report, its path given from the root of the repository."""
    sheet = publication.Sheet(language, width=WIDTH)
    text = "".join(publication.write([reading], "table", sheet))
    return text.replace(f"{ROOT}/", "").rstrip("\n").split("\n")


def first_rows(whole: list[str], section: str, stop: str) -> list[str]:
    """Return the lines of a table from its heading (the report's, for the first) to the row that is cut."""
    blanks = [number for number, line in enumerate(whole) if not line.strip()]
    begin = 0 if section == "statements" else blanks[1]
    end = next(n for n, line in enumerate(whole) if n > begin and re.match(rf"{stop}\s", line))
    return whole[begin:end]


def table(page: Mapping[str, Any], scores: Mapping[str, float | None]) -> str:
    """Return the table of scores, with intervals, and the words around it."""
    lines = ["", page["before"], "", page["header"], "|---|---|---|"]
    for row in page["score"]:
        value, low, high = (scores[f"{row['name']}{end}"] for end in ("", "_low", "_high"))
        lines.append(f"| {row['what']} (`{row['name']}`) | {value:.2f} | {low:.2f}–{high:.2f} |")
    return "\n".join([*lines, "", page["after"], "", ""])


if __name__ == "__main__":
    sys.exit(main())
