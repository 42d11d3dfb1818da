"""The words of dates, as the date readers take them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from riwaya.text.numerals import NumberWords
from riwaya.text.wordings import Wordings

Calendar = Literal["gregorian", "hijri"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]
Form = Literal["singular", "dual", "plural"]
Turn = Literal["last", "this", "next", "recent"]


@dataclass(frozen=True, slots=True)
class Month:
    """A month by number (1 to 12). `needs_context` marks a name that is also another word."""

    number: int
    calendar: Calendar
    needs_context: bool = False


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A day counted from the day of publication: `offset` days on, reaching to `until`."""

    offset: int
    until: int
    today: bool = False
    after_part: bool = False


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A unit of time in one of its forms; `definite` with the article."""

    unit: Unit
    form: Form
    definite: bool


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of dates, all folded; built by `riwaya.lexicon.dates.date_words`.

    `marks` holds small words by their part in a date; `unless` the neighbours that rule a date out; `starts`
    every folded word that can begin one. `parts` and `seasons` are fractions of a period and month ranges.
    """

    months: Wordings[Month]
    weekdays: Wordings[int]
    dayparts: Wordings[str]
    relative: Wordings[RelativeDay]
    units: Wordings[UnitForm]
    turns: Wordings[Turn]
    parts: Wordings[tuple[float, float]]
    seasons: Wordings[tuple[int, int]]
    marks: Mapping[str, Wordings[str]]
    unless: Mapping[str, frozenset[str]]
    context: frozenset[str]
    numbers: NumberWords
    starts: frozenset[str]
