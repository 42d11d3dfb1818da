"""Dates written in figures alone: 22/10/2025, 2025-10-22, 22.10.2025, and Hijri ones."""

import re
from collections.abc import Sequence

from riwaya.text.date_words import Calendar, DateWords
from riwaya.text.digits import is_figure
from riwaya.text.words import Word

HIJRI_YEARS = range(1343, 1501)
"""The Hijri years that can be told from Gregorian ones and converted."""
GREGORIAN_YEARS = range(1500, 2101)

_YEARS = range(1000, 2101)
_MARKS = frozenset({"/", "-", "\\", "."})
_DOTTED = re.compile(r"[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{2,4}")
Numeric = tuple[int, int, int, int, Calendar, bool]
"""Day, month, year, end word, calendar, and whether day and month could be the other way round."""


def read_numeric(words: Sequence[Word], start: int, table: DateWords) -> Numeric | None:
    """Read a date of three figures at word `start`: year first, or day before month as Arab papers do."""
    form = words[start].folded
    if not "0" <= form[0] <= "9":
        return None
    if _DOTTED.fullmatch(form):
        figures, end = form.split("."), start + 1
    else:
        end = start + 5
        if end > len(words) or words[start + 1].folded not in _MARKS:
            return None
        if words[start + 1].folded != words[start + 3].folded:
            return None
        figures = [words[start + step].folded for step in (0, 2, 4)]
        if words[end - 1].end - words[start].start > sum(map(len, figures)) + 6:
            return None
    if not all(figure.isdigit() and len(figure) in (1, 2, 4) for figure in figures):
        return None
    if start and words[start - 1].folded in _MARKS and words[start - 1].end == words[start].start:
        return None
    hijri = table.marks["hijri"].match(words, end)
    gregorian = table.marks["gregorian"].match(words, end)
    era = hijri or gregorian
    read = _order(figures)
    if read is None:
        return None
    day, month, year, ambiguous = read
    calendar: Calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    if calendar == "gregorian" and year not in GREGORIAN_YEARS:
        return None
    return day, month, year, era.end if era is not None else end, calendar, ambiguous


def year_figure(words: Sequence[Word], index: int) -> int | None:
    """Return the year that a figure of four digits can be, unless it opens a date of three figures."""
    form = words[index].folded
    if len(form) != 4 or not form.isdigit() or int(form) not in _YEARS:
        return None
    glued = index + 1 < len(words) and words[index + 1].start == words[index].end
    if glued and words[index + 1].folded in ("/", "-") and index + 2 < len(words):
        return None if len(words[index + 2].folded) < 3 and is_figure(words[index + 2].folded) else int(form)
    return int(form)


def _order(figures: Sequence[str]) -> tuple[int, int, int, bool] | None:
    """Tell day, month and year apart: (day, month, year, whether another order would do as well)."""
    first, second, third = map(int, figures)
    if len(figures[0]) == 4:
        if len(figures[2]) == 4:
            return None
        return (
            (third, second, first, False)
            if second <= 12
            else (second, third, first, False)
            if third <= 12
            else None
        )
    if len(figures[1]) == 4 or not (1 <= first <= 31 and 1 <= second <= 31):
        return None
    short = len(figures[2]) < 3
    if len(figures[2]) == 1:
        return None
    year = third + 2000 if short else third
    if second <= 12:
        return first, second, year, short or (first <= 12 and first != second)
    return (second, first, year, short) if first <= 12 else None
