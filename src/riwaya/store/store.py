"""The store itself: opened by name, it takes readings in and gives them back."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from riwaya.errors import StoreError
from riwaya.model import MadeBy, Reading, Report, from_plain, record_from_plain, to_plain
from riwaya.model.case import VERDICTS, Verdict
from riwaya.store.address import address, check_folder, shown
from riwaya.store.browsing import counts
from riwaya.store.case import CaseRows, keep_digest, mark_pending
from riwaya.store.connection import connect, telling
from riwaya.store.entries import entries as rows_of
from riwaya.store.schema import migrate
from riwaya.store.search import Found, Query, search
from riwaya.store.tables import entries, readings, reports, sightings, verdicts
from riwaya.store.words import plain


class Added(StrEnum):
    """What adding a reading came to."""

    NEW = "new"
    VERSION = "version"
    """The page was there with other bytes: both are kept."""
    REREAD = "reread"
    """The report was there, read by another engine, model or lexicon: the reading was replaced."""
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Status:
    """How much a store holds. `pages` counts a page once however often it changed."""

    reports: int
    pages: int
    outlets: int
    statements: int
    events: int
    verdicts: int
    first_day: str | None
    last_day: str | None
    engines: dict[str, int]
    actors: int
    incidents: dict[str, int]
    """By status."""


@dataclass(frozen=True, slots=True)
class Digested:
    """A reading's digest as it is kept: its shape and its text."""

    shape: int
    text: str


class Store:
    """An open store. Every method is a transaction of its own; two processes may work on one store.

    Raises StoreError where the database cannot be opened, read or written.
    """

    def __init__(self, named: str, *, make: bool = True) -> None:
        """Open a store by its file or address, and bring it to this version; a new file only if `make`."""
        url = address(named)
        self.where = shown(url)
        check_folder(url)
        if not make and url.get_backend_name() == "sqlite" and not Path(self.where).exists():
            raise StoreError(self.where, "there is no such store", "make one with `riwaya add`")
        self._engine = connect(url)
        with self._writing() as connection:
            migrate(connection, self.where)
        self.case = CaseRows(self._reading, self._writing)

    def add(self, reading: Reading, page: str | None = None, digested: Digested | None = None) -> Added:
        """Keep a reading and its report, to be reconciled; adding the same again changes nothing.

        `page` is what may change and be added again, by default the report's URL.
        """
        page = plain(page or reading.report.url or "") or None
        try:
            return self._add(reading, page, digested)
        except IntegrityError:  # another process has just added the same report
            return self._add(reading, page, digested)

    def _add(self, reading: Reading, page: str | None, digested: Digested | None) -> Added:
        stamp = _json(to_plain(reading.made_by))
        report = reading.report
        with self._writing() as connection:
            known = connection.scalar(select(readings.c.stamp).where(readings.c.report == report.id))
            if known == stamp:
                _make_current(connection, report.id)
                return Added.KNOWN
            came = Added.REREAD if known is not None else Added.NEW
            if known is None:
                had = select(reports.c.id).where(reports.c.page == page).limit(1)
                if page is not None and connection.scalar(had) is not None:
                    came = Added.VERSION
                connection.execute(insert(reports), _report_row(reading, page))
            else:
                connection.execute(delete(entries).where(entries.c.report == report.id))
                connection.execute(delete(readings).where(readings.c.report == report.id))
            connection.execute(insert(readings), _reading_row(reading, stamp))
            if rows := list(rows_of(reading)):
                connection.execute(insert(entries), rows)
            if digested is not None:
                keep_digest(connection, report.id, digested.shape, digested.text)
            _make_current(connection, report.id)
            mark_pending(connection, [report.id])
        return came

    def known(self, stamps: Iterable[MadeBy]) -> frozenset[str]:
        """Return the ids of the reports that were read by one of these, and that their page still holds."""
        wanted = [_json(to_plain(stamp)) for stamp in stamps]
        chosen = select(readings.c.report).join(reports, reports.c.id == readings.c.report)
        chosen = chosen.where(readings.c.stamp.in_(wanted), reports.c.current.is_(True))
        with self._reading() as connection:
            return frozenset(connection.scalars(chosen))

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, by the report's day and id, so that the order of adding does not matter."""
        order = select(reports.c.id).order_by(reports.c.published.nulls_first(), reports.c.id)
        with self._reading() as connection:
            ids = list(connection.scalars(order))
        for one in ids:
            found = self.reading(one)
            if found is not None:
                yield found

    def named(self, prefix: str) -> list[str]:
        """Return the ids of the reports whose hash begins so."""
        begins = reports.c.id.startswith(f"sha256:{prefix.removeprefix('sha256:')}", autoescape=True)
        with self._reading() as connection:
            return list(connection.scalars(select(reports.c.id).where(begins).order_by(reports.c.id)))

    def reading(self, report: str) -> Reading | None:
        """Return the reading of a report, None if it is not there."""
        chosen = select(reports.c.report, readings.c.reading).join(
            readings, readings.c.report == reports.c.id
        )
        with self._reading() as connection:
            row = connection.execute(chosen.where(reports.c.id == report)).first()
        if row is None:
            return None
        return from_plain({**json.loads(row[1]), "report": json.loads(row[0])}, f"{self.where}, {report}")

    def report(self, report: str) -> Report | None:
        """Return a report without its reading, None if it is not there."""
        with self._reading() as connection:
            text = connection.scalar(select(reports.c.report).where(reports.c.id == report))
        return (
            None if text is None else record_from_plain(Report, json.loads(text), f"{self.where}, {report}")
        )

    def search(self, query: Query) -> list[Found]:
        """Return what a query finds."""
        with self._reading() as connection:
            return list(search(connection, query))

    def status(self) -> Status:
        """Count what is there."""
        with self._reading() as connection:
            counted = select(
                func.count(), func.count(func.distinct(func.coalesce(reports.c.page, reports.c.id))),
                func.count(func.distinct(reports.c.outlet)), func.min(reports.c.published),
                func.max(reports.c.published),
            ).select_from(reports)  # fmt: skip
            number, pages, outlets, first, last = connection.execute(counted).one()
            summed = select(func.sum(readings.c.statements), func.sum(readings.c.events))
            said, happened = connection.execute(summed).one()
            engines: dict[str, int] = {}
            stamps = select(readings.c.stamp, func.count()).group_by(readings.c.stamp)
            for stamp, many in connection.execute(stamps):
                name = json.loads(stamp).get("engine", "")
                engines[name] = engines.get(name, 0) + many
            decided = connection.scalar(select(func.count()).select_from(verdicts)) or 0
            cast = connection.scalar(select(func.count(func.distinct(sightings.c.belongs)))) or 0
            incidents = counts(connection)
        return Status(
            reports=number,
            pages=pages,
            outlets=outlets,
            statements=int(said or 0),
            events=int(happened or 0),
            verdicts=decided,
            first_day=first and first[:10],
            last_day=last and last[:10],
            engines=dict(sorted(engines.items())),
            actors=cast,
            incidents=incidents,
        )

    def decide(self, verdict: Verdict) -> None:
        """Append a verdict. Raises StoreError for one of an unknown kind or by nobody."""
        if verdict.verdict not in VERDICTS:
            raise StoreError(self.where, f"{verdict.verdict} is no verdict", f"use {', '.join(VERDICTS)}")
        if not verdict.who.strip() or not verdict.subject:
            raise StoreError(self.where, "a verdict needs who decides and about what")
        row = {**asdict(verdict), "subject": _json(list(verdict.subject)), "at": _now()}
        meant = {record.rpartition("#")[0] for record in verdict.subject}
        with self._writing() as connection:
            connection.execute(insert(verdicts), row)
            there = select(reports.c.id).where(reports.c.id.in_(meant))
            mark_pending(connection, connection.scalars(there).all())

    def verdicts(self) -> list[Verdict]:
        """Return all verdicts, the first first."""
        chosen = select(
            verdicts.c.verdict, verdicts.c.subject, verdicts.c.who, verdicts.c.why, verdicts.c.at
        ).order_by(verdicts.c.id)
        with self._reading() as connection:
            return [
                Verdict(kind, tuple(json.loads(subject)), who, why, at)
                for kind, subject, who, why, at in connection.execute(chosen)
            ]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with telling(self.where), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with telling(self.where), self._engine.connect() as connection, connection.begin():
            yield connection


