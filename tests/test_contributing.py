"""The recipes of CONTRIBUTING.md hold: each is carried out, as it stands there, in a copy of the package."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
RECIPES = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
Run = Callable[..., str]


def recipe(heading: str) -> str:
    """The code of the recipe with this heading."""
    section = RECIPES.split(f"\n### {heading}", 1)[1].split("\n##", 1)[0]
    found = re.search(r"```\w+\n(.*?)```", section, re.DOTALL)
    assert found is not None, heading
    return found[1]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, to be changed."""
    return Path(shutil.copytree(ROOT / "src" / "riwaya", tmp_path / "copy" / "riwaya"))


@pytest.fixture
def run(package: Path, tmp_path: Path) -> Run:
    """Return a function that runs the copy, and gives what it prints."""

    def run_copy(*arguments: object) -> str:
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            capture_output=True,
            timeout=120,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(package.parent), "PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, done.stderr.decode("utf-8")
        return done.stdout.decode("utf-8")

    where = run_copy("-c", "import riwaya; print(riwaya.__file__)").strip()
    assert Path(where) == package / "__init__.py"
    return run_copy


def read(run: Run, tmp_path: Path, text: str, *options: str) -> dict[str, Any]:
    """What the copy reads in a text."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    reading: dict[str, Any] = json.loads(run("-m", "riwaya", "read", path, "--format", "jsonl", *options))
    return reading


def test_a_reporting_verb_is_one_row(package: Path, run: Run, tmp_path: Path) -> None:
    row = recipe("a reporting verb: one row")
    [cue] = tomllib.loads(row)["cue"]
    # Another form than the row's own, in another sentence: inflection is not the row's business.
    text = f"{cue['example']}\n\nوتمتمت الممرضات: «الدواء نفد»."
    alone = "--engine=lexicon"  # with the encoder a verb is often understood before it has its row
    assert not read(run, tmp_path, text, alone)["statements"]
    with (package / "lexicon" / "ar" / "cues.toml").open("a", encoding="utf-8") as cues:
        cues.write(f"\n{row}")
    first, second = read(run, tmp_path, text, alone)["statements"]
    assert first["source"]["quote"] == cue["source"]
    assert [span["quote"] for span in first["content"]] == [cue["content"]]
    assert first["act"] == cue["act"]
    assert second["cue"]["quote"] == "تمتمت"
    assert second["source"]["quote"] == "الممرضات"


def test_an_event_type_is_one_file(package: Path, run: Run, tmp_path: Path) -> None:
    (package / "lexicon" / "events" / "election.toml").write_text(
        recipe("an event type: one file"), encoding="utf-8"
    )
    reading = read(run, tmp_path, "قال قائد الشرطة إن اقتراعاً جرى في البلدة أمس.")
    [event] = reading["events"]
    assert (event["type"], event["trigger"]["quote"]) == ("election", "اقتراعاً")
    assert {held["value"] for held in event["factuality"]} == {"asserted", "unknown"}


def test_an_event_type_needs_no_other_file(package: Path, run: Run, tmp_path: Path) -> None:
    (package / "lexicon" / "events" / "election.toml").write_text(
        recipe("an event type: one file"), encoding="utf-8"
    )
    reading = read(run, tmp_path, "قال قائد الشرطة إن اقتراعاً جرى في البلدة أمس.")
    Draft202012Validator(json.loads(run("-m", "riwaya", "schema"))).validate(reading)
    stored = tmp_path / "stored.jsonl"
    stored.write_text(json.dumps(reading), encoding="utf-8")
    assert json.loads(run("-m", "riwaya", "evaluate", stored, "--json", "--bootstrap", 0))["type_f1"] == 1
    for form in ("table", "html"):
        assert "اقتراعاً" in run("-m", "riwaya", "read", tmp_path / "report.txt", "--format", form)


def test_an_input_format_is_one_file(package: Path, run: Run, tmp_path: Path) -> None:
    (package / "intake" / "formats" / "lined.py").write_text(
        recipe("an input format: one file"), encoding="utf-8"
    )
    reading = read(run, tmp_path, "LINED\nقال الحارس إن البوابة مفتوحة.\nونفى الجار ذلك.\n")
    passages = reading["report"]["passages"]
    assert [passage["kind"] for passage in passages] == ["paragraph", "paragraph"]
    assert passages[0]["text"] == "قال الحارس إن البوابة مفتوحة."
    assert reading["statements"][0]["source"]["quote"] == "الحارس"


def test_an_output_format_is_one_file(package: Path, run: Run, tmp_path: Path) -> None:
    (package / "publication" / "formats" / "titles.py").write_text(
        recipe("an output format: one file"), encoding="utf-8"
    )
    assert "titles" in run("-m", "riwaya", "read", "--help")
    title = read(run, tmp_path, (package / "example.txt").read_text("utf-8"))["report"]["title"]
    assert run("-m", "riwaya", "read", package / "example.txt", "--format", "titles") == f"{title}\n"
    run("-m", "riwaya", "read", package / "example.txt", "-o", tmp_path / "out.titles")
    assert (tmp_path / "out.titles").read_text("utf-8") == f"{title}\n"


def test_a_language_of_labels_is_one_file(package: Path, run: Run) -> None:
    strings = package / "publication" / "strings"
    english = (strings / "en.toml").read_text("utf-8")
    (strings / "de.toml").write_text(english.replace('"denies"', '"bestreitet"'), encoding="utf-8")
    table = run("-m", "riwaya", "read", package / "example.txt", "--format", "table", "--labels", "de")
    assert "bestreitet" in table


def test_a_language_is_one_folder(package: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(package / "lexicon" / "ar", package / "lexicon" / "fa")
    path = tmp_path / "report.jsonl"
    text = "قال الحارس إن البوابة مفتوحة."
    path.write_text(json.dumps({"language": "fa", "text": text}), encoding="utf-8")
    reading = json.loads(run("-m", "riwaya", "read", path, "--format", "jsonl"))
    assert reading["report"]["language"] == "fa"
    assert reading["statements"]
