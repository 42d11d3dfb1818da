"""An accusation in one report and its denial in another meet, and nothing else does."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extraction import extract
from riwaya.model import Passage, Report
from riwaya.model.case import Link
from riwaya.model.codebook import ACTS
from riwaya.reconciliation import Digest, digest
from riwaya.reconciliation.answers import ASKING, CHARGING, DENYING, answers, denies
from riwaya.reconciliation.digest import key

CHARGE = "اتهمت وزارة الصحة القائد بشير القندلاوي بخطف مسعفين في مخيم القصب."
CHARGED = ("وزارة الصحة تتهم القندلاوي بخطف مسعفين في مخيم القصب", CHARGE)
DENIED = ("خطف المسعفين في مخيم القصب: القندلاوي ينفي", "نفى القائد بشير القندلاوي خطف مسعفين في مخيم القصب.")
TERMS = st.lists(st.sampled_from(["خطف", "مسعف", "قصف", "سوق", "هدن", "معبر"]), max_size=5).map(tuple)


@cache
def read(name: str, day: str | None, title: str, text: str) -> Digest:
    passages = (Passage(0, "title", title), Passage(1, "paragraph", text))
    report = Report(f"sha256:{name}", outlet=name, published_at=day, language="ar", passages=passages)
    return digest(extract(report))


def meet(denial: Digest, charge: Digest) -> list[Link]:
    found = (answers(a, b, denial, charge) for a in denial.sayings for b in charge.sayings)
    return [link for link in found if link is not None]


def charged(day: str | None = "2025-05-05") -> Digest:
    return read("charge", day, *CHARGED)


def test_a_denial_meets_the_accusation() -> None:
    by, of = read("denial", "2025-05-07", *DENIED), charged()
    [denial] = [one for one in by.sayings if one.act == "deny" and one.cue.passage == 1]
    [charge] = [one for one in of.sayings if one.act == "accuse" and one.cue.passage == 1]
    link = answers(denial, charge, by, of)
    assert link is not None
    assert (link.one, link.other) == (key("sha256:denial", denial.cue), key("sha256:charge", charge.cue))
    assert link.weight == pytest.approx(sum(reason.weight for reason in link.reasons))
    assert {reason.comparison for reason in link.reasons} == {"party", "terms", "topic", "days", "act"}


@pytest.mark.parametrize("day", ["2025-05-05", "2025-05-12", "2025-04-28"])
def test_within_a_week_before_or_after(day: str) -> None:
    assert meet(read("denial", day, *DENIED), charged())


@pytest.mark.parametrize("day", ["2025-05-13", "2025-04-27", None])
def test_not_beyond_a_week_nor_of_an_unknown_day(day: str | None) -> None:
    assert not meet(read("denial", day, *DENIED), charged())


def test_the_family_name_alone_is_enough_and_weighs_less() -> None:
    text = "نفى القندلاوي خطف مسعفين في مخيم القصب."
    [*short] = meet(read("short", "2025-05-07", DENIED[0], text), charged())
    [*full] = meet(read("denial", "2025-05-07", *DENIED), charged())
    assert short and max(link.weight for link in short) < max(link.weight for link in full)


@pytest.mark.parametrize(
    "text",
    [
        "نفى القائد عدنان الصفوري خطف مسعفين في مخيم القصب.",  # another man
        "نفت وزارة الصحة خطف مسعفين في مخيم القصب.",  # she who accuses
        "نفى القائد بشير القندلاوي نية مقاتليه الانسحاب من معبر الزيتون قبل توقيع الهدنة مع المجلس المحلي.",
        "أكد القائد بشير القندلاوي خطف مسعفين في مخيم القصب.",  # no denial
    ],
)
def test_what_does_not_meet(text: str) -> None:
    assert not meet(read("other", "2025-05-07", "تصريحات جديدة من الجنوب", text), charged())


def test_a_denial_that_points_back_needs_the_same_topic() -> None:
    text = "نفى القائد بشير القندلاوي ذلك."
    title = "القندلاوي يرد على وزارة الصحة: لا خطف لمسعفين في مخيم القصب"
    on_it, off_it = (
        read(f"back{n}", "2025-05-07", head, text) for n, head in enumerate((title, "موسم الزيتون يبدأ"))
    )
    pointing = [one for link in meet(on_it, charged()) for one in link.reasons if one.comparison == "terms"]
    assert "pointing" in {reason.level for reason in pointing}
    assert not meet(off_it, charged())


def test_one_report_does_not_answer_itself() -> None:
    report = read("both", "2025-05-05", CHARGED[0], f"{CHARGE} {DENIED[1]}")
    assert not meet(report, report)


@given(st.sampled_from(ACTS), TERMS, st.sampled_from(ACTS), TERMS)
def test_only_denials_deny_and_only_charges_are_denied(
    act: str, words: tuple[str, ...], other: str, others: tuple[str, ...]
) -> None:
    how = denies(act, words, other, others)
    if how is not None:
        assert act in DENYING and other in CHARGING | ASKING
        assert denies(other, others, act, words) is None
        assert how == "pointing" or set(words) & set(others)
    if act == "deny" and other in ASKING:
        assert how is None


def test_a_refusal_answers_a_demand() -> None:
    words = ("انسحاب", "معبر", "زيتون")
    assert denies("refuse", words, "demand", words) == "alike"
    assert denies("deny", words, "demand", words) is None


def test_a_speaker_who_is_not_known_denies_nothing() -> None:
    by, of = read("denial", "2025-05-07", *DENIED), charged()
    nobody = by._replace(sayings=tuple(one._replace(source=None) for one in by.sayings))
    assert not meet(nobody, of)
