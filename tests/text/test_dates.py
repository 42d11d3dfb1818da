"""Dates of publication in any style."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.lexicon.dates import date_words
from riwaya.lexicon.months import date_rows
from riwaya.text.dates import read_date

TABLE = date_words()

READ = [
    ("2025/10/22", "2025-10-22"),
    ("2025-10-22", "2025-10-22"),
    ("22-10-2025", "2025-10-22"),
    ("22.10.2025", "2025-10-22"),
    ("١٨/١٠/٢٠٢٥", "2025-10-18"),
    ("10/22/2025", "2025-10-22"),
    ("٢٢ تشرين الأول ٢٠٢٥", "2025-10-22"),
    ("22 أكتوبر/تشرين الأول 2025", "2025-10-22"),
    ("22 أكتوبر (تشرين الأول) 2025", "2025-10-22"),
    ("22 تشرين الأول/ أكتوبر 2025", "2025-10-22"),
    ("الأربعاء 22 أكتوبر 2025", "2025-10-22"),
    ("الأربعاء، 22 أكتوبر، 2025", "2025-10-22"),
    ("الأربعاء 2025/10/22", "2025-10-22"),
    ("نُشر: 22 أكتوبر 2025 - 10:45 مساءً", "2025-10-22"),
    ("2025-10-22T21:30:00+03:00", "2025-10-22"),
    ("2025-10-22T00:30:00Z", "2025-10-22"),
    ("14 جويلية 2025", "2025-07-14"),
    ("3 غشت 2025", "2025-08-03"),
    ("3 أوت 2025", "2025-08-03"),
    ("9 فيفري 2025", "2025-02-09"),
    ("5 دجنبر 2024", "2024-12-05"),
    ("7 آب 2025م", "2025-08-07"),
    ("7 آذار 2025", "2025-03-07"),
    ("7 كانون الثاني 2025", "2025-01-07"),
    ("1 يونيه 2025", "2025-06-01"),
    ("أكتوبر 22, 2025", "2025-10-22"),
    ("October 22, 2025", "2025-10-22"),
    ("22 Oct 2025", "2025-10-22"),
    ("الثاني والعشرين من تشرين الأول 2025", "2025-10-22"),
]


@pytest.mark.parametrize(("raw", "day"), READ)
def test_dates_of_publication(raw: str, day: str) -> None:
    reading = read_date(raw, TABLE)
    assert reading is not None
    assert (reading.start, reading.end, reading.precision) == (day, day, 1)
    assert reading.raw == raw
    assert reading.calendar == "gregorian"
    assert not reading.ambiguous


HIJRI = [
    ("14 ربيع الأول 1447هـ", "2025-09-06", "hijri"),
    ("14 ربيع الأول 1447 هـ", "2025-09-06", "hijri"),
    ("1447/03/14", "2025-09-06", "hijri"),
    ("14-3-1447هـ", "2025-09-06", "hijri"),
    ("1 رمضان 1446هـ", "2025-03-01", "hijri"),
    ("14 ربيع الأول 1447 هـ الموافق 6 سبتمبر 2025 م", "2025-09-06", "gregorian"),
    ("السبت 14/3/1447هـ - 6 أيلول 2025م", "2025-09-06", "gregorian"),
]


@pytest.mark.parametrize(("raw", "day", "calendar"), HIJRI)
def test_hijri_dates(raw: str, day: str, calendar: str) -> None:
    reading = read_date(raw, TABLE)
    assert reading is not None
    assert (reading.start, reading.calendar) == (day, calendar)


def test_day_before_month_is_read_and_marked() -> None:
    reading = read_date("03/04/2025", TABLE)
    assert reading is not None
    assert (reading.start, reading.precision, reading.ambiguous) == ("2025-04-03", 1, True)


@pytest.mark.parametrize(
    ("raw", "day"), [("الخميس 03/04/2025", "2025-04-03"), ("الثلاثاء 03/04/2025", "2025-03-04")]
)
def test_the_weekday_settles_the_order(raw: str, day: str) -> None:
    reading = read_date(raw, TABLE)
    assert reading is not None
    assert (reading.start, reading.ambiguous) == (day, False)


def test_a_month_alone() -> None:
    reading = read_date("أكتوبر 2025", TABLE)
    assert reading is not None
    assert (reading.start, reading.end, reading.precision) == ("2025-10-01", "2025-10-31", 4)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "منذ ساعتين",
        "أمس",
        "31/02/2025",
        "© 2025 جميع الحقوق محفوظة",
        "22 أكتوبر",
        "99/99/2025",
        "abc",
        "1" * 1000,
    ],
)
def test_no_date(raw: str) -> None:
    assert read_date(raw, TABLE) is None


def test_every_month_name_is_read() -> None:
    for row in date_rows()["month"]:
        for name in row["names"]:
            reading = read_date(f"5 {name} 2020", TABLE)
            assert reading is not None, name
            assert reading.start == date(2020, row["number"], 5).isoformat(), name
    for row in date_rows()["hijri_month"]:
        for name in row["names"]:
            reading = read_date(f"5 {name} 1441هـ", TABLE)
            assert reading is not None, name
            assert reading.calendar == "hijri", name


PIECES = [
    "22",
    "/",
    "-",
    "10",
    "2025",
    "تشرين",
    "الأول",
    "هـ",
    "1447",
    "رمضان",
    "م",
    "الأربعاء",
    "،",
    "T",
    ":",
    "٢٢",
    ".",
    "Oct",
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)))
def test_reading_a_date_never_fails(text: str) -> None:
    reading = read_date(text, TABLE)
    assert reading is None or date.fromisoformat(reading.start) <= date.fromisoformat(reading.end)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for raw in (day.isoformat(), f"{day.year}/{day.month}/{day.day}"):
        reading = read_date(raw, TABLE)
        assert reading is not None
        assert (reading.start, reading.ambiguous) == (day.isoformat(), False)
