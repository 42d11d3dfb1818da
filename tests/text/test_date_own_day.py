"""The day that a text counts from."""

from datetime import date

import pytest

from riwaya.lexicon.dates import date_words
from riwaya.text.date_own_day import own_day
from riwaya.text.folding import fold
from riwaya.text.words import words

WEDNESDAY = date(2025, 10, 22)


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (["قصفوا الحي أمس"], "2025-10-22"),
        (["قصفوا الحي الاثنين"], "2025-10-22"),
        (["قصفوا الحي أمس الثلاثاء"], "2025-10-22"),
        (["قصفوا الحي أمس الاثنين"], "2025-10-21"),
        (["قصفوا الحي أمس", "قال اليوم (الاثنين) إنه"], "2025-10-20"),
        (["قصفوا الحي أمس الاثنين", "قال اليوم الأربعاء إنه"], "2025-10-22"),
        (["قصفوا الحي أول من أمس الجمعة"], "2025-10-19"),
        (["قال اليوم الخميس إنه"], "2025-10-23"),
        (["قال اليوم الجمعة إنه"], "2025-10-22"),
        (["تجتمع اللجنة غد الأربعاء"], "2025-10-21"),
    ],
)
def test_own_day(texts: list[str], day: str) -> None:
    split = [words(fold(text)) for text in texts]
    assert own_day(split, date_words(), WEDNESDAY).isoformat() == day
