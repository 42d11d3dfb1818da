"""Both databases: a test that takes `named` runs on a SQLite file and on a PostgreSQL server of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

_BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
_USER = "postgres"


def _as_user(*command: str) -> None:
    """Run a program of the server, which refuses to run as root, as its own user."""
    whom = {}
    if os.geteuid() == 0:
        whom = {"user": _USER, "group": pwd.getpwnam(_USER).pw_gid, "extra_groups": []}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **whom)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start a server on a free port, in a folder of its own; yield the address that databases hang on."""
    if _BIN is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no PostgreSQL server: tests/store/install.sh")
        pytest.skip("no PostgreSQL server: tests/store/install.sh")
    folder = Path(tempfile.mkdtemp(prefix="riwaya-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    _as_user(str(_BIN / "initdb"), "-D", data, "-U", "riwaya", "-A", "trust", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    control = str(_BIN / "pg_ctl")
    _as_user(control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
    yield f"postgresql://riwaya@127.0.0.1:{port}"
    _as_user(control, "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return a maker of names of new, empty stores."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{uuid4().hex}.db")
    server = request.getfixturevalue("server")

    def database() -> str:
        import pg8000.dbapi

        name = f"r{uuid4().hex}"
        port = int(server.rpartition(":")[2])
        connection = pg8000.dbapi.connect("riwaya", host="127.0.0.1", port=port, database="postgres")
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        connection.close()
        return f"{server}/{name}"

    return database


@pytest.fixture
def named(fresh: Callable[[], str]) -> str:
    """Return the name of a new, empty store."""
    return fresh()
