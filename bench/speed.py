"""How fast riwaya reads, and where the time goes, next to two passes that read far less.

    python bench/speed.py                                  # the sample reports, many times over
    python bench/speed.py articles.jsonl.gz --limit 2000   # reports of your own

One process, one run: intake, every step of extraction, assembly and JSON are timed on each report as it
passes, and beside them a bare regular expression over the same text and trafilatura over the same text
wrapped in a page. Shares and ratios carry from one machine to another; seconds do not.
"""

import argparse
import html
import itertools
import re
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import trafilatura

import riwaya
from riwaya import extraction, intake
from riwaya.extraction.assembly import assemble
from riwaya.extraction.draft import Draft
from riwaya.lexicon import load, load_rows
from riwaya.model import MadeBy, Report
from riwaya.publication.plain_json import to_json

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "reports"
TIMES_OVER = 25  # the samples are a dozen reports: too few for a clock
T = TypeVar("T")


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def time(self, what: str, work: Callable[[], T]) -> T:
        """Do some work and book its time."""
        start = perf_counter()
        try:
            return work()
        finally:
            self.spent[what] += perf_counter() - start


def main() -> int:
    """Measure and print."""
    options = arguments()
    clock, size = Clock(), Counter[str]()
    clock.time("loading the lexicon", extraction.prepare)
    loaded = clock.spent.pop("loading the lexicon")
    baselines = Clock()
    pattern = cue_pattern()
    for report in itertools.islice(reports(options.source, clock), options.limit):
        text = "\n".join(passage.text for passage in report.passages)
        size.update(articles=1, bytes=len(text.encode("utf-8", "replace")), words=len(text.split()))
        size["JSON bytes"] += len(read(report, clock))
        baselines.time("a bare regular expression", lambda text=text: pattern.findall(text))  # type: ignore[misc]
        page = wrapped(report)
        baselines.time("trafilatura", lambda page=page: trafilatura.extract(page))  # type: ignore[misc]
    if not size["articles"]:
        print("nothing to read", file=sys.stderr)
        return 1
    show(clock, baselines, size, loaded)
    return 0


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description="Measure the speed of riwaya.")
    parser.add_argument("source", nargs="*", help="files, folders or patterns; the sample reports if none")
    parser.add_argument("--limit", type=int, default=None, help="stop after so many reports")
    return parser.parse_args()


def reports(sources: list[str], clock: Clock) -> Iterator[Report]:
    """Yield the readable reports of the sources one by one, the time of intake booked."""
    paths: Iterable[str] = (
        intake.expand(sources) if sources else [str(p) for p in sorted(SAMPLES.iterdir())] * TIMES_OVER
    )
    for path in paths:
        found = intake.read_source(path)
        while (taken := clock.time("intake", lambda found=found: next(found, None))) is not None:  # type: ignore[misc]
            if taken.report is not None and taken.report.passages:
                yield taken.report


def read(report: Report, clock: Clock) -> bytes:
    """Do what `extraction.extract` does, step by step, and write the reading as JSON."""
    draft = Draft(report, load())
    for step in extraction.STEPS:
        clock.time(f"extraction: {step.__name__}", lambda step=step: step(draft))  # type: ignore[misc]
    made_by = MadeBy(riwaya.__version__, "lexicon", draft.lexicon.table.fingerprint)
    reading = clock.time("assembly", lambda: assemble(draft, made_by))
    return clock.time("JSON", lambda: to_json(reading).encode("utf-8", "replace"))


def cue_pattern() -> re.Pattern[str]:
    """Every reporting verb as written in the lexicon, in one alternation: what a first script would try."""
    lemmas = sorted({cue.lemma for cue in load_rows().cues if cue.kind == "verb"}, key=len, reverse=True)
    return re.compile(rf"\b[\u0648\u0641]?(?:{'|'.join(map(re.escape, lemmas))})[\u062a\u0648\u0627]*\b")


def wrapped(report: Report) -> str:
    """The report as a plain page, for a reader of pages."""
    title = html.escape(report.title or "")
    body = "".join(f"<p>{html.escape(passage.text)}</p>" for passage in report.passages)
    links = "".join(f'<li><a href="/{number}">{title}</a></li>' for number in range(12))
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer><ul>{links}</ul></footer></body></html>"
    )


def show(clock: Clock, baselines: Clock, size: Counter[str], loaded: float) -> None:
    """Print the tables."""
    total = sum(clock.spent.values())
    megabytes = size["bytes"] / 1e6
    print(f"{size['articles']:,} articles, {megabytes:.2f} MB of text, {size['words']:,} words; one process")
    print(f"lexicon loaded in {loaded:.2f} s (not counted below)\n")
    print(f"{'':34}{'seconds':>9}{'share':>8}{'ms/article':>12}")
    for what, seconds in clock.spent.items():
        print(f"{what:34}{seconds:9.2f}{seconds / total:8.1%}{1000 * seconds / size['articles']:12.2f}")
    print(f"{'in all':34}{total:9.2f}{1:8.1%}{1000 * total / size['articles']:12.2f}\n")
    print(f"{'':34}{'articles/s':>11}{'MB/s':>8}{'times as fast':>15}")
    for what, seconds in {"riwaya, bytes to JSON": total, **baselines.spent}.items():
        per_second = (size["articles"] / seconds, megabytes / seconds, total / seconds)
        print(f"{what:34}{per_second[0]:11,.1f}{per_second[1]:8.2f}{per_second[2]:15,.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    unit = "bytes" if sys.platform == "darwin" else "MiB"
    growth = size["JSON bytes"] / size["bytes"]
    print(f"\n{growth:.1f} bytes of JSON for a byte of text; memory peak {peak:,.0f} {unit}")


if __name__ == "__main__":
    sys.exit(main())
