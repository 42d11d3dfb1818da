"""Clitics: every cut of a word gives its letters back, and each part has its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unicode_strategies import arabic_word, nasty_text

from riwaya.text import Segmentation, fold, fold_word, part, segment, segmentations, words

CUTS = [
    ("والمدينة", ("و", "ال"), "مدينه", ""),
    ("بالقصف", ("ب", "ال"), "قصف", ""),
    ("للجيش", ("ل", "ال"), "جيش", ""),
    ("لليل", ("ل",), "ليل", ""),
    ("وللقوات", ("و", "ل", "ال"), "قوات", ""),
    ("فسيكتبونه", ("ف", "س"), "يكتبون", "ه"),
    ("قريتهم", (), "قريه", "هم"),
    ("ببيانها", ("ب",), "بيان", "ها"),
    ("وقال", ("و",), "قال", ""),
    ("اتهموه", (), "اتهموا", "ه"),
    ("مبناها", (), "مبني", "ها"),
    ("قال", (), "قال", ""),
]


@pytest.mark.parametrize(("word", "proclitics", "stem", "enclitic"), CUTS)
def test_a_known_stem_is_found_among_its_clitics(
    word: str, proclitics: tuple[str, ...], stem: str, enclitic: str
) -> None:
    wanted = Segmentation(proclitics, stem, enclitic)
    assert wanted in segmentations(fold_word(word))
    assert segment(fold_word(word), {stem}.__contains__) == wanted


def test_an_unknown_word_keeps_its_letters_but_for_the_article() -> None:
    assert segment(fold_word("والغربنق"), lambda stem: False).stem == "غربنق"
    assert segment(fold_word("وغربنقهم"), lambda stem: False).stem == "وغربنقهم"


def spellings(stem: str, enclitic: str) -> set[str]:
    """How a stem may be written before a pronoun."""
    ways = {stem}
    if enclitic:
        if stem.endswith("ه"):
            ways.add(stem[:-1] + "ت")
        if stem.endswith("ء"):
            ways |= {stem[:-1] + seat for seat in "وي"}
        if stem.endswith("ي"):
            ways.add(stem[:-1] + "ا")
        if stem.endswith("وا"):
            ways |= {stem[:-1], stem[:-2] + "ا"}
    return ways


def fronts(proclitics: tuple[str, ...]) -> set[str]:
    """How proclitics may be written: l + al is ll, and a lam of the stem's own is then not written twice."""
    joined = "".join(proclitics)
    if proclitics[-2:] == ("ل", "ال"):
        before = "".join(proclitics[:-2])
        return {before + "لل", before + "ل"}
    return {joined}


@given(arabic_word)
def test_every_cut_gives_the_letters_back(word: str) -> None:
    cuts = segmentations(word)
    assert cuts[0] == Segmentation((), word, "")
    for cut in cuts:
        written = {
            front + stem + cut.enclitic
            for front in fronts(cut.proclitics)
            for stem in spellings(cut.stem, cut.enclitic)
        }
        assert word in written, cut


@given(arabic_word)
def test_the_least_cut_comes_first(word: str) -> None:
    costs = [len(cut.proclitics) + (2 if cut.enclitic else 0) for cut in segmentations(word)]
    assert costs == sorted(costs)


@given(nasty_text)
def test_no_word_is_too_strange_to_cut(text: str) -> None:
    for word in words(fold(text)):
        for cut in segmentations(word.folded):
            assert cut.stem and cut.stem_at >= 0


@given(nasty_text, st.data())
def test_a_part_of_a_word_lies_inside_its_span(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    for word in words(folded):
        start = data.draw(st.integers(0, len(word.folded) - 1))
        end = data.draw(st.integers(start + 1, len(word.folded)))
        begin, stop = part(folded, word, start, end)
        assert word.start <= begin < stop <= word.end


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [
        ("وَقالَ", 1, 4, "قالَ"),
        ("وبالمدينة", 2, 9, "المدينة"),
        ("«لِلجيش»", 0, 1, "لِ"),
        ("بيانـهم", 4, 6, "هم"),
    ],
)
def test_a_part_is_the_letters_as_published(text: str, start: int, end: int, wanted: str) -> None:
    folded = fold(text)
    word = next(word for word in words(folded) if not word.is_punctuation)
    begin, stop = part(folded, word, start, end)
    assert text[begin:stop] == wanted
