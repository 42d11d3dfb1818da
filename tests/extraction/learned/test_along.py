"""Reading along: the engines read the same whatever the order, and say so when their file is no good."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from reading_laws import check
from text_strategies import reports

from riwaya.errors import ModelError
from riwaya.extraction import extract
from riwaya.extraction.learned import along, model
from riwaya.extraction.learned.model import FOLDER, Model
from riwaya.model import Passage, Report

ENGINES = ("full", "fast")
TEXT = "قال وزير الخارجية سامي الحذيفي إن القوات قصفت مخيم النور أمس، ونفى المتحدث باسم الجيش ذلك."


def report(*texts: str) -> Report:
    passages = tuple(Passage(n, "paragraph", text) for n, text in enumerate(texts))
    return Report("sha256:0", published_at="2025-10-22", language="ar", passages=passages)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_reads_and_says_which_model_did(engine: str) -> None:
    reading = extract(report(TEXT), engine)
    assert reading.made_by.engine == engine
    assert reading.made_by.model == json.loads((FOLDER / f"{engine}.json").read_text("utf-8"))["sha256"]
    assert [s.act for s in reading.statements] == ["state", "deny"]
    assert "bombardment" in {event.type for event in reading.events}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
@example(report("قال"))
@example(report("ا" * 3000))
def test_every_reading_keeps_the_laws(given_report: Report) -> None:
    check(extract(given_report, "full"))


def test_a_passage_is_read_alike_beside_any_other() -> None:
    alone = extract(report(TEXT), "full")
    beside = extract(report(TEXT, "اندلعت اشتباكات عنيفة في المدينة وقتل خمسة جنود."), "full")
    own = [s for s in beside.statements if s.cue.passage == 0]
    assert [replace(s, id="", source_actor=None, confidence=0) for s in own] == [
        replace(s, id="", source_actor=None, confidence=0) for s in alone.statements
    ]
    assert [s.confidence for s in own] == [s.confidence for s in alone.statements]


def test_a_sentence_of_five_thousand_words_is_read() -> None:
    reading = extract(report("وقال الناطق إن القوات انسحبت من البلدة " * 700), "full")
    assert not reading.problems
    assert reading.statements


def spoilt(folder: Path, *, card: str = "", data: bytes = b"") -> Path:
    path = folder / "full.onnx"
    path.write_bytes(data)
    path.with_suffix(".json").write_text(card or (FOLDER / "full.json").read_text("utf-8"), "utf-8")
    return path


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is missing"):
        Model(tmp_path / "full.onnx")


def test_a_truncated_file_is_told(tmp_path: Path) -> None:
    half = (FOLDER / "full.onnx").read_bytes()[:100_000]
    with pytest.raises(ModelError, match="truncated or changed"):
        Model(spoilt(tmp_path, data=half))


def test_a_card_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        Model(spoilt(tmp_path, card="[]", data=b"x"))


def test_a_file_that_the_card_describes_but_nothing_can_run_is_told(tmp_path: Path) -> None:
    import hashlib

    card = json.dumps({"sha256": hashlib.sha256(b"nonsense").hexdigest()})
    with pytest.raises(ModelError, match="cannot be opened"):
        Model(spoilt(tmp_path, card=card, data=b"nonsense"))


def test_without_its_model_an_engine_is_the_lexicon_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(model, "FOLDER", tmp_path)
    along.opened.cache_clear()
    try:
        reading = extract(report(TEXT), "full")
    finally:
        monkeypatch.undo()
        along.opened.cache_clear()
    assert reading.made_by.engine == "lexicon"
    assert reading.made_by.model is None
    assert "the lexicon read alone" in reading.problems[0].what
    assert replace(reading, problems=()) == extract(report(TEXT), "lexicon")
