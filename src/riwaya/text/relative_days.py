"""Times told from the day of publication: last Tuesday, yesterday, this month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.text.clitics import WA
from riwaya.text.date_outlook import is_coming
from riwaya.text.date_words import DateWords, RelativeDay, Turn, UnitForm
from riwaya.text.numerals import read_figure
from riwaya.text.periods import STEPS, Period, slice_of, stretch, turned, weekday_period
from riwaya.text.wordings import Match
from riwaya.text.words import Word

_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative time: words from `start` to `end`, and the days it means if publication is known."""

    start: int
    end: int
    prefix: int
    period: Period | None
    is_year: bool = False
    weak: bool = False


def read_weekday(
    words: Sequence[Word], start: int, table: DateWords, published: date | None, night: bool
) -> tuple[Relative, int] | None:
    """Read a day of the week with "last" or "next"; a night may span two. Returns it and its number."""
    found = table.weekdays.match(words, start)
    if found is None:
        return None
    turn = table.turns.match(words, found.end)
    end = turn.end if turn is not None and turn.value != "recent" else found.end
    which: Turn | None = turn.value if turn is not None else None
    today = published is not None and published.weekday() == found.value
    if which is None and not today and is_coming(words, start, table):
        which = "next"
    period = weekday_period(found.value, which, published) if published is not None else None
    lone = Relative(start, end, found.prefix, period)
    if night and turn is None:
        second = _second_day(words, found.end, table)
        if second is not None and second[0] == (found.value + 1) % 7:
            end = second[1]
            if period is not None and published is not None:
                after = weekday_period(second[0], None, published)[0]
                period = (after - timedelta(days=1), after)
    elif turn is None and (joined := table.weekdays.match(words, found.end)) and joined.prefix:
        return _two_days(words, found, joined, table, published) or (lone, found.value)
    return Relative(start, end, found.prefix, period), found.value


def _two_days(
    words: Sequence[Word], one: Match[int], other: Match[int], table: DateWords, published: date | None
) -> tuple[Relative, int] | None:
    """Read two days that "and" joins, if the second comes after the first: Monday and Tuesday."""
    if words[other.start].folded[0] != WA:
        return None
    turn = table.turns.match(words, other.end)
    which: Turn | None = turn.value if turn is not None and turn.value != "recent" else None
    if which is None and is_coming(words, one.start, table):
        which = "next"
    end = turn.end if turn is not None and turn.value != "recent" else other.end
    if published is None:
        return Relative(one.start, end, one.prefix, None), one.value
    first, last = (weekday_period(day.value, which, published)[0] for day in (one, other))
    return (Relative(one.start, end, one.prefix, (first, last)), one.value) if first < last else None


def _second_day(words: Sequence[Word], index: int, table: DateWords) -> tuple[int, int] | None:
    """Read the day that a night leads into, after a dash, slash, "to" or nothing: (weekday, end)."""
    if index >= len(words):
        return None
    to = table.marks["to"].match(words, index)
    at = to.end if to is not None else index + (words[index].folded in ("-", "/"))
    second = table.weekdays.match(words, at)
    return (second.value, second.end) if second is not None else None


def read_relative_day(
    words: Sequence[Word], start: int, table: DateWords, published: date | None, in_part: bool
) -> Relative | None:
    """Read yesterday, today, tomorrow and their like, with the day of the week beside it if it is there."""
    found = next(
        (
            m
            for m in table.relative.matches(words, start)
            if in_part or not m.value.after_part or weekday_beside(words, m.end, table)
        ),
        None,
    )
    if found is None:
        return None
    day = found.value
    beside = weekday_beside(words, found.end, table)
    if beside is None and not in_part and _is_nowadays(words, found, table):
        return None
    before = words[start - 1].folded if start else ""
    after = words[found.end].folded if found.end < len(words) else ""
    named_so = before in table.unless["today_before"] or (before == '"' and after == '"')
    if day.today and beside is None and not in_part and named_so:
        return None
    if (day.today and after in table.unless["today_after"]) or after in table.unless["yesterday_after"]:
        return None
    if published is None or day.offset is None:
        end = beside[1] if beside and day.offset is not None else found.end
        return Relative(start, end, found.prefix, None, weak=day.weak)
    period = published + timedelta(days=day.offset), published + timedelta(days=day.until)
    if beside is not None:  # the name of the day outweighs a date of publication that is a day off
        about = published + timedelta(days=max(day.offset, 0) + (day.offset == 0))
        named = weekday_period(beside[0], None, about)[0]
        period = (named, named)
    return Relative(start, beside[1] if beside else found.end, found.prefix, period, weak=day.weak)


