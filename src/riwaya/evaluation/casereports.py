"""The marked reports of a gold case: `reports.txt`, read and written.

    == r1
    outlet: darfa
    published: 2026-03-04
    # the title, with {i1|a trigger} in it
    a paragraph, with [a1|an actor of [a2|a body]] in it
    % a paragraph that is not scored

Each line that is not empty is a passage. Marks may nest and never overlap partly.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from riwaya.errors import ReadingError
from riwaya.model import Passage, Problem, Report

REMEDY = "see gold/README.md, Cases"
_MARK = re.compile(r"\[(a\d+)\||\{(i\d+)\||[\]}]")
_HEAD = re.compile(r"(outlet|published|source|id): (.*)$")
_REPORT, _TITLE, _UNSCORED = "== ", "# ", "% "


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of an actor (`a1`) or an incident (`i1`), as code points of a passage."""

    id: str
    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report of a case by its key (`r1`), with its marks and the passages that are not scored."""

    key: str
    report: Report
    marks: tuple[Mark, ...] = ()
    unscored: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Block:
    key: str
    line: int
    head: dict[str, str] = field(default_factory=dict)
    lines: list[tuple[int, str]] = field(default_factory=list)


def parse_line(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a line without its marks, and the marks: id, start, end, the outer one first.

    Raises ValueError for marks that overlap, are empty or are not closed.

    >>> parse_line("the [a1|head of [a2|police]] {i1|denied} it")
    ('the head of police denied it', [('a1', 4, 18), ('a2', 12, 18), ('i1', 19, 25)])
    """
    pieces: list[str] = []
    marks: list[tuple[str, int, int]] = []
    stack: list[tuple[str, int]] = []
    at = length = 0
    for found in _MARK.finditer(line):
        pieces.append(line[at : found.start()])
        length += len(pieces[-1])
        at = found.end()
        closed = "a" if found[0] == "]" else "i"
        if key := found[1] or found[2]:
            stack.append((key, length))
        elif stack and stack[-1][0][0] == closed:
            key, start = stack.pop()
            if start == length:
                raise ValueError(f"the mark {key} holds no words")
            marks.append((key, start, length))
        elif any(key[0] == closed for key, _ in stack):
            raise ValueError(f"{stack[-1][0]} overlaps another mark partly")
        else:
            pieces.append(found[0])
            length += 1
    if stack:
        raise ValueError(f"the mark {stack[-1][0]} is not closed")
    return "".join(pieces) + line[at:], sorted(marks, key=lambda mark: (mark[1], -mark[2]))


def write_line(text: str, marks: Iterable[Mark]) -> str:
    """Return a passage with its marks in it.

    >>> write_line("he denied", [Mark("i1", 0, 3, 9)])
    'he {i1|denied}'
    """
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        before, after = ("[", "]") if mark.id.startswith("a") else ("{", "}")
        opened[mark.start] = f"{opened.get(mark.start, '')}{before}{mark.id}|"
        closed[mark.end] = after + closed.get(mark.end, "")
    letters = enumerate((*text, ""))
    return "".join(f"{closed.get(at, '')}{opened.get(at, '')}{letter}" for at, letter in letters)


def overlapping(marks: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """Return two marks that overlap partly, if any do."""
    pairs = ((one, other) for n, one in enumerate(marks) for other in marks[n + 1 :])
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda mark: (mark.start, -mark.end))
        if one.passage == other.passage and first.start < second.start < first.end < second.end:
            return first, second
    return None


def read_reports(text: str, where: str, language: str | None) -> tuple[list[GoldReport], list[Problem]]:
    """Return the reports of a `reports.txt` and all that is wrong in it, each with its line."""
    found: list[GoldReport] = []
    faults: list[tuple[int, str]] = []
    for block in _blocks(text):
        faults += _head_faults(block, {one.key for one in found})
        report, wrong = _report(block, language)
        faults += wrong
        if report.report.id in {one.report.id for one in found}:
            faults.append((block.line, f"{block.key} is the same report as one before it"))
        found.append(report)
    if not found:
        faults.append((1, "holds no report"))
    return found, [Problem(f"{where}:{line}", what, REMEDY) for line, what in faults]


