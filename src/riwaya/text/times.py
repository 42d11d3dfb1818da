"""The times that a text tells: dates, days, periods and counted times, found in a row of words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from riwaya.text.absolute_dates import read_absolute, read_year
from riwaya.text.clitics import part as letters
from riwaya.text.date_outlook import is_foretold
from riwaya.text.date_points import Point, after_told, coming_month, resolve
from riwaya.text.date_words import DateWords
from riwaya.text.durations import read_counted
from riwaya.text.feasts import read_feast, with_famous_year
from riwaya.text.folding import Folded
from riwaya.text.periods import Period, precision_of, slice_of
from riwaya.text.relative_days import (
    read_counted_turn,
    read_day_of,
    read_relative_day,
    read_turn,
    read_weekday,
)
from riwaya.text.words import Word

__all__ = ["TimeHit", "find_times"]

_ENDS = frozenset({".", "\u061f", "!", "?"})
_LONG = 5  # the precision of a year
_JOINING = frozenset({"(", ",", "\u060c", "-"})


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A time that a text tells: published offsets, words (half open), and the days it means.

    `first` and `last` are ISO dates, both inside, or None where nothing says which; `precision` is UCDP's
    code or None. `inferred` is true where the day of publication was needed.
    """

    start: int
    end: int
    start_word: int
    end_word: int
    first: str | None
    last: str | None
    precision: int | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    prefix: int
    period: Period | None
    inferred: bool
    is_name: bool = False
    weak: bool = False
    point: Point | None = None


def find_times(
    words: Sequence[Word], table: DateWords, published: date | None, folded: Folded | None = None
) -> list[TimeHit]:
    """Return the times of a passage or sentence, in order, none overlapping.

    `published` is the day that relative words count from; without it they have no days. `folded` gives exact
    starts inside a word published with harakat.
    """
    hits: list[TimeHit] = []
    index = 0
    starts = table.starts
    while index < len(words):
        form = words[index].folded
        if not (form in starts or "0" <= form[0] <= "9"):
            index += 1
            continue
        found = _safe_find(words, index, table, published)
        if found is None:
            index += 1
            continue
        found = _after_told(words, found, hits)
        if not found.is_name and not (found.weak and _told_before(words, hits, found.start)):
            hits.append(_time_hit(words, found, folded))
        index = found.end
    return hits


def _after_told(words: Sequence[Word], found: _Found, hits: Sequence[TimeHit]) -> _Found:
    """Date a day or month without a year by the full date told before it, in the same sentence at least."""
    point = found.point
    if point is None or point.complete or point.turn is not None or point.every_year:
        return found
    full = next((hit for hit in reversed(hits) if hit.first is not None and not hit.inferred), None)
    near = point.same_year or _told_before(words, hits, found.start)
    if full is None or full.first is None or not near:
        return found
    if not point.same_year and (full is not hits[-1] or full.precision == _LONG):
        return found
    period = after_told(point, date.fromisoformat(full.first))
    earlier = period is not None and (found.period is None or period[0] < found.period[0])
    return replace(found, period=period) if earlier or point.same_year else found


def _told_before(words: Sequence[Word], hits: Sequence[TimeHit], index: int) -> bool:
    """Tell whether the sentence has a time before word `index`."""
    between = words[hits[-1].end_word : index] if hits else ()
    return bool(hits) and all(word.folded not in _ENDS for word in between)


def _time_hit(words: Sequence[Word], found: _Found, folded: Folded | None) -> TimeHit:
    word = words[found.start]
    start = word.start
    if found.prefix and folded is not None:
        start = letters(folded, word, found.prefix, len(word.folded))[0]
    elif found.prefix and word.end - word.start == len(word.folded):
        start += found.prefix
    first, last = found.period or (None, None)
    return TimeHit(
        start, words[found.end - 1].end, found.start, found.end,
        first.isoformat() if first else None, last.isoformat() if last else None,
        precision_of(found.period) if found.period else None, found.inferred,
    )  # fmt: skip


def _safe_find(words: Sequence[Word], index: int, table: DateWords, published: date | None) -> _Found | None:
    try:
        return _find(words, index, table, published)
    except (OverflowError, ValueError):  # before the first or after the last day that a calendar can hold
        return None


def _find(words: Sequence[Word], start: int, table: DateWords, published: date | None) -> _Found | None:
    part, index, night = _daypart(words, start, table)
    in_part = index > start
    feasts = (read_feast(words, at, table, published) for at in range(start, index + 1))
    feast = next((found for found in feasts if found is not None), None)
    if feast is not None:
        return _Found(start, feast.end, part if in_part else feast.prefix, feast.period, True)
    found = _named_day(words, index, table, published, in_part, night)
    if found is None and (day := read_day_of(words, index, table, published)) is not None:
        found = _Found(day.start, day.end, day.prefix, day.period, True)
    if found is None:
        found = _absolute(words, index, table, published)
    if found is None and not in_part:
        found = _period(words, index, table, published)
    if found is None or not in_part:
        return found
    return _Found(start, found.end, part, found.period, found.inferred)


