"""Periods of the calendar: months, years, weeks, and where they lie from a day of publication."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from riwaya.text.date_words import Calendar, Turn, Unit

Period = tuple[date, date]
"""First and last day, both inside."""

_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEK, _YEAR, _MONTHS = 7, 365, 12
_FEW = (3, 10)  # what the Arabic plural of paucity counts


def precision_of(period: Period) -> int:
    """Return UCDP's time precision of a period: 1 a day, 2 within six days, 3 a week, 4 a month, 5 longer.

    >>> precision_of((date(2025, 10, 1), date(2025, 10, 31)))
    4
    """
    days = (period[1] - period[0]).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def day_period(
    calendar: Calendar, year: int, month: int, day: int | None, last_day: int | None = None
) -> Period | None:
    """Return a month, a day, or days of one month as a period; None if there is no such day."""
    try:
        if calendar == "hijri":
            length = Hijri(year, month, 1).month_length()
            first = Hijri(year, month, day or 1).to_gregorian()
            last = Hijri(year, month, last_day or day or length).to_gregorian()
            return _ordered(date(*first.datetuple()), date(*last.datetuple()))
        first_day = date(year, month, day or 1)
        if day is None:
            return first_day, month_start(first_day, 1) - _DAY
        return _ordered(first_day, date(year, month, last_day or day))
    except (ValueError, OverflowError):
        return None


def year_period(calendar: Calendar, year: int) -> Period | None:
    """Return a year of a calendar as a period; None outside what the calendar covers."""
    first, last = day_period(calendar, year, 1, None), day_period(calendar, year, 12, None)
    return (first[0], last[1]) if first and last else None


def year_of(calendar: Calendar, day: date) -> int | None:
    """Return the year of a calendar that a day lies in; None outside what the calendar covers."""
    if calendar == "gregorian":
        return day.year
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def nearest(
    calendar: Calendar, month: int, day: int | None, last_day: int | None, turn: Turn | None, published: date
) -> Period | None:
    """Return the day or month without a year that the publication date points to.

    "Last" is the latest that was over, "next" the first to come, "this" the one of the same year; with no
    such word it is the nearest, and rather past than to come.
    """
    year = year_of(calendar, published)
    if year is None:
        return None
    periods = [day_period(calendar, year + step, month, day, last_day) for step in (-1, 0, 1)]
    if turn == "this":
        return periods[1]
    found = [period for period in periods if period is not None]
    if turn in ("last", "recent"):
        return max((period for period in found if period[1] < published), default=None)
    if turn == "next":
        return min((period for period in found if period[0] > published), default=None)
    return min(found, key=lambda period: _distance(period[0], published), default=None)


def _distance(day: date, published: date) -> int:
    days = (day - published).days
    return 2 * days if days > 0 else -days  # news tells of the past more than of what is to come


def weekday_period(weekday: int, turn: Turn | None, published: date) -> Period:
    """Return the day of the week: the latest on or before publication; "last" before it, "next" after it."""
    back = (published.weekday() - weekday) % 7
    if turn == "next":
        day = published + timedelta(days=7 - back if back else 7)
    else:
        day = published - timedelta(days=back or (7 if turn == "last" else 0))
    return day, day


def month_start(day: date, months: int) -> date:
    """Return the first day of the month that lies so many months on."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def turned(unit: Unit, turn: Turn, published: date) -> Period | None:
    """Return last, this or next week, month or year; a week begins on Saturday, as in most of the region."""
    step = {"last": -1, "recent": -1, "this": 0, "next": 1}[turn]
    if unit == "week":
        start = published - timedelta(days=(published.weekday() - _SATURDAY) % 7) + timedelta(weeks=step)
        return start, start + timedelta(days=6)
    if unit == "month":
        return month_start(published, step), month_start(published, step + 1) - _DAY
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return None


def stretch(unit: Unit, count: int | None, turn: Turn, published: date) -> Period | None:
    """Return the last or next few units, such as the last three days; None where the words give no bounds."""
    if unit == "year" and count is None:
        return None
    length = unit_length(unit, count if count is not None else _FEW[1])
    if turn == "next":
        return published, published + length
    return published - length, published


def ago(unit: Unit, count: int | None, published: date, about: bool = False) -> Period | None:
    """Return when something was that happened so many units ago; vaguer the larger the unit.

    `count` is None for "a few"; a few months or years ago says too little. `about` widens by one unit.
    """
    if unit in ("hour", "minute"):
        return published - _DAY, published
    if count is None:
        if unit not in ("day", "week"):
            return None
        return published - unit_length(unit, _FEW[1] - 1), published - unit_length(unit, _FEW[0])
    if unit == "year":
        last = min(published, date(published.year - count + about, 12, 31))
        return date(published.year - count - about, 1, 1), last
    then = published - unit_length(unit, count)
    slack = timedelta(days={"day": 0 if count < _WEEK else 2, "week": 3, "month": 15}[unit])
    if about:
        slack += unit_length(unit, 1)
    return then - slack, min(then + slack, published)


def slice_of(period: Period, part: tuple[float, float]) -> Period:
    """Return a part of a period, from and to a fraction of it; a week stays whole."""
    days = (period[1] - period[0]).days + 1
    if days <= _WEEK:
        return period
    if days >= _YEAR:  # a year is cut at its months, so that a quarter is a quarter
        first = month_start(period[0], round(_MONTHS * part[0]))
        return first, min(period[1], month_start(period[0], round(_MONTHS * part[1])) - _DAY)
    first = period[0] + timedelta(days=int(days * part[0]))
    return first, period[0] + timedelta(days=max(1, round(days * part[1])) - 1)


def unit_length(unit: Unit, count: int) -> timedelta:
    """Return the length of so many units, months and years by their usual number of days."""
    days = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}[unit] * count
    return timedelta(days=min(days, 40_000) or 1)


def _ordered(first: date, last: date) -> Period:
    return (first, last) if first <= last else (last, first)
