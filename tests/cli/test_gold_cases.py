"""`riwaya gold get`, `check` and `strip` on folders of cases."""

import gzip
import json
from pathlib import Path

import pytest

from riwaya.cli import run
from riwaya.evaluation import corpora
from riwaya.evaluation.casemarks import strip_reports
from riwaya.evaluation.casereports import GoldReport, Mark
from riwaya.evaluation.cases import CASE, MARKS, REPORTS

BARE = """\
title = "A bombing"
language = "ar"
[[actor]]
id = "a1"
kind = "armed_group"
[[incident]]
id = "i1"
type = "bombardment"
status = "denied"
[[incident.account]]
voice = "a1"
value = "denied"
reports = ["r1"]
origin = "o1"
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A case without its texts, and beside it the corpus that has them."""
    article = {
        "source": "darfa", "url": "x", "date_extracted": "2026-03-02 01:02:03", "author": "",
        "title": "قصف السوق", "content": "نفت كتيبة السد القصف.",
    }  # fmt: skip
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(article).encode()))
    with path.open("rb") as stream:
        (report,) = corpora.read_file(stream, path.name)
    folder = tmp_path / "market"
    folder.mkdir()
    one = GoldReport("r1", report, (Mark("i1", 0, 0, 3), Mark("a1", 1, 4, 14)))
    (folder / MARKS).write_bytes(strip_reports([one]))
    (folder / CASE).write_text(BARE, "utf-8")
    return folder


def test_get_check_and_strip_take_folders_of_cases(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = bare.parent / "out"
    assert run(["gold", "check", str(bare)]) == 0
    assert run(["gold", "get", str(bare), "--texts", str(bare.parent), "-o", str(out)]) == 0
    assert 'name = "كتيبة السد"' in (out / "market" / CASE).read_text("utf-8")
    assert "نفت [a1|كتيبة السد] القصف." in (out / "market" / REPORTS).read_text("utf-8")
    assert run(["gold", "check", str(out / "market")]) == 0
    assert run(["gold", "strip", str(out / "market"), "-o", str(bare.parent / "again")]) == 0
    for name in (CASE, MARKS):
        assert (bare.parent / "again" / "market" / name).read_bytes() == (bare / name).read_bytes()
    assert "market: nothing wrong" in capsys.readouterr().err


def test_get_writes_over_no_gold_and_says_what_is_missing(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gold", "get", str(bare), "--texts", str(bare.parent), "-o", str(bare.parent)]) == 2
    assert {path.name for path in bare.iterdir()} == {CASE, MARKS}
    (bare.parent / "articles.jsonl.gz").unlink()
    assert run(["gold", "get", str(bare), "--texts", str(bare.parent), "-o", str(bare.parent / "out")]) == 1
    assert "market/marks.jsonl:1: needs the text sns:" in capsys.readouterr().err


def test_a_folder_never_holds_a_case_with_and_without_texts(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = bare.parent / "out"
    (out / "market").mkdir(parents=True)
    (out / "market" / MARKS).touch()
    assert run(["gold", "get", str(bare), "--texts", str(bare.parent), "-o", str(out)]) == 2
    assert "already has marks.jsonl" in capsys.readouterr().err
    assert not (out / "market" / REPORTS).exists()


def test_check_tells_what_is_wrong_in_a_folder(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare / CASE).write_text(BARE.replace('"denied"\n[[', '"projected"\n[['), "utf-8")
    assert run(["gold", "check", str(bare)]) == 1
    assert "market/case.toml:6: i1: the status is projected" in capsys.readouterr().out
    (bare / CASE).unlink()
    assert run(["gold", "check", str(bare)]) == 1
    assert "has no case.toml" in capsys.readouterr().err
