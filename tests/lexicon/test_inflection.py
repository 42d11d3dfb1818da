"""Inflection: every form a news text can hold, from the forms a row cites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon import load_rows
from riwaya.lexicon.inflection import Form, noun_forms, participle_forms, verb_forms
from riwaya.text import fold_word

VERBS = [
    (
        "قال",
        "يقول",
        "قال قالت قالوا قالا قالتا قلت قلنا يقول تقول أقول نقول يقولون يقولوا يقولان تقولان يقل تقل قيل يقال",
    ),
    ("اتهم", "يتهم", "اتهم اتهمت اتهموا اتهما اتهمنا يتهم تتهم نتهم يتهمون يتهموا"),
    ("نفى", "ينفي", "نفى نفت نفوا نفيا نفيت نفينا ينفي تنفي ننفي ينفون ينفوا ينف تنف ينفى"),
    ("دعا", "يدعو", "دعا دعت دعوا دعوت دعونا يدعو تدعو ندعو يدعون يدع دعي يدعى"),
    ("حاصر", "يحاصر", "حاصر حاصرت حاصروا يحاصر تحاصر يحاصرون حوصر حوصرت"),
    ("أكد", "يؤكد", "أكد أكدت أكدوا أكدنا يؤكد تؤكد نؤكد أؤكد يؤكدون"),
    ("انسحب", "ينسحب", "انسحب انسحبت انسحبوا ينسحب تنسحب ينسحبون"),
    ("استولى", "يستولي", "استولى استولت استولوا يستولي تستولي يستولون"),
    ("لقي", "يلقى", "لقي لقيت لقوا يلقى تلقى يلقون"),
    ("أصيب", "يصاب", "أصيب أصيبت أصيبوا يصاب تصاب يصابون"),
    ("بدأ", "يبدأ", "بدأ بدأت بدؤوا يبدأ تبدأ"),
]
NOUNS = [
    ("قائد", ("قادة",), "قائدة", "قائد قائدا قائدان قائدين قادة قائدة قائدات"),
    ("مسؤول", ("مسؤولون",), "مسؤولة", "مسؤول مسؤولا مسؤولان مسؤولين مسؤولون مسؤولو مسؤولي مسؤولة مسؤولات"),
    ("كتيبة", ("كتائب",), "", "كتيبة كتيبتان كتيبتين كتيبتا كتيبتي كتائب"),
    ("مستشفى", ("مستشفيات",), "", "مستشفى مستشفيان مستشفيين مستشفيات"),
    ("هجوم", ("هجمات",), "", "هجوم هجوما هجومان هجومين هجمات"),
]
PARTICIPLES = [
    ("مؤكد", "مؤكدا مؤكدة مؤكدين مؤكدات"),
    ("نافي", "نافيا نافية نافين"),
    ("واصف", "واصفا واصفة واصفين"),
]


def surfaces(forms: object) -> set[str]:
    return {form.surface for form in forms}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("past", "present", "wanted"), VERBS, ids=[verb[0] for verb in VERBS])
def test_a_verb_has_the_forms_of_its_class(past: str, present: str, wanted: str) -> None:
    assert {fold_word(form) for form in wanted.split()} - surfaces(verb_forms(past, present)) == set()


@pytest.mark.parametrize(("lemma", "plurals", "feminine", "wanted"), NOUNS, ids=[noun[0] for noun in NOUNS])
def test_a_noun_has_the_forms_of_its_class(
    lemma: str, plurals: tuple[str, ...], feminine: str, wanted: str
) -> None:
    assert {fold_word(form) for form in wanted.split()} - surfaces(
        noun_forms(lemma, plurals, feminine)
    ) == set()


@pytest.mark.parametrize(("participle", "wanted"), PARTICIPLES, ids=[row[0] for row in PARTICIPLES])
def test_a_participle_has_its_accusatives(participle: str, wanted: str) -> None:
    forms = list(participle_forms(participle))
    assert {fold_word(form) for form in wanted.split()} - surfaces(forms) == set()
    assert all(form.accusative for form in forms)


@pytest.mark.parametrize(
    ("surface", "gender", "number", "person", "tense"),
    [
        ("قالت", "f", "s", 3, "past"),
        ("قالوا", "m", "p", 3, "past"),
        ("قلنا", "m", "p", 1, "past"),
        ("يقولان", "m", "d", 3, "present"),
        ("يقل", "m", "s", 3, "jussive"),
    ],
)
def test_a_form_knows_what_it_is(surface: str, gender: str, number: str, person: int, tense: str) -> None:
    wanted = (fold_word(surface), gender, number, person, tense)
    known = [(f.surface, f.gender, f.number, f.person, f.tense) for f in verb_forms("قال", "يقول")]
    assert wanted in known


def test_the_passive_is_known_where_its_letters_differ() -> None:
    voices = {form.surface: form.voice for form in verb_forms("قال", "يقول")}
    assert (voices["قيل"], voices["يقال"], voices["قال"]) == ("passive", "passive", "either")
    assert {form.voice for form in verb_forms("كتب", "يكتب")} == {"either"}


def test_a_construct_has_lost_its_noon() -> None:
    found = {form.surface: form for form in noun_forms("مسؤول", ("مسؤولون",))}
    assert found[fold_word("مسؤولو")].construct and found[fold_word("مسؤولي")].construct
    assert not found[fold_word("مسؤولون")].construct


def all_forms() -> list[Form]:
    rows = load_rows()
    found: list[Form] = []
    for cue in rows.cues:
        if cue.kind == "verb":
            found += verb_forms(cue.lemma.split()[0], cue.present.split()[0])
            found += participle_forms(cue.participle.split()[0]) if cue.participle else ()
    for event_type in rows.events:
        for trigger in event_type.trigger:
            found += verb_forms(trigger.past.split()[0], trigger.present.split()[0]) if trigger.past else ()
    for noun in rows.nouns:
        found += noun_forms(noun.lemma.split()[0], tuple(p.split()[0] for p in noun.plural))
    return found


def test_all_forms_of_all_rows_come_out_folded() -> None:
    forms = all_forms()
    assert len(forms) > 30_000
    wrong = [
        f.surface for f in forms if fold_word(f.surface) != f.surface or not f.surface or " " in f.surface
    ]
    assert wrong == []


@given(st.text(st.sampled_from("ابتدرسعفقلمنهويىأءة"), min_size=2, max_size=7))
def test_any_letters_inflect(stem: str) -> None:
    for form in (*verb_forms(stem, "ي" + stem), *noun_forms(stem, (stem,)), *participle_forms(stem)):
        assert form.surface == fold_word(form.surface)
        assert form.gender in "mf" and form.number in "sdp" and form.person in (1, 3)
