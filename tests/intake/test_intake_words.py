"""Every row of the words of intake proves itself on its own examples."""

import pytest

from riwaya.intake.furniture import furniture, is_bare_credit, is_caption
from riwaya.intake.language import detect_language
from riwaya.lexicon.intake_words import intake_words

WORDS = intake_words()


@pytest.mark.parametrize("row", WORDS.furniture, ids=lambda row: row.what)
def test_furniture_row(row):
    assert row.examples and row.keeps
    for example in row.examples:
        assert furniture(example) is not None, example
    assert any(furniture(example) is row for example in row.examples)
    for kept in row.keeps:
        assert furniture(kept) is None, kept


@pytest.mark.parametrize("language", WORDS.languages, ids=lambda language: language.code)
def test_language_row(language):
    assert detect_language(language.example) == language.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("مرحبا", "ar"),
        ("12 34", None),
        ("", None),
        ("xyz qwrt", None),
        ("وصل الوفد إلى پاريس أمس في زيارة تستمر يومين.", "ar"),
        ("قالت شركة Microsoft Corporation إن الخدمة عادت إلى العمل في البلدة.", "ar"),
        ("ګوند وايي چې په دې سيمه کې جګړه روانه ده.", "ps"),
    ],
)
def test_language_of_hard_texts(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("شاحنات عند مدخل البلدة (أرشيف)", True),
        ("القائد في لقاء سابق [فرانس برس]", True),
        ("سوق البلدة (تصوير: سلمى الحداد)", True),
        ("وصل القائد عمران الجابري (أبو سالم)", False),
        ("نشر القائد بيانه في حسابه (تويتر).", False),
    ],
)
def test_caption(line, caption):
    assert is_caption(line) is caption


def test_bare_credit():
    assert (
        is_bare_credit("(تصوير: سلمى الحداد)")
        and is_bare_credit("Getty Images")
        and is_bare_credit("[رويترز]")
    )
    assert not is_bare_credit("صورة من البلدة بعد القصف")
