"""Compile the stand-off gold of gold/*.source.txt into gold/*.jsonl, one reading per line.

The source quotes words; this program finds them in the passages that intake reads from the sample, so that
every span is computed and none is typed. The format is described in gold/README.md.

    python tools/compile_gold.py          write gold/demo.jsonl
    python tools/compile_gold.py --check  exit 1 if gold/demo.jsonl is not what the source compiles to
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from riwaya.intake import read_source
from riwaya.model import Report, from_plain, to_plain
from riwaya.model.codebook import COUNTED

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path("samples/reports")
_WORD = r"[\w\u064b-\u065f\u0670\u0640]"
# A quote may begin after joined proclitics (waw, fa, ba, lam, kaf, sin) and end before an enclitic.
_JOINED = r"[\u0648\u0641\u0628\u0644\u0643\u0633]"
_START = "|".join((rf"(?<!{_WORD})", rf"(?<=(?<!{_WORD}){_JOINED})", rf"(?<=(?<!{_WORD})\u0648{_JOINED})"))
_END = rf"(?!{_WORD})"
_ENCLITIC = rf"(?=(?:\u0647|\u0647\u0627|\u0647\u0645|\u0646\u0627|\u064a|\u0646\u064a|\u0643\u0645)?{_END})"
_GAP = " \u2026 "
_MARKS = "\u200e\u200f"
Span = dict[str, Any]


class GoldError(ValueError):
    """A line of the gold source that cannot be compiled; the message says where and what."""


@dataclass
class Record:
    """One annotated record: its codes, its quote, and the indented fields under it."""

    line: int
    id: str
    codes: list[str]
    quote: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return the text of the first field of that name."""
        return next((text for key, text in self.fields if key == name), None)


@dataclass
class Case:
    """One report's annotation: which sample, its places' overrides, its records by passage."""

    line: int
    sample: str
    number: int
    places: dict[str, list[str]]
    passages: list[tuple[int, str, str, list[Record]]] = field(default_factory=list)


def parse(text: str) -> tuple[dict[str, str], list[Case]]:
    """Read the gold source: the kinds of the named actors, and the reports."""
    places: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    cases: list[Case] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.strip().partition(" ")
        if line.startswith("  "):
            cases[-1].passages[-1][3][-1].fields.append((word, rest))
        elif word == "place":
            key, *cells = (cell.strip() for cell in rest.split("|"))
            places[key] = cells
        elif word == "actor":
            key, kinds[key] = rest.split()
        elif word == "report":
            sample, _, nth = rest.partition(" ")
            cases.append(Case(number, sample, int(nth or 1), dict(places)))
        elif word == "where":
            key, _, cells_text = rest.partition(" ")
            old = cases[-1].places[key]
            cases[-1].places[key] = [old[0], *(cell.strip() for cell in cells_text.split("|")), old[-1]]
        elif word == "=":
            kind, _, opening = rest.partition(" ")
            cases[-1].passages.append((number, kind, opening, []))
        else:
            head, _, quote = rest.partition(" : ")
            cases[-1].passages[-1][3].append(Record(number, word, head.split(), quote))
    return kinds, cases


def locate(text: str, passage: int, quote: str) -> Span:
    """Find a quote in a passage.

    `words`; `first … last`, all between them; `words#2`, the second time; `stem+suffix`, the suffix alone.
    """
    words, _, nth = quote.partition("#")
    if _GAP in words:
        first, last = words.split(_GAP)
        opening = locate(text, passage, first)
        closing = locate(text[opening["end"] :], passage, last)
        start, end = opening["start"], opening["end"] + closing["end"]
    else:
        stem, _, suffix = words.partition("+")
        start, end = _find(text, stem + suffix, int(nth or 1))
        start = start + len(stem) if suffix else start
    return {"passage": passage, "start": start, "end": end, "quote": text[start:end]}


def _find(text: str, words: str, nth: int) -> tuple[int, int]:
    if not re.match(r"\w", words):
        found = [match.span() for match in re.finditer(re.escape(words), text)]
    else:
        for ending in (_END, _ENCLITIC):
            found = [match.span() for match in re.finditer(f"(?:{_START}){re.escape(words)}{ending}", text)]
            if len(found) >= nth:
                break
    if len(found) < nth:
        raise GoldError(f"{words!r} is not in the passage {nth} time(s): {text[:80]!r}")
    return found[nth - 1]


