"""Opposites: every row keeps its own word."""

import pytest

from riwaya.lexicon.opposites import Opposites, Pole, opposite_rows, particles, sense, undoing
from riwaya.text import fold, fold_word, words

ROWS = opposite_rows()
each_axis = pytest.mark.parametrize("row", ROWS.opposites, ids=lambda row: row.axis)


def told(text: str) -> set[Pole]:
    return {pole for word in words(fold(text)) for pole in sense(word.folded).poles}


@each_axis
def test_an_example_tells_its_own_pole_and_not_the_other(row: Opposites) -> None:
    for example, own in ((row.one_example, True), (row.other_example, False)):
        assert Pole(row.axis, own) in told(example), example
        assert Pole(row.axis, not own) not in told(example), example


@each_axis
def test_no_word_is_on_both_poles(row: Opposites) -> None:
    assert not set(row.one) & set(row.other)
    assert len(set(row.one)) == len(row.one) and len(set(row.other)) == len(row.other)


@pytest.mark.parametrize("row", ROWS.alike, ids=lambda row: row.name)
def test_an_example_holds_a_word_of_its_row(row) -> None:
    assert any(row.name in sense(word.folded).alike for word in words(fold(row.example)))


def test_names_are_given_once() -> None:
    names = [*(row.axis for row in ROWS.opposites), *(row.name for row in ROWS.alike)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ROWS.particles)
def test_a_particle_stands_in_its_example(name: str) -> None:
    example = {word.folded for word in words(fold(ROWS.particles[name].example))}
    assert example & particles(name)


@pytest.mark.parametrize(
    "word",
    [
        "ارتفع",
        "يرتفع",
        "وارتفعت",
        "سترتفع",
        "ارتفاع",
        "الارتفاع",
        "بالارتفاع",
        "لارتفاع",
        "ارتفاعاً",
        "ارتفاعها",
    ],
)
def test_forms_and_what_is_joined_to_them(word: str) -> None:
    assert Pole("level", True) in sense(fold_word(word)).poles


@pytest.mark.parametrize("word", ["", "و", "مدينة", "7", "cairo"])
def test_what_tells_nothing(word: str) -> None:
    assert not sense(fold_word(word)).poles


def test_a_refusal_undoes_and_a_fall_does_not() -> None:
    assert Pole("consent", False) in undoing() and Pole("consent", True) not in undoing()
    assert Pole("level", False) not in undoing()
    assert Pole("level", False).opposite == Pole("level", True)