def write_reports(reports: Sequence[GoldReport], where: str) -> str:
    """Return a `reports.txt` of reports. Raises ReadingError for what the notation cannot say."""
    lines: list[str] = []
    for one in reports:
        lines.append(f"{_REPORT}{one.key}")
        known = {"id": one.report.id, "source": one.report.source}
        known |= {"outlet": one.report.outlet, "published": one.report.published_at}
        lines += [f"{name}: {value}" for name, value in known.items() if value]
        for passage in one.report.passages:
            marks = [mark for mark in one.marks if mark.passage == passage.id]
            unscored = _UNSCORED if passage.id in one.unscored else ""
            title = _TITLE if passage.kind == "title" else ""
            lines.append(f"{unscored}{title}{write_line(passage.text, marks)}")
    text = "\n".join((*lines, ""))
    again, problems = read_reports(text, where, None)
    if problems or [_content(one) for one in again] != [_content(one) for one in reports]:
        raise ReadingError(where, "has a text that the notation cannot hold", "leave this report out")
    return text


def _content(one: GoldReport) -> tuple[object, ...]:
    report = one.report
    head = (report.id, report.outlet, report.published_at, report.passages)
    return one.key, *head, sorted(one.marks, key=lambda m: (m.passage, m.start, m.end, m.id)), one.unscored


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        if line.startswith(_REPORT):
            if block is not None:
                yield block
            block = _Block(line.removeprefix(_REPORT).strip(), number)
        elif line:
            block = block or _Block("", number)
            head = _HEAD.match(line)
            if head and not block.lines:
                block.head[head[1]] = head[2].strip()
            else:
                block.lines.append((number, line))
    if block is not None:
        yield block


def _head_faults(block: _Block, before: set[str]) -> Iterator[tuple[int, str]]:
    if not re.fullmatch(r"r\d+", block.key):
        what = f"the report {block.key!r} is not called r1, r2 …" if block.key else "a line before '== r1'"
        yield block.line, what
    if block.key in before:
        yield block.line, f"{block.key} is there twice"
    for name in ("outlet", "published"):
        if not block.head.get(name):
            yield block.line, f"{block.key} has no {name}"
    if not is_day(block.head.get("published", "2000-01-01")):
        yield block.line, f"{block.key}: published is not a day such as 2026-03-04"
    if not block.lines or not block.lines[0][1].removeprefix(_UNSCORED).startswith(_TITLE):
        yield block.line, f"{block.key} does not begin with its title, '# …'"


def is_day(text: str) -> bool:
    """Tell whether a text is an ISO day.

    >>> is_day("2026-02-28"), is_day("2026-02-30")
    (True, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _report(block: _Block, language: str | None) -> tuple[GoldReport, list[tuple[int, str]]]:
    passages: list[Passage] = []
    marks: list[Mark] = []
    faults: list[tuple[int, str]] = []
    unscored = set()
    for number, line in block.lines:
        at = len(passages)
        if line.startswith(_UNSCORED):
            unscored.add(at)
        line = line.removeprefix(_UNSCORED)
        try:
            text, found = parse_line(line.removeprefix(_TITLE))
        except ValueError as error:
            text, found = line, []
            faults.append((number, str(error)))
        passages.append(Passage(at, "title" if line.startswith(_TITLE) else "paragraph", text))
        marks += [Mark(key, at, start, end) for key, start, end in found]
    report = _made(block, tuple(passages), language)
    return GoldReport(block.key, report, tuple(marks), frozenset(unscored)), faults


def _made(block: _Block, passages: tuple[Passage, ...], language: str | None) -> Report:
    """Return the report of a block; one without an id is known by the hash of what it says."""
    outlet, published = block.head.get("outlet"), block.head.get("published")
    words = "\n".join((outlet or "", published or "", *(passage.text for passage in passages)))
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        block.head.get("id") or f"sha256:{digest}",
        source=block.head.get("source") or block.key,
        outlet=outlet,
        title=passages[0].text if passages and passages[0].kind == "title" else None,
        published_at=published,
        language=language,
        passages=passages,
    )
