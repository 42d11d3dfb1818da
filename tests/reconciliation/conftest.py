"""Cases of the gold, read once by the lexicon."""

from functools import cache
from pathlib import Path

import pytest

from riwaya.desk.casework import case_files
from riwaya.evaluation import cases
from riwaya.extraction import extract
from riwaya.model import Reading
from riwaya.reconciliation import Digest, digest

FOLDER = Path(__file__).parents[2] / "gold" / "cases"


@cache
def read(name: str) -> tuple[Reading, ...]:
    """The reports of a case, read."""
    gold = cases.read_case(case_files(FOLDER / name), name)
    return tuple(extract(one.report) for one in gold.reports)


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """Two cases of other countries in the same days."""
    return (*read("harra"), *read("wadi"))


@pytest.fixture(scope="session")
def digests(readings: tuple[Reading, ...]) -> tuple[Digest, ...]:
    return tuple(map(digest, readings))
