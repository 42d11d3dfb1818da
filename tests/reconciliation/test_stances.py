"""Whether two statements agree, disagree, or tell of other things; on own pairs and on ANS, if at hand."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from text_strategies import texts

from riwaya.lexicon.opposites import opposite_rows
from riwaya.reconciliation.stance_comparisons import COMPARISONS, WHOLE, compare
from riwaya.reconciliation.stances import LABELS, stance

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ans" / "data" / "stance"
FLOORS = {"agree": 0.72, "disagree": 0.84, "other": 0.70}
AGREE = [
    (
        "أفرجت السلطات عن الصحفي سامر النحاس بعد شهرين من اعتقاله",
        "الإفراج عن الصحفي سامر النحاس بعد شهرين من الاعتقال",
    ),
    ("مقتل 12 مدنياً في قصف على سوق البلدة", "قصف على سوق البلدة يقتل 12 مدنياً"),
    ("انسحب مقاتلو الفصيل من تلة الشيخ", "انسحاب مقاتلي الفصيل من تلة الشيخ"),
    (
        "ارتفاع سعر الطحين في الأسواق إلى أعلى مستوى منذ عامين",
        "سعر الطحين يرتفع إلى أعلى مستوى له منذ عامين",
    ),
    ("أعلن المجلس المحلي بدء توزيع الخبز", "المجلس المحلي يبدأ توزيع الخبز"),
    ("وصول 30 شاحنة مساعدات إلى المخيم", "30 شاحنة مساعدات تصل المخيم"),
]
DISAGREE = [
    ("الحكومة توافق على فتح معبر الوادي", "الحكومة ترفض فتح معبر الوادي"),
    ("مقتل 12 مدنياً في قصف على سوق البلدة", "مقتل 40 مدنياً في قصف على سوق البلدة"),
    ("القائد يعترف بخطف المسعف", "القائد ينفي خطف المسعف"),
    ("وصلت المساعدات إلى المخيم", "لم تصل المساعدات إلى المخيم"),
    ("تركيا تعلن سحب قواتها من المدينة", "روسيا تعلن سحب قواتها من المدينة"),
    ("ارتفع سعر القمح مع انخفاض المحصول", "انخفض سعر القمح مع ارتفاع المحصول"),
    ("الأردن يستدعي سفير العراق", "العراق يستدعي سفير الأردن"),
    ("نجحت الوساطة في إطلاق سراح الرهائن", "فشلت الوساطة في إطلاق سراح الرهائن"),
    ("قوات الأمن تعتقل قائد الفصيل", "قوات الأمن تفرج عن قائد الفصيل"),
]
OTHER = [
    ("مقتل 12 مدنياً في قصف على سوق البلدة", "وزير الصحة يفتتح مستشفى جديداً في العاصمة"),
    ("إضراب المعلمين في تونس يدخل أسبوعه الثالث", "منتخب تونس يستعد لمباراة ودية في الدوحة"),
    (
        "الأمم المتحدة تحذر من موجة جفاف تضرب القرن الأفريقي",
        "معرض للكتاب في بيروت يستقبل آلاف الزوار",
    ),
]
PAIRS = [(label, *pair) for label, pairs in zip(LABELS, (AGREE, DISAGREE, OTHER)) for pair in pairs]
any_pair = given(texts, texts)
slowly = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(("label", "one", "other"), PAIRS)
def test_own_pairs(label: str, one: str, other: str) -> None:
    found = stance(one, other)
    assert found.label == label, found


@pytest.mark.parametrize("row", opposite_rows().opposites, ids=lambda row: row.axis)
def test_the_examples_of_opposites_contradict_each_other(row) -> None:
    assert stance(row.one_example, row.other_example).label == "disagree"


@slowly
@any_pair
def test_which_comes_first_makes_no_difference(one: str, other: str) -> None:
    assert stance(one, other) == stance(other, one)


@slowly
@given(texts)
@example("")
@example("لا لم لن")
@example("5")
def test_a_statement_agrees_with_itself(text: str) -> None:
    found = stance(text, text)
    assert found.label == "agree" and found.probabilities["agree"] > 0.99
    assert stance(text, f"«{text}».").label == "agree"


@slowly
@given(texts | st.text(), texts | st.text())
@example("", "\ud800")
@example("ـ", "،،،")
@example("و", "وو لل ال")
def test_no_text_raises_and_what_is_said_adds_up(one: str, other: str) -> None:
    found = stance(one, other)
    assert set(found.probabilities) == set(LABELS)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.probabilities[found.label] == max(found.probabilities.values())
    assert {reason.comparison for reason in found.reasons} <= {"prior", WHOLE, *COMPARISONS}
    assert sum(reason.weight for reason in found.reasons) > -0.2  # each is rounded


def test_a_reason_says_how_a_comparison_came_out() -> None:
    found = stance(*DISAGREE[1])
    [numbers] = [reason for reason in found.reasons if reason.comparison == "numbers"]
    assert numbers.level == "differ" and numbers.weight == max(reason.weight for reason in found.reasons)


@pytest.mark.parametrize(
    ("comparison", "level", "one", "other"),
    [
        ("opposites", "yes", "ارتفع سعر القمح", "انخفض سعر القمح"),
        ("beside", "opposed", "ارتفع سعر القمح مع انخفاض المحصول", "انخفض سعر القمح مع ارتفاع المحصول"),
        ("negation", "one", "وصلت القافلة", "لم تصل القافلة"),
        ("negation", "both", "لن تصل القافلة", "لم تصل القافلة"),
        ("undoing", "0-1", "القائد خطف المسعف", "القائد ينفي خطف المسعف"),
        ("names", "both, none shared", "زار الوفد سوريا", "زار الوفد لبنان"),
        ("names", "same", "الرئيس السوري يزور لبنان", "رئيس سوريا يزور لبنان"),
        ("swapped", "yes", "الأردن يستدعي سفير العراق", "العراق يستدعي سفير الأردن"),
        ("numbers", "same", "سقوط ثلاثة جرحى", "سقوط 3 جرحى"),
        ("rest", "0-0", "اعتقال قائد الفصيل", "اعتقل قائد الفصيل"),
        ("senses", "1", "صعود سعر القمح", "ارتفاع سعر القمح"),
        ("types", "differ", "اعتقال رجل في السوق", "مقتل رجل في السوق"),
        ("replaced", "1 single", "مدير المرفأ يزور السوق", "مدير المسرح يزور السوق"),
        (WHOLE, "same", "وصلت القافلة.", "«وصلتِ القافلة»"),
    ],
)
def test_how_comparisons_come_out(comparison: str, level: str, one: str, other: str) -> None:
    assert dict(compare(one, other))[comparison] == level


def test_a_long_text_is_compared_in_good_time() -> None:
    assert stance("قصف على سوق البلدة " * 400, "هدوء في سوق البلدة " * 400).label in LABELS


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"needs the headlines of ANS in {FOLDER}")
def test_scores_on_dev_keep_their_floors() -> None:
    with (FOLDER / "dev.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    said = [(row["stance"], stance(row["s1"], row["s2"]).label) for row in rows]
    for label, floor in FLOORS.items():
        right = sum(gold == found == label for gold, found in said)
        f1 = 2 * right / sum((gold == label) + (found == label) for gold, found in said)
        assert f1 >= floor, f"{label} fell to {f1:.3f}"