class Compiler:
    """Compiles one report's annotation into a reading in plain data."""

    def __init__(self, case: Case, report: Report, kinds: dict[str, str]) -> None:
        self.case, self.report, self.kinds = case, report, kinds
        self.actors: dict[str, dict[str, Any]] = {}
        self.places: dict[str, dict[str, Any]] = {}
        self.out: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("mentions", "actors", "places", "times", "statements", "events")
        }

    def compile(self) -> dict[str, Any]:
        """Return the reading, checked against the model."""
        make: dict[str, Callable[[Record, Callable[[str], Span]], None]] = {
            "m": self._mention, "t": self._time, "s": self._statement, "e": self._event,
        }  # fmt: skip
        for record, find in self._records():
            try:
                make[record.id[0]](record, find)
            except (GoldError, KeyError, IndexError, ValueError) as error:
                raise GoldError(f"line {record.line}: {record.id}: {error}") from error
        self.out["actors"] = [self._named(actor) for actor in self.actors.values()]
        self.out["places"] = list(self.places.values())
        made_by = {"riwaya": "", "engine": "gold", "lexicon": "", "model": None}
        data = {"report": to_plain(self.report), **self.out, "problems": [], "made_by": made_by}
        plain: dict[str, Any] = to_plain(from_plain(data, self.case.sample))
        return plain

    def _records(self) -> Iterator[tuple[Record, Callable[[str], Span]]]:
        everything = []
        for line, kind, opening, records in self.case.passages:
            same = [passage for passage in self.report.passages if passage.kind == kind]
            matches = [passage for passage in same if passage.text.lstrip(_MARKS).startswith(opening)]
            if len(matches) != 1:
                raise GoldError(f"line {line}: {len(matches)} passages of kind {kind} open with {opening!r}")
            text, number = matches[0].text, matches[0].id

            def find(quote: str, text: str = text, number: int = number) -> Span:
                return locate(text, number, quote)

            everything += [(record, find) for record in records]
        # Mentions and times first: statements and events refer to them.
        yield from sorted(everything, key=lambda pair: "mtse".index(pair[0].id[0]))

    def _mention(self, record: Record, find: Callable[[str], Span]) -> None:
        quote, _, name = record.quote.partition(" / ")
        actor = next((code[1:] for code in record.codes if code[0] == "@"), None)
        place = next((code[1:] for code in record.codes if code[0] == "%"), None)
        span = find(quote)
        self.out["mentions"].append({
            "id": record.id, "kind": record.codes[0], "span": span, "name": _inside(span, name),
            "actor": self._actor(actor, record.codes[0]), "place": self._place(place),
            "inferred": "~" in record.codes, "confidence": 1.0,
        })  # fmt: skip

    def _actor(self, key: str | None, kind: str | None = None) -> str | None:
        if key is None:
            return None
        if key not in self.actors:
            if kind is None:
                raise GoldError(f"actor {key!r} speaks and is not mentioned")
            self.actors[key] = {"id": f"a{len(self.actors) + 1}", "kind": self.kinds.get(key, kind)}
        return str(self.actors[key]["id"])

    def _named(self, actor: dict[str, Any]) -> dict[str, Any]:
        mentions = [mention for mention in self.out["mentions"] if mention["actor"] == actor["id"]]
        names = dict.fromkeys(mention["name"]["quote"] for mention in mentions if mention["name"])
        first = min(mentions, key=lambda mention: bool(mention["inferred"]))  # words before pronouns
        return {**actor, "names": list(names) or [first["span"]["quote"]], "ref": None}

    def _place(self, key: str | None) -> str | None:
        if key is None:
            return None
        if key not in self.places:
            name, point, country, admin1, precision, ref = [
                None if value == "-" else value for value in self.case.places[key]
            ]
            lat, lon = (None if value == "-" else float(value) for value in str(point).split())
            self.places[key] = {
                "id": f"p{len(self.places) + 1}", "name": name, "lat": lat, "lon": lon, "country": country,
                "admin1": admin1, "geo_precision": int(precision) if precision else None, "ref": ref,
            }  # fmt: skip
        return str(self.places[key]["id"])

    def _time(self, record: Record, find: Callable[[str], Span]) -> None:
        start, end, precision = record.codes[:3]
        self.out["times"].append({
            "id": record.id, "span": find(record.quote), "start": start, "end": end,
            "time_precision": int(precision), "inferred": "~" in record.codes,
        })  # fmt: skip

    def _statement(self, record: Record, find: Callable[[str], Span]) -> None:
        act, source_type, actor, *rest = (None if code == "-" else code for code in record.codes)
        channel, quoted = rest

        def span(name: str) -> Span | None:
            text = record.get(name)
            return find(text) if text else None

        source_actor = self._actor(actor[1:]) if actor else None
        source = span("src")
        self.out["statements"].append({
            "id": record.id, "source": source, "source_actor": source_actor, "source_type": source_type,
            "cue": span("cue"), "content": [find(part) for part in str(record.get("of")).split(" | ")],
            "act": act, "channel": channel, "channel_span": span("via"), "to": span("to"),
            "target": span("target"), "quoted": quoted, "parent": record.get("in"),
            "inferred": source is None and source_actor is not None,
            "confidence": 1.0,
        })  # fmt: skip

    def _event(self, record: Record, find: Callable[[str], Span]) -> None:
        event: dict[str, Any] = {
            "id": record.id, "type": record.codes[0], "trigger": find(record.quote), "instrument": None,
            "agent": [], "patient": [], "place": [], "time": [], "numbers": [], "factuality": [],
            "confidence": 1.0,
        }  # fmt: skip
        for name, text in record.fields:
            if name == "voice":
                pairs = (pair.split("=") for pair in text.split())
                event["factuality"] = [{"voice": voice, "value": value} for voice, value in pairs]
            elif name == "tool":
                event["instrument"] = find(text)
            elif name in COUNTED:
                bounds, _, quote = text.partition(" : ")
                values = [None if bound == "-" else int(bound) for bound in bounds.split()]
                number = dict(zip(("low", "best", "high"), values, strict=True))
                event["numbers"].append({"what": name, **number, "span": find(quote)})
            else:
                for role in f"{name} {text}".split(" ; "):
                    role_name, *ids = role.split()
                    event[role_name] += ids
        self.out["events"].append(event)


