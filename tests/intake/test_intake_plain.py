"""Plain text: copied from a page, typed, wrapped."""

# Sample lines are kept whole, so that they read as they are published.
# ruff: noqa: E501

from pathlib import Path

import pytest
from intake_samples import CAPTION, COPIED, HEADING, PARAGRAPHS, TITLE

from riwaya.intake import read_source, read_text
from riwaya.model import Report

SEED = Path(__file__).parents[2] / "../shared/data/seed"


def kinds(report: Report | None) -> list[tuple[str, str]]:
    assert report is not None
    return [(passage.kind, passage.text) for passage in report.passages]


def test_copied_page():
    intake = read_text(COPIED, "s")
    report = intake.report
    assert intake.problems == ()
    assert kinds(report) == [
        ("title", TITLE),
        ("caption", CAPTION),
        ("paragraph", PARAGRAPHS[0]),
        ("paragraph", PARAGRAPHS[1]),
        ("heading", HEADING),
        ("paragraph", PARAGRAPHS[2]),
        ("paragraph", PARAGRAPHS[3]),
    ]
    assert report is not None
    assert (report.byline, report.outlet) == ("خاص - الميناء", "الميناء")
    assert (report.published_at, report.published_raw) == ("2024-03-05", "الثلاثاء 2024/03/05")
    assert (report.source, report.language) == ("s", "ar")


def test_a_sentence_is_a_paragraph_and_no_title():
    assert kinds(read_text("قال الأهالي إن الطريق مقطوع.", "s").report) == [
        ("paragraph", "قال الأهالي إن الطريق مقطوع.")
    ]
    assert kinds(read_text("قال الأهالي إن الطريق مقطوع", "s").report)[0][0] == "paragraph"


def test_bare_paragraphs_have_no_title():
    report = read_text("\n\n".join(PARAGRAPHS), "s").report
    assert kinds(report) == [("paragraph", text) for text in PARAGRAPHS]
    assert report is not None and report.title is None


def test_title_needs_a_blank_line():
    assert kinds(read_text(f"{TITLE}\n\n{PARAGRAPHS[0]}", "s").report)[0] == ("title", TITLE)
    assert ("title", TITLE) not in kinds(read_text(f"{TITLE}\n{PARAGRAPHS[0]}", "s").report)


def test_kicker_title_standfirst_byline_date():
    text = f"ملف الحصار\n{TITLE}\nسائقون رووا أن الطريق فُتح ساعتين فقط قبل أن يُغلق مجدداً\nكتب: سلمى الحداد\nنشر في: 5 آذار 2024\n\n"
    report = read_text(text + "\n\n".join(PARAGRAPHS), "s").report
    assert [kind for kind, _ in kinds(report)][:3] == ["kicker", "title", "standfirst"]
    assert report is not None
    assert report.byline == "كتب: سلمى الحداد"
    assert report.published_at == "2024-03-05"
    assert report.published_raw == "نشر في: 5 آذار 2024"


def test_wrapped_lines_are_joined():
    words = " ".join(PARAGRAPHS[:2]).split()
    wrapped, row = [], ""
    for word in words:
        if len(row) + len(word) > 48:
            wrapped.append(row)
            row = ""
        row = f"{row} {word}".strip()
    wrapped.append(row)
    report = read_text("\n".join(wrapped) + "\n\n" + PARAGRAPHS[3], "s").report
    joined = "\n".join(text for _, text in kinds(report))
    assert " ".join(joined.split()) == " ".join([*PARAGRAPHS[:2], PARAGRAPHS[3]])
    assert len(kinds(report)) <= 3


def test_published_characters_are_kept():
    text = "قـــال\u200f الأهالي\u00a0 إنّ   الطّريق\t«مقطوع» لا\u202bيصل\u202c منه أحد."
    report = read_text(text, "s").report
    assert kinds(report) == [
        ("paragraph", "قـــال\u200f الأهالي إنّ الطّريق «مقطوع» لا\u202bيصل\u202c منه أحد.")
    ]


def test_dateline():
    report = read_text(f"بيت الورد (رويترز) - {PARAGRAPHS[0]}", "s").report
    assert report is not None and report.dateline_place == "بيت الورد"
    report = read_text(f"بيت الورد - سانا: {PARAGRAPHS[0]}", "s").report
    assert report is not None and report.dateline_place == "بيت الورد"
    report = read_text(PARAGRAPHS[0], "s").report
    assert report is not None and report.dateline_place is None


@pytest.mark.parametrize(
    "raw", ["قبل ساعتين", "منذ 3 أيام"]
)  # fmt: skip
def test_relative_publication_date_is_not_guessed(raw: str):
    intake = read_text(f"{TITLE}\n\nخاص - الميناء\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}", "s")
    assert intake.report is not None and intake.report.published_at is None
    line = b'{"title": "x", "text": "%s", "published_at": "%s"}' % (
        PARAGRAPHS[0].replace('"', "").encode(),
        raw.encode(),
    )
    (intake,) = read_source("-", stdin=line)
    assert intake.report is not None
    assert (intake.report.published_at, intake.report.published_raw) == (None, raw)
    assert "counts from a moment" in intake.problems[0].what


def test_ambiguous_date_is_told():
    (intake,) = read_source("-", stdin=COPIED.replace("الثلاثاء 2024/03/05", " 05/03/2024").encode())
    assert intake.report is not None and intake.report.published_raw == "05/03/2024"
    assert any("could be another day" in problem.what for problem in intake.problems)


@pytest.mark.skipif(not SEED.is_dir(), reason="the real report is not here (../shared/data/seed)")
def test_real_report():
    (path,) = SEED.glob("*.txt")
    (intake,) = read_source(str(path))
    report = intake.report
    assert report is not None and intake.problems == ()
    assert report.published_at == "2025-10-22"
    assert report.published_raw == "الأربعاء 2025/10/22"
    assert (report.byline, report.outlet) == ("خاص - المدن", "المدن")
    counts = [kind for kind, _ in kinds(report)]
    assert counts[0] == "title" and counts.count("title") == 1
    assert counts.count("caption") == 2 and counts.count("heading") == 3 and counts.count("paragraph") == 11
    assert len(counts) == 17
