"""The words of dates, as the date readers take them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from riwaya.text.numerals import NumberWords
from riwaya.text.wordings import Wordings

Calendar = Literal["gregorian", "hijri"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]
Form = Literal["singular", "counted", "dual", "plural"]
Turn = Literal["last", "this", "next", "recent", "before_last"]


@dataclass(frozen=True, slots=True)
class Month:
    """A month by number (1 to 12). `needs_context` marks a name that is also another word."""

    number: int
    calendar: Calendar
    needs_context: bool = False


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A day counted from the day of publication: `offset` days on, reaching to `until`.

    `offset` is None for words that give no day (*lately*). A `weak` one (*at noon*) is a time of its own only
    where no day is told before it.
    """

    offset: int | None
    until: int
    today: bool = False
    after_part: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A unit of time in one of its forms; `definite` with the article, `counted` as after tens."""

    unit: Unit
    form: Form
    definite: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a month in days and of a year in months, first and last; negative days count from its end."""

    days: tuple[int, int]
    months: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of dates, all folded; built by `riwaya.lexicon.dates.date_words`.

    `marks` holds small words by their part in a date; `unless` the neighbours that rule a date out; `starts`
    every folded word that can begin one. `seasons` are month ranges; `famous` gives the year of days of the
    year that need none (11 September), `feast_days` the days of a feast, `feasts` its Hijri month and day.
    """

    months: Wordings[Month]
    weekdays: Wordings[int]
    dayparts: Wordings[str]
    relative: Wordings[RelativeDay]
    units: Wordings[UnitForm]
    turns: Wordings[Turn]
    parts: Wordings[Part]
    seasons: Wordings[tuple[int, int]]
    marks: Mapping[str, Wordings[str]]
    unless: Mapping[str, frozenset[str]]
    context: frozenset[str]
    famous: Mapping[tuple[int, int], int]
    feast_days: Wordings[int]
    feasts: Wordings[tuple[tuple[int, int], ...]]
    numbers: NumberWords
    starts: frozenset[str]
