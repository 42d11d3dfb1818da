"""Tables for a terminal: for each report what is said in it, by whom, and what happens, by whose word."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.model import Reading
from riwaya.publication.labels import Labels, labels
from riwaya.publication.rows import event_rows, shorten, statement_rows
from riwaya.publication.sheet import Sheet
from riwaya.publication.terminal import MARK, clean, grid, render
from riwaya.publication.voices import Voice, voices

SUFFIX = ".txt"
_CONTENT = 160
_NAME = 70


def write(readings: Iterable[Reading], sheet: Sheet) -> Iterator[str]:
    """Yield the tables of one report after another."""
    words = labels(sheet.language or "en")
    for reading in readings:
        yield render(_report(reading, words), sheet)


def _report(reading: Reading, words: Labels) -> Group:
    parts: list[RenderableType] = [_heading(reading, words)]
    if not reading.report.passages:
        parts.append(Text("  " + words["ui"]["unread"]))
    else:
        spoken = voices(reading)
        parts += [
            _section(words["ui"]["statements"], len(reading.statements), words["ui"]["no_statements"]),
            _statements(reading, spoken, words) if reading.statements else Text(""),
            _section(words["ui"]["events"], len(reading.events), words["ui"]["no_events"]),
            _events(reading, spoken, words) if reading.events else Text(""),
        ]
    for problem in reading.problems:
        remedy = f" ({problem.remedy})" if problem.remedy else ""
        parts.append(Text("! " + clean(f"{problem.where}: {problem.what}{remedy}"), style="red"))
    return Group(*parts, Text(""))


def _heading(reading: Reading, words: Labels) -> Text:
    report = reading.report
    title = next((p.text for p in report.passages if p.kind == "title"), None) or report.title
    name = title or report.source or words["ui"]["untitled"]
    facts = (report.outlet, report.byline, report.dateline_place, report.published_at, report.source)
    line = f" {MARK}·{MARK} ".join(clean(fact) for fact in facts if fact and fact != name)
    return Text.assemble((clean(name), "bold"), ("\n" + line if line else "", "dim"))


def _section(name: str, count: int, nothing: str) -> Text:
    return Text.assemble(("\n" + name, "bold"), f" {count}") if count else Text(f"\n{nothing}")


def _statements(reading: Reading, spoken: dict[str, Voice], words: Labels) -> Table:
    table = grid()
    ui = words["ui"]
    table.add_column("")
    table.add_column(ui["who"], ratio=3)
    table.add_column(ui["act"])
    table.add_column(ui["what"], ratio=7)
    for row in statement_rows(reading, spoken, words):
        notes = " · ".join((*row.notes, *([f"{ui['inside']} {row.inside}"] if row.inside else [])))
        who = Text.assemble(clean(shorten(row.who, _NAME)), (f"\n{notes}" if notes else "", "dim"))
        table.add_row(row.id, who, row.act, clean(shorten(row.what, _CONTENT)))
    return table


def _events(reading: Reading, spoken: dict[str, Voice], words: Labels) -> Table:
    table = grid()
    ui = words["ui"]
    table.add_column("")
    table.add_column(ui["event"])
    table.add_column(ui["trigger"], ratio=2)
    table.add_column(f"{ui['who']}, {ui['place']}, {ui['time']}", ratio=5)
    table.add_column(ui["held"], ratio=4)
    for row in event_rows(reading, spoken, words):
        roles = "\n".join(f"{role}: {clean(shorten(said, _NAME))}" for role, said in row.roles)
        held = "\n".join(f"{clean(shorten(who, 40))} {value}" for who, value in row.held)
        table.add_row(row.id, row.type, clean(shorten(row.trigger, 40)), roles, held)
    return table
