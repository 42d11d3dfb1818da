"""The names of months: CLDR's for the Arab countries, and the rows beside them."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from riwaya.text.date_words import Month
from riwaya.text.folding import fold_word

_LOCALES = ("ar", "ar_SY", "ar_IQ", "ar_LB", "ar_MA", "ar_TN", "ar_DZ", "ar_MR", "ar_EG", "ar_SA")


@cache
def date_rows() -> dict[str, Any]:
    """Return the rows of dates as read."""
    return tomllib.loads(files("riwaya").joinpath("lexicon", "ar", "dates.toml").read_text("utf-8"))


@cache
def month_names() -> tuple[tuple[str, Month], ...]:
    """Return every folded name of a month, with the month; English names too, as pages date themselves."""
    found = dict(_rows())
    for name, number in _cldr():
        found.setdefault(name, Month(number, "gregorian", name in _needing_context()))
    return tuple(found.items())


@cache
def _needing_context() -> frozenset[str]:
    return frozenset(map(fold_word, date_rows()["context"]["months"]))


def _rows() -> Iterator[tuple[str, Month]]:
    for row in date_rows()["month"]:
        for name in map(fold_word, row["names"]):
            yield name, Month(row["number"], "gregorian", name in _needing_context())
    for row in date_rows()["hijri_month"]:
        for name in map(fold_word, row["names"]):
            yield name, Month(row["number"], "hijri", name in _needing_context())


def _cldr() -> Iterator[tuple[str, int]]:
    for locale in _LOCALES:
        for number, name in Locale.parse(locale).months["format"]["wide"].items():
            yield fold_word(name), number
    english = Locale.parse("en").months["format"]
    for width in ("wide", "abbreviated"):
        for number, name in english[width].items():
            yield fold_word(name), number
