"""Times told from the day of publication: last Tuesday, two days ago, this month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.text.date_words import DateWords, Turn, UnitForm
from riwaya.text.numerals import read_figure
from riwaya.text.periods import Period, ago, slice_of, stretch, turned, weekday_period
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
    period = weekday_period(found.value, which, published) if published is not None else None
    if night and turn is None:
        second = _second_day(words, found.end, table)
        if second is not None and second[0] == (found.value + 1) % 7:
            end = second[1]
            if period is not None and published is not None:
                after = weekday_period(second[0], None, published)[0]
                period = (after - timedelta(days=1), after)
    return Relative(start, end, found.prefix, period), found.value


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
    found = next((m for m in table.relative.matches(words, start) if in_part or not m.value.after_part), None)
    if found is None:
        return None
    day = found.value
    beside = _weekday_beside(words, found.end, table)
    before = words[start - 1].folded if start else ""
    after = words[found.end].folded if found.end < len(words) else ""
    named_so = before in table.unless["today_before"] or (before == '"' and after == '"')
    if day.today and beside is None and not in_part and named_so:
        return None
    if (day.today and after in table.unless["today_after"]) or after in table.unless["yesterday_after"]:
        return None
    if published is None:
        return Relative(start, beside[1] if beside else found.end, found.prefix, None)
    period = published + timedelta(days=day.offset), published + timedelta(days=day.until)
    if beside is not None:  # the name of the day outweighs a date of publication that is a day off
        about = published + timedelta(days=max(day.offset, 0) + (day.offset == 0))
        named = weekday_period(beside[0], None, about)[0]
        period = (named, named)
    return Relative(start, beside[1] if beside else found.end, found.prefix, period)


def _weekday_beside(words: Sequence[Word], index: int, table: DateWords) -> tuple[int, int] | None:
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


def read_ago(words: Sequence[Word], start: int, table: DateWords, published: date | None) -> Relative | None:
    """Read "two days ago" and "for a week": a unit, alone or counted, after before or since."""
    since = table.marks["since"].match(words, start)
    head = since or table.marks["before"].match(words, start)
    if head is None:
        return None
    counted = _counted_unit(words, head.end, table)
    if counted is None:
        return None
    unit, count, end, vague = counted
    of = table.marks["of"].match(words, end)
    if since is None and of is not None:
        return None  # two days before something else
    if published is None:
        return Relative(start, end, head.prefix, None)
    if since is not None:
        period = stretch(unit.unit, count, "last", published)
    else:
        period = ago(unit.unit, count, published, vague)
    return Relative(start, end, head.prefix, period)


def _counted_unit(
    words: Sequence[Word], start: int, table: DateWords
) -> tuple[UnitForm, int | None, int, bool] | None:
    """Read "two days", "three weeks", "a few months": (unit, count or None, end, approximate)."""
    about = table.marks["about"].match(words, start)
    index = about.end if about is not None else start
    if index >= len(words):
        return None
    figure = read_figure(words, index, table.numbers)
    unit = table.units.match(words, figure.end if figure is not None else index)
    if unit is None or unit.value.definite or unit.prefix:
        return None
    vague = about is not None or (figure is not None and figure.kind != "cardinal")
    if figure is not None:
        exact = figure.kind == "cardinal" and figure.value is not None
        return unit.value, figure.value if exact else None, unit.end, vague
    count = {"singular": 1, "dual": 2, "plural": None}[unit.value.form]
    return unit.value, count, _after_few(words, unit.end, table), vague


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
    elif this is not None and unit.value.form == "singular":
        value = "this"
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


def read_day_of(
    words: Sequence[Word], start: int, table: DateWords, published: date | None
) -> Relative | None:
    """Read a day of last, this or next month: "the 22nd of this month"."""
    figure = read_figure(words, start, table.numbers)
    if figure is None or figure.value is None or not 1 <= figure.value <= _LONGEST_MONTH:
        return None
    of = table.marks["of"].match(words, figure.end)
    unit = table.units.match(words, of.end) if of is not None else None
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
            day = published + timedelta(days={"next": 1, "this": 0}.get(turn, -1))
            return day, day
        return turned(unit.unit, turn, published)
    if turn == "this":
        return None
    return stretch(unit.unit, 2 if unit.form == "dual" else count, turn, published)


def _after_few(words: Sequence[Word], index: int, table: DateWords) -> int:
    few = table.marks["few"].match(words, index)
    return few.end if few is not None else index
