"""A table: one row for each statement, or for an account without one, so that no claim stands without its
voice.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING

from riwaya.model import Report
from riwaya.model.case import Account, Incident, Told

if TYPE_CHECKING:
    from riwaya.publication.exports import Exported

DECIDED = (
    "rule", "decided_killed", "decided_injured", "decided_arrested", "decided_days", "decided_place",
    "decided_agent",
)  # fmt: skip
"""What the rule that was asked for makes of each field; empty without one."""
COLUMNS = (
    "incident", "type", "status", "start", "end", "time_precision", "place", "latitude", "longitude",
    "country", "admin1", "geo_precision", "part_of", "voice", "voice_name", "source_type", "value", "origin",
    "why_origin",
    "reports_told", "outlets_told", "voices_told",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "arrested_low", "arrested_best", "arrested_high",
    "agents", *DECIDED,
    "report", "outlet", "published_at", "url", "act", "source_words", "cue_words", "content_words",
    "event_words",
)  # fmt: skip
_COUNTED = ("killed", "injured", "arrested")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(exported: "Iterable[Exported]") -> Iterator[str]:
    """Yield the head, then the rows of each incident. A cell that a spreadsheet would run is quoted with
    `'`.
    """
    yield _line(COLUMNS)
    for one in exported:
        for account in one.incident.accounts:
            yield "".join(_line(row) for row in _rows(one, account))


def _rows(one: "Exported", account: Account) -> Iterator[list[object]]:
    incident, reports = one.incident, one.reports
    decided = [one.decided.get(name) for name in DECIDED]
    head = [*_about(incident), *_held(incident, account), *decided]
    said = {statement.report for statement in account.statements}
    for statement in account.statements:
        where = _report(statement.report, reports)
        yield [*head, *where, *_words(statement), _events(account, statement.report)]
    for name in account.reports:
        if name not in said:
            yield [*head, *_report(name, reports), "", "", "", "", _events(account, name)]


def _about(incident: Incident) -> list[object]:
    place = incident.places[0] if incident.places else None
    where = (
        [place.name, place.lat, place.lon, place.country, place.admin1, place.geo_precision]
        if place is not None
        else [None] * 6
    )
    days = [incident.start, incident.end, incident.time_precision]
    return [incident.id, incident.type, incident.status, *days, *where, incident.part_of]


def _held(incident: Incident, account: Account) -> list[object]:
    origins = {a.origin for a in incident.accounts if a.value in ("asserted", "possible", "denied")}
    many = [len(incident.reports), len(incident.outlets), len(origins)]
    figures: list[object] = []
    for what in _COUNTED:
        last = next((figure for figure in reversed(account.figures) if figure.what == what), None)
        figures += [last.low, last.best, last.high] if last is not None else [None] * 3
    who = [account.voice, account.name, account.source_type, account.value, account.origin, account.why]
    names = dict(incident.names)
    return [*who, *many, *figures, "; ".join(names.get(name, name) for name in account.agents)]


def _report(name: str, reports: Mapping[str, Report]) -> list[object]:
    report = reports.get(name)
    return [name, report and report.outlet, report and report.published_at, report and report.url]


def _words(statement: Told) -> list[object]:
    source = statement.source.quote if statement.source is not None else ""
    return [statement.act, source, statement.cue.quote, " … ".join(span.quote for span in statement.content)]


def _events(account: Account, report: str) -> str:
    return " … ".join(one.span.quote for one in account.evidence if one.report == report)


def _line(cells: Iterable[object]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(cell: object) -> object:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.replace("\0", " ").split())
    return f"'{text}" if text.startswith(_FORMULA) else text
