"""Connections: how a database is opened, and what is said when it cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.pool import NullPool

from riwaya.errors import StoreError
from riwaya.store.address import shown

_WAIT = 60  # seconds for another process to finish its report
_REMEDIES = (
    ("not a database", "is no store", "name another file, or move this one away"),
    ("malformed", "is damaged", "restore it from a copy; `sqlite3 FILE .recover` may save the rest"),
    (
        "disk is full",
        "cannot be written: the disk is full",
        "make room and add again; nothing is lost",
    ),
    ("does not exist", "is not there", "make it on the server (`createdb`), or mend the address"),
    ("password", "lets nobody in so", "mend the user and the password in the address"),
    ("t create a connection", "does not answer", "start the server, or mend the address"),
    ("readonly", "cannot be written", "check the permissions of the file and its folder"),
    ("unable to open", "cannot be opened", "check the name and the permissions"),
    ("locked", "is in use by another process for too long", "wait until that one has finished"),
)


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turn what the database says into a StoreError; what two processes add at once is left to the caller."""
    try:
        yield
    except IntegrityError:
        raise
    except (OperationalError, DatabaseError, InterfaceError) as error:
        said = _said(error.orig)
        for sign, what, remedy in _REMEDIES:
            if sign in said:
                raise StoreError(where, what, remedy) from error
        raise StoreError(where, f"the database says: {said[:200]}") from error


def _said(error: BaseException | None) -> str:
    """Return a database's message; pg8000 gives the server's fields, of which M is the message."""
    told = error.args[0] if error is not None and error.args else error
    return str(told.get("M", told)) if isinstance(told, dict) else str(told)


def connect(url: URL) -> Engine:
    """Return an engine for an address; a file is made when it is first written to."""
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, poolclass=NullPool)
        except ImportError as error:
            remedy = "pip install 'riwaya[postgresql]'"
            raise StoreError(shown(url), f"needs {error.name}", remedy) from error
    engine = create_engine(url, connect_args={"timeout": _WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
