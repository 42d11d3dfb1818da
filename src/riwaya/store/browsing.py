"""Browsing a case: its incidents, chosen and in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from riwaya.store.tables import incidents as table
from riwaya.store.tables import sightings, told


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are wanted. All that is given must hold.

    `outlets` is the least number of outlets that tell of it, `report` one that does; `since` and `until`
    are ISO days, of the happening or else of when it was first told; `limit` keeps those that the most
    outlets tell.
    """

    prefix: str | None = None
    status: str | None = None
    event_type: str | None = None
    since: str | None = None
    until: str | None = None
    outlets: int = 0
    report: str | None = None
    limit: int | None = None


def incidents(connection: Connection, wanted: Wanted) -> list[str]:
    """Return incidents as JSON, by day, days unknown last."""
    day = func.coalesce(table.c.first_day, table.c.published)
    chosen = select(table.c.incident).where(*_conditions(wanted))
    if wanted.limit is not None:
        best = chosen.with_only_columns(table.c.id)
        best = best.order_by(table.c.outlets.desc(), table.c.mentions.desc(), table.c.id).limit(wanted.limit)
        chosen = select(table.c.incident).where(table.c.id.in_(best))
    return list(connection.scalars(chosen.order_by(day.nulls_last(), table.c.outlets.desc(), table.c.id)))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    day = func.coalesce(table.c.first_day, table.c.published)
    if wanted.prefix is not None:
        yield table.c.id.startswith(wanted.prefix, autoescape=True)
    if wanted.report is not None:
        yield table.c.id.in_(select(told.c.incident).where(told.c.report == wanted.report))
    if wanted.status is not None:
        yield table.c.status == wanted.status
    if wanted.event_type is not None:
        yield table.c.type == wanted.event_type
    if wanted.since is not None:
        yield func.coalesce(table.c.last_day, day) >= wanted.since
    if wanted.until is not None:
        yield func.substr(day, 1, 10) <= wanted.until
    if wanted.outlets:
        yield table.c.outlets >= wanted.outlets


def cast(connection: Connection, limit: int | None, least: int) -> list[str]:
    """Return the ids of actors seen in `least` reports or more, those seen in the most first."""
    many = func.count(func.distinct(sightings.c.report))
    chosen = select(sightings.c.belongs).group_by(sightings.c.belongs).having(many >= least)
    chosen = chosen.order_by(many.desc(), sightings.c.belongs)
    return list(connection.scalars(chosen if limit is None else chosen.limit(limit)))


def counts(connection: Connection) -> dict[str, int]:
    """Return how many incidents there are of each status."""
    counted = select(table.c.status, func.count()).group_by(table.c.status).order_by(table.c.status)
    return {row[0]: row[1] for row in connection.execute(counted)}
