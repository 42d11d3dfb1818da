"""Exports of a case, one file each: what a format's name writes, incident by incident."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from riwaya.model import Report
from riwaya.model.case import Incident

__all__ = ["EXPORTS", "Exported", "write_case"]


@dataclass(frozen=True, slots=True)
class Exported:
    """An incident to be written, its statements with their words, and the reports that tell of it, by id.

    `decided` is what the rule that was asked for makes of each field, with the rule's own name; empty without
    one.
    """

    incident: Incident
    reports: Mapping[str, Report]
    decided: Mapping[str, str] = field(default_factory=dict)


EXPORTS = tuple(sorted(module.name for module in iter_modules(__path__)))
"""The names of the exports: the files of this folder, and nothing else."""


def write_case(exported: Iterable[Exported], name: str) -> Iterator[str]:
    """Give an export's text piece by piece, each as soon as its incident has come.

    >>> list(write_case([], "jsonl"))
    []
    """
    return _writer(name)(exported)


@cache
def _writer(name: str) -> Callable[[Iterable[Exported]], Iterator[str]]:
    return cast(Callable[[Iterable[Exported]], Iterator[str]], import_module(f"{__name__}.{name}").write)
