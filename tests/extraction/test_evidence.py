"""Every statement is weighed: weak words need company, and the confidence is the evidence's."""

import pytest

from riwaya.extraction import evidence, extract
from riwaya.lexicon import sign_weights
from riwaya.model import Passage, Reading, Report


def read(text: str) -> Reading:
    return extract(Report("sha256:0", language="ar", passages=(Passage(0, "paragraph", text),)))


def cues(text: str) -> list[str]:
    return [statement.cue.quote for statement in read(text).statements]


@pytest.mark.parametrize(
    ("kept", "dropped"),
    [
        ("وسجل المرصد أن الطرق مقطوعة.", "وسجل السهم تراجعا بعد أن فتح السوق."),
        ("وأعلن الوزير فتح الطريق.", "وسيعلن الوزير فتح الطريق."),
        ("وقال السكان إن الماء مقطوع.", "نقول إن الماء مقطوع."),
    ],
)
def test_the_same_word_is_a_cue_only_in_company(kept: str, dropped: str) -> None:
    assert cues(kept)
    assert not cues(dropped)


def test_confidence_is_a_probability_and_never_below_the_threshold() -> None:
    said = read("وقال الوزير إن الطريق مفتوح، مضيفاً أن الجسر أغلق، بحسب الشرطة.").statements
    assert len(said) >= 2
    assert all(evidence.ENOUGH <= statement.confidence <= 1 for statement in said)


def test_a_plain_statement_is_surer_than_a_guess() -> None:
    plain = read("وقال الوزير إن الطريق مفتوح.").statements[0]
    bare = read("ورفض الوزير.").statements
    assert all(plain.confidence > statement.confidence for statement in bare)
    assert plain.confidence > 0.9


def test_every_weight_is_of_a_sign_that_can_be_shown() -> None:
    weights = sign_weights()
    assert "any" in weights
    assert all(abs(weight) < 10 for weight in weights.values())
    prefixes = (
        "act ", "after ", "belief", "content ", "cue ", "definite", "first person", "gap ", "governed",
        "guessed", "in ", "joined", "lemma ", "neutral", "no source", "not yet", "opens ", "passive",
        "pronoun", "quoted ", "source ", "speaker ", "strength ", "verb ", "weak", "with", "any",
    )  # fmt: skip
    assert [sign for sign in weights if not sign.startswith(prefixes)] == []


def test_a_language_without_weights_has_none() -> None:
    assert sign_weights("xx") == {}
