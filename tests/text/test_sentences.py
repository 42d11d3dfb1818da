"""Sentences part the words of a passage; a quotation holds together."""

import pytest
from hypothesis import given
from unicode_strategies import nasty_text

from riwaya.text import fold, quotations, sentences, words


def split(text: str) -> list[str]:
    found = words(fold(text))
    return [text[found[start].start : found[end - 1].end] for start, end in sentences(found, text)]


def quoted(text: str) -> list[str]:
    found = words(fold(text))
    return [text[found[first].start : found[last].end] for first, last in quotations(found, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("وصل الوفد. ثم غادر!", ["وصل الوفد.", "ثم غادر!"]),
        ("هل انسحبوا؟ لا", ["هل انسحبوا؟", "لا"]),
        ("قال: «انسحبنا. لم نعد هناك». وغادر.", ["قال: «انسحبنا. لم نعد هناك».", "وغادر."]),
        ("قال: «انسحبنا من البلدة.» وغادر أمس.", ["قال: «انسحبنا من البلدة.»", "وغادر أمس."]),
        ("وصل د. سامي الحلبي أمس.", ["وصل د. سامي الحلبي أمس."]),
        ("بلغت النسبة 3.5 بالمئة.", ["بلغت النسبة 3.5 بالمئة."]),
        ("عنوان أول\nفقرة ثانية", ["عنوان أول", "فقرة ثانية"]),
        ("وماذا بعد... لا أحد يعلم", ["وماذا بعد...", "لا أحد يعلم"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال «نعم» ثم “لا”", ["«نعم»", "“لا”"]),
        ('قال "نعم" ثم "لا"', ['"نعم"', '"لا"']),
        ("كتيبة «الغرباء المنحلة", []),
        ("» نعم", []),
        ("«قال «نعم» لهم", ["«نعم»"]),
        ("مواقع ” الغرباء ” في الجبل", ["” الغرباء ”"]),
    ],
)
def test_quotations_are_those_that_are_closed(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


@given(nasty_text)
def test_sentences_part_the_words(text: str) -> None:
    found = words(fold(text))
    at = 0
    for start, end in sentences(found, text):
        assert start == at and end > start
        at = end
    assert at == len(found)


@given(nasty_text)
def test_quotations_are_apart_and_in_order(text: str) -> None:
    found = words(fold(text))
    at = -1
    for opening, closing in quotations(found, text):
        assert at < opening < closing < len(found)
        assert found[opening].folded == found[closing].folded == '"'
        at = closing
