"""The case in the store: digests, what hangs together, and incidents; read in parts, written as one change.

What a digest, a node or an incident holds is reconciliation's affair: here they are JSON, keys and blocks.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from riwaya.store import browsing, tables

_AT_ONCE = 500
"""Values in one condition: SQLite takes 32,766, PostgreSQL by pg8000 32,767."""
_Opening = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Node:
    """A telling or a sighting as it is kept: `members` are positions in its report's digest."""

    key: str
    report: str
    members: tuple[int, ...]
    component: str
    belongs: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An incident as it is kept: `row` are its columns, `told` its mentions as (report, record)."""

    id: str
    row: Mapping[str, Any]
    told: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Change:
    """All that reconciling changes: reports done, nodes by kind, incidents gone and incidents made.

    `whole` says that nothing of what was there stays.
    """

    version: int
    whole: bool = False
    done: tuple[str, ...] = ()
    blocks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    made: list[Kept] = field(default_factory=list)


class CaseRows:
    """The tables of the case. Every method is a transaction of its own."""

    def __init__(self, reading: _Opening, writing: _Opening) -> None:
        self._reading, self._writing = reading, writing

    def pending(self) -> tuple[int, list[str], list[str]]:
        """Return the state's version and the reports to reconcile: those that count, and those that no longer
        do.
        """
        chosen = select(tables.pending.c.report, tables.reports.c.current).join(
            tables.reports, tables.reports.c.id == tables.pending.c.report
        )
        with self._reading() as connection:
            version = connection.scalar(select(tables.state.c.version)) or 0
            rows = connection.execute(chosen.order_by(tables.pending.c.report)).all()
        return version, [r for r, current in rows if current], [r for r, current in rows if not current]

    def size(self) -> int:
        """Return how many reports count."""
        counted = select(func.count()).select_from(tables.reports).where(tables.reports.c.current.is_(True))
        with self._reading() as connection:
            return connection.scalar(counted) or 0

    def digests(self, reports: Collection[str] | None, shape: int) -> Iterator[tuple[str, str]]:
        """Yield the digests, of a shape, of some reports or of all that count, in the order of their ids."""
        chosen = select(tables.digests.c.report, tables.digests.c.digest).where(
            tables.digests.c.shape == shape
        )
        if reports is None:
            chosen = chosen.join(tables.reports, tables.reports.c.id == tables.digests.c.report)
            chosen = chosen.where(tables.reports.c.current.is_(True)).order_by(tables.digests.c.report)
            with self._reading() as connection:
                for row in connection.execution_options(yield_per=_AT_ONCE).execute(chosen):
                    yield row[0], row[1]
            return
        for some in _parts(sorted(reports)):
            with self._reading() as connection:
                rows = connection.execute(chosen.where(tables.digests.c.report.in_(some))).all()
            yield from ((row[0], row[1]) for row in rows)

    def keep_digest(self, report: str, shape: int, text: str) -> None:
        """Keep the digest of a report that had none of this shape."""
        with self._writing() as connection:
            keep_digest(connection, report, shape, text)

    def sharing(self, blocks: Collection[int]) -> frozenset[str]:
        """Return the reports that share one of these blocks, given as `hashed_block` gives them."""
        found: set[str] = set()
        for some in _parts(sorted(blocks)):
            chosen = select(tables.blocks.c.report).distinct().where(tables.blocks.c.block.in_(some))
            with self._reading() as connection:
                found.update(connection.scalars(chosen))
        return frozenset(found)

    def nodes(
        self,
        kind: str,
        *,
        reports: Collection[str] | None = None,
        components: Collection[str] | None = None,
        belongs: Collection[str] | None = None,
    ) -> list[Node]:
        """Return the nodes of a kind: of some reports, components or groups; of all if nothing is given."""
        table = _TABLES[kind]
        chosen = select(table.c.key, table.c.report, table.c.members, table.c.component, table.c.belongs)
        wanted = [chosen]
        for column, values in (
            (table.c.report, reports),
            (table.c.component, components),
            (table.c.belongs, belongs),
        ):
            if values is not None:
                wanted = [chosen.where(column.in_(some)) for some in _parts(sorted(values))]
        found: list[Node] = []
        for one in wanted:
            with self._reading() as connection:
                found += [
                    Node(key, report, tuple(json.loads(members)), component, group)
                    for key, report, members, component, group in connection.execute(one)
                ]
        return sorted(found, key=lambda node: node.key)

    def write(self, change: Change) -> bool:
        """Write a change; False, and nothing written, if another process has written since its version."""
        with self._writing() as connection:
            raised = update(tables.state).where(tables.state.c.version == change.version)
            if connection.execute(raised.values(version=change.version + 1)).rowcount != 1:
                return False
            _clear(connection, change)
            _insert_blocks(connection, change.blocks)
            for kind, nodes in change.nodes.items():
                _put_nodes(connection, _TABLES[kind], nodes, change.whole)
            _insert_incidents(connection, change.made)
        return True

    def incidents(self, wanted: browsing.Wanted | None = None) -> list[str]:
        """Return incidents as JSON, by day, all if nothing is wanted of them."""
        with self._reading() as connection:
            return browsing.incidents(connection, wanted or browsing.Wanted())

    def cast(self, *, limit: int | None = None, least: int = 1) -> list[str]:
        """Return the ids of the actors, those seen in the most reports first, in `least` reports or more."""
        with self._reading() as connection:
            return browsing.cast(connection, limit, least)

    def named_actors(self, prefix: str) -> list[str]:
        """Return the ids of the actors that begin so."""
        column = tables.sightings.c.belongs
        chosen = select(column).distinct().where(column.startswith(prefix, autoescape=True)).order_by(column)
        with self._reading() as connection:
            return list(connection.scalars(chosen))


_TABLES: Mapping[str, Table] = {"happening": tables.happenings, "actor": tables.sightings}


def keep_digest(connection: Connection, report: str, shape: int, text: str) -> None:
    """Keep a report's digest in place of any other."""
    connection.execute(delete(tables.digests).where(tables.digests.c.report == report))
    connection.execute(insert(tables.digests), {"report": report, "shape": shape, "digest": text})


