"""Publication dates: the day a page says it was published, in any style."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.text.absolute_dates import read_absolute
from riwaya.text.date_points import Point, resolve
from riwaya.text.date_words import Calendar, DateWords, Month
from riwaya.text.folding import fold
from riwaya.text.periods import Period, precision_of
from riwaya.text.words import Word
from riwaya.text.words import words as split

__all__ = ["DateReading", "DateWords", "Month", "read_date"]

_LONGEST_RAW = 300


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as published: ISO `start` and `end` (both inside), UCDP precision, the words it was read from.

    `ambiguous` is true where figures could also be month before day, or the century is not said; the reading
    is then the one of the Arab press. `calendar` is the one it was written in.
    """

    start: str
    end: str
    precision: int
    raw: str
    ambiguous: bool
    calendar: Calendar


def read_date(raw: str, words: DateWords) -> DateReading | None:
    """Read a publication date in any style; None if there is no complete date in it.

    Of a Hijri and a Gregorian date side by side the Gregorian one is read; a day outweighs a month or year.
    """
    if len(raw) > _LONGEST_RAW:
        return None
    tokens = split(fold(raw))
    points: list[Point] = []
    index = 0
    while index < len(tokens):
        point = read_absolute(tokens, index, words) if _may_start(tokens[index], words) else None
        if point is not None and point.year is not None and point.last is None:
            points.append(point)
            index = point.end
        else:
            index += 1
    points = [point for point in points if resolve(point, None) is not None]
    if not points:
        return None
    best = min(
        points, key=lambda p: (p.day is None, p.month is None, p.ambiguous, p.calendar == "hijri", p.start)
    )
    if best.month is None and best.end - best.start < len(tokens):
        return None  # a year in a line of other words is no date of publication
    weekdays = [found.value for i in range(len(tokens)) if (found := words.weekdays.match(tokens, i))]
    return _reading(best, raw, weekdays)


def _reading(point: Point, raw: str, weekdays: Sequence[int]) -> DateReading | None:
    period, ambiguous = resolve(point, None), point.ambiguous
    if period is None:
        return None
    if ambiguous and point.day is not None and point.month is not None and len(weekdays) == 1:
        other = _swapped(point)
        fits = period[0].weekday() == weekdays[0]
        other_fits = other is not None and other[0].weekday() == weekdays[0]
        if fits != other_fits:
            period, ambiguous = (period if fits or other is None else other), False
    first, last = period
    return DateReading(
        first.isoformat(), last.isoformat(), precision_of(period), raw, ambiguous, point.calendar
    )


def _swapped(point: Point) -> Period | None:
    assert point.day is not None and point.year is not None and point.month is not None
    return resolve(
        Point(point.start, point.end, 0, point.month, None, point.day, point.year, point.calendar), None
    )


def _may_start(word: Word, table: DateWords) -> bool:
    return word.folded in table.starts or "0" <= word.folded[0] <= "9"
