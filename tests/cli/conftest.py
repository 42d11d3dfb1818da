"""The command line as a program, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

Result = subprocess.CompletedProcess[str]


@pytest.fixture
def riwaya() -> Callable[..., Result]:
    """Return a function that runs `python -m riwaya`; under LANG=C, for output is UTF-8 all the same."""

    def run(*arguments: object, given: bytes | None = None) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "riwaya", *map(str, arguments)],
            input=given if given is not None else b"",
            capture_output=True,
            timeout=120,
            env={**os.environ, "LANG": "C", "PYTHONUTF8": "0"},
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run
