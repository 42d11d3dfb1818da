"""`riwaya add`, `status` and `search`: what a coder sees of a store."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

TEXTS = {
    "one.txt": "هجوم على الميناء\n\nقال العمدة سامر البلوطي إن مسلحين هاجموا مخزن الميناء وأحرقوا بابه. "
    "وأضاف أن ثلاثة من الحراس أصيبوا بجروح ونقلوا إلى مستوصف البلدة القريب.",
    "two.txt": "الشرطة تنفي ما قيل\n\nنفت الشرطة وقوع هجوم على المخزن الواقع عند مدخل البلدة. "
    "وقالت إن رجالها يحرسون المكان منذ أيام وإن أحداً لم يقترب منه.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / name).write_text(text, "utf-8")
    return reports


@pytest.fixture
def store(tmp_path: Path, riwaya, folder: Path) -> Path:
    path = tmp_path / "case.db"
    assert riwaya("add", folder, "--store", path, "--engine", "lexicon").returncode == 0
    return path


def test_adding_tells_what_came_of_it(tmp_path: Path, riwaya, folder: Path) -> None:
    path = tmp_path / "case.db"
    first = riwaya("add", folder, "--store", path, "--engine", "lexicon")
    assert first.stdout == f"{path}: 2 new; 2 reports in all, 2 incidents\n"
    again = riwaya("add", folder, "--store", path, "--engine", "lexicon")
    assert again.stdout == f"{path}: 2 known; 2 reports in all, 2 incidents\n"
    (folder / "two.txt").write_text(TEXTS["two.txt"] + " وأضافت أنها تحقق.", "utf-8")
    changed = riwaya("add", folder, "--store", path, "--engine", "lexicon")
    assert changed.stdout.startswith(f"{path}: 1 version, 1 known; 3 reports in all, ")


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(tmp_path: Path, riwaya, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    added = riwaya("add", folder, "missing.html", "--store", tmp_path / "case.db", "--engine", "lexicon")
    assert added.returncode == 1
    assert "empty.txt" in added.stderr and "missing.html" in added.stderr
    assert "2 new; 2 reports in all" in added.stdout


def test_status_counts(store: Path, riwaya) -> None:
    told = json.loads(riwaya("status", "--store", store, "--json").stdout)
    assert (told["reports"], told["pages"], told["verdicts"]) == (2, 2, 0)
    assert told["statements"] >= 2 and told["engines"] == {"lexicon": 2}
    assert "reports     2" in riwaya("status", "--store", store).stdout


def test_the_environment_names_the_store(store: Path, riwaya, monkeypatch) -> None:
    monkeypatch.setitem(os.environ, "RIWAYA_STORE", str(store))
    assert json.loads(riwaya("status", "--json").stdout)["reports"] == 2


def test_search_finds_by_words_and_by_who(store: Path, riwaya) -> None:
    found = [
        json.loads(line) for line in riwaya("search", "مخزن", "--store", store, "--json").stdout.splitlines()
    ]
    assert {one["kind"] for one in found} >= {"passage", "statement", "event"}
    lines = riwaya("search", "--act", "deny", "--actor", "الشرطة", "--store", store, "--json").stdout
    denials = [json.loads(line) for line in lines.splitlines()]
    assert any("وقوع هجوم" in one["text"] and one["source"].endswith("two.txt") for one in denials)
    lines = riwaya("search", "--held", "denied", "--store", store, "--json").stdout
    assert any("الشرطة=denied" in one["held"] for one in map(json.loads, lines.splitlines()))
    shown = riwaya("search", "البلوطي", "--kind", "statement", "--store", store)
    assert shown.returncode == 0 and "statement  state" in shown.stdout
    nothing = riwaya("search", "زلزال", "--store", store)
    assert (nothing.returncode, nothing.stdout) == (1, "") and "Nothing" in nothing.stderr


def test_what_was_cut_is_told(store: Path, riwaya) -> None:
    done = riwaya("search", "--limit", 1, "--store", store)
    assert "There is more than these 1" in done.stderr


def test_a_hit_leads_to_its_report(store: Path, riwaya) -> None:
    hit = json.loads(riwaya("search", "البلوطي", "--store", store, "--json", "--limit", 1).stdout)
    shown = riwaya("show", f"{hit['report'][7:19]}/{hit['record']}", "--store", store)
    assert shown.returncode == 0 and "البلوطي" in shown.stdout
    assert "holds no report" in riwaya("show", "ffff", "--store", store).stderr
    assert "holds 2 reports" in riwaya("show", "", "--store", store).stderr


def test_a_changed_page_is_searched_as_it_is_now(tmp_path: Path, riwaya, folder: Path, monkeypatch) -> None:
    path, page = tmp_path / "case.db", folder / "two.txt"
    add = ("--store", path, "--engine", "lexicon")
    riwaya("add", page, *add)
    page.write_text(TEXTS["two.txt"].replace("المخزن", "الفندق"), "utf-8")
    monkeypatch.chdir(folder)
    assert ": 1 version;" in riwaya("add", "two.txt", *add).stdout
    assert riwaya("search", "المخزن", "--store", path).returncode == 1
    assert "(changed since)" in riwaya("search", "المخزن", "--versions", "--store", path).stdout
    page.write_text(TEXTS["two.txt"], "utf-8")
    assert ": 1 known;" in riwaya("add", "two.txt", *add).stdout
    assert riwaya("search", "المخزن", "--store", path).returncode == 0
    assert riwaya("search", "الفندق", "--store", path).returncode == 1


def test_what_is_put_before_others_in_a_container_changes_none(tmp_path: Path, riwaya) -> None:
    items = [json.dumps({"text": text}, ensure_ascii=False) for text in TEXTS.values()]
    container = tmp_path / "items.jsonl"
    for lines in (items[1:], items):
        container.write_text("\n".join(lines), "utf-8")
        done = riwaya("add", container, "--store", tmp_path / "case.db", "--engine", "lexicon")
    assert ": 1 new, 1 known; 2 reports in all" in done.stdout
    assert riwaya("search", "المخزن", "--act", "deny", "--store", tmp_path / "case.db").returncode == 0


def test_files_of_one_name_are_not_one_page(tmp_path: Path, riwaya, monkeypatch) -> None:
    for number, name in enumerate(("a", "b")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(TEXTS[("one.txt", "two.txt")[number]], "utf-8")
        monkeypatch.chdir(tmp_path / name)
        done = riwaya("add", "x.txt", "--store", tmp_path / "case.db", "--engine", "lexicon")
        assert ": 1 new;" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--type", "attack", "--act", "deny"),
        ("--type", "attack", "--kind", "statement"),
        ("--since", "yesterday"),
        ("--limit", "0"),
    ],
)
def test_filters_that_cannot_be_are_wrong_usage(store: Path, riwaya, arguments) -> None:
    assert riwaya("search", *arguments, "--store", store).returncode == 2


@pytest.mark.parametrize("command", ["status", "search"])
def test_a_store_that_is_not_there_is_not_made(tmp_path: Path, riwaya, command: str) -> None:
    path = tmp_path / "none.db"
    done = riwaya(command, "--store", path)
    assert done.returncode == 1 and "no such store" in done.stderr and "riwaya add" in done.stderr
    assert not path.exists()


def test_another_programs_database_is_not_touched(tmp_path: Path, riwaya, folder: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE reports (name TEXT)")
    done = riwaya("add", folder, "--store", path, "--engine", "lexicon")
    assert done.returncode == 1 and "is another program's" in done.stderr
    with sqlite3.connect(path) as other:
        assert [name for (name,) in other.execute("SELECT name FROM sqlite_master")] == ["reports"]
