"""What a number is of: a count, or a percentage, sum of money, year, ordinal, time or measure."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.text.digits import is_figure
from riwaya.text.numerals import Figure, NumberWords, UnitKind
from riwaya.text.words import Word

_FIRST_YEAR, _LAST_YEAR = 1300, 2100
_LABEL_DIGITS = 7  # a longer run of digits without a separator is a telephone number or a code
_TIME_MARKS = frozenset({":", "/"})


def unit_kind(words: Sequence[Word], figure: Figure, table: NumberWords) -> UnitKind:
    """Judge from its neighbours what a figure is of; `count` where nothing says otherwise."""
    if figure.kind == "ordinal":
        return "ordinal"
    if in_brackets(words, figure.start, figure.end) and figure.digits:
        figure = replace(figure, start=figure.start - 1, end=figure.end + 1)
    before, after = _folded(words, figure.start - 1), _folded(words, figure.end)
    unit = table.after.match(words, figure.end)
    if unit is not None:
        return unit.value
    if before in table.before["percent"]:
        return "percent"
    if before in table.before["money_signs"] or after in table.before["money_signs"]:
        return "money"
    if figure.digits and (typed := _typed_kind(words, figure, table)):
        return typed
    if before in table.before["ordinal"]:
        return "ordinal"
    if figure.value is None:
        return "measure"
    if table.months.match(words, figure.end) and figure.value <= 31:
        return "time"
    if before in table.before["time"] and figure.value <= 31:
        return "time"
    article = before in table.before["article"]
    if figure.definite or figure.value == 1 or article:  # the three days, one day: the noun stands before
        earlier = table.after.match(words, figure.start - 1 - article)
        if earlier is not None:
            return earlier.value
    return "count"


def in_brackets(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether words `start` to `end` stand alone in brackets."""
    return _folded(words, start - 1) == "(" and _folded(words, end) == ")"


def is_bare(words: Sequence[Word], index: int, table: NumberWords) -> bool:
    """Tell whether word `index` cannot be a counted noun: the end, a mark, or a word of grammar."""
    return index >= len(words) or words[index].is_punctuation or words[index].folded in table.function


def _typed_kind(words: Sequence[Word], figure: Figure, table: NumberWords) -> UnitKind | None:
    """Judge a figure in digits by what it is written against."""
    first, last = words[figure.start], words[figure.end - 1]
    before, after = _folded(words, figure.start - 1), _folded(words, figure.end)
    glued_before = figure.start > 0 and words[figure.start - 1].end == first.start
    glued_after = figure.end < len(words) and words[figure.end].start == last.end
    plain = figure.digits.isdigit() and figure.scale == 1
    if plain and (
        len(figure.digits) >= _LABEL_DIGITS or (figure.digits[0] == "0" and len(figure.digits) > 1)
    ):
        return "time" if before == ":" else "ordinal"
    if (before == ":" and glued_before and is_figure(_folded(words, figure.start - 2))) or (
        after == ":" and glued_after and is_figure(_folded(words, figure.end + 1))
    ):
        return "time"
    if (before == "/" and is_figure(_folded(words, figure.start - 2))) or (
        after == "/" and is_figure(_folded(words, figure.end + 1))
    ):
        return "time"
    if is_year(words, figure, table):
        return "year"
    if (
        before == "+"
        or (after == "+" and glued_after)
        or (before in ("-", "/", "_", ".") and glued_before and _is_label(words, figure.start - 2))
    ):
        return "ordinal"
    if (glued_before and before.isalpha() and before.isascii()) or (
        glued_after and after.isascii() and after.isalpha()
    ):
        return "ordinal"
    return None


def _is_label(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word opens a code such as F-16: letters without a space before the mark."""
    return index >= 0 and words[index].folded.isalpha() and words[index].end == words[index + 1].start


def is_year(words: Sequence[Word], figure: Figure, table: NumberWords) -> bool:
    """Tell whether a figure of four digits stands where a year stands."""
    if figure.value is None or figure.scale != 1 or len(figure.digits) != 4:
        return False
    if not (figure.digits.isdigit() and _FIRST_YEAR <= figure.value <= _LAST_YEAR):
        return False
    before = _folded(words, figure.start - 1)
    earlier = figure.start - 1 - (before in (")", "("))
    if before in table.before["year"] or _ends_month(words, earlier + 1, table):
        return True
    if (
        _folded(words, figure.end) in table.before["era"]
        or _folded(words, earlier - 1) in table.before["year"]
    ):
        return True
    if table.after.match(words, figure.end):
        return False
    modern = figure.value >= 1900
    if not is_bare(words, figure.end, table):
        return modern and figure.value % 100 != 0 and before in table.before["year_places"]
    return modern and (
        before in table.before["year_prepositions"]
        or before in "-/("
        or is_figure(_folded(words, figure.end + 1))
    )


def _ends_month(words: Sequence[Word], end: int, table: NumberWords) -> bool:
    return table.months.match_before(words, end) is not None


def _folded(words: Sequence[Word], index: int) -> str:
    return words[index].folded if 0 <= index < len(words) else " "