def _is_nowadays(words: Sequence[Word], found: Match[RelativeDay], table: DateWords) -> bool:
    """Tell whether "today" is the age (*and today they are guests*), or a counted day (*the tenth day*).

    A part of the day that another is joined to is none of any day (*night and day*).
    """
    if found.value.today:
        figure = read_figure(words, found.end, table.numbers)
        following = words[found.end] if found.end < len(words) else None
        age = found.prefix > 0 and following is not None and not following.is_punctuation
        return age or (figure is not None and figure.definite)
    if not found.value.weak:
        return False
    other = table.relative.match(words, found.end)
    joined = other is not None and other.value.weak and other.prefix > 0
    return joined or (found.prefix > 0 and table.relative.match_before(words, found.start) is not None)


def weekday_beside(words: Sequence[Word], index: int, table: DateWords) -> tuple[int, int] | None:
    """Read a weekday right after, in brackets, or after a comma or dash: (weekday, end)."""
    if index >= len(words):
        return None
    bracket = words[index].folded == "("
    found = table.weekdays.match(words, index + bracket)
    if found is None or found.prefix:  # a joined conjunction opens another clause
        return None
    if bracket:
        closed = found.end < len(words) and words[found.end].folded == ")"
        return (found.value, found.end + 1) if closed else None
    return found.value, found.end


def read_turn(words: Sequence[Word], start: int, table: DateWords, published: date | None) -> Relative | None:
    """Read "last month", "this week", "the last three days", with the part of it that is meant."""
    part = table.parts.match(words, start)
    index = part.end if part is not None else start
    this = table.marks["this"].match(words, index)
    unit = table.units.match(words, this.end if this is not None else index)
    if unit is None or not unit.value.definite or (this is not None and unit.prefix):
        return None
    end = unit.end
    figure = read_figure(words, end, table.numbers) if end < len(words) else None
    if figure is not None and unit.value.form == "plural":
        end = figure.end
    end = _after_few(words, end, table)
    turn = table.turns.match(words, end)
    value: Turn
    if turn is not None and turn.end > end:
        value, end = turn.value, turn.end
    elif (this is not None or part is not None) and unit.value.form == "singular":
        value = "this"  # the end of the month is that of this one
    else:
        return None
    if value == "recent" and unit.value.form == "singular":
        return None
    first = part or this or unit
    is_year = unit.value.unit == "year" and unit.value.form == "singular" and part is None
    if published is None:
        return Relative(start, end, first.prefix, None, is_year)
    count = figure.value if figure is not None and unit.value.form == "plural" else None
    period = _turn_period(unit.value, value, count, published)
    if period is not None and part is not None:
        period = slice_of(period, part.value)
    return Relative(start, end, first.prefix, period, is_year)


def read_counted_turn(
    words: Sequence[Word], start: int, table: DateWords, published: date | None
) -> Relative | None:
    """Read "the last 24 hours", with the number before the unit."""
    figure = read_figure(words, start, table.numbers)
    unit = table.units.match(words, figure.end) if figure is not None else None
    if figure is None or figure.value is None or unit is None or unit.prefix:
        return None
    turn = table.turns.match(words, unit.end)
    if turn is None or turn.value in ("this", "before_last"):
        return None
    period = stretch(unit.value.unit, figure.value, turn.value, published) if published is not None else None
    return Relative(start, turn.end, figure.prefix, period)


def read_day_of(
    words: Sequence[Word], start: int, table: DateWords, published: date | None
) -> Relative | None:
    """Read a day of last, this or next month: "the 22nd of this month"."""
    figure = read_figure(words, start, table.numbers)
    if figure is None or figure.value is None or not 1 <= figure.value <= _LONGEST_MONTH:
        return None
    of = table.marks["of"].match(words, figure.end)
    unit = table.units.match(words, of.end if of is not None else figure.end)
    if unit is None or unit.value.unit != "month" or unit.value.form != "singular":
        return None
    month = read_turn(words, unit.start, table, published)
    if month is None:
        return None
    period = month.period
    if period is not None:
        day = period[0] + timedelta(days=figure.value - 1)
        if day > period[1]:
            return None
        period = day, day
    return Relative(start, month.end, figure.prefix, period)


def _turn_period(unit: UnitForm, turn: Turn, count: int | None, published: date) -> Period | None:
    if unit.form == "singular":
        if unit.unit == "day":
            day = published + timedelta(days=STEPS[turn])
            return day, day
        return turned(unit.unit, turn, published)
    if turn in ("this", "before_last"):
        return None
    return stretch(unit.unit, 2 if unit.form == "dual" else count, turn, published)


def _after_few(words: Sequence[Word], index: int, table: DateWords) -> int:
    few = table.marks["few"].match(words, index)
    return few.end if few is not None else index
