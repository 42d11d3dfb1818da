"""Publication: readings into what people and machines read. Each format is one file of formats/."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from riwaya.model import Reading
from riwaya.publication import formats
from riwaya.publication.labels import label_languages
from riwaya.publication.sheet import Sheet

__all__ = ["FORMATS", "Sheet", "label_languages", "suffixes", "write"]

FORMATS = tuple(sorted(module.name for module in iter_modules(formats.__path__)))
"""The names of the formats: the files of formats/, and nothing else."""

Writer = Callable[[Iterable[Reading], Sheet], Iterator[str]]


def write(readings: Iterable[Reading], name: str, sheet: Sheet | None = None) -> Iterator[str]:
    """Give a format's text piece by piece, each as soon as its reading has come.

    `name` is one of FORMATS, `sheet` says for what surface; its defaults suit a file.
    Raises KeyError for another name.

    >>> "".join(write([], "json"))
    '[]\\n'
    """
    return _writer(name)(readings, sheet or Sheet())


@cache
def suffixes() -> dict[str, str]:
    """Return the format that each file suffix stands for.

    >>> suffixes()[".jsonl"]
    'jsonl'
    """
    return {import_module(f"{formats.__name__}.{name}").SUFFIX: name for name in FORMATS}


def _writer(name: str) -> Writer:
    if name not in FORMATS:
        raise KeyError(f"no format {name!r}, only {', '.join(FORMATS)}")
    return cast(Writer, import_module(f"{formats.__name__}.{name}").write)
