"""Dates that name a day, month or year: reading them at a place in a text."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.text.clitics import WA
from riwaya.text.date_points import Point
from riwaya.text.date_words import Calendar, DateWords, Month
from riwaya.text.number_units import is_year
from riwaya.text.numerals import Figure, read_figure
from riwaya.text.numeric_dates import HIJRI_YEARS, read_numeric, year_figure
from riwaya.text.words import Word

_COMMAS = frozenset({",", "\u060c"})
_SLASHES = frozenset({"/", "-"})


def read_absolute(words: Sequence[Word], start: int, table: DateWords) -> Point | None:
    """Read a date, or a range or short list of dates, that begins at word `start`."""
    for opener in ("between", "from"):
        opening = table.marks[opener].match(words, start)
        if opening is not None:
            first = _point(words, opening.end, table)
            found = _pair(words, first, table, opened=True) if first is not None else None
            return replace(found, start=start, prefix=opening.prefix) if found is not None else None
    first = _point(words, start, table)
    if first is None:
        return None
    pair = _pair(words, first, table, opened=False)
    if pair is not None:
        return pair
    dated = first.month is not None or first.year is not None or first.turn is not None
    return first if dated else None


def _pair(words: Sequence[Word], first: Point, table: DateWords, opened: bool) -> Point | None:
    """Join a date to the one after it: "5-7 May", "5 and 7 May", "from May 2011 to June 2013"."""
    index = first.end
    if index >= len(words):
        return None
    form = words[index].folded
    to = table.marks["to"].match(words, index)
    ranged = form in ("-", "/") or to is not None
    if form == WA or form in ("-", "/"):
        second = _point(words, index + 1, table) or _second_year(words, index + 1, first)
    elif to is not None:
        second = _point(words, to.end, table) or _second_year(words, to.end, first)
    elif form.startswith(WA):
        second = _point(words, index, table)
        second = second if second is not None and second.prefix else None
    else:
        return None
    if second is None or second.last is not None or (form == "/" and first.month is not None):
        return None
    return _combine(first, second, opened or ranged)


def _second_year(words: Sequence[Word], index: int, first: Point) -> Point | None:
    """Read a year that only its place after another year shows to be one."""
    if first.year is None or first.month is not None or index >= len(words):
        return None
    year = year_figure(words, index)
    return Point(index, index + 1, year=year) if year is not None else None


def _combine(first: Point, second: Point, ranged: bool) -> Point | None:
    if first.month is None and first.day is not None:  # the month is said once for both
        if second.month is None or second.day is None or not (ranged or first.day < second.day):
            return None
        if first.day < second.day:
            return replace(second, start=first.start, prefix=first.prefix, day=first.day, last_day=second.day)
        return None
    if first.month is not None and second.month is not None and first.day is second.day is None:
        ranged = ranged or second.month == first.month + 1  # May and June: no gap between
    if first.month is not None and second.month is not None and ranged:
        if (first.day is None) != (second.day is None):
            return None
        lone = replace(first, year=first.year if first.year is not None else second.year)
        return replace(lone, end=second.end, last=second)
    plain = all(point.month is None and point.months is None for point in (first, second))
    if plain and first.year is not None and second.year is not None and first.year < second.year:
        return replace(first, end=second.end, last=second)
    return None


def _point(words: Sequence[Word], start: int, table: DateWords) -> Point | None:
    if not 0 <= start < len(words):
        return None
    numeric = read_numeric(words, start, table)
    if numeric is not None:
        day, month, year, end, calendar, ambiguous = numeric
        return Point(start, end, 0, day, None, month, year, calendar, ambiguous=ambiguous)
    return (
        _month_first(words, start, table) or _season(words, start, table) or _day_first(words, start, table)
    )


def _day_first(words: Sequence[Word], start: int, table: DateWords) -> Point | None:
    """Read a day with its month and year; a day alone, for the head of a range; or a year."""
    year = read_year(words, start, table)
    if year is not None:
        return year
    figure = read_figure(words, start, table.numbers)
    for split in (figure, _shorter(figure)):
        if split is None or split.value is None or not 1 <= split.value <= 31 or split.scale != 1:
            continue
        if not split.digits and split.kind != "ordinal" and not split.definite:
            continue
        if split.digits and (len(split.digits) > 2 or not split.digits.isdigit()):
            continue
        index = split.end
        if split.digits and index < len(words) and words[index].folded in _SLASHES:
            index += 1  # 7 / July / 2015
        for mark in ("of", "month_head"):
            said = table.marks[mark].match(words, index)
            index = said.end if said is not None else index
        month = _month(words, index, table)
        if month is None:
            return Point(start, split.end, split.prefix, day=split.value)
        name, end, prefix = month
        glued = words[split.end - 1].end == words[split.end].start
        if prefix or (name.needs_context and index == split.end and glued):
            continue  # a score (three to nil) is written without a space
        return _with_year(
            words,
            Point(start, end, split.prefix, split.value, None, name.number, calendar=name.calendar),
            table,
        )
    return None


def _shorter(figure: Figure | None) -> Figure | None:
    """Return the figure without its last joined part: the fifth and the twentieth may be two days."""
    if figure is None or not figure.splits:
        return None
    value, end = figure.splits[-1]
    return replace(figure, value=value, end=end, splits=())


def _month(words: Sequence[Word], start: int, table: DateWords) -> tuple[Month, int, int] | None:
    """Read a month, with its name in another system after a slash or in brackets: (month, end, prefix)."""
    bracketed = start + 1 < len(words) and words[start].folded == "("
    found = table.months.match(words, start + bracketed)
    if found is None:
        return None
    end = found.end
    if bracketed:
        if end >= len(words) or words[end].folded != ")":
            return None
        end += 1
    for _ in range(2):
        if end >= len(words):
            break
        bracket = words[end].folded == "("
        between = bracket or words[end].folded in ("/", "-", "\\")
        other = table.months.match(words, end + between)
        if other is None or other.prefix or other.value.number != found.value.number:
            break
        if bracket and (other.end >= len(words) or words[other.end].folded != ")"):
            break
        end = other.end + bracket
    return found.value, end, found.prefix


def _with_year(words: Sequence[Word], point: Point, table: DateWords) -> Point:
    """Read the year, or "last" and "next", after a month; or that it is the year told before."""
    for mark in ("same_year", "every_year"):
        if (said := table.marks[mark].match(words, _past_comma(words, point.end))) is not None:
            return replace(
                point, end=said.end, same_year=mark == "same_year", every_year=mark == "every_year"
            )
    turn = table.turns.match(words, point.end)
    if turn is not None and turn.value != "recent":
        return replace(point, end=turn.end, turn=turn.value)
    index = point.end
    marks = _COMMAS if point.day is None else _COMMAS | _SLASHES
    if index < len(words) and words[index].folded in marks:
        index += 1
    for mark in ("of", "year_head"):
        said = table.marks[mark].match(words, index)
        index = said.end if said is not None else index
    turn = table.turns.match(words, index)
    if turn is not None and index > point.end and turn.value != "recent":
        return replace(point, end=turn.end, turn=turn.value, of_year=True)
    if index < len(words) and (year := year_figure(words, index)) is not None:
        end, calendar = _era(words, index + 1, point.calendar, table)
        fits = (
            (calendar == "hijri") == (year in HIJRI_YEARS)
            if point.calendar == "gregorian"
            else year in HIJRI_YEARS
        )
        if fits:
            return replace(point, end=end, year=year, calendar=point.calendar)
    return point


def _past_comma(words: Sequence[Word], index: int) -> int:
    return index + (index < len(words) and words[index].folded in _COMMAS)


def _era(words: Sequence[Word], index: int, calendar: Calendar, table: DateWords) -> tuple[int, Calendar]:
    hijri = table.marks["hijri"].match(words, index)
    if hijri is not None:
        return hijri.end, "hijri"
    gregorian = table.marks["gregorian"].match(words, index)
    return (gregorian.end if gregorian is not None else index), calendar


def _month_first(words: Sequence[Word], start: int, table: DateWords) -> Point | None:
    """Read a month with a year, a turn, or a day after it."""
    head = table.marks["month_head"].match(words, start)
    month = _month(words, head.end if head is not None else start, table)
    if month is None:
        return None
    name, end, prefix = month
    if head is not None and prefix:
        return None
    point = Point(
        start,
        end,
        head.prefix if head is not None else prefix,
        None,
        None,
        name.number,
        calendar=name.calendar,
    )
    dated = _with_year(words, point, table)
    if dated.end == end and head is None:
        day_year = _day_after_month(words, end, table)
        if day_year is not None:
            day, year, stop = day_year
            return replace(point, end=stop, day=day, year=year)
        before = words[start - 1].folded if start else ""
        slashed = end > start + 1 and any(word.folded == "/" for word in words[start:end])
        place = words[end - 1].folded in table.unless["month_place"]
        since = table.marks["since"].match_before(words, start) is not None
        lone = before not in table.context or (place and not since)
        if name.needs_context and lone and not slashed and prefix == 0:
            in_part = table.parts.match_before(words, start) is not None
            return point if in_part else None
        if name.needs_context and prefix:
            return None
    return dated


def _day_after_month(words: Sequence[Word], index: int, table: DateWords) -> tuple[int, int, int] | None:
    """Read "22, 2025" after a month: (day, year, end)."""
    if (
        index >= len(words)
        or not words[index].folded.isdigit()
        or not 1 <= int(words[index].folded[:3]) <= 31
    ):
        return None
    at = index + 1
    if at < len(words) and words[at].folded in _COMMAS:
        at += 1
    if at < len(words) and (year := year_figure(words, at)) is not None:
        return int(words[index].folded), year, at + 1
    return None


def _season(words: Sequence[Word], start: int, table: DateWords) -> Point | None:
    this = table.marks["this"].match(words, start)
    season = table.seasons.match(words, this.end if this is not None else start)
    if season is None:
        return None
    point = Point(start, season.end, (this or season).prefix, months=season.value)
    if this is not None:
        return replace(point, turn="this")
    dated = _with_year(words, point, table)
    return dated if dated.end > season.end else None


def read_year(words: Sequence[Word], start: int, table: DateWords, known: bool = False) -> Point | None:
    """Read a year: after a word that says so, where only a year can stand, or where one is `known` to."""
    head = table.marks["year_head"].match(words, start) or table.marks["years_head"].match(words, start)
    index = head.end if head is not None else start
    if index >= len(words):
        return None
    year = year_figure(words, index)
    if year is None:
        return None
    if head is None and not known:
        figure = read_figure(words, index, table.numbers)
        if figure is None or figure.end != index + 1 or not is_year(words, figure, table.numbers):
            return None
    elif head is not None and start and words[start - 1].folded in table.unless["year_before"]:
        return None
    end, calendar = _era(words, index + 1, "gregorian", table)
    if (calendar == "hijri" and year not in HIJRI_YEARS) or (
        calendar == "gregorian" and year < 1500 and year in HIJRI_YEARS
    ):
        calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    return Point(start, end, head.prefix if head is not None else 0, year=year, calendar=calendar)
