"""HTML pages: parts, metadata, encodings, hostility."""

# Sample lines are kept whole, so that they read as they are published.
# ruff: noqa: E501

import json
import time

import pytest
from intake_samples import CAPTION, HEADING, LINKED_DATA, PARAGRAPHS, STANDFIRST, TITLE, page

from riwaya.intake import Limits, read_bytes
from riwaya.model import Report


def one(data: bytes, media_type: str | None = None, limits: Limits | None = None):
    (intake,) = read_bytes(data, "s", media_type, limits=limits)
    return intake


def report_of(data: bytes, media_type: str | None = None) -> Report:
    report = one(data, media_type).report
    assert report is not None
    return report


def test_parts_of_a_page():
    report = report_of(page())
    assert [(passage.kind, passage.text) for passage in report.passages] == [
        ("kicker", "ملف الحصار"),
        ("title", TITLE),
        ("standfirst", STANDFIRST),
        ("caption", CAPTION),
        ("paragraph", PARAGRAPHS[0]),
        ("paragraph", PARAGRAPHS[1]),
        ("heading", HEADING),
        ("paragraph", PARAGRAPHS[2]),
        ("paragraph", "في المقابل قالت إدارة المعبر إن الطريق لم يُغلق أصلاً."),
        ("quote", "لم يبق في البلدة دقيق ليوم واحد، كنا نقسم الرغيف على أربعة."),
        ("list", "عشر شاحنات من الدقيق والأرز"),
        ("list", "شاحنتان من الأدوية ومستلزمات المشفى"),
        ("paragraph", PARAGRAPHS[3]),
    ]


def test_metadata_of_a_page():
    report = report_of(page())
    assert report.outlet == "صحيفة الميناء"
    assert report.byline == "سلمى الحداد"
    assert report.url == "https://minaa.example/news/1"
    assert report.published_at == report.published_raw == "2024-03-05T10:20:00+03:00"


def test_page_without_linked_data():
    report = report_of(page(linked=False))
    assert (report.title, report.outlet, report.byline) == (TITLE, "صحيفة الميناء", "سلمى الحداد")
    assert report.published_at == "2024-03-05T10:20:00+03:00"


def test_visible_date_where_nothing_else_tells():
    bare = page(linked=False).decode().replace('datetime="2024-03-05T10:20:00+03:00"', "")
    report = report_of(bare.encode())
    assert (report.published_at, report.published_raw) == ("2024-03-05", "الثلاثاء 5 آذار 2024")


def test_no_date_is_no_date():
    bare = (
        page(linked=False)
        .decode()
        .replace('<time datetime="2024-03-05T10:20:00+03:00">الثلاثاء 5 آذار 2024</time>', "")
    )
    report = report_of(bare.encode())
    assert (report.published_at, report.published_raw) == (None, None)


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2023-01-02", "publisher": "الميناء"},
        [{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2023-01-02", "publisher": {"name": "الميناء"}}}],
        {"@graph": [{"@graph": [{"@type": ["Thing", "ReportageNewsArticle"], "name": TITLE, "datePublished": ["2023-01-02"], "publisher": [{"name": "الميناء"}]}]}]},
    ],
)  # fmt: skip
def test_linked_data_in_any_nesting(data):
    text = (
        page()
        .decode()
        .replace(
            json.dumps(LINKED_DATA, ensure_ascii=False), "\n//<![CDATA[\n" + json.dumps(data) + "\n//]]>"
        )
    )
    report = report_of(text.encode())
    assert (report.published_at, report.outlet) == ("2023-01-02", "الميناء")


@pytest.mark.parametrize(
    ("charset", "declared", "media_type", "wrong"),
    [
        ("utf-8", None, None, False),
        ("windows-1256", None, None, False),
        ("windows-1256", "utf-8", None, True),
        ("utf-8", "windows-1256", None, True),
        ("utf-8", None, "text/html; charset=windows-1256", True),
        ("windows-1256", "iso-8859-1", None, True),
        ("windows-1256", "utf-8", "text/html; charset=windows-1256", False),
        ("utf-16", "utf-8", None, False),
        ("iso8859-6", None, None, False),
    ],
)
def test_encodings(charset: str, declared: str | None, media_type: str | None, wrong: bool):
    marks = {"©": "(c)", "«": '"', "»": '"'}
    text = page(declared=declared or charset).decode()
    for mark, plain in marks.items():
        text = text.replace(mark, plain)
    intake = one(text.encode(charset), media_type)
    assert intake.report is not None
    assert intake.report.title == TITLE
    assert PARAGRAPHS[0] in [passage.text for passage in intake.report.passages]
    assert bool(intake.problems) is wrong, intake.problems


def test_encoding_applied_twice_is_undone():
    intake = one(page().decode("latin-1").encode())
    assert intake.report is not None and intake.report.title == TITLE
    assert "repaired" in intake.problems[0].what


@pytest.mark.parametrize(
    "bomb",
    [
        b"<html><body>" + b"<div>" * 200_000 + b"<p>x",
        b"<html><body>" + b"<p>a b c.</p>" * 1_000_000,
        b'<html><body><p a="' + b"x" * 9_000_000 + b'">x</p>',
        b"<html><body><p " + b" ".join(b"a%d='x'" % number for number in range(200_000)) + b">x</p>",
        b"<html><body>" + b"<" * 5_000_000,
        b"<html><body>" + b"&lt;" * 2_000_000,
        b"<html>" + b"<table><tr><td>" * 50_000,
        b"<html><body>" + b"<b><i><a href=x>" * 60_000 + b"x",
    ],
    ids=["deep", "tags", "attribute", "attributes", "angles", "entities", "tables", "inline"],
)
def test_bombs_end_in_seconds_with_a_message(bomb: bytes):
    started = time.perf_counter()
    intake = one(bomb)
    assert time.perf_counter() - started < 15
    assert intake.problems and all(problem.what for problem in intake.problems)


def test_page_without_article():
    intake = one(b"<html><head><title>x</title></head><body><nav><a href=/>y</a></nav></body></html>")
    assert any("no article text" in problem.what for problem in intake.problems)


def test_hidden_text_and_programs_are_not_passages():
    texts = " ".join(passage.text for passage in report_of(page()).passages)
    for unwanted in (
        "var x",
        "color",
        "مخفي",
        "فيسبوك",
        "محفوظة",
        "الرئيسية",
        "اجتماع في المدينة",
        "اقرأ أيضاً",
    ):
        assert unwanted not in texts


def test_plain_page_of_divs_and_breaks():
    body = "<br><br>".join(PARAGRAPHS)
    report = report_of(f"<html><body><div><h1>{TITLE}</h1><div>{body}</div></div></body></html>".encode())
    assert [passage.text for passage in report.passages] == [TITLE, *PARAGRAPHS]


def test_bidi_marks_survive_and_entities_are_decoded():
    text = "وصل &laquo;الوفد&raquo;\u200f إلى\u00a0البلدة &#1602;بل الظهر &amp; عاد منها مساءً بعد لقاء طويل مع الأهالي."
    report = report_of(
        f"<html><body><article><p>{text}</p><p>{PARAGRAPHS[0]}</p></article></body></html>".encode()
    )
    assert (
        report.passages[0].text
        == "وصل «الوفد»\u200f إلى البلدة قبل الظهر & عاد منها مساءً بعد لقاء طويل مع الأهالي."
    )