def mark_pending(connection: Connection, reports: Iterable[str]) -> None:
    """Have reports reconciled the next time."""
    for report in sorted(set(reports)):
        there = select(tables.pending.c.report).where(tables.pending.c.report == report)
        if connection.scalar(there) is None:
            connection.execute(insert(tables.pending), {"report": report})


def hashed_block(block: str) -> int:
    """Return 63 bits of a block, the same on every machine."""
    return (
        int.from_bytes(hashlib.blake2b(block.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
    )


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _clear(connection: Connection, change: Change) -> None:
    """Delete what a change takes the place of."""
    of_reports = (tables.blocks, tables.happenings, tables.sightings, tables.told)
    if change.whole:
        for table in (*of_reports, tables.incidents):
            connection.execute(delete(table))
    for some in _parts(change.done):
        for table in (tables.pending,) if change.whole else (*of_reports, tables.pending):
            connection.execute(delete(table).where(table.c.report.in_(some)))
    for some in _parts(sorted(change.gone)):
        connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(some)))
        connection.execute(delete(tables.told).where(tables.told.c.incident.in_(some)))


def _insert_blocks(connection: Connection, blocks: Mapping[str, tuple[int, ...]]) -> None:
    for some in _parts(sorted(blocks)):
        rows = [{"block": block, "report": report} for report in some for block in blocks[report]]
        if rows:
            connection.execute(insert(tables.blocks), rows)


def _put_nodes(connection: Connection, table: Table, nodes: Sequence[Node], fresh: bool) -> None:
    for some in _parts(nodes):
        if not fresh:
            connection.execute(delete(table).where(table.c.key.in_([node.key for node in some])))
        rows = [
            {
                "key": node.key, "report": node.report, "members": json.dumps(list(node.members)),
                "component": node.component, "belongs": node.belongs,
            }
            for node in some
        ]  # fmt: skip
        connection.execute(insert(table), rows)


def _insert_incidents(connection: Connection, made: Sequence[Kept]) -> None:
    for some in _parts(made):
        connection.execute(
            delete(tables.incidents).where(tables.incidents.c.id.in_([one.id for one in some]))
        )
        connection.execute(insert(tables.incidents), [{"id": one.id, **one.row} for one in some])
        rows = [
            {"report": report, "record": record, "incident": one.id}
            for one in some
            for report, record in one.told
        ]
        if rows:
            connection.execute(insert(tables.told), rows)
