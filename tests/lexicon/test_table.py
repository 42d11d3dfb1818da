"""The table: what a written word can be, clitics and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import LexiconError
from riwaya.lexicon import load, load_rows
from riwaya.lexicon.rows import Cue, Noun, folder, load_toml, row, toml_files
from riwaya.lexicon.table import loosely, phrase_words, prefixes
from riwaya.text import fold_word

TABLE = load().table
letters = st.text(st.sampled_from("ابتسعفقكلمنهويء"), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("word", "kind", "lemma"),
    [
        ("وقالت", "cue_verb", "قال"),
        ("سيعلنون", "cue_verb", "أعلن"),
        ("واتهمته", "cue_verb", "اتهم"),
        ("مؤكدين", "cue_participle", "أكد"),
        ("ونفى", "cue_verb", "نفى"),
        ("للقائد", "noun", "قائد"),
        ("بالقائد", "noun", "قائد"),
        ("وقادتهم", "noun", "قائد"),
        ("المستشفيات", "noun", "مستشفى"),
    ],
)
def test_a_word_is_known_with_its_clitics(word: str, kind: str, lemma: str) -> None:
    hits = TABLE.look_up(fold_word(word)).hits.get(kind, ())
    assert lemma in {hit.entry.row.lemma for hit in hits}


@pytest.mark.parametrize(
    ("word", "types"),
    [
        ("حصارهم", {"siege"}),
        ("الحصار", {"siege"}),
        ("وبالقصف", {"bombardment"}),
        ("اعتقالات", {"arrest"}),
        ("فاختطفوه", {"abduct"}),
        ("ستنسحب", {"withdraw"}),
        ("مظاهرتان", {"protest"}),
    ],
)
def test_a_trigger_is_known_with_its_clitics(word: str, types: set[str]) -> None:
    hits = TABLE.look_up(fold_word(word)).hits
    found = {hit.entry.row.type for kind in ("trigger_verb", "trigger_noun") for hit in hits.get(kind, ())}
    assert types <= found


@pytest.mark.parametrize(
    ("word", "conjunction", "preposition", "definite", "enclitic"),
    [
        ("وبالمدينة", "و", "ب", True, ""),
        ("فللقوات", "ف", "ل", True, ""),
        ("قريتهم", "", "", False, "هم"),
        ("والحكومة", "و", "", True, ""),
        ("قال", "", "", False, ""),
        ("والغربنق", "و", "", True, ""),
    ],
)
def test_a_word_tells_its_clitics(
    word: str, conjunction: str, preposition: str, definite: bool, enclitic: str
) -> None:
    surface = TABLE.look_up(fold_word(word))
    found = (surface.conjunction, surface.preposition, surface.definite, surface.enclitic)
    assert found == (conjunction, preposition, definite, enclitic)


@pytest.mark.parametrize("word", ["وزير", "ولي", "بلدة", "بيان", "فندق", "كتيبة", "لواء", "والي", "سلاح"])
def test_a_letter_of_the_word_itself_is_no_clitic(word: str) -> None:
    surface = TABLE.look_up(fold_word(word))
    assert (surface.conjunction, surface.preposition, surface.future) == ("", "", False)


@pytest.mark.parametrize("word", ["طالباني", "قائدانهم", "شرطيينا"])
def test_a_dual_that_keeps_its_noon_takes_no_pronoun(word: str) -> None:
    found = TABLE.look_up(fold_word(word)).hits.get("noun", ())
    assert not [hit for hit in found if hit.cut.enclitic and hit.entry.form and hit.entry.form.number == "d"]
    assert TABLE.look_up(fold_word("قائدان")).hits["noun"][0].entry.form.number == "d"


def test_the_future_is_known() -> None:
    assert TABLE.look_up(fold_word("سيعلن")).future
    assert not TABLE.look_up(fold_word("سلم")).future


@given(letters)
def test_any_word_can_be_looked_up_and_the_answer_stays(word: str) -> None:
    surface = TABLE.look_up(word)
    assert surface.text == word and surface.stem
    assert TABLE.look_up(word) is surface
    for hits in surface.hits.values():
        assert hits
        costs = [len(hit.cut.proclitics) + (2 if hit.cut.enclitic else 0) for hit in hits]
        assert costs[0] == min(costs)


@given(st.text(max_size=12))
def test_what_no_word_is_can_be_looked_up_too(word: str) -> None:
    assert TABLE.look_up(fold_word(word) or "x").text


@given(letters)
def test_prefixes_leave_letters(word: str) -> None:
    for length in prefixes(word):
        assert 0 < length < len(word)
        assert TABLE.cut(word, length).stem == word[length:]


@given(letters)
def test_stripping_loosely_twice_changes_no_short_word(word: str) -> None:
    assert loosely(word) in word
    assert len(loosely(word)) >= min(len(word), 3)


def test_phrases_are_split_into_folded_words() -> None:
    assert phrase_words("قوات «سوريا» الديمقراطيّة") == ("قوات", "سوريا", "الديمقراطيه")


def test_every_form_in_the_table_is_folded() -> None:
    assert [surface for surface in TABLE._words if fold_word(surface) != surface or not surface] == []


def test_the_fingerprint_names_the_words() -> None:
    assert len(TABLE.fingerprint) == 12
    assert TABLE.fingerprint == load().table.fingerprint


def test_a_row_with_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match=r"cues\.toml: row همس has an unknown field 'colour'"):
        row(Cue, {"lemma": "همس", "colour": 1}, "cues.toml")


def test_a_row_without_what_it_needs_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match="row همس has no 'kind'"):
        row(Cue, {"lemma": "همس"}, "cues.toml")


def test_lists_become_tuples() -> None:
    assert row(Noun, {"lemma": "قائد", "plural": ["قادة"]}, "titles.toml", group="titles").plural == ("قادة",)


def test_every_file_is_read() -> None:
    assert len(list(toml_files("events"))) == len(load_rows().events)
    assert sum(len(content["actor"]) for _, content in toml_files("actors")) == len(load_rows().actors)
    assert load_toml(folder("ar") / "cues.toml")["cue"][0]["lemma"] == load_rows().cues[0].lemma
