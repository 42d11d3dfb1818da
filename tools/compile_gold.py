"""Compile gold sources (gold/README.md) into JSON Lines, one reading a line.

python tools/compile_gold.py            write gold/demo.jsonl from gold/demo.source.txt
python tools/compile_gold.py --check    exit 1 if gold/demo.jsonl is not what the source compiles to
python tools/compile_gold.py FILE --texts TEXTS [-o OUT]
                                        compile annotations of the texts in TEXTS (readings without
                                        records, one a line) and say all that is wrong
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from gold_compiler import Compiler
from gold_notation import Case, GoldError, parse

from riwaya.evaluation import consistency
from riwaya.intake import read_source
from riwaya.model import Report, from_plain

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path("samples/reports")


def compile_source(path: Path) -> str:
    """Return the JSON Lines that the demo gold's source compiles to."""
    cases = parse(path.read_text(encoding="utf-8"))
    return _lines(Compiler(case, sample_report(case)).compile() for case in cases)


def sample_report(case: Case) -> Report:
    """Read the sample that a case annotates, as intake gives it, with its path relative to the repository."""
    intakes = list(read_source(str(ROOT / SAMPLES / case.text)))
    report = intakes[case.number - 1].report
    if report is None:
        raise GoldError(f"line {case.line}: {case.text}: {intakes[case.number - 1].problems}")
    return replace(report, source=str(report.source).removeprefix(f"{ROOT.as_posix()}/"))


def compile_annotations(path: Path, texts: Path) -> tuple[str, list[str], list[str]]:
    """Compile annotations of known texts: the readings, what is wrong, and what is doubtful."""
    lines = texts.read_text(encoding="utf-8").splitlines()
    reports = {
        str(report.source): report for line in lines for report in [from_plain(json.loads(line)).report]
    }
    made: dict[str, dict[str, Any]] = {}
    wrong: list[str] = []
    doubts: list[str] = []
    for case in parse(path.read_text(encoding="utf-8")):
        try:
            if case.text in made or case.text not in reports:
                raise GoldError(f"line {case.line}: {case.text!r} is annotated twice or is none of the texts")
            made[case.text] = Compiler(case, reports[case.text]).compile()
        except GoldError as error:
            wrong += [f"{case.text}: {told}" for told in str(error).splitlines()]
            continue
        reading = from_plain(made[case.text], case.text)
        wrong += [f"{case.text}: {told}" for told in consistency.errors(reading)]
        doubts += [f"{case.text}: {told}" for told in consistency.doubts(reading)]
    missing = [label for label in reports if label not in made]
    wrong += [f"{label}: is not annotated, or could not be compiled" for label in missing]
    return _lines(made.values()), wrong, doubts


def _lines(readings: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(reading, ensure_ascii=False) + "\n" for reading in readings)


def main() -> int:
    """Write the compiled gold, or compare it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.source:
        compiled, wrong, doubts = compile_annotations(arguments.source, arguments.texts)
        for kind, told in (("WRONG", wrong), ("DOUBT", doubts)):
            print("".join(f"{kind} {line}\n" for line in told), end="")
        print(f"{compiled.count(chr(10))} texts compiled, {len(wrong)} wrong, {len(doubts)} doubts")
        if arguments.out:
            arguments.out.write_text(compiled, encoding="utf-8", newline="\n")
        return int(bool(wrong))
    target = ROOT / "gold" / "demo.jsonl"
    compiled = compile_source(ROOT / "gold" / "demo.source.txt")
    if arguments.check:
        return int(not target.exists() or target.read_text(encoding="utf-8") != compiled)
    target.write_text(compiled, encoding="utf-8", newline="\n")
    print(f"{target.relative_to(ROOT)}: {compiled.count(chr(10))} readings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
