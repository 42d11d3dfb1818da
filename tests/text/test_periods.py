"""Periods keep their laws for every day of publication."""

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon.dates import date_words
from riwaya.text.date_words import Part, Turn, Unit
from riwaya.text.folding import fold
from riwaya.text.periods import ago, month_start, moved, slice_of, stretch, turned, weekday_period
from riwaya.text.times import find_times
from riwaya.text.words import words

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(get_args(Unit))
COUNTS = st.integers(1, 60)
BOUNDED = st.sampled_from(["week", "month", "year"])


@given(UNITS, COUNTS, DAYS, st.booleans())
def test_what_was_ago_is_past(unit: Unit, count: int, published: date, about: bool) -> None:
    period = ago(unit, count, published, about)
    assert period is not None
    assert period[0] <= period[1] <= published


@given(UNITS, COUNTS, DAYS)
def test_a_stretch_reaches_publication_from_either_side(unit: Unit, count: int, published: date) -> None:
    last, following = stretch(unit, count, "last", published), stretch(unit, count, "next", published)
    assert last is not None and following is not None
    assert last[0] < last[1] == published == following[0] < following[1]


@given(COUNTS, DAYS)
def test_months_on_and_back_stay_in_the_month(count: int, day: date) -> None:
    there = moved("month", count, day)
    assert month_start(there, 0) == month_start(day, count)
    assert month_start(moved("month", -count, there), 0) == month_start(day, 0)
    assert there.day == day.day or (there + timedelta(days=1)).day == 1


@given(BOUNDED, DAYS)
def test_last_this_and_next_meet(unit: Unit, published: date) -> None:
    turns: tuple[Turn, ...] = ("before_last", "last", "this", "next")
    periods = [turned(unit, turn, published) for turn in turns]
    for one, other in pairwise(periods):
        assert one is not None and other is not None
        assert one[1] + timedelta(days=1) == other[0]
    assert periods[2] is not None
    assert periods[2][0] <= published <= periods[2][1]


@given(
    BOUNDED, DAYS, st.sampled_from([Part((1, 7), (1, 1)), Part((-7, -1), (12, 12)), Part((16, -1), (7, 12))])
)
def test_a_part_lies_in_its_period(unit: Unit, published: date, part: Part) -> None:
    whole = turned(unit, "this", published)
    assert whole is not None
    first, last = slice_of(whole, part)
    assert whole[0] <= first <= last <= whole[1]


@given(st.integers(0, 6), DAYS)
def test_a_weekday_is_within_a_week(weekday: int, published: date) -> None:
    days = {
        turn: weekday_period(weekday, turn, published)[0] for turn in (None, "last", "next", "before_last")
    }
    assert {day.weekday() for day in days.values()} == {weekday}
    week = timedelta(days=7)
    assert published - week < days[None] <= published
    assert published - week <= days["last"] < published < days["next"] <= published + week
    assert days["before_last"] == days["last"] - week


@pytest.mark.parametrize(
    ("phrase", "unit"), [("قبل {} يوماً", "day"), ("قبل {} أيام", "day"), ("قبل {} شهراً", "month")]
)
@given(count=st.integers(3, 99), published=DAYS)
def test_what_is_counted_in_words_is_what_was_ago(
    phrase: str, unit: Unit, count: int, published: date
) -> None:
    folded = fold(phrase.format(count))
    (hit,) = find_times(words(folded), date_words(), published, folded)
    period = ago(unit, count, published)
    assert period is not None
    assert (hit.first, hit.last) == (period[0].isoformat(), period[1].isoformat())
