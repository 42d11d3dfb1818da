"""Codability: a report of a new event is told from a mention of one, by the signs of the reading."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.evaluation import gsr
from riwaya.evaluation.codability import Scale, fitted_on, scales, signs
from riwaya.extraction import extract
from riwaya.lexicon import load_rows
from riwaya.model import Event, Factuality, Mention, Passage, Reading, Report, Span

TYPES = {
    family: gsr.types_of(plover, {row.type: row.plover for row in load_rows().events})
    for family, plover in gsr.FAMILIES.items()
}
each_family = pytest.mark.parametrize("family", gsr.FAMILIES)


def read(text: str) -> Reading:
    return extract(Report("sha256:0", language="ar", passages=(Passage(0, "paragraph", text),)))


def likelihood(family: str, text: str) -> float:
    return scales()[family].likelihood(signs(read(text), TYPES[family]))


@pytest.mark.parametrize(
    ("family", "news", "mention"),
    [
        (
            "assault",
            "قتل مسلحون خمسة جنود في هجوم على حاجز قرب مدينة الموصل أمس.",
            "وجاء القرار بعد أيام من الهجوم على الحاجز قرب مدينة الموصل.",
        ),
        (
            "assault",
            "وأعلنت الشرطة مقتل سبعة أشخاص في انفجار سيارة مفخخة وسط المدينة.",
            "ودعا الوزير إلى الوقوف في وجه التفجيرات التي تهدد وحدة البلاد.",
        ),
        (
            "protest",
            "تظاهر مئات الطلاب أمام البرلمان في بيروت أمس احتجاجا على الغلاء.",
            "وقال الوزير إن الاحتجاجات لن تغير موقف الحكومة من الغلاء.",
        ),
        (
            "protest",
            "واعتصم عشرات العمال أمام مقر الشركة في حلب مطالبين برواتبهم.",
            "ويعاقب القانون بالسجن من يدعو إلى المظاهرات أو يشارك فيها.",
        ),
    ],
)
def test_news_of_an_event_is_told_from_a_mention_of_one(family: str, news: str, mention: str) -> None:
    assert likelihood(family, news) >= scales()[family].enough > likelihood(family, mention)


@each_family
def test_nothing_is_reported_where_nothing_is_read(family: str) -> None:
    empty = signs(Reading(Report("sha256:0")), TYPES[family])
    assert scales()[family].likelihood(empty) < scales()[family].enough


def test_any_reading_can_be_weighed_also_one_whose_language_has_no_words() -> None:
    passage = Passage(0, "paragraph", "Three soldiers were killed.")
    event = Event(
        "e1",
        "kill",
        Span(0, 20, 26, "killed"),
        patient=("m1",),
        factuality=(Factuality("outlet", "asserted"),),
    )
    mention = Mention("m1", "people", Span(0, 0, 14, "Three soldiers"))
    shown = signs(
        Reading(Report("sha256:0", language="xx", passages=(passage,)), mentions=(mention,), events=(event,)),
        {"kill"},
    )
    assert {"type kill", "form unknown", "role patient", "first has patient", "first at 1-3"} <= shown


def test_only_what_some_voice_holds_to_have_happened_shows_its_signs() -> None:
    def of(value: str) -> set[str]:
        event = Event("e1", "kill", Span(0, 0, 4, "kill"), factuality=(Factuality("outlet", value),))
        report = Report("sha256:0", passages=(Passage(0, "paragraph", "kill"),))
        return signs(Reading(report, events=(event,)), {"kill"})

    assert "type kill" in of("asserted")
    assert "type kill" not in of("denied") | of("projected")


SIGNS = st.sampled_from(sorted(scales()["assault"].weights))


@given(st.sets(SIGNS), SIGNS, st.floats(0.01, 3))
def test_a_heavier_sign_makes_a_report_likelier_where_it_shows(
    shown: set[str], sign: str, more: float
) -> None:
    scale = scales()["assault"]
    heavier = Scale(MappingProxyType({**scale.weights, sign: scale.weights[sign] + more}), scale.enough)
    if sign in shown:
        assert heavier.likelihood(shown) > scale.likelihood(shown)
    else:
        assert heavier.likelihood(shown) == scale.likelihood(shown)


@each_family
def test_every_weight_is_of_a_sign_that_can_be_shown(family: str) -> None:
    kinds = ("any", "crowd ", "first ", "form ", "in ", "length ", "mentions ", "role ", "type ", "voice ")
    assert [sign for sign in scales()[family].weights if not sign.startswith(kinds)] == []
    types = {sign.removeprefix("type ") for sign in scales()[family].weights if sign.startswith("type ")}
    assert types <= TYPES[family]


def test_sentences_of_documents_that_were_fitted_on_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(len(label) == 10 for label in fitted_on())
    seen = frozenset({gsr.label("NEWS.0001")})
    monkeypatch.setattr(gsr.codability, "fitted_on", lambda: seen)
    sentences = [
        gsr.Labelled(name, "", holds=True) for name in ("NEWS.0001-3", "NEWS.0001_12", "NEWS.0002-3")
    ]
    assert [sentence.id for sentence in gsr.unseen(sentences)] == ["NEWS.0002-3"]
