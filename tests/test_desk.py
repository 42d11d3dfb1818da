"""The desk puts the stages together; here they are fakes."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import riwaya
from riwaya import desk
from riwaya.desk import readings as reading_desk
from riwaya.errors import SourceError
from riwaya.intake import Intake
from riwaya.model import MadeBy, Passage, Problem, Reading, Report

MADE = MadeBy("0", "fake", "")


def report(text: str, source: str | None = None) -> Report:
    return Report(f"sha256:{text}", source=source, passages=(Passage(0, "paragraph", text),))


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Intake that gives one report for each word of a source's name, and extraction that fails on `bad`."""
    calls = SimpleNamespace(read=[], extracted=[])

    def read_source(source: str, *, stdin: bytes | None = None) -> Iterator[Intake]:
        calls.read.append(source)
        if source == "-":
            yield Intake(source, report((stdin or b"").decode()))
        elif "lost" in source:
            yield Intake(source, None, (Problem(source, "is empty", "save it again"),))
        elif "raises" in source:
            yield Intake(source, report("before"))
            raise RuntimeError("torn")
        elif "none" not in source:
            for word in Path(source).stem.split():
                yield Intake(source, report(word, source))

    def read_bytes(data: bytes, source: str, media_type: str | None = None) -> Iterator[Intake]:
        yield Intake(source, report(f"page of {media_type}", source))

    def extract(one: Report, engine: str = "lexicon") -> Reading:
        calls.extracted.append(one.id)
        if "bad" in one.id:
            raise ZeroDivisionError("oh")
        return Reading(one, made_by=MADE)

    fake_intake = SimpleNamespace(
        expand=lambda sources: iter(sources),
        read_source=read_source,
        read_bytes=read_bytes,
        read_text=lambda text, source: Intake(source, report(text, source)),
    )
    monkeypatch.setattr(reading_desk, "intake", fake_intake)
    monkeypatch.setattr(reading_desk, "extraction", SimpleNamespace(extract=extract, prepare=lambda: None))
    return calls


def texts(readings: list[Reading]) -> list[str | None]:
    return [reading.report.passages[0].text if reading.report.passages else None for reading in readings]


def test_one_reading_for_every_report_in_order() -> None:
    readings = list(desk.read_all(["a b.txt", "lost", "c.txt", "bad d.txt", "none.txt", "e.txt"]))
    assert texts(readings) == ["a", "b", None, "c", "bad", "d", None, "e"]
    assert [desk.was_read(reading) for reading in readings] == [
        True,
        True,
        False,
        True,
        False,
        True,
        False,
        True,
    ]


def test_an_unreadable_source_gives_its_problems() -> None:
    [reading] = desk.read_all(["lost"])
    assert reading.problems == (Problem("lost", "is empty", "save it again"),)
    assert reading.report.source == "lost"
    assert reading.report.id.startswith("sha256:") and len(reading.report.id) == 71


def test_a_failed_extraction_keeps_the_report_and_says_so() -> None:
    [reading] = desk.read_all(["bad"])
    assert reading.report.passages
    assert reading.problems[0].what == "extraction failed: ZeroDivisionError: oh"


def test_a_reader_that_fails_loses_nothing_it_gave_before() -> None:
    before, after = desk.read_all(["raises"])
    assert desk.was_read(before)
    assert "torn" in after.problems[0].what


def test_a_source_without_reports_is_told() -> None:
    [reading] = desk.read_all(["none.txt"])
    assert reading.problems[0].what == "holds no report"


def test_long_sources_and_standard_input_are_streamed(stages, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(reading_desk, "WHOLE", 10)
    path = tmp_path / "a b c.jsonl"
    path.write_text("x" * 100)
    readings = desk.read_all([str(path), "-"], stdin=b"piped")
    assert texts([next(readings)]) == ["a"]
    assert len(stages.extracted) == 1  # the other two are not yet read
    assert texts(list(readings)) == ["b", "c", "piped"]


def test_progress_counts_sources_and_readings() -> None:
    told = []
    list(desk.read_all(["a b", "c", "lost"], progress=lambda done, made: told.append((done, made))))
    assert told == [(1, 2), (2, 3), (3, 4)]


def test_read_takes_a_text() -> None:
    assert desk.read("He said so. They denied it.").report.passages[0].text == "He said so. They denied it."
    assert desk.read("one/two three").report.source == "text"


@pytest.mark.parametrize("page", ["<!DOCTYPE html><html>…", "text <p>x</p>", "<p class=a>x", "<ARTICLE>\nx"])
def test_read_takes_html(page: str) -> None:
    assert desk.read(page).report.passages[0].text == "page of text/html; charset=utf-8"


@pytest.mark.parametrize("address", ["https://example.org/a", " http://example.org/b.html\n"])
def test_read_takes_an_address(stages, address: str) -> None:
    desk.read(address)
    assert stages.read == [address.strip()]


def test_read_takes_a_file_by_name_or_path(tmp_path: Path) -> None:
    path = tmp_path / "word.txt"
    path.write_text("x")
    assert texts([desk.read(path), desk.read(str(path))]) == ["word", "word"]


@pytest.mark.parametrize("name", ["no-such.html", "folder/none", "/nowhere/at/all.txt"])
def test_what_looks_like_a_file_and_is_none_is_an_error(name: str) -> None:
    with pytest.raises(SourceError, match=r"no such file \(check"):
        desk.read(name)
    with pytest.raises(SourceError):
        desk.read(Path(name))


def test_a_path_is_always_a_file() -> None:
    with pytest.raises(SourceError, match="no such file"):
        desk.read(Path("words with spaces"))


def test_read_wants_exactly_one_report(tmp_path: Path) -> None:
    for name in ("a b.txt", "none.txt"):
        (tmp_path / name).write_text("x")
    with pytest.raises(SourceError, match="holds 2 reports"):
        desk.read(tmp_path / "a b.txt")
    with pytest.raises(SourceError, match="holds no report"):
        desk.read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="folder"):
        desk.read(tmp_path)


def test_read_raises_what_was_wrong(tmp_path: Path) -> None:
    (tmp_path / "lost.txt").write_text("x")
    with pytest.raises(SourceError, match=r"is empty \(save it again\)"):
        desk.read(tmp_path / "lost.txt")


def test_names_that_no_file_can_have_are_texts() -> None:
    assert desk.read("a\x00 b").report.source == "text"
    assert desk.read("word " * 2000).report.source == "text"


def test_every_public_name_is_shown_in_the_doctest() -> None:
    shown = riwaya.__doc__ or ""
    assert [name for name in riwaya.__all__ if f"riwaya.{name}" not in shown] == []
    assert all(hasattr(riwaya, name) for name in riwaya.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = riwaya.nonsense
