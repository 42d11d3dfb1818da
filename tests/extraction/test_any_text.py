"""Extraction raises on no text, and what it says of any text keeps the laws."""

import gzip
import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from reading_laws import check
from text_strategies import EXAMPLES, reports, texts

from riwaya import intake
from riwaya.extraction import extract
from riwaya.model import Passage, Report

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
NEWS = SHARED / "saudinewsnet" / "articles.jsonl.gz"
EVERY = 600  # one article in so many: fifty-odd


def report(text: str, kind: str = "paragraph") -> Report:
    passage = Passage(0, kind, text)  # type: ignore[arg-type]
    return Report("sha256:0", published_at="2025-10-22", language="ar", passages=(passage,))


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_every_reading_keeps_the_laws(given_report: Report) -> None:
    check(extract(given_report))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
@example("")
@example(" \n ")
@example('«««»»»""')
@example("قال قال قال قال قال")
@example("وأن أن إن أن بأن")
@example("(((((")
@example("\ud800\udfff قال\ud800 إن")
@example("\u202eقال القائد\u202c إن")
@example("قال: قال: قال: «قال: «قال: «")
@example("ـــــ ـــ")
@example("مشيرا أن بعدما طُلب العون حسب تعبيره، واصفا بعض")
@example("وصل سالم الربيعي وقال «الربيعي»")
@example("هز انفجار قوي سوق الخضار.")
def test_one_passage_keeps_the_laws(text: str) -> None:
    check(extract(report(text)))


def test_the_examples_of_the_lexicon_keep_the_laws() -> None:
    for text in EXAMPLES:
        check(extract(report(text)))


def test_a_whole_report_of_examples_keeps_the_laws() -> None:
    every = EXAMPLES[::9]
    passages = tuple(
        Passage(number, "paragraph", " ".join(every[at : at + 5]))
        for number, at in enumerate(range(0, len(every), 5))
    )
    check(extract(Report("sha256:0", published_at="2025-10-22", language="ar", passages=passages)))


@pytest.mark.parametrize("word", ["قال ", "«", "و", "أن ", "10 ", "في مدينة ", "الذي قال إن ", "(", "مقتل "])
def test_a_long_monotonous_text_is_read_in_good_time(word: str) -> None:
    check(extract(report(word * 400)))


@pytest.mark.skipif(not NEWS.exists(), reason=f"needs the news corpus at {NEWS}")
def test_real_articles_keep_the_laws() -> None:
    with gzip.open(NEWS, "rb") as lines:
        sample = b"".join(itertools.islice(lines, 0, None, EVERY))
    found = [taken.report for taken in intake.read_bytes(sample, "sample.jsonl", "application/x-ndjson")]
    assert len(found) > 40 and None not in found
    for article in found:
        assert article is not None
        check(extract(article))
