"""Who is who in one report: phrases that take up an actor, and those that must not."""

import pytest

from riwaya.extraction import extract
from riwaya.model import Passage, Reading, Report


def read(*texts: str) -> Reading:
    passages = tuple(Passage(number, "paragraph", text) for number, text in enumerate(texts))
    return extract(Report("sha256:0", published_at="2025-05-12", language="ar", passages=passages))


def actor_of(reading: Reading, passage: int, words: str) -> str | None:
    found = [m for m in reading.mentions if m.span.passage == passage and m.span.quote == words]
    assert found, (words, [(m.span.passage, m.span.quote) for m in reading.mentions])
    return found[0].actor


ONE = [
    (
        "أعلنت الهيئة الإغاثية العليا وصول القافلة.",
        "الهيئة الإغاثية العليا",
        "وقالت الهيئة إن الطريق آمن.",
        "الهيئة",
    ),
    ("انتشرت قوة عسكرية أمس.", "قوة عسكرية", "وداهمت القوة منزلاً.", "القوة"),
    ("سيطر تنظيم داعش على التلة.", "تنظيم داعش", "وانسحب هذا التنظيم من القرية.", "هذا التنظيم"),
    ("تبنت طالبان الهجوم.", "طالبان", "وقالت الحركة إن المعارك مستمرة.", "الحركة"),
    ("سيطر الحوثيون على التل.", "الحوثيون", "وقصفت الميليشيات الحي.", "الميليشيات"),
    (
        "تقدمت قوات المقاومة الشعبية.",
        "قوات المقاومة الشعبية",
        "وأعلنت المقاومة الشعبية هدنة.",
        "المقاومة الشعبية",
    ),
    ("وصل الوزير سامر النجار.", "الوزير سامر النجار", "وقال الوزير إن العمل بدأ.", "الوزير"),
    ("وصل الوزير سامر النجار.", "الوزير سامر النجار", "وقال النجار إن العمل بدأ.", "النجار"),
    ("وصل مسؤول أمني أمس.", "مسؤول أمني", "وقال المسؤول إن الحاجز أزيل.", "المسؤول"),
    ("قُتل 25 مدنياً في الغارة.", "25 مدنياً", "ودُفن 25 مدنياً فجراً.", "25 مدنياً"),
    ("أقر مجلس النواب القانون.", "مجلس النواب", "وقال البرلمان إن الجلسة طويلة.", "البرلمان"),
    (
        "قال قائد الشرطة في الوادي إن الطريق آمن.",
        "قائد الشرطة في الوادي",
        "وصافح قائد الشرطة الجرحى.",
        "قائد الشرطة",
    ),
]
APART = [
    ("انتشرت قوة محلية أمس.", "قوة محلية", "وانسحبت قوة مشتركة من التل.", "قوة مشتركة"),
    ("هاجم مسلحون القرية.", "مسلحون", "وقال مسلحون إنهم انسحبوا.", "مسلحون"),
    ("وصل أحمد الخطيب.", "أحمد الخطيب", "وغادر أحمد النجار.", "أحمد النجار"),
    ("حضر الأمير منصور بن بندر.", "الأمير منصور بن بندر", "وغاب الأمير بندر بن سعود.", "الأمير بندر بن سعود"),
    ("تقدم الجيش السوري أمس.", "الجيش السوري", "وانتشر الجيش اللبناني أمس.", "الجيش اللبناني"),
    ("وصل والد القتيل.", "والد القتيل", "وبكت والدة القتيل.", "والدة القتيل"),
    ("دعا أبناؤنا إلى الحوار.", "أبناؤنا", "وقال أبناؤهم إن الوقت ضاق.", "أبناؤهم"),
    ("تقدمت القوات المشتركة.", "القوات المشتركة", "وانسحبت القوات المحلية.", "القوات المحلية"),
]


@pytest.mark.parametrize(("first", "named", "second", "again"), ONE)
def test_a_phrase_takes_up_an_actor(first: str, named: str, second: str, again: str) -> None:
    reading = read(first, second)
    assert actor_of(reading, 0, named) == actor_of(reading, 1, again) is not None


@pytest.mark.parametrize(("first", "named", "second", "other"), APART)
def test_two_actors_stay_two(first: str, named: str, second: str, other: str) -> None:
    reading = read(first, second)
    assert actor_of(reading, 0, named) != actor_of(reading, 1, other)


def test_a_bare_noun_takes_the_kind_of_its_group() -> None:
    reading = read("تبنت طالبان الهجوم.", "وقالت الحركة إن المعارك مستمرة.")
    assert {m.kind for m in reading.mentions if m.span.quote in ("طالبان", "الحركة")} == {"armed_group"}


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    reading = read("تحدث متحدث باسم الرئيس سمير الحلبي.", "وقال الرئيس إن الهدنة صامدة.")
    president = actor_of(reading, 0, "الرئيس سمير الحلبي")
    assert president == actor_of(reading, 1, "الرئيس")
    assert president != actor_of(reading, 0, "متحدث باسم الرئيس سمير الحلبي")


def test_a_surname_of_two_men_joins_neither_to_the_other() -> None:
    reading = read("وصل علي صالح.", "وقال صالح إنه باق.", "ووصل طارق صالح.")
    assert actor_of(reading, 0, "علي صالح") != actor_of(reading, 2, "طارق صالح")
