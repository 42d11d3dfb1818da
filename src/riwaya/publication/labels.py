"""The words that riwaya itself says on a page, in each language it speaks; rows of strings/*.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Labels = MappingProxyType[str, Any]
"""Section (`ui`, `act`, `event`, …) to key to word; `direction` is "rtl" or "ltr"."""


@cache
def labels(language: str) -> Labels:
    """Return the labels in a language (ISO 639-1).

    Raises KeyError that lists the known languages if there is no such file.

    >>> labels("en")["act"]["deny"]
    'denies'
    """
    path = files("riwaya.publication") / "strings" / f"{language}.toml"
    if not path.is_file():
        raise KeyError(f"no labels in {language!r}, only in {', '.join(label_languages())}")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def label_languages() -> tuple[str, ...]:
    """Return the languages that have labels.

    >>> label_languages()
    ('ar', 'en')
    """
    folder = files("riwaya.publication") / "strings"
    names = (path.name for path in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