def _daypart(words: Sequence[Word], start: int, table: DateWords) -> tuple[int, int, bool]:
    """Read the part of the day before a day: (joined letters, end, whether it is the night)."""
    prefix, index, night = 0, start, False
    while (found := table.dayparts.match(words, index)) is not None:
        if index == start:
            prefix = found.prefix
        elif found.prefix:
            break
        index, night = found.end, night or found.value == "night"
    return prefix, index, night


def _named_day(
    words: Sequence[Word], index: int, table: DateWords, published: date | None, in_part: bool, night: bool
) -> _Found | None:
    """Read a day of the week, or yesterday and its like, and the date that may stand beside it."""
    relative = read_relative_day(words, index, table, published, in_part)
    if relative is not None:
        found = _Found(
            relative.start, relative.end, relative.prefix, relative.period, True, weak=relative.weak
        )
        return _with_date(words, found, table, published) if not relative.weak else found
    if not in_part and _follows(words, index, table, "weekday_before") and not _turned(words, index, table):
        return None
    if table.marks["every"].match_before(words, index) is not None:
        return None
    named = read_weekday(words, index, table, published, night)
    if named is None:
        return None
    day = named[0]
    if day.end < len(words) and words[day.end].folded in table.unless["weekday_after"]:
        return None
    return _with_date(words, _Found(day.start, day.end, day.prefix, day.period, True), table, published)


def _turned(words: Sequence[Word], index: int, table: DateWords) -> bool:
    weekday = table.weekdays.match(words, index)
    return weekday is not None and table.turns.match(words, weekday.end) is not None


def _follows(words: Sequence[Word], index: int, table: DateWords, rule: str) -> bool:
    return index > 0 and words[index - 1].folded in table.unless[rule]


def _quoted(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether quotation marks hold these words alone, as they do an alliance named by its day."""
    return 0 < start < end < len(words) and words[start - 1].folded == words[end].folded == '"'


def _with_date(words: Sequence[Word], found: _Found, table: DateWords, published: date | None) -> _Found:
    """Take in the date that stands beside a named day: "Wednesday, 22 October", "Sunday (3 May)"."""
    index = found.end
    bracket = index < len(words) and words[index].folded == "("
    if index < len(words) and words[index].folded in _JOINING:
        index += 1
    said = table.marks["corresponding"].match(words, index)
    index = said.end if said is not None else index
    if index >= len(words) or not (
        "0" <= words[index].folded[0] <= "9" or words[index].folded in table.starts
    ):
        return found
    point = read_absolute(words, index, table)
    if point is None or point.day is None or (point.prefix and words[index].folded[0] == "\u0648"):
        return found
    end = point.end
    if bracket:
        if end >= len(words) or words[end].folded != ")":
            return found
        end += 1
    period = resolve(point, published)
    return _Found(found.start, end, found.prefix, period or found.period, not point.complete)


def _absolute(words: Sequence[Word], index: int, table: DateWords, published: date | None) -> _Found | None:
    sliced = table.parts.match(words, index)
    at = sliced.end if sliced is not None else index
    point = read_absolute(words, at, table)
    if point is None:
        return None
    if sliced is not None and (point.day is not None or point.last is not None or point.prefix):
        return None
    point = with_famous_year(point, table, published)
    named = _follows(words, index, table, "date_before") or _quoted(words, index, point.end)
    if point.year is None and point.day is not None and named:
        return _Found(index, point.end, 0, None, False, is_name=True)
    if point.year is None and point.turn is None and table.marks["since"].match_before(words, index):
        point = replace(point, turn="last")  # what has lasted since May began in a May that is past
    elif point.month is not None and point.day is None and is_foretold(words, index, table):
        point = coming_month(point, published)
    period = resolve(point, published)
    if point.complete and period is None:
        return None
    if period is not None and sliced is not None:
        period = slice_of(period, sliced.value)
    prefix = sliced.prefix if sliced is not None else point.prefix
    end = _weekday_after(words, point.end, period, table)
    return _Found(index, end, prefix, period, not point.complete, point=None if sliced is not None else point)


def _weekday_after(words: Sequence[Word], end: int, period: Period | None, table: DateWords) -> int:
    """Take in the day of the week in brackets after a date."""
    if end + 2 < len(words) and words[end].folded == "(" and words[end + 2].folded == ")":
        return end + 3 if table.weekdays.match(words, end + 1) is not None else end
    return end


def _period(words: Sequence[Word], index: int, table: DateWords, published: date | None) -> _Found | None:
    relative = (
        read_counted(words, index, table, published)
        or read_turn(words, index, table, published)
        or read_counted_turn(words, index, table, published)
    )
    if relative is None:
        return None
    year = read_year(words, relative.end, table, known=True) if relative.is_year else None
    if year is not None:  # last year, 2014
        return _Found(index, year.end, relative.prefix, resolve(year, published), False)
    return _Found(index, relative.end, relative.prefix, relative.period, True)
