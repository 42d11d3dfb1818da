"""JSON Lines, feeds, web archives, ZIP, PDF: many reports in one source, and what can be wrong with them."""

# Sample lines are kept whole, so that they read as they are published.
# ruff: noqa: E501

import gzip
import io
import json
import zipfile

import pytest
from intake_samples import (
    COPIED,
    PARAGRAPHS,
    TITLE,
    atom,
    json_feed,
    line,
    lines,
    page,
    pdf,
    rss,
    visual,
    wacz,
    warc,
    zipped,
)  # fmt: skip

from riwaya.intake import Intake, Limits, read_bytes, read_source
from riwaya.intake.formats.pdf import letters_of_forms
from riwaya.model import Report, to_plain


def read(data: bytes, limits: Limits | None = None) -> list[Intake]:
    return list(read_bytes(data, "s", limits=limits))


def only(data: bytes) -> Report:
    (intake,) = read(data)
    assert intake.report is not None, intake.problems
    return intake.report


def texts(report: Report, *kinds: str) -> list[str]:
    return [passage.text for passage in report.passages if passage.kind in kinds or not kinds]


def test_json_fields():
    report = only(
        line(
            id=7, url="https://minaa.example/7", author="سلمى الحداد", source="الميناء",
            date_extracted="2015-07-21 02:51:32",
        )
    )  # fmt: skip
    assert (report.source, report.url, report.outlet, report.byline) == (
        "s#7", "https://minaa.example/7", "الميناء", "سلمى الحداد",
    )  # fmt: skip
    assert (report.published_at, report.published_raw) == ("2015-07-21T02:51:32", "2015-07-21 02:51:32")
    assert texts(report) == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize("key", ["text", "content", "body"])
def test_json_body_keys(key: str):
    assert texts(only(line(**{"content": None, key: "\n".join(PARAGRAPHS)})), "paragraph") == list(PARAGRAPHS)


def test_json_passages():
    passages = [{"kind": "title", "text": TITLE}, {"kind": "quote", "text": PARAGRAPHS[0]}, PARAGRAPHS[1]]
    report = only(line(title=None, content=None, passages=passages))
    assert [passage.kind for passage in report.passages] == ["title", "quote", "paragraph"]


