"""Gold of cases: what many reports tell of the same happenings, marked in each of them.

A case is a folder: `case.toml` says who and what there is and what each voice says of it; `reports.txt` has
the marked reports, or `marks.jsonl` the same without their texts. Here files are bytes by their names.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.errors import ReadingError
from riwaya.evaluation import casecheck, casemarks
from riwaya.evaluation.casereports import REMEDY, GoldReport, read_reports, write_reports
from riwaya.model import Problem, Report
from riwaya.model.case import IncidentStatus
from riwaya.model.codebook import Counted, EventType, MentionKind, Value

CASE, REPORTS, MARKS = "case.toml", "reports.txt", "marks.jsonl"
"""The files of a case."""
Files = Mapping[str, bytes]
_ACTOR = re.compile(r"\s*\[\[\s*actor\s*\]\]")
_NAME = re.compile(r"\s*name\s*=")


@dataclass(frozen=True, slots=True)
class GoldActor:
    """One person or body of a case; `name` is None where the texts are not there."""

    id: str
    kind: MentionKind
    name: str | None = None


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """The least and the most that any voice in any report says; `None` where nobody sets a bound."""

    what: Counted
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class GoldAccount:
    """What one voice says of an incident: an actor's id, `outlet:NAME` or `unattributed`; its last word.

    Accounts of one `origin` are one independent voice. `reports` are the keys of those it is heard in.
    """

    voice: str
    value: Value
    reports: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """One happening, with all its mentions and harms; `part_of` is the larger one that it belongs to."""

    id: str
    type: EventType
    status: IncidentStatus
    accounts: tuple[GoldAccount, ...]
    numbers: tuple[GoldNumber, ...] = ()
    place: str | None = None
    start: str | None = None
    end: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class GoldCase:
    """All that was marked in the reports of a case."""

    title: str
    language: str
    actors: tuple[GoldActor, ...]
    incidents: tuple[GoldIncident, ...]
    reports: tuple[GoldReport, ...]


def read_case(files: Files, where: str) -> GoldCase:
    """Return a case from its files. Raises ReadingError, with file and line, for the first fault."""
    if REPORTS not in files and MARKS in files:
        raise ReadingError(where, "is a case without its texts", "put them back with `riwaya gold get`")
    data, reports, problems = _looked_at(files, where)
    for problem in problems:
        raise ReadingError(problem.where, problem.what, problem.remedy)
    return _built(data, reports)


def check_case(files: Files, where: str) -> Iterator[Problem]:
    """Yield all that is wrong in a case, with or without its texts."""
    try:
        yield from _looked_at(files, where)[2]
    except ReadingError as error:
        yield Problem(error.where, error.what, error.remedy)


def case_labels(files: Files, where: str) -> list[str]:
    """Return the labels of the texts that a case needs; none if it has them. Raises ReadingError."""
    return [] if REPORTS in files else casemarks.labels(files.get(MARKS, b""), f"{where}/{MARKS}")


def fill_case(files: Files, where: str, texts: Mapping[str, Report]) -> dict[str, bytes]:
    """Return a case's files with the texts, by label, put back; one that has them passes through.

    An actor's name is then its longest mention. Raises ReadingError for a missing or other text.
    """
    if REPORTS in files:
        return {CASE: files[CASE], REPORTS: files[REPORTS]}
    _raise_first(check_case(files, where))
    reports = casemarks.restore_reports(files[MARKS], f"{where}/{MARKS}", texts)
    whole = {
        CASE: _with_names(_text(files, CASE, where), longest_mentions(reports)).encode(),
        REPORTS: write_reports(reports, f"{where}/{REPORTS}").encode(),
    }
    read_case(whole, where)
    return whole


def strip_case(files: Files, where: str) -> dict[str, bytes]:
    """Return a case's files without the words of its reports: no texts, and no names of actors."""
    case = read_case(files, where)
    bare = {
        CASE: _without_names(_text(files, CASE, where)).encode(),
        MARKS: casemarks.strip_reports(case.reports),
    }
    _raise_first(check_case(bare, where))
    return bare


