"""Days that are known by their name: feasts, and anniversaries that need no year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from riwaya.text.date_points import Point
from riwaya.text.date_words import DateWords
from riwaya.text.periods import nearest
from riwaya.text.relative_days import Relative
from riwaya.text.words import Word

_NEWS = 31  # days around a famous day in which it may be this year's


def read_feast(
    words: Sequence[Word], start: int, table: DateWords, published: date | None
) -> Relative | None:
    """Read a day of a feast ("the second day of the feast"): of the nearest one, rather past than to come."""
    day = table.feast_days.match(words, start)
    feast = table.feasts.match(words, day.end) if day is not None else None
    if day is None or feast is None:
        return None
    if published is None:
        return Relative(start, feast.end, day.prefix, None)
    found = [nearest("hijri", month, first, None, None, published) for month, first in feast.value]
    firsts = [period[0] + timedelta(days=day.value) for period in found if period is not None]
    if not firsts:
        return Relative(start, feast.end, day.prefix, None)
    that = min(firsts, key=lambda one: (one > published, abs((one - published).days)))
    return Relative(start, feast.end, day.prefix, (that, that))


def with_famous_year(point: Point, table: DateWords, published: date | None) -> Point:
    """Give a famous day of the year (11 September) its year, unless it can be the news of this year."""
    if point.year is not None or point.turn is not None or point.month is None or point.day is None:
        return point
    year = table.famous.get((point.month, point.day)) if point.calendar == "gregorian" else None
    if year is None:
        return point
    this = nearest(point.calendar, point.month, point.day, None, None, published) if published else None
    near = this is not None and published is not None and abs((this[0] - published).days) <= _NEWS
    return point if near else replace(point, year=year)