def test_json_body_with_markup():
    body = f"<p>{PARAGRAPHS[0]}</p><h2>عنوان فرعي</h2><p>{PARAGRAPHS[1]}</p>"
    assert [passage.kind for passage in only(line(content=body)).passages] == [
        "title", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_json_text_as_copied_from_a_page():
    report = only(line(title=None, content=COPIED))
    assert (report.title, report.outlet, report.published_at) == (TITLE, "الميناء", "2024-03-05")


def test_json_document_and_list():
    whole = json.dumps({"title": TITLE, "text": PARAGRAPHS[0]}, indent=2).encode()
    assert texts(only(whole)) == [TITLE, PARAGRAPHS[0]]
    listed = json.dumps([{"text": PARAGRAPHS[0]}, {"text": PARAGRAPHS[1]}, 5], indent=1).encode()
    intakes = read(listed)
    assert [intake.source for intake in intakes] == ["s#1", "s#2", "s#3"]
    assert [intake.report is None for intake in intakes] == [False, False, True]


def test_stored_reading_gives_its_report_back():
    report = only(line(id="a", outlet="الميناء"))
    again = only(json.dumps({"report": to_plain(report), "statements": []}).encode())
    assert again == report


def test_bad_line_is_named_and_the_rest_is_read():
    intakes = read(line() + b"\n{broken\n\n[1]\n{}\n" + line())
    assert [intake.source for intake in intakes] == ["s#1", "s#2", "s#4", "s#5", "s#6"]
    assert [intake.report is not None for intake in intakes] == [True, False, False, False, True]
    assert "not JSON" in intakes[1].problems[0].what
    assert "not a JSON object" in intakes[2].problems[0].what
    assert "has no text, content or passages" in intakes[3].problems[0].what


def test_first_line_may_be_the_bad_one(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_bytes(b"oops\n" + lines())
    intakes = list(read_source(str(path)))
    assert [intake.report is None for intake in intakes] == [True, False, False, False]
    assert intakes[0].source == f"{path}#1"


def test_long_line_is_refused_alone():
    intakes = read(line() + b"\n" + line(content="ن" * 9_000) + b"\n" + line(), Limits(report=5_000))
    assert [intake.report is None for intake in intakes] == [False, True, False]
    assert "larger than" in intakes[1].problems[0].what


def test_lone_surrogates_and_nuls_in_json():
    (intake,) = read(
        b'{"title": "x", "text": "%s \\ud800 \\u0000."}' % PARAGRAPHS[1].replace('"', "").encode()
    )
    assert intake.report is not None and "\ufffd" in intake.report.passages[-1].text
    assert "\x00" not in intake.report.passages[-1].text
    assert {"surrogates" in problem.what or "NUL" in problem.what for problem in intake.problems} == {True}
    assert len(intake.problems) == 2


def test_feeds():
    for data in (atom(), json_feed()):
        report = only(data)
        assert texts(report) == [TITLE, *PARAGRAPHS]
        assert (report.outlet, report.published_at) == ("صحيفة الميناء", "2024-03-05T10:20:00+00:00")
    first, second = read(rss())
    assert first.report is not None and second.report is not None
    assert first.report.published_at == "2024-03-05T10:20:00+03:00"
    assert first.report.url == "https://minaa.example/1" and first.report.id != second.report.id


def test_feed_of_summaries_is_read_with_a_warning():
    for intake in read(rss(full=False)):
        assert intake.report is not None and texts(intake.report, "paragraph") == [PARAGRAPHS[0]]
        assert "only a summary" in intake.problems[0].what


def test_feed_without_bodies():
    (intake,) = read(rss(bodies=False))
    assert intake.report is None
    assert "2 items without texts" in intake.problems[0].what and intake.problems[0].remedy


def test_feed_with_entities_that_multiply():
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((98 + n,) + (97 + n,) * 8) for n in range(20)
    ) + b"]><rss><channel><item><title>x</title><description>&u;</description></item></channel></rss>"  # fmt: skip
    assert all(intake.problems for intake in read(bomb))


def test_web_archive_keeps_addresses():
    reports = [intake.report for intake in read(warc())]
    assert all(reports) and [report.source for report in reports if report] == ["s#1", "s#4"]


@pytest.mark.parametrize("packed", [False, True])
def test_truncated_web_archive_gives_what_it_holds(packed: bool):
    data = gzip.compress(warc()) if packed else warc()
    intakes = read(data[: int(len(data) * 0.85)])
    assert intakes[0].report is not None
    assert any("truncated" in problem.what or "cut short" in problem.what for problem in intakes[-1].problems)


def test_archives_of_files():
    intakes = read(zipped())
    assert [intake.source for intake in intakes] == ["s#a/page.html", "s#b.txt"]
    assert all(intake.report for intake in intakes)
    assert len(read(wacz())) == 2


def test_archives_that_cannot_be_read():
    assert "truncated ZIP" in read(zipped()[:-30])[0].problems[0].what
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    assert "Office" in read(packed.getvalue())[0].problems[0].what
    nested = page()
    for _ in range(8):
        nested = gzip.compress(nested)
    assert "too deep" in read(nested)[0].problems[0].what


def test_gzip_bomb_is_refused():
    (intake, *_) = read(gzip.compress(b"x" * 30_000_000), Limits(report=1_000_000))
    assert intake.report is None and "larger than 1 MB" in intake.problems[0].what


def test_pdf_numbers_and_brackets():
    report = only(
        pdf(tuple(map(visual, (TITLE, f"{PARAGRAPHS[0]} وقُتل 120 شخصاً (من المدنيين) في 15 قرية."))))
    )
    assert texts(report, "paragraph") == [f"{PARAGRAPHS[0]} وقُتل 120 شخصاً (من المدنيين) في 15 قرية."]


def test_pdf_in_the_wrong_order_is_turned_round():
    (intake,) = read(pdf((TITLE, *PARAGRAPHS)))
    assert intake.report is not None
    assert texts(intake.report, "paragraph")[0] == PARAGRAPHS[0]
    assert "visual order" in intake.problems[0].what


def test_presentation_forms_alone_are_normalised():
    assert letters_of_forms("\ufef3\ufe98\ufedc\ufee0\ufee2 ﬁ ①") == "يتكلم ﬁ ①"


def test_pdf_without_text():
    assert "without a text layer" in read(pdf(("",)))[0].problems[0].what
    assert "broken PDF" in read(b"%PDF-1.7\n" + b"x" * 500)[0].problems[0].what
