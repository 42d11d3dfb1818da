"""Gold without its texts: stripped, checked, and put together again from the corpora as published."""

import csv
import gzip
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya import desk
from riwaya.cli import run
from riwaya.errors import ReadingError
from riwaya.evaluation import check_gold, corpora, standoff
from riwaya.model import Factuality, Passage, Reading, Report, Span, Statement, from_plain, to_plain

GOLD = Path(__file__).resolve().parents[2] / "gold"
SENTENCE = "قالت الشرطة إن الطريق مفتوح."
ARTICLE = {
    "source": "darfa", "url": "https://example.org/1", "date_extracted": "2025-05-06 01:02:03",
    "title": "عنوان الخبر ", "author": "", "content": " فقرة أولى.\n\n فقرة ثانية.",
}  # fmt: skip


def sentence_reading() -> Reading:
    report = next(corpora.read_lines([json.dumps({"text": SENTENCE}).encode()], "x"))
    source, cue = Span(0, 5, 11, "الشرطة"), Span(0, 0, 4, "قالت")
    said = Statement("s1", source, None, "office", cue, (Span(0, 15, 27, "الطريق مفتوح"),), "state")
    return Reading(report, statements=(said,))


def demo() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / "demo.jsonl").read_text("utf-8").splitlines()]


def words_of(text: str) -> set[str]:
    return {word for word in text.split() if len(word) > 3 and not word.isascii()}


@pytest.mark.parametrize("data", demo(), ids=lambda data: data["report"]["source"])
def test_stripped_gold_holds_no_words_and_comes_back_whole(data: dict[str, Any]) -> None:
    reading = from_plain(data)
    bare = json.loads(json.dumps(standoff.strip(reading), ensure_ascii=False))
    left = json.dumps({**bare, "places": [], "report": {**bare["report"], "outlet": ""}}, ensure_ascii=False)
    assert not words_of(left)
    assert to_plain(standoff.restore(bare, reading.report)) == data


@given(st.data())
def test_any_text_comes_back_whole(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(0, start, end, text[start:end])
    said = Statement("s1", None, None, None, span, (), "state")
    reading = Reading(Report("sha256:0", passages=(Passage(0, "paragraph", text),)), statements=(said,))
    assert standoff.restore(standoff.strip(reading), reading.report) == reading
    assert list(check_gold([json.dumps(standoff.strip(reading)).encode()], "x")) == []


def test_another_text_is_refused() -> None:
    reading = sentence_reading()
    other = Report("sha256:1", passages=(Passage(0, "paragraph", SENTENCE.replace("الشرطة", "البلدية")),))
    with pytest.raises(ReadingError, match="another text"):
        standoff.restore(standoff.strip(reading), other)


def published(folder: Path, form: str) -> Path:
    """Write a corpus of one sentence or article as it is published, or as JSON Lines."""
    if form == "csv":
        path, out = folder / "assault_gsr.csv", io.StringIO()
        writer = csv.DictWriter(out, ["", "id", "text"])
        writer.writeheader()
        writer.writerow({"": 0, "id": "X-1", "text": SENTENCE})
        path.write_text(out.getvalue(), "utf-8")
    elif form == "jsonl":
        path = folder / "assault_labels.jsonl"
        path.write_text(json.dumps({"id": "X-1", "text": SENTENCE}) + "\n", "utf-8")
    elif form == "zip":
        path = folder / "2025-05-06.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("2025-05-06.json", json.dumps([ARTICLE]))
    else:
        path = folder / "articles.jsonl.gz"
        path.write_bytes(gzip.compress(json.dumps(ARTICLE).encode()))
    return path


@pytest.mark.parametrize("form", ["csv", "jsonl", "zip", "gz"])
def test_a_corpus_gives_the_same_texts_in_each_form(tmp_path: Path, form: str) -> None:
    path = published(tmp_path, form)
    assert corpora.is_corpus(path)
    with path.open("rb") as stream:
        (report,) = corpora.read_file(stream, path.name)
    sentence = form in ("csv", "jsonl")
    assert report.source == ("gsr:72a9e0e559" if sentence else "sns:d56efbd139")
    texts = [SENTENCE] if sentence else ["عنوان الخبر", "فقرة أولى.", "فقرة ثانية."]
    assert [passage.text for passage in report.passages] == texts


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", b"PK no"),
        ("a.jsonl.gz", b"plain"),
        ("a.jsonl", b"{"),
        ("a.jsonl", b"[]"),
        ("a_gsr.csv", b"\xff\xfe"),
    ],
)
def test_what_is_no_corpus_is_told(name: str, data: bytes) -> None:
    with pytest.raises(ReadingError):
        list(corpora.read_file(io.BytesIO(data), name))


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    path = tmp_path / "bare.jsonl"
    path.write_text(json.dumps(standoff.strip(sentence_reading())) + "\n", "utf-8")
    return path


