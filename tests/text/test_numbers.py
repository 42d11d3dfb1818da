"""Numbers in words and digits: what they say, how far they reach, and that nothing makes them fail."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.lexicon.numbers import number_words
from riwaya.text.digits import read_digits
from riwaya.text.folding import fold
from riwaya.text.numbers import NumberHit, find_numbers
from riwaya.text.words import words

TABLE = number_words()


def hits(text: str) -> list[NumberHit]:
    folded = fold(text)
    return find_numbers(words(folded), TABLE, folded)


def one(text: str) -> NumberHit:
    found = hits(text)
    assert len(found) == 1, found
    return found[0]


EXACT = [
    ("قُتل ثلاثة مدنيين", "ثلاثة", 3),
    ("وصول ثلاث نساء", "ثلاث", 3),
    ("أصيب أحد عشر جندياً", "أحد عشر", 11),
    ("إحدى عشرة قذيفة", "إحدى عشرة", 11),
    ("اثنا عشر حاجزاً", "اثنا عشر", 12),
    ("بين الضحايا اثنتي عشرة طفلة", "اثنتي عشرة", 12),
    ("خمسة عشر أسيراً", "خمسة عشر", 15),
    ("ثماني عشرة أسرة", "ثماني عشرة", 18),
    ("ثلاثة وعشرين مقاتلاً", "ثلاثة وعشرين", 23),
    ("خمس وأربعون عائلة", "خمس وأربعون", 45),
    ("مئة وخمسون خيمة", "مئة وخمسون", 150),
    ("مائة وخمسة وعشرون نازحاً", "مائة وخمسة وعشرون", 125),
    ("مئتا نازح", "مئتا", 200),
    ("نحرّر مائتي أسير", "مائتي", 200),
    ("ثلاثمئة عائلة", "ثلاثمئة", 300),
    ("ثلاثمائة وسبعة عشر اسماً", "ثلاثمائة وسبعة عشر", 317),
    ("أربع مئة منزل", "أربع مئة", 400),
    ("ثمانمئة عنصر", "ثمانمئة", 800),
    ("ألف نازح", "ألف", 1000),
    ("ألفا نازح", "ألفا", 2000),
    ("ألفان وثلاثمئة مقاتل", "ألفان وثلاثمئة", 2300),
    ("عشرة آلاف نازح", "عشرة آلاف", 10_000),
    ("10 آلاف نازح", "10 آلاف", 10_000),
    ("١٠ آلاف نازح", "١٠ آلاف", 10_000),
    ("5 ملايين إنسان", "5 ملايين", 5_000_000),
    ("خمسون ألفاً من السكان", "خمسون ألفاً", 50_000),
    ("ثلاثة وعشرون ألفا وأربعمئة واثنان من السكان", "ثلاثة وعشرون ألفا وأربعمئة واثنان", 23_402),
    ("مليون ومئتا ألف نازح", "مليون ومئتا ألف", 1_200_000),
    ("مليونا نازح", "مليونا", 2_000_000),
    ("مليونين من السكان", "مليونين", 2_000_000),
    ("مليون ونصف المليون نازح", "مليون ونصف المليون", 1_500_000),
    ("نصف مليون نازح", "نصف مليون", 500_000),
    ("2.5 مليون نازح", "2.5 مليون", 2_500_000),
    ("٢٫٥ مليون نازح", "٢٫٥ مليون", 2_500_000),
    ("3 آلاف و500 مقاتل", "3 آلاف و500", 3500),
    ("1,250 عائلة", "1,250", 1250),
    ("١٬٢٥٠ عائلة", "١٬٢٥٠", 1250),
    ("١،٢٥٠ عائلة", "١،٢٥٠", 1250),
    ("1.250 عائلة", "1.250", 1250),
    ("12 500 عائلة", "12 500", 12_500),
    ("وصل 75 سجيناً", "75", 75),
    ("القتلى الثلاثة نُقلوا", "الثلاثة", 3),
    ("أُفرج عن جندي واحد", "واحد", 1),
    ("بلغت (5.2) مليون عائلة", "(5.2) مليون", 5_200_000),
    ("وزّعوا 138.780 ألف سلة", "138.780 ألف", 138_780),
    ("رُصدت 2000 عائلة", "2000", 2000),
]


@pytest.mark.parametrize(("text", "quote", "value"), EXACT)
def test_exact_numbers(text: str, quote: str, value: int) -> None:
    hit = one(text)
    assert text[hit.start : hit.end] == quote
    assert (hit.low, hit.best, hit.high) == (value, value, value)
    assert hit.unit_kind == "count"
    assert not hit.approximate


JOINED = [
    ("واعتقلوا بثلاثة حواجز", "ثلاثة", 3),
    ("وثلاثون جريحاً", "ثلاثون", 30),
    ("فخمسة آخرون", "خمسة", 5),
    ("لألف عائلة", "ألف", 1000),
    ("للثلاثة الباقين", "الثلاثة", 3),
]


@pytest.mark.parametrize(("text", "quote", "value"), JOINED)
def test_joined_letters_stay_outside(text: str, quote: str, value: int) -> None:
    hit = one(text)
    assert hit.best == value
    assert text[hit.start : hit.end].endswith(quote[2:])
    assert hit.start > 0


def test_joined_letter_with_harakat_needs_the_folded_text() -> None:
    text = "وَثَلَاثَةُ جنود"
    assert text[one(text).start :].startswith("ثَ")


RANGES = [
    ("عشرات القتلى", (20, None, 99), True),
    ("مئات النازحين", (200, None, 999), True),
    ("آلاف العائلات", (2000, None, 9999), True),
    ("عشرات الآلاف من السكان", (20_000, None, 99_999), True),
    ("مئات الآلاف من السكان", (200_000, None, 999_999), True),
    ("عشرات آلاف النازحين", (20_000, None, 99_999), True),
    ("بضعة جنود", (3, None, 9), True),
    ("لم يتجاوزوا الخمسين قتيلاً", (None, None, 50), False),
    ("اثنين، على الأقل، من الجنود", (2, 2, None), False),
    ("خمسة عشر (15) جندياً", (15, 15, 15), False),
    ("15 خمسة عشر جندياً", (15, 15, 15), False),
    ("بضع مئات من السكان", (300, None, 900), True),
    ("بضعة آلاف من السكان", (3000, None, 9000), True),
    ("بضعة عشر جندياً", (13, None, 19), True),
    ("نحو 200 مقاتل", (None, 200, None), True),
    ("حوالي مئتي مقاتل", (None, 200, None), True),
    ("قرابة ألف أسرة", (None, 1000, None), True),
    ("زهاء خمسين عنصراً", (None, 50, None), True),
    ("ما يقارب 300 خيمة", (None, 300, None), True),
    ("ما لا يقل عن ثلاثة مدنيين", (3, 3, None), False),
    ("لا يقل عددهم عن عشرين", (20, 20, None), False),
    ("أكثر من 200 مقاتل", (200, 200, None), False),
    ("وأكثر من خمسة آلاف أسرة", (5000, 5000, None), False),
    ("ما يزيد على 40 حاجزاً", (40, 40, None), False),
    ("تجاوز 60 إصابة", (60, 60, None), False),
    ("أقل من عشرة أسرى", (None, None, 10), False),
    ("لا يتجاوز عشرين مقاتلاً", (None, None, 20), False),
    ("لا يزيد عددهم على 15 رجلاً", (None, None, 15), False),
    ("قد يصل إلى 10 آلاف شخص", (None, 10_000, 10_000), False),
    ("يصل عددهم إلى 400 عنصر", (None, 400, 400), False),
    ("بين 5 و7 أسرى", (5, None, 7), False),
    ("بين خمسة وسبعة أسرى", (5, None, 7), False),
    ("بين خمسة وعشرين مقاتلاً", (5, None, 20), False),
    ("ما بين عشرين وثلاثين مقاتلاً", (20, None, 30), False),
    ("بين 10 و15 ألف نازح", (10_000, None, 15_000), False),
    ("بين 500 و1000 نازح", (500, None, 1000), False),
    ("من 5 إلى 7 حواجز", (5, None, 7), False),
    ("5-7 مقاتلين", (5, None, 7), False),
    ("5 أو 7 مقاتلين", (5, None, 7), False),
    ("ثلاثة أو أربعة جنود", (3, None, 4), False),
    ("يزيد عددهم عن (70) مقاتلاً", (70, 70, None), False),
    ("أكثر من (209) مقاتلين", (209, 209, None), False),
    ("أكثر من ثلاث قذائف تقريباً", (3, 3, None), True),
    ("106-110 مقاتلين", (106, None, 110), False),
    ("نحو 20 إلى 30 عائلة", (20, None, 30), True),
]


@pytest.mark.parametrize(("text", "bounds", "approximate"), RANGES)
def test_qualifiers_and_ranges(text: str, bounds: tuple[int | None, ...], approximate: bool) -> None:
    hit = one(text)
    assert (hit.low, hit.best, hit.high) == bounds
    assert hit.approximate is approximate
    assert hit.start <= 1  # the qualifier is inside


TRAILING = [
    ("قُتل 22 شخصاً على الأقل", (22, 22, None), "على الأقل"),
    ("قُتل سبعة مدنيين بينهم على الأقل", (7, 7, None), "على الأقل"),
    ("أصيب 5 على أقل تقدير", (5, 5, None), "على أقل تقدير"),
    ("وصل ثلاثون عنصراً كحد أقصى", (None, None, 30), "كحد أقصى"),
    ("سقط 12 جريحاً تقريباً", (None, 12, None), "تقريباً"),
]


@pytest.mark.parametrize(("text", "bounds", "qualifier"), TRAILING)
def test_qualifiers_after_the_noun(text: str, bounds: tuple[int | None, ...], qualifier: str) -> None:
    hit = one(text)
    assert (hit.low, hit.best, hit.high) == bounds
    assert hit.qualifier_end is not None
    assert text[: hit.qualifier_end].endswith(qualifier)


def test_a_qualifier_belongs_to_the_nearest_number() -> None:
    first, second = hits("قُتل 5 جنود وجُرح 10 مدنيين على الأقل")
    assert first.qualifier_end is None
    assert (first.low, first.high) == (5, 5)
    assert (second.low, second.high) == (10, None)


KINDS = [
    ("ارتفع 5% هذا الشهر", "percent"),
    ("نسبة 12.5 في المئة", "percent"),
    ("ثلاثون بالمئة من السكان", "percent"),
    ("ارتفع %100 هذا الشهر", "percent"),
    ("8ر4 بالمئة من السكان", "percent"),
    ("عشرة في المئة من السكان", "percent"),
    ("دفعوا (250) ليرة", "money"),
    ("الدورة 1436 هـ", "year"),
    ("في فبراير (شباط) 2013 خص", "year"),
    ("أجريت في 2012 تخلص", "year"),
    ("خلال الساعات الـ48 الماضية", "time"),
    ("خمسة ملايين دولار", "money"),
    ("$500 لكل عائلة", "money"),
    ("دُفعت 300 ألف ليرة", "money"),
    ("عام 2013 شهد هدنة", "year"),
    ("انتخابات 2014.", "year"),
    ("منذ 2011 وحتى الآن", "year"),
    ("مايو 2015 شهد", "year"),
    ("المادة 5 من الاتفاق", "ordinal"),
    ("اللواء 51 انسحب", "ordinal"),
    ("القرار رقم 2254", "ordinal"),
    ("اليوم الثالث للحصار", "ordinal"),
    ("المقاتل الحادي عشر", "ordinal"),
    ("المهلة الثانية والعشرين", "ordinal"),
    ("طائرة F16 أقلعت", "ordinal"),
    ("الهاتف 0933123456", "ordinal"),
    ("في 22 أيار وقع", "time"),
    ("خلال 24 ساعة", "time"),
    ("الأيام الثلاثة الماضية", "time"),
    ("عمرها 15 عاماً", "time"),
    ("عند 10:30 مساء", "time"),
    ("على بعد 30 كيلومتراً", "measure"),
    ("20 طناً من الطحين", "measure"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_is_no_count(text: str, kind: str) -> None:
    assert {hit.unit_kind for hit in hits(text)} == {kind}


SILENT = [
    "لم يصل أحد إلى المخيم",
    "لست مسؤولاً عنهم",
    "عدة قذائف سقطت على الحي",
    "كمية من الذخيرة",
    "عُثر عليهم ميتين في الخندق",
    "نصف السكان غادروا",
    "انسحبوا يوم الاثنين من التلة",
    "الأسرة الواحدة",
    "الأربعاء الماضي",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_number(text: str) -> None:
    assert hits(text) == []


def test_two_numbers_with_a_noun_between_stay_two() -> None:
    assert [hit.best for hit in hits("ثلاثة قتلى وعشرين جريحاً")] == [3, 20]


def test_every_qualifier_is_read() -> None:
    rows = tomllib.loads(files("riwaya").joinpath("lexicon", "ar", "numbers.toml").read_text("utf-8"))
    for row in rows["bound"]:
        for phrase in row.get("before", ()):
            assert one(f"{phrase} 40 مقاتلاً").start == 0, phrase
        for phrase in row.get("after", ()):
            text = f"40 مقاتلاً {phrase}"
            assert one(text).qualifier_end == len(text), phrase
    for row in rows["verb_bound"]:
        for negation in ("", "لا "):
            phrase = f"{negation}{row['present']} {row['preps'][0]}".strip()
            assert one(f"{phrase} 40 مقاتلاً").start == 0, phrase


def test_a_change_is_no_range() -> None:
    assert [hit.best for hit in hits("ارتفع العدد من 5 إلى 7 قتلى")] == [5, 7]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,500", 12_500),
        ("1.5", 1.5),
        ("0.125", 0.125),
        ("3,5", 3.5),
        ("22.10.2025", None),
        ("7", 7),
        ("9" * 40, None),
    ],
)
def test_digits(typed: str, value: float | None) -> None:
    assert read_digits(typed) == value


PIECES = [
    "ثلاثة", "و", "وعشرين", "مئة", "ألف", "آلاف", "10", "1,5", "بين", "إلى", "-", "/", "نحو",
    "على الأقل", "شخص", "نصف", "بضع", ":", "عشرات", "الثالث", "عشر", "مليون", "أو", "من", "%",
    "(", ")", "\u0640", "2015", "\u064e", "،",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
                 st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))  # fmt: skip
def test_any_text_gives_valid_spans(text: str) -> None:
    tokens = words(fold(text))
    last = 0
    for hit in find_numbers(tokens, TABLE, fold(text)):
        assert 0 <= hit.start_word < hit.end_word <= len(tokens)
        assert last <= hit.start < hit.end <= len(text)
        assert tokens[hit.start_word].start <= hit.start
        assert hit.end == tokens[hit.end_word - 1].end
        assert hit.low is None or hit.high is None or hit.low <= hit.high
        last = hit.end
