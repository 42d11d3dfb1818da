"""`riwaya evaluate --case`: what many reports come to, scored against a gold case."""

import json
from pathlib import Path

import pytest

from riwaya.cli import run

CASES = Path(__file__).resolve().parents[2] / "gold" / "cases"
TEXT = """\
== r1
outlet: درفة
published: 2026-03-02
# {i1|مقتل} ثلاثة في السوق
أعلنت [a1|وزارة الداخلية] أمس {i1|مقتل} ثلاثة مدنيين في {i1|قصف} على سوق مارع.
== r2
outlet: وتر
published: 2026-03-03
# [a1|وزارة الداخلية]: {i1|القصف} لم يكن منا
نفت [a1|وزارة الداخلية] {i1|القصف}.
"""
TOML = """\
title = "A shelling"
language = "ar"
[[actor]]
id = "a1"
kind = "state_body"
name = "وزارة الداخلية"
[[incident]]
id = "i1"
type = "bombardment"
status = "single_voice"
[[incident.number]]
what = "killed"
low = 3
high = 3
[[incident.account]]
voice = "a1"
value = "asserted"
reports = ["r1", "r2"]
origin = "o1"
"""
NAMES = (
    "case_actor_b3", "case_actor_b3_strict", "case_incident_b3", "case_incident_b3_strict", "case_status",
    "case_voice_f1", "case_number_exact", "case_origin_exact",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "market"
    path.mkdir()
    (path / "case.toml").write_text(TOML, "utf-8")
    (path / "reports.txt").write_text(TEXT, "utf-8")
    return path


def test_cases_are_scored_together_and_by_themselves(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = folder.with_name("again")
    other.mkdir()
    for name in ("case.toml", "reports.txt"):
        (other / name).write_bytes((folder / name).read_bytes())
    arguments = ["evaluate", "--case", str(folder), "--case", str(other), "--engine", "lexicon"]
    assert run([*arguments, "--json", "--bootstrap", "10"]) == 0
    scores = json.loads(capsys.readouterr().out)
    for name in NAMES:
        assert scores[name] == scores[f"{name}.market"] == scores[f"{name}.again"], name
    assert scores["case_actor_b3"] == 1 and scores["case_incident_b3_strict"] is not None
    assert {"case_actor_b3_recall", "case_voice_precision", "case_status_low"} <= scores.keys()


def test_scores_of_cases_are_shown_as_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--case", str(folder), "--engine", "lexicon", "--bootstrap", "0"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in NAMES)
    assert "market" in shown and "incidents" in shown


def test_a_shipped_case_is_scored(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--case", str(CASES / "harra"), "--engine", "lexicon", "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert all(0 < scores[name] < 1 for name in NAMES)


def test_a_case_without_its_texts_says_how_to_get_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--case", str(CASES / "suruc"), "--engine", "lexicon"]) == 1
    assert "riwaya gold get" in capsys.readouterr().err


def test_a_folder_that_is_no_case_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--case", str(tmp_path)]) == 1
    assert "has no case.toml" in capsys.readouterr().err


def test_a_fault_is_told_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "case.toml").write_text(TOML.replace('"single_voice"', '"denied"'), "utf-8")
    assert run(["evaluate", "--case", str(folder)]) == 1
    assert "market/case.toml:7: i1: the status is denied" in capsys.readouterr().err
