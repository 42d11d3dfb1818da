"""Dates as written, and the days they mean."""

from dataclasses import dataclass, replace
from datetime import date

from riwaya.text.date_words import Calendar, Turn
from riwaya.text.periods import STEPS, Period, day_period, nearest, year_of, year_period

_HALF_YEAR = 183


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: words from `start` to `end`, and what it says of day, month and year.

    `last_day` closes days of one month, `last` a longer range. `ambiguous` marks figures that could also be
    month and day. `same_year` points back to the year told before,
    `every_year` says none. `turn` is said of the date itself, or `of_year` of its year ("May of last year").
    """

    start: int
    end: int
    prefix: int = 0
    day: int | None = None
    last_day: int | None = None
    month: int | None = None
    year: int | None = None
    calendar: Calendar = "gregorian"
    turn: Turn | None = None
    of_year: bool = False
    same_year: bool = False
    every_year: bool = False
    months: tuple[int, int] | None = None
    last: "Point | None" = None
    ambiguous: bool = False

    @property
    def complete(self) -> bool:
        """True where the date stands without knowing when it was published."""
        return self.year is not None


def coming_month(point: Point, published: date | None) -> Point:
    """Return a month without a year as the next one, if that is nearer than half a year."""
    if point.year is not None or point.turn is not None or point.month is None or published is None:
        return point
    coming = nearest(point.calendar, point.month, None, None, "next", published)
    near = coming is not None and (coming[0] - published).days <= _HALF_YEAR
    return replace(point, turn="next") if near else point


def after_told(point: Point, told: date) -> Period | None:
    """Return a date without a year as the first one from a date on that was told before it in full."""
    if point.month is None or point.last is not None:
        return None
    years = (told.year,) if point.same_year else (told.year, told.year + 1)
    found = [day_period(point.calendar, year, point.month, point.day, point.last_day) for year in years]
    first = told.replace(day=1, month=1) if point.same_year else told if point.day else told.replace(day=1)
    return next((period for period in found if period is not None and period[0] >= first), None)


def resolve(point: Point, published: date | None) -> Period | None:
    """Return the days a date means; None where it lacks a year that nothing supplies, or is no date."""
    period = _resolve_one(point, published)
    if point.last is not None:
        end = _resolve_one(point.last, published)
        if end is not None and point.last.turn is not None and point.month is not None and not point.complete:
            period = nearest(point.calendar, point.month, point.day, None, "last", end[0])
        if period is None or end is None:
            return None
        return (period[0], end[1]) if period[0] <= end[1] else None
    return period


def _turned_year(point: Point, published: date) -> int | None:
    year = year_of(point.calendar, published)
    return year + STEPS[point.turn] if year is not None and point.turn is not None else None


def _turned_season(months: tuple[int, int], turn: Turn, published: date) -> Period | None:
    """Return last, this or next summer: the latest that is over, this year's, the first to come."""
    found: list[Period] = []
    for year in range(published.year - 2, published.year + 2):
        first, last = (
            day_period("gregorian", year, months[0], None),
            day_period("gregorian", year, months[1], None),
        )
        if first is not None and last is not None:
            found.append((first[0], last[1]))
    if turn == "next":
        return min((period for period in found if period[0] > published), default=None)
    if turn == "this":
        return next((period for period in found if period[0].year == published.year), None)
    return max((period for period in found if period[1] < published), default=None)


def _resolve_one(point: Point, published: date | None) -> Period | None:
    year, month = point.year, point.month
    told = point.turn is not None and (point.of_year or point.months is not None)
    if year is None and told and published is not None:
        year = _turned_year(point, published)
    if point.months is not None and published is not None and point.turn is not None and not point.of_year:
        return _turned_season(point.months, point.turn, published)
    if point.months is not None and year is not None:
        first = day_period(point.calendar, year, point.months[0], None)
        last = day_period(point.calendar, year, point.months[1], None)
        return (first[0], last[1]) if first and last else None
    if month is None:
        return year_period(point.calendar, year) if year is not None else None
    if year is not None:
        return day_period(point.calendar, year, month, point.day, point.last_day)
    if published is None or point.same_year or point.every_year:
        return None
    return nearest(point.calendar, month, point.day, point.last_day, point.turn, published)
