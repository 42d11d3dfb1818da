"""Pieces: the likeliest cut, and every letter of a word in it."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.extraction.learned.pieces import UNKNOWN, Pieces

MARK = "\u2581"
VOCABULARY = ["<s>", "<pad>", "</s>", "<unk>", f"{MARK}قال", f"{MARK}", "ال", "وزير", "و", "زير", "ا", "ل"]
SCORES = [0, 0, 0, 0, -2, -3, -2, -4, -3, -5, -3, -3]
PIECES = Pieces(VOCABULARY, SCORES, {0x640: "", 0x6A9: "ك"})


def text_of(cut: tuple[int, ...]) -> str:
    return "".join(VOCABULARY[number] for number in cut)


def test_the_likeliest_cut_is_taken() -> None:
    assert text_of(PIECES.cut("الوزير")) == f"{MARK}الوزير"
    assert [VOCABULARY[n] for n in PIECES.cut("وزير", opens=False)] == ["وزير"]


def test_an_unknown_letter_is_one_unknown_piece() -> None:
    assert PIECES.cut("قx", opens=False) == (UNKNOWN, UNKNOWN)


def test_a_tatweel_falls_away() -> None:
    assert PIECES.cut("قـال") == PIECES.cut("قال")


@given(st.text(min_size=1, max_size=400))
def test_any_word_has_a_piece_and_no_more_than_letters(word: str) -> None:
    cut = PIECES.cut(word)
    assert 1 <= len(cut) <= max(1, len(word) + 1)
    assert all(0 <= number < len(PIECES) for number in cut)
