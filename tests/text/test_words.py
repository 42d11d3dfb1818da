"""Words: every character that is not space is in one word, and every word leads back to its letters."""

from itertools import pairwise

import pytest
from hypothesis import given
from unicode_strategies import nasty_text

from riwaya.text import Word, fold, words


def split(text: str) -> list[str]:
    return [word.folded for word in words(fold(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قالَ القائدُ: «انتهى»", ["قال", "القايد", ":", '"', "انتهي", '"']),
        ("أصيب 3 مدنيين.", ["اصيب", "3", "مدنيين", "."]),
        ("نحو ٥٬٠٠٠ و3.5%", ["نحو", "5٬000", "و", "3.5", "%"]),
        ("عام2014م", ["عام", "2014", "م"]),
        ("انتظروا... ثم", ["انتظروا", "...", "ثم"]),
        ("كتيبة_النصر", ["كتيبه", "_", "النصر"]),
        ("", []),
        (" \n\u200f ", []),
    ],
)
def test_text_splits_into_words_numbers_and_marks(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


@given(nasty_text)
def test_words_cover_every_character_but_space_once_and_in_order(text: str) -> None:
    folded = fold(text)
    at = 0
    for word in words(folded):
        assert folded.text[at : word.at].strip() == ""
        assert folded.text[word.at : word.at + len(word.folded)] == word.folded
        at = word.at + len(word.folded)
    assert folded.text[at:].strip() == ""


@given(nasty_text)
def test_the_published_slice_of_a_word_folds_to_it(text: str) -> None:
    for word in words(fold(text)):
        assert 0 <= word.start < word.end <= len(text)
        back = fold(text[word.start : word.end]).text
        assert word.folded in back
        letters = text[word.start : word.end]
        assert back == word.folded or any(len(fold(letter).text) > 1 for letter in letters)


@given(nasty_text)
def test_words_stand_one_after_the_other(text: str) -> None:
    found = words(fold(text))
    for word, following in pairwise(found):
        shares_a_ligature = word.end == following.end or word.start == following.start
        assert word.end <= following.start or shares_a_ligature


def test_a_mark_is_neither_letter_nor_digit() -> None:
    assert [word.is_punctuation for word in words(fold("نعم ، 5"))] == [False, True, False]
    assert Word(0, 1, '"', 0).is_punctuation
