"""Folding: one spelling for many, and always the way back to the characters as published."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unicode_strategies import nasty_text

from riwaya.text import Folded, fold, fold_word

SAME = [
    ("أحمد", "احمد"),
    ("إدلب", "ادلب"),
    ("آلية", "اليه"),
    ("ٱلله", "الله"),
    ("مدرسة", "مدرسه"),
    ("مستشفى", "مستشفي"),
    ("مسؤول", "مسوول"),
    ("هيئة", "هييه"),
    ("مُحَمَّدٌ", "محمد"),
    ("حصاراً", "حصارا"),
    ("قـــال", "قال"),
    ("کتیبه", "كتيبه"),
    ("ﻗﺎﻝ", "قال"),
    ("ﻻ", "لا"),
    ("ﷲ", "الله"),
    ("١٢٣", "123"),
    ("۴۵", "45"),
    ("«نعم»", '"نعم"'),
    ("“نعم”", '"نعم"'),
    ("\u202bنعم\u202c", "نعم"),
    ("قا\u200cل", "قال"),
    ("ABC", "abc"),
    ("سوريا\u00a0اليوم", "سوريا اليوم"),
]


@pytest.mark.parametrize(("published", "folded"), SAME)
def test_spellings_fold_to_one(published: str, folded: str) -> None:
    assert fold(published).text == fold_word(published) == folded


@given(nasty_text)
@example("ﷺ")
@example("\u0640\u064b")
@example("İ")
@example("\ufe70\ufe71")
@example("ﬃǅ½①")
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert fold_word(text) == once


def test_folding_any_character_again_changes_nothing() -> None:
    everything = [fold_word(chr(code)) for code in range(0x110000)]
    assert [folded for folded in everything if fold_word(folded) != folded] == []


def spans(folded: Folded) -> list[tuple[int, int]]:
    return [folded.span(at, at + 1) for at in range(len(folded.text))]


@given(nasty_text)
def test_every_folded_character_stands_for_a_slice_that_folds_to_it(text: str) -> None:
    folded = fold(text)
    for at, (start, end) in enumerate(spans(folded)):
        assert 0 <= start < end <= len(text)
        assert folded.text[at] in fold(text[start:end]).text


@given(nasty_text)
@example("\ufdfa\u0301")
def test_the_way_back_is_monotone(text: str) -> None:
    found = spans(fold(text))
    for (start, end), (next_start, next_end) in pairwise(found):
        assert start <= next_start and end <= next_end
        # Letters of one ligature share its place, and the last may have a mark behind it besides.
        assert end <= next_start or start == next_start


@given(nasty_text, st.data())
def test_a_folded_slice_stands_for_a_published_slice_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    begin, stop = folded.span(start, end)
    assert 0 <= begin <= stop <= len(text)
    back = fold(text[begin:stop]).text
    assert folded.text[start:end] in back
    one_for_one = all(len(fold(character).text) <= 1 for character in text)
    assert not one_for_one or back == folded.text[start:end]


@given(nasty_text)
def test_offsets_go_there_and_back(text: str) -> None:
    folded = fold(text)
    for at, (start, _) in enumerate(spans(folded)):
        there = folded.folded_offset(start)
        assert there <= at and folded.span(there, there + 1)[0] == start
    assert folded.folded_offset(len(text)) == len(folded.text)


def test_marks_on_the_last_letter_belong_to_it() -> None:
    text = "حصارٌ\u200f شديد"
    folded = fold(text)
    start, end = folded.span(0, 4)
    assert text[start:end] == "حصارٌ"


def test_a_point_has_a_place() -> None:
    assert fold("قـال").span(1, 1) == (2, 2)
    assert fold("قـال").span(3, 3) == (4, 4)
    assert fold("").span(0, 0) == (0, 0)