def longest_mentions(reports: Iterable[GoldReport]) -> dict[str, str]:
    """Return the longest words that are marked for each id, the first of equals."""
    found: dict[str, str] = {}
    for one in reports:
        for mark in one.marks:
            words = one.report.passages[mark.passage].text[mark.start : mark.end]
            found[mark.id] = max(found.get(mark.id, ""), words, key=len)
    return found


def _looked_at(files: Files, where: str) -> tuple[dict[str, Any], list[GoldReport], list[Problem]]:
    """Return a case's table, its reports and all that is wrong. Raises ReadingError for no case at all."""
    text = _text(files, CASE, where)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReadingError(f"{where}/{CASE}", f"is not TOML: {error}", REMEDY) from error
    if (REPORTS in files) == (MARKS in files):
        what = f"has both {REPORTS} and {MARKS}" if REPORTS in files else f"has no {REPORTS} and no {MARKS}"
        raise ReadingError(where, what, "a case has one of them")
    language = data.get("language")
    if REPORTS in files:
        reports, problems = read_reports(_text(files, REPORTS, where), f"{where}/{REPORTS}", language)
    else:
        reports, problems = casemarks.blank_reports(files[MARKS], f"{where}/{MARKS}", language)
    faults = casecheck.shape_faults(data) or casecheck.content_faults(data, reports, REPORTS in files)
    lines = casecheck.table_lines(text)
    problems += [Problem(f"{where}/{CASE}:{lines.get(table, 1)}", what, REMEDY) for table, what in faults]
    return data, reports, problems


def _text(files: Files, name: str, where: str) -> str:
    try:
        return files[name].decode("utf-8")
    except KeyError as error:
        raise ReadingError(where, f"has no {name}", "name the folder of a case") from error
    except UnicodeDecodeError as error:
        raise ReadingError(f"{where}/{name}", f"is not UTF-8: {error}", "save it as UTF-8") from error


def _raise_first(problems: Iterable[Problem]) -> None:
    for problem in problems:
        raise ReadingError(problem.where, problem.what, problem.remedy)


def _built(data: Mapping[str, Any], reports: Iterable[GoldReport]) -> GoldCase:
    return GoldCase(
        title=data["title"],
        language=data["language"],
        actors=tuple(GoldActor(**actor) for actor in data["actor"]),
        incidents=tuple(_incident(incident) for incident in data["incident"]),
        reports=tuple(reports),
    )


def _incident(data: Mapping[str, Any]) -> GoldIncident:
    plain = {name: value for name, value in data.items() if name not in ("account", "number")}
    accounts = tuple(
        GoldAccount(one["voice"], one["value"], tuple(one["reports"]), one["origin"])
        for one in data["account"]
    )
    numbers = tuple(GoldNumber(**number) for number in data.get("number", ()))
    return GoldIncident(**plain, accounts=accounts, numbers=numbers)


def _actor_tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each actor's table and the one after its last field."""
    for start, line in enumerate(lines):
        if _ACTOR.match(line):
            end = start + 1
            while end < len(lines) and not lines[end].lstrip().startswith("["):
                end += 1
            while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
                end -= 1
            yield start, end


def _without_names(toml: str) -> str:
    lines = toml.split("\n")
    fields = {at for start, end in _actor_tables(lines) for at in range(start, end)}
    dropped = {at for at in fields if _NAME.match(lines[at])}
    return "\n".join(line for at, line in enumerate(lines) if at not in dropped)


def _with_names(toml: str, names: Mapping[str, str]) -> str:
    lines = toml.split("\n")
    for start, end in reversed(list(_actor_tables(lines))):
        (actor,) = tomllib.loads("\n".join(lines[start:end]))["actor"]
        lines.insert(end, f"name = {json.dumps(names[actor['id']], ensure_ascii=False)}")
    return "\n".join(lines)
