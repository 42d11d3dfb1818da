"""Times told by counting: two days ago, since a week, within 48 hours, a month after something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.text.clitics import AL
from riwaya.text.date_outlook import is_foretold
from riwaya.text.date_words import DateWords, Unit
from riwaya.text.digits import is_figure
from riwaya.text.number_units import is_bare
from riwaya.text.numerals import Figure, read_figure
from riwaya.text.periods import Period, ago, moved, stretch
from riwaya.text.relative_days import Relative
from riwaya.text.words import Word

_HEADS = ("since", "before", "after", "within")
_DUAL = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit of time with its number (None for "a few"); `about` where the words only come near it."""

    unit: Unit
    count: int | None
    start: int
    end: int
    about: bool
    plain: bool


def read_counted(
    words: Sequence[Word], start: int, table: DateWords, published: date | None
) -> Relative | None:
    """Read a counted unit after before, since, after or within."""
    kind, head = next(
        ((kind, found) for kind in _HEADS if (found := table.marks[kind].match(words, start))), ("", None)
    )
    if head is None:
        return None
    article = table.marks["article"].match(words, head.end)
    counted = _counted(words, article.end if article is not None else head.end, table)
    if counted is None or _is_other(words, start, kind, counted, table):
        return None
    period = _period(words, start, kind, counted, table, published) if published is not None else None
    return Relative(start, counted.end, head.prefix, period)


def _period(
    words: Sequence[Word], start: int, kind: str, counted: Counted, table: DateWords, published: date
) -> Period | None:
    unit, count = counted.unit, counted.count
    if kind == "since":
        return stretch(unit, count, "last", published)
    if kind == "before":
        return ago(unit, count, published, counted.about)
    if kind == "after":  # the report's own day is that long after what "from" or "upon" names
        if not _names_origin(words, counted.end, table):
            return None
        if counted.about and count is not None and unit == "day":
            return moved(unit, -count, published), published
        return ago(unit, count, published, counted.about)
    if is_foretold(words, start, table):
        return stretch(unit, count, "next", published)
    return stretch(unit, count, "last", published) if count is not None else None


def _is_other(words: Sequence[Word], start: int, kind: str, counted: Counted, table: DateWords) -> bool:
    """Tell whether the words count from something else, or name one (*within* the days of the fair)."""
    end = counted.end
    if kind == "before":
        only = table.marks["only"].match(words, end)
        return table.marks["of"].match(words, only.end if only is not None else end) is not None
    if kind == "since":  # since the days of so-and-so, since the day of Tuesday
        named = end < len(words) and words[end].folded[:2] == AL
        return counted.plain and counted.count != _DUAL and named
    if kind == "after":
        return start > 0 and words[start - 1].folded in table.unless["after_before"]
    turned = table.turns.match(words, end) is not None  # within the | last 24 hours
    sliced = table.parts.match(words, start + 1) is not None
    return turned or sliced or (counted.plain and not is_bare(words, end, table.numbers))


def _names_origin(words: Sequence[Word], index: int, table: DateWords) -> bool:
    """Tell whether what happened first is named, and is not the present (two months *from now*)."""
    origin = table.marks["of"].match(words, index) or table.marks["upon"].match(words, index)
    if origin is None or origin.end >= len(words):
        return False
    return words[origin.end].folded not in table.unless["origin"]


def _counted(words: Sequence[Word], start: int, table: DateWords) -> Counted | None:
    """Read "two days", "about three weeks", "several months", "a year and a half"."""
    about = table.marks["about"].match(words, start)
    index = about.end if about is not None else start
    several = table.marks["several"].match(words, index)
    index = several.end if several is not None else index
    if index >= len(words):
        return None
    figure = read_figure(words, index, table.numbers) if several is None else None
    unit = table.units.match(words, figure.end if figure is not None else index)
    if unit is None or unit.value.definite or unit.prefix:
        return None
    if figure is None and (
        unit.value.form == "counted" or _is_named(words, unit.end, unit.value.unit, table)
    ):
        return None
    few = table.marks["few"].match(words, unit.end)
    half = table.marks["half"].match(words, unit.end)
    count = _number(figure) if figure is not None else {"singular": 1, "dual": 2}.get(unit.value.form)
    plain = figure is None and about is None and several is None and few is None
    end = few.end if few is not None else unit.end
    if half is not None and count is not None and unit.value.unit == "year":
        return Counted("month", 12 * count + 6, start, half.end, about is not None, plain)
    return Counted(unit.value.unit, count, start, half.end if half else end, about is not None, plain)


def _number(figure: Figure) -> int | None:
    return figure.value if figure.kind == "cardinal" else None


def _is_named(words: Sequence[Word], index: int, unit: Unit, table: DateWords) -> bool:
    """Tell whether the unit's own name follows: since the year 1965, the month of May, the day of 5 May."""
    figure = index < len(words) and is_figure(words[index].folded)
    return (unit in ("year", "day") and figure) or table.months.match(words, index) is not None
