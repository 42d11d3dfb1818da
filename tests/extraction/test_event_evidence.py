"""Every event is weighed: weak words need company, and nothing is left of what the evidence drops."""

import pytest

from riwaya.extraction import event_evidence, extract
from riwaya.lexicon import event_weights
from riwaya.model import Passage, Reading, Report


def read(text: str) -> Reading:
    return extract(Report("sha256:0", language="ar", passages=(Passage(0, "paragraph", text),)))


def triggers(text: str) -> list[str]:
    return [event.trigger.quote for event in read(text).events]


@pytest.mark.parametrize(
    ("word", "kept", "dropped"),
    [
        ("الجريمة", "ودان الوزير هذه الجريمة التي ارتكبها المسلحون في المسجد.", "يدرس الطالب علم الجريمة."),
        ("الإرهاب", "ودان الوزير هذا الإرهاب الذي مارسه المسلحون في القرية.", "صدر كتاب عن الإرهاب."),
        ("المؤتمر", "وحضر الوزير هذا المؤتمر الذي عقدته الدول في العاصمة أمس.", "يعمل في قاعة المؤتمر."),
    ],
)
def test_the_same_word_is_an_event_only_in_company(word: str, kept: str, dropped: str) -> None:
    assert word in triggers(kept)
    assert word not in triggers(dropped)


def test_confidence_is_a_probability_and_never_below_the_threshold() -> None:
    events = read("قتل جندي وأصيب ثلاثة في قصف المدينة أمس، ودان الوزير الجريمة.").events
    assert len(events) >= 3
    assert all(event_evidence.ENOUGH <= event.confidence <= 1 for event in events)


def test_nothing_refers_to_an_event_that_was_dropped() -> None:
    text = "قتل جندي أمس في المدينة. قال الكاتب إن الجريمة قضية."
    reading = read(text)
    known = {mention.id for mention in reading.mentions} | {time.id for time in reading.times}
    for event in reading.events:
        assert {*event.agent, *event.patient, *event.place, *event.time} <= known
    assert [event.trigger.quote for event in reading.events] == ["قتل"]


def test_every_weight_is_of_a_sign_that_can_be_shown() -> None:
    weights = event_weights()
    assert "any" in weights
    assert all(abs(weight) < 10 for weight in weights.values())
    prefixes = (
        "after ", "agent ", "any", "before ", "closes ", "conditions ", "in ", "lemma ", "near ", "noun ",
        "of ", "opens ", "outlet ", "patient ", "plain ", "said to ", "several ", "source ", "told",
        "trigger_", "type ", "verb ", "verbal noun ", "weak ", "with ",
    )  # fmt: skip
    assert [sign for sign in weights if not sign.startswith(prefixes)] == []


def test_a_language_without_weights_has_none() -> None:
    assert event_weights("xx") == {}
