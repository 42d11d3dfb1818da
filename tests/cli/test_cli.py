"""The command line: what it prints, where, and with which exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from jsonschema import Draft202012Validator

import riwaya as package
from riwaya.cli import commands
from riwaya.model import reading_schema

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(module.name for module in iter_modules(commands.__path__))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(package.EXAMPLE.read_bytes())
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    return path


def test_version(riwaya) -> None:
    assert riwaya("--version").stdout == f"riwaya, version {package.__version__}\n"


def test_help_names_every_command_and_every_command_helps(riwaya) -> None:
    text = riwaya("--help").stdout
    for name in COMMANDS:
        assert f"\n  {name} " in text
        command = import_module(f"{commands.__name__}.{name}").command
        assert len(command.help) > 40
        options = [one for one in command.params if one.param_type_name == "option"]
        assert all(option.help for option in options)
    assert "Examples:" in text


def test_piped_output_is_one_valid_reading_a_line(riwaya, example, empty) -> None:
    done = riwaya("read", example, empty, example)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    validator = Draft202012Validator(reading_schema())
    for reading in readings:
        validator.validate(reading)
    assert [bool(reading["report"]["passages"]) for reading in readings] == [True, False, True]
    assert done.returncode == 1
    assert "2 reports read, 1 not" in done.stderr and "empty.txt" in done.stderr


def test_all_read_is_quiet(riwaya, example) -> None:
    done = riwaya("read", example)
    assert (done.returncode, done.stderr) == (0, "")


def test_standard_input(riwaya) -> None:
    done = riwaya("read", "-", given=package.EXAMPLE.read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["report"]["passages"]


@pytest.mark.parametrize(("form", "opening"), [("json", "["), ("html", "<!doctype"), ("jsonl", "{")])
def test_formats(riwaya, example, form: str, opening: str) -> None:
    assert riwaya("read", example, "--format", form).stdout.lstrip().startswith(opening)


def test_labels(riwaya, example) -> None:
    assert "Statements" in riwaya("read", example, "--format", "table").stdout
    assert "الأقوال" in riwaya("read", example, "--format", "table", "--labels", "ar").stdout
    assert 'lang="en"' in riwaya("read", example, "--format", "html", "--labels", "en").stdout


def test_an_unknown_suffix_is_refused(riwaya, example, tmp_path) -> None:
    done = riwaya("read", example, "-o", tmp_path / "a.csv")
    assert done.returncode == 2
    assert "a.csv" in done.stderr and ".jsonl" in done.stderr
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    ("name", "opening"), [("a.html", "<!doctype"), ("a.json", "["), ("a.jsonl", "{"), ("a", "{")]
)
def test_output_file_sets_the_format(riwaya, example, tmp_path, name: str, opening: str) -> None:
    done = riwaya("read", example, "-o", tmp_path / name)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(opening)


def test_an_output_file_that_cannot_be_written_is_told(riwaya, example, tmp_path) -> None:
    (tmp_path / "file").write_text("no folder")
    done = riwaya("read", example, "-o", tmp_path / "file" / "a.html")
    assert done.returncode == 1
    assert "file/a.html" in done.stderr and "Traceback" not in done.stderr


def test_fail_fast_stops_at_the_first(riwaya, example, empty) -> None:
    done = riwaya("read", example, empty, example, "--fail-fast")
    assert len(done.stdout.splitlines()) == 2
    assert done.returncode == 1


def test_many_sources_keep_their_order_over_processes(riwaya, tmp_path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_bytes(package.EXAMPLE.read_bytes())
    done = riwaya("read", folder, "--workers", 2)
    assert [Path(json.loads(line)["report"]["source"]).name for line in done.stdout.splitlines()] == [
        f"{number:02}.txt" for number in range(20)
    ]


@pytest.mark.parametrize(
    "arguments", [["read"], ["nonsense"], ["read", "x", "--format", "xml"], ["evaluate"]]
)
def test_wrong_usage_is_two(riwaya, arguments: list[str]) -> None:
    done = riwaya(*arguments)
    assert done.returncode == 2
    assert "Usage:" in done.stderr and "Traceback" not in done.stderr


def test_a_missing_source_is_told_with_a_way_out(riwaya) -> None:
    done = riwaya("read", "missing.html")
    assert done.returncode == 1
    assert "missing.html: no such file (check the path)" in done.stderr


def test_schema_is_the_published_one(riwaya) -> None:
    printed = riwaya("schema").stdout
    assert json.loads(printed) == reading_schema()
    assert (ROOT / "docs" / "reading.schema.json").read_text("utf-8") == printed


def test_a_reader_that_goes_away_is_no_error(example) -> None:
    command = f"{sys.executable} -m riwaya read {' '.join([str(example)] * 40)} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120)
    assert done.stderr == b""
    assert len(done.stdout) == 10


@pytest.mark.parametrize("workers", ["1", "2"])
def test_interruption_is_quiet(example, workers: str) -> None:
    command = [sys.executable, "-m", "riwaya", "read", *[str(example)] * 3000, "--workers", workers]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    time.sleep(0.3)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told.strip() == b""


@pytest.fixture
def gold(tmp_path, riwaya, example) -> Path:
    """What the engine reads, taken for gold: it must agree with itself."""
    path = tmp_path / "gold.jsonl"
    assert riwaya("read", example, "-o", path).returncode == 0
    return path


def test_evaluate_prints_one_flat_object(riwaya, gold) -> None:
    done = riwaya("evaluate", gold, "--json", "--bootstrap", 20)
    scores = json.loads(done.stdout)
    assert scores["cue_f1"] == scores["cue_f1_low"] == scores["cue_f1_high"] == 1
    assert scores["trigger_f1"] == 1 and scores["mention_f1"] == 1
    assert "cue_f1_low" not in json.loads(riwaya("evaluate", gold, "--json", "--bootstrap", 0).stdout)


def test_evaluate_shows_scores_confusions_and_the_worst(riwaya, gold) -> None:
    reading = json.loads(gold.read_text("utf-8"))
    reading["statements"][0]["act"] = "threaten"
    gold.write_text(json.dumps(reading), encoding="utf-8")
    text = riwaya("evaluate", gold, "--bootstrap", 0).stdout
    assert "act_acc" in text and "Acts: gold in rows" in text and "threaten" in text
    assert "1. " in text and "faults" in text
    assert "1 faults" not in riwaya("evaluate", gold, "--bootstrap", 0, "--worst", 0).stdout


def test_evaluate_names_a_bad_line(riwaya, tmp_path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n")
    done = riwaya("evaluate", path)
    assert done.returncode == 1
    assert "gold.jsonl:1: has no 'report'" in done.stderr and "Traceback" not in done.stderr


def test_evaluate_public_sets(riwaya, tmp_path) -> None:
    (tmp_path / "ANERCorp_CamelLab_test.txt").write_text("وصل O\nإلى O\nحلب B-LOC\n", encoding="utf-8")
    yes = {"id": "1", "text": "قتل مسلحون أمس ثلاثة مدنيين في هجوم على قرية قرب حلب.", "label": "yes"}
    no = {"id": "2", "text": "افتتح الوزير معرض الكتاب في العاصمة.", "label": "easy no"}
    for family in ("assault", "protest"):
        (tmp_path / f"{family}_labels.jsonl").write_text(f"{json.dumps(yes)}\n{json.dumps(no)}\n")
    done = riwaya("evaluate", "--anercorp", tmp_path, "--gsr", tmp_path, "--json", "--bootstrap", 0)
    scores = json.loads(done.stdout)
    assert scores["gsr_assault_f1"] == 1
    assert {"anercorp_f1", "gsr_protest_f1", "gsr_assault_precision"} <= scores.keys()


def test_evaluate_says_which_file_is_missing(riwaya, tmp_path) -> None:
    done = riwaya("evaluate", "--gsr", tmp_path)
    assert done.returncode == 1
    assert "assault_labels.jsonl" in done.stderr
