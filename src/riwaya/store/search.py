"""Search: passages, statements and events by their words, and by who, where, when, what and which outlet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, exists, func, or_, select, text
from sqlalchemy.sql.elements import ColumnElement

from riwaya.store.entries import BETWEEN_NAMES
from riwaya.store.tables import entries, incidents, reports, told
from riwaya.store.words import asked, folded

_Where = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. All that is given must hold; `since` and `until` are ISO days, both included.

    `words` may be empty; `broad` compares stems. `kind` is passage, statement or event. `actor`, `place` and
    `outlet` are parts of names; `held` is the value that some voice gives an event, `status` its
    incident's. What pages held before they changed is found only with `versions`.
    """

    words: str = ""
    broad: bool = False
    kind: str | None = None
    what: str | None = None
    actor: str | None = None
    place: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    held: str | None = None
    status: str | None = None
    versions: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One entry that was found: a passage, statement or event (`kind`, `record`) of a report.

    `who` names who speaks or takes part, `held` says by whom an event is held to be what (`voice=value`), and
    `current` is false if the page has changed since.
    """

    report: str
    kind: str
    record: str
    what: str | None
    text: str
    day: str | None
    outlet: str | None
    title: str | None
    who: tuple[str, ...]
    held: tuple[str, ...]
    source: str | None
    current: bool


def search(connection: Connection, query: Query) -> Iterator[Found]:
    """Yield what a query finds, the latest first."""
    chosen = select(
        entries.c.report, entries.c.kind, entries.c.record, entries.c.what, entries.c.text,
        entries.c.first_day, reports.c.outlet, reports.c.title, entries.c.told, entries.c.held,
        reports.c.source, reports.c.current,
    ).join(reports, reports.c.id == entries.c.report)  # fmt: skip
    chosen = chosen.where(*_conditions(query))
    if wanted := asked(query.words, stems=query.broad):
        matched = _sqlite if connection.dialect.name == "sqlite" else _postgresql
        chosen = chosen.where(matched(wanted, "broad" if query.broad else "precise"))
    chosen = chosen.order_by(entries.c.first_day.desc().nulls_last(), entries.c.id).limit(query.limit)
    for row in connection.execute(chosen):
        report, kind, record, what, said, day, outlet, title, who, held, source, current = row
        yield Found(
            report, kind, record, what, said, day, outlet, title, _parts(who), _parts(held), source, current
        )


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(BETWEEN_NAMES)) if joined else ()


def _conditions(query: Query) -> Iterator[_Where]:
    if query.kind:
        yield entries.c.kind == query.kind
    if query.what:
        yield entries.c.what == query.what
    for column, name in ((entries.c.actors, query.actor), (entries.c.places, query.place)):
        yield from (column.contains(word, autoescape=True) for word in folded(name or "").split())
    if query.outlet:
        yield reports.c.outlet.icontains(query.outlet, autoescape=True)
    if not query.versions:
        yield reports.c.current.is_(True)
    if query.held:
        yield entries.c.held.contains(f"={query.held}", autoescape=True)
    if query.status:
        of = select(incidents.c.id).where(incidents.c.status == query.status)
        mine = (told.c.report == entries.c.report) & (told.c.record == entries.c.record)
        yield entries.c.kind == "event"
        yield exists().where(mine, told.c.incident.in_(of))
    if query.since:
        yield or_(entries.c.last_day >= query.since, entries.c.first_day >= query.since)
    if query.until:
        yield entries.c.first_day <= query.until


def _sqlite(wanted: list[tuple[str, ...]], column: str) -> _Where:
    """All words, each in one of its forms; they are letters and digits only, so they can be quoted."""
    forms = (" OR ".join(f'"{form}"' for form in word) for word in wanted)
    match = f"{column} : (" + " AND ".join(f"({one})" for one in forms) + ")"
    hits = text("entries.id IN (SELECT rowid FROM entries_words WHERE entries_words MATCH :match)")
    return cast(_Where, hits.bindparams(match=match))


def _postgresql(wanted: list[tuple[str, ...]], column: str) -> _Where:
    forms = (" | ".join(f"'{form}'" for form in word) for word in wanted)
    query = " & ".join(f"({one})" for one in forms)
    laid = func.to_tsvector(text("'simple'"), entries.c[column])
    return laid.bool_op("@@")(func.to_tsquery(text("'simple'"), query))