def _make_current(connection: Connection, report: str) -> None:
    """Make a report what its page holds, in place of any other."""
    page = select(reports.c.page).where(reports.c.id == report).scalar_subquery()
    others = (reports.c.page == page) & (reports.c.id != report) & reports.c.current.is_(True)
    changed = list(connection.scalars(select(reports.c.id).where(others)))
    was = connection.scalar(select(reports.c.current).where(reports.c.id == report))
    connection.execute(update(reports).where(others).values(current=False))
    connection.execute(update(reports).where(reports.c.id == report).values(current=True))
    mark_pending(connection, changed if was else (*changed, report))


def _report_row(reading: Reading, page: str | None) -> dict[str, Any]:
    report = reading.report
    return {
        "id": report.id, "page": page, "current": True, "source": report.source and plain(report.source),
        "outlet": report.outlet and plain(report.outlet),
        "title": report.title and plain(report.title),
        "published": report.published_at, "language": report.language, "added": _now(),
        "report": _json(to_plain(report)),
    }  # fmt: skip


def _reading_row(reading: Reading, stamp: str) -> dict[str, Any]:
    records = to_plain(reading)
    del records["report"]
    return {
        "report": reading.report.id, "stamp": stamp, "statements": len(reading.statements),
        "events": len(reading.events), "reading": _json(records),
    }  # fmt: skip


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which a broken page may hold
        return json.dumps(data, separators=(",", ":"), sort_keys=True)
    return text


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