def _inside(span: Span, name: str) -> Span | None:
    """Find a name inside the mention's own words; None when there is no name."""
    if not name:
        return None
    start = span["start"] + str(span["quote"]).index(name)
    return {"passage": span["passage"], "start": start, "end": start + len(name), "quote": name}


def compile_source(path: Path) -> str:
    """Return the JSON Lines that a gold source compiles to."""
    kinds, cases = parse(path.read_text(encoding="utf-8"))
    readings = (Compiler(case, sample_report(case), kinds).compile() for case in cases)
    return "".join(json.dumps(reading, ensure_ascii=False) + "\n" for reading in readings)


def sample_report(case: Case) -> Report:
    """Read the sample that a case annotates, as intake gives it, with its path relative to the repository."""
    intakes = list(read_source(str(ROOT / SAMPLES / case.sample)))
    report = intakes[case.number - 1].report
    if report is None:
        raise GoldError(f"line {case.line}: {case.sample}: {intakes[case.number - 1].problems}")
    return replace(report, source=str(report.source).removeprefix(f"{ROOT.as_posix()}/"))


def main(arguments: list[str]) -> int:
    """Write the compiled gold, or with `--check` compare it."""
    source = ROOT / "gold" / "demo.source.txt"
    target = ROOT / "gold" / "demo.jsonl"
    compiled = compile_source(source)
    if "--check" in arguments:
        return int(not target.exists() or target.read_text(encoding="utf-8") != compiled)
    target.write_text(compiled, encoding="utf-8", newline="\n")
    print(f"{target.relative_to(ROOT)}: {compiled.count(chr(10))} readings")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
