"""Exports of a case, one file each: what a format's name writes, incident by incident."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from riwaya.model import Report
from riwaya.model.case import Incident

__all__ = ["EXPORTS", "Told", "write_case"]

Told = tuple[Incident, dict[str, Report]]
"""An incident, its statements with their words, and the reports that tell of it, by id."""

EXPORTS = tuple(sorted(module.name for module in iter_modules(__path__)))
"""The names of the exports: the files of this folder, and nothing else."""


def write_case(told: Iterable[Told], name: str) -> Iterator[str]:
    """Give an export's text piece by piece, each as soon as its incident has come.

    >>> list(write_case([], "jsonl"))
    []
    """
    return _writer(name)(told)


@cache
def _writer(name: str) -> Callable[[Iterable[Told]], Iterator[str]]:
    return cast(Callable[[Iterable[Told]], Iterator[str]], import_module(f"{__name__}.{name}").write)
