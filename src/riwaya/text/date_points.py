"""Dates as written, and the days they mean."""

from dataclasses import dataclass
from datetime import date

from riwaya.text.date_words import Calendar, Turn
from riwaya.text.periods import STEPS, Period, day_period, nearest, year_of, year_period


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: words from `start` to `end`, and what it says of day, month and year.

    `last_day` closes days of one month, `last` a longer range. `ambiguous` marks figures that could also be
    month and day. `turn` is said of the date itself, or `of_year` of its year ("May of last year").
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
    months: tuple[int, int] | None = None
    last: "Point | None" = None
    ambiguous: bool = False

    @property
    def complete(self) -> bool:
        """True where the date stands without knowing when it was published."""
        return self.year is not None


def resolve(point: Point, published: date | None) -> Period | None:
    """Return the days a date means; None where it lacks a year that nothing supplies, or is no date."""
    period = _resolve_one(point, published)
    if point.last is not None:
        end = _resolve_one(point.last, published)
        if period is None or end is None:
            return None
        return (period[0], end[1]) if period[0] <= end[1] else None
    return period


def _turned_year(point: Point, published: date) -> int | None:
    year = year_of(point.calendar, published)
    return year + STEPS[point.turn] if year is not None and point.turn is not None else None


def _resolve_one(point: Point, published: date | None) -> Period | None:
    year, month = point.year, point.month
    told = point.turn is not None and (point.of_year or point.months is not None)
    if year is None and told and published is not None:
        year = _turned_year(point, published)
    if point.months is not None and year is not None:
        first = day_period(point.calendar, year, point.months[0], None)
        last = day_period(point.calendar, year, point.months[1], None)
        return (first[0], last[1]) if first and last else None
    if month is None:
        return year_period(point.calendar, year) if year is not None else None
    if year is not None:
        return day_period(point.calendar, year, month, point.day, point.last_day)
    if published is None:
        return None
    return nearest(point.calendar, month, point.day, point.last_day, point.turn, published)
