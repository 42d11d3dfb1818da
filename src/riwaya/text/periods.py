"""Periods of the calendar: months, years, weeks, and where they lie from a day of publication."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from riwaya.text.date_words import Calendar, Part, Turn, Unit

Period = tuple[date, date]
"""First and last day, both inside."""

_DAY = timedelta(days=1)
_AT_HAND = 21  # days before a month in which its name alone means the one to come
_HOURS, _WEEK, _MONTH, _YEAR, _MONTHS = 24, 7, 31, 365, 12
_FEW: dict[Unit, int] = {"minute": 1, "hour": 24, "day": 7, "week": 4, "month": 6}
STEPS: dict[Turn, int] = {"before_last": -2, "last": -1, "recent": -1, "this": 0, "next": 1}
"""How many units on from the present one a word such as "last" points."""


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
    such word a day is the nearest, rather past than to come, and a month the latest that began or is at hand.
    """
    year = year_of(calendar, published)
    if year is None:
        return None
    periods = [day_period(calendar, year + step, month, day, last_day) for step in (-2, -1, 0, 1)]
    if turn == "this":
        return periods[2]
    found = [period for period in periods if period is not None]
    if turn in ("last", "recent", "before_last"):
        past = sorted(period for period in found if period[1] < published)
        return past[STEPS[turn]] if len(past) >= -STEPS[turn] else None
    if turn == "next":
        return min((period for period in found if period[0] > published), default=None)
    if day is None:
        begun = [period for period in found if (period[0] - published).days <= _AT_HAND]
        return max(begun, default=None)
    return min(found, key=lambda period: _distance(period[0], published), default=None)


def _distance(day: date, published: date) -> int:
    days = (day - published).days
    return 3 * days if days > 0 else -days  # news tells of the past more than of what is to come


def weekday_period(weekday: int, turn: Turn | None, published: date) -> Period:
    """Return the day of the week: the latest on or before publication; "last" before it, "next" after it.

    "Before last" is a week before "last".
    """
    back = (published.weekday() - weekday) % 7
    if turn == "next":
        day = published + timedelta(days=7 - back if back else 7)
    else:
        past = turn in ("last", "before_last")
        day = published - timedelta(days=(back or 7 * past) + 7 * (turn == "before_last"))
    return day, day


def month_start(day: date, months: int) -> date:
    """Return the first day of the month that lies so many months on."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def turned(unit: Unit, turn: Turn, published: date) -> Period | None:
    """Return last, this or next week, month or year; a week runs from Monday to Sunday."""
    step = STEPS[turn]
    if unit == "week":
        start = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return start, start + timedelta(days=6)
    if unit == "month":
        return month_start(published, step), month_start(published, step + 1) - _DAY
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return None


def stretch(unit: Unit, count: int | None, turn: Turn, published: date) -> Period | None:
    """Return the last or next few units, such as the last three days; None where the words give no bounds.

    "The last days" without a number end the day before publication, "the next hours" on it.
    """
    if count is None and unit not in _FEW:
        return None
    length = count if count is not None else _FEW[unit]
    if turn == "next":
        return published, published if unit == "hour" and count is None else moved(unit, length, published)
    open_ended = count is None and unit != "hour"
    return moved(unit, -length, published), published - _DAY if open_ended else published


def ago(unit: Unit, count: int | None, published: date, about: bool = False) -> Period | None:
    """Return when something was that happened so many units ago; vaguer the larger the unit.

    A few days ago (no `count`) is within the last week; a few years ago says too little. A number of months
    or years ago is that month or year, weeks ago the seven days around the day. `about` widens only days.
    """
    if count is None:
        return stretch(unit, None, "last", published)
    if unit in ("hour", "minute"):
        then = moved(unit, -count, published)
        return (then, then) if count >= _HOURS else (then, published)
    if unit == "year":
        return date(published.year - count, 1, 1), date(published.year - count, 12, 31)
    if unit == "month":
        return month_start(published, -count), month_start(published, 1 - count) - _DAY
    then = moved(unit, -count, published)
    slack = timedelta(days=3 if unit == "week" else (1 if count < _WEEK else 2) if about else 0)
    return then - slack, min(then + slack, published)


def slice_of(period: Period, part: Part) -> Period:
    """Return a part of a period: of a month by days, of a year by months; a week stays whole."""
    days = (period[1] - period[0]).days + 1
    if days <= _WEEK:
        return period
    if days <= _MONTH:
        first, last = (day if day > 0 else days + 1 + day for day in part.days)
        return period[0] + timedelta(days=first - 1), period[0] + timedelta(days=min(last, days) - 1)
    if days >= _YEAR and period[0].day == 1:
        return month_start(period[0], part.months[0] - 1), month_start(period[0], part.months[1]) - _DAY
    twelfth = days / _MONTHS  # a season, a Hijri year
    first, last = round((part.months[0] - 1) * twelfth), max(1, round(part.months[1] * twelfth))
    return period[0] + timedelta(days=first), period[0] + timedelta(days=last - 1)


def moved(unit: Unit, count: int, day: date) -> date:
    """Return the day so many units on (back, if negative); in a shorter month its last day."""
    if unit in ("month", "year"):
        first = month_start(day, count * (_MONTHS if unit == "year" else 1))
        return min(first + timedelta(days=day.day - 1), month_start(first, 1) - _DAY)
    if unit in ("minute", "hour"):
        days = max(1, round(abs(count) / _HOURS)) if unit == "hour" else 1
        return day + timedelta(days=days if count > 0 else -days)
    return day + timedelta(days=count * (_WEEK if unit == "week" else 1))


def _ordered(first: date, last: date) -> Period:
    return (first, last) if first <= last else (last, first)
