"""Where a store is: the name of a SQLite file, or the address of a PostgreSQL database."""

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from riwaya.errors import StoreError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_REMEDY = "give a file name, or postgresql://USER:PASSWORD@HOST/DATABASE"


def address(named: str) -> URL:
    """Return the address of a store that is named by a file or a URL. Raises StoreError if it is neither.

    >>> str(address("case.db")), address("postgres://me@host/case").drivername
    ('sqlite:///case.db', 'postgresql+pg8000')
    """
    if not named.strip():
        raise StoreError("the store", "has no name", _REMEDY)
    if not _SCHEME.match(named):
        return URL.create("sqlite", database=named)
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            _SCHEME.sub("", named).split("@")[-1], "is no address of a store", _REMEDY
        ) from error
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite":
        return url.set(drivername="sqlite")
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+pg8000")
    raise StoreError(shown(url), f"{kind} is no kind of store", _REMEDY)


def shown(url: URL) -> str:
    """Return how a store is called in messages: the file, or the address without the password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database or ":memory:")
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def check_folder(url: URL) -> None:
    """Raise StoreError if a file's folder is not there or the name is a folder's."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    if path.is_dir():
        raise StoreError(str(path), "is a folder", "name a file in it, such as riwaya.db")
    if not path.parent.is_dir():
        raise StoreError(str(path), "its folder is not there", f"make the folder {path.parent} first")