def test_get_puts_the_texts_back(tmp_path: Path, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(tmp_path, "csv")
    target = tmp_path / "filled"
    assert run(["gold", "get", str(bare), "--texts", str(tmp_path), "-o", str(target)]) == 0
    (line,) = (target / "bare.jsonl").read_text("utf-8").splitlines()
    assert from_plain(json.loads(line)) == sentence_reading()
    assert run(["gold", "show", "gsr:72a9", str(target / "bare.jsonl"), "--labels", "en"]) == 0
    shown = capsys.readouterr().out
    assert SENTENCE in shown and "states" in shown
    assert desk.evaluate_gold(target / "bare.jsonl").scores()["cue_f1"] is not None


def test_get_says_which_text_is_missing(
    tmp_path: Path, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(tmp_path, "zip")
    assert run(["gold", "get", str(bare), "--texts", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    assert "gsr:72a9e0e559" in capsys.readouterr().err


def test_bare_gold_is_not_scored(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(bare)]) == 1
    assert "riwaya gold get" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"parent": "s9"}, "no statement"),
        ({"act": "shout"}, "wanted one of"),
        ({"cue": {"passage": 0, "start": 90, "end": 95, "hash": "0"}}, "is not its quote"),
        ({"source_actor": "a7"}, "none of the actors"),
    ],
)
def test_check_finds_what_is_wrong(bare: Path, change: dict[str, Any], told: str) -> None:
    data = json.loads(bare.read_text("utf-8"))
    assert list(check_gold([json.dumps(data).encode()], "x")) == []
    data["statements"][0].update(change)
    assert any(told in problem.what for problem in check_gold([json.dumps(data).encode()], "x"))


def test_check_finds_unknown_voices_and_circles() -> None:
    reading = sentence_reading()
    said = reading.statements[0]
    circle = [{**to_plain(said), "parent": "s1"}]
    data = {**to_plain(reading), "statements": circle}
    data["events"] = [
        {
            "id": "e1",
            "type": "kill",
            "trigger": to_plain(said.cue),
            "factuality": [to_plain(Factuality("s7", "denied"))],
        }
    ]
    told = [problem.what for problem in check_gold([json.dumps(data).encode()], "x")]
    assert any("circle" in what for what in told)
    assert any("'s7'" in what for what in told)
    assert any("outlet" in what for what in told)


@pytest.mark.parametrize(
    "report",
    [
        {"id": 5, "passages": [{"id": 0, "length": -4, "hash": "x"}]},
        {"id": "sha256:0", "passages": [{"hash": "x", "id": 0, "kind": "title", "length": 10**12}]},
        {"id": "sha256:0", "passages": [{"hash": "x", "id": 0, "kind": "title", "length": "long"}]},
        ["no", "report"],
    ],
)
def test_get_and_check_tell_what_is_no_gold(
    tmp_path: Path, report: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({"report": report}) + "\n", "utf-8")
    for command in (["gold", "get", str(path), "--texts", str(tmp_path)], ["gold", "check", str(path)]):
        assert run(command) == 1
        assert "bad.jsonl" in "".join(capsys.readouterr())


def test_check_goes_on_after_a_bad_line(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare.write_text(bare.read_text("utf-8") + '{"report": 3}\n', "utf-8")
    assert run(["gold", "check", str(bare)]) == 1
    assert ":2" in capsys.readouterr().out


def test_strip_leaves_no_text_and_overwrites_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl"
    whole.write_text(json.dumps(to_plain(sentence_reading()), ensure_ascii=False) + "\n", "utf-8")
    assert run(["gold", "strip", str(whole), "-o", str(tmp_path)]) == 2
    assert run(["gold", "strip", str(whole), "-o", str(tmp_path / "bare")]) == 0
    assert not words_of((tmp_path / "bare" / "whole.jsonl").read_text("utf-8"))


def test_agree_compares_two_annotators(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = sentence_reading(), sentence_reading()
    other = replace(other, statements=(replace(other.statements[0], act="deny"),))
    for name, reading in (("a", one), ("b", other)):
        (tmp_path / name).write_text(json.dumps(to_plain(reading)) + "\n", "utf-8")
    assert run(["gold", "agree", str(tmp_path / "a"), str(tmp_path / "b"), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["texts"], scores["cue_f1"], scores["act_acc"]) == (1, 1.0, 0.0)


SHIPPED = [*sorted(GOLD.glob("*.jsonl")), *sorted(GOLD.glob("second/*.jsonl"))]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_gold_is_right(path: Path) -> None:
    with path.open("rb") as lines:
        assert [problem for problem in check_gold(lines, path.name) if problem.remedy] == []


def split() -> list[dict[str, str]]:
    with (GOLD / "split.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_gold_is_the_texts_that_were_drawn(part: str) -> None:
    drawn = {row["label"] for row in split() if row["part"] == part}
    twice = {row["label"] for row in split() if row["part"] == part and (row["twice"] or part == "test")}
    assert labels_in(f"*-{part}.jsonl") == drawn
    assert labels_in(f"second/*-{part}-b.jsonl") == twice


def test_train_gold_is_of_what_was_drawn_to_train() -> None:
    drawn = {row["label"] for row in split() if row["part"] == "train"}
    assert labels_in("*-train.jsonl") <= drawn


def labels_in(pattern: str) -> set[str]:
    found = [json.loads(line)["report"]["source"] for p in GOLD.glob(pattern) for line in p.open("rb")]
    assert len(found) == len(set(found))
    return set(found)


def test_no_text_of_the_corpora_is_shipped() -> None:
    for path in SHIPPED:
        if path.stem != "demo":
            assert b'"quote"' not in path.read_bytes() and b'"text"' not in path.read_bytes()
