from riwaya.evaluation.pairing import pair
from riwaya.evaluation.spans import Wording, overlap
from riwaya.model import Passage, Report, Span


def test_a_proclitic_counts_with_its_word(report, at) -> None:
    wording = Wording(report)
    assert wording.of(at("نفى")) == wording.of(at("ونفى")) == {(0, 6)}


def test_punctuation_is_no_word(report, at) -> None:
    wording = Wording(report)
    assert wording.of(at("المدينة،")) == wording.of(at("المدينة"))
    assert len(wording.of(at("،"))) == 1  # a mark alone, as a headline's colon, is itself
    assert wording.of(None) == frozenset()


def test_marks_that_folding_drops_belong_to_their_word() -> None:
    text = "قـــالَ الوزيرُ"
    wording = Wording(Report("r", passages=(Passage(0, "paragraph", text),)))
    assert wording.of(Span(0, 2, 4, text[2:4])) == {(0, 0)}


def test_overlap_is_the_f1_of_words() -> None:
    one, other = frozenset({(0, 1), (0, 2), (0, 3)}), frozenset({(0, 3), (0, 4)})
    assert overlap(one, other) == 2 * 1 / 5
    assert overlap(one, one) == 1
    assert overlap(frozenset(), frozenset()) == 0


def test_pairing_is_one_to_one_best_first() -> None:
    likeness = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 0.8}
    pairs = pair("ab", "xy", lambda g, p: (likeness[g, p],) if (g, p) in likeness else None)
    assert pairs == {0: 1}  # b's only match is taken by a better one, and a is not matched twice
