"""`riwaya case`, `actors`, `export` and `decide`, as a coder would call them."""

import csv
import io
import json
from pathlib import Path

import pytest

from riwaya.desk.casework import case_files
from riwaya.evaluation import cases

FOLDER = Path(__file__).parents[2] / "gold" / "cases" / "harra"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the reports of a case."""
    from click.testing import CliRunner

    from riwaya.cli.commands.add import command

    folder = tmp_path_factory.mktemp("case")
    gold = cases.read_case(case_files(FOLDER), "harra")
    lines = [
        json.dumps(
            {
                "title": one.report.title,
                "text": "\n\n".join(p.text for p in one.report.passages[1:]),
                "outlet": one.report.outlet,
                "published_at": one.report.published_at,
                "url": f"https://example.org/{number}",
            }
        )
        for number, one in enumerate(gold.reports)
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    arguments = [str(folder / "reports.jsonl"), "--store", str(folder / "case.db"), "--engine", "lexicon"]
    assert CliRunner().invoke(command, arguments).exit_code == 0
    return folder / "case.db"


def exported(riwaya, store: Path, *more: str) -> list[dict]:
    out = riwaya("export", "jsonl", "--store", store, *more).stdout
    return [json.loads(line) for line in out.splitlines()]


def test_the_case_is_told_by_incident(riwaya, store: Path) -> None:
    run = riwaya("case", "--store", store)
    assert run.returncode == 0
    assert "contested" in run.stdout and "told by" in run.stdout
    contested = riwaya("case", "--store", store, "--status", "contested").stdout
    assert "corroborated" not in contested
    assert riwaya("case", "--store", store, "--since", "2030-01-01").returncode == 1


def test_one_incident_is_told_with_every_voice_and_its_words(riwaya, store: Path) -> None:
    one = max(exported(riwaya, store, "--status", "contested"), key=lambda found: len(found["accounts"]))
    out = riwaya("case", "--store", store, "--incident", one["id"][:10]).stdout
    for name in ("asserts", "denies", "first published", "Why these are one incident", "bits"):
        assert name in out
    arabic = riwaya("case", "--store", store, "--incident", one["id"], "--labels", "ar").stdout
    assert "متنازع" in arabic
    wrong = riwaya("case", "--store", store, "--incident", "none")
    assert wrong.returncode == 1 and "no incident" in wrong.stderr


def test_actors_are_told_under_all_their_names(riwaya, store: Path) -> None:
    out = riwaya("actors", "--store", store, "--least", "3").stdout
    assert "كريم الشحود" in out
    identity = next(line.split()[-1] for line in out.splitlines() if "كريم الشحود" in line)
    one = riwaya("actors", "--store", store, "--actor", identity)
    assert one.returncode == 0 and "Why these are one" in one.stdout


def test_an_export_holds_the_words_of_every_statement(riwaya, store: Path) -> None:
    found = exported(riwaya, store)
    assert len({one["id"] for one in found}) == len(found)
    said = [told for one in found for account in one["accounts"] for told in account["statements"]]
    assert said
    assert all(span["quote"] for told in said for span in told["content"])
    assert all(set(one["sources"]) == set(one["reports"]) for one in found)


def test_no_claim_stands_in_a_table_without_its_voice(riwaya, store: Path, tmp_path: Path) -> None:
    riwaya("export", "csv", "--store", store, "-o", tmp_path / "case.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "case.csv").read_text("utf-8"))))
    assert {row["incident"] for row in rows} == {one["id"] for one in exported(riwaya, store)}
    assert all(row["voice"] and row["value"] and row["outlet"] for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_rule_travels_with_every_row(riwaya, store: Path) -> None:
    for rule in ("conservative", "representative", "informative"):
        out = riwaya("export", "csv", "--store", store, "--rule", rule).stdout
        rows = list(csv.DictReader(io.StringIO(out)))
        assert rows and all(row["rule"] == rule and None not in row for row in rows)
        for one in exported(riwaya, store, "--rule", rule):
            said = {str(f["best"]) for a in one["accounts"] for f in a["figures"] if f["what"] == "injured"}
            value = one["decided"].get("decided_injured")
            assert value is None or value in said | {"indeterminate"} or "-" in value
    assert all("decided" not in one for one in exported(riwaya, store))


def test_who_did_it_is_told_by_name(riwaya, store: Path) -> None:
    found = exported(riwaya, store)
    agents = [(agent, dict(one["names"])) for one in found for a in one["accounts"] for agent in a["agents"]]
    assert agents and all(names[agent] for agent, names in agents)


def test_a_verdict_parts_what_was_put_together(riwaya, store: Path) -> None:
    one = max(exported(riwaya, store), key=lambda found: len(found["reports"]))
    first = one["mentions"][0]
    other = next(m for m in one["mentions"] if m.rpartition("#")[0] != first.rpartition("#")[0])
    run = riwaya(
        "decide", "not_same", first, other, "--store", store, "--who", "somebody", "--why", "two days"
    )
    assert run.returncode == 0 and "somebody decided" in run.stdout
    told = {mention: each["id"] for each in exported(riwaya, store) for mention in each["mentions"]}
    assert told[first] != told[other]
    refused = riwaya("decide", "same", first, "--store", store)
    assert refused.returncode != 0 and "about 2" in refused.stderr
    listed = riwaya("verdicts", "--store", store)
    assert listed.stdout.count("\n") == 1 and "two days" in listed.stdout and "somebody" in listed.stdout
    status = json.loads(riwaya("status", "--store", store, "--json").stdout)
    assert status["verdicts"] == 1 and status["incidents"]


def test_a_verdict_is_about_records_that_are_there(riwaya, store: Path) -> None:
    one = max(exported(riwaya, store), key=lambda found: len(found["reports"]))
    event, report = one["mentions"][0], one["mentions"][0].rpartition("#")[0]
    actors = riwaya("actors", "--store", store, "--least", "3").stdout.splitlines()
    identity = next(line.split()[-1] for line in actors if "كريم الشحود" in line)
    seen = riwaya("actors", "--store", store, "--actor", identity).stdout
    actor = seen.split("seen in: ")[1].split(",")[0].strip()
    before = len(riwaya("verdicts", "--store", store, "--json").stdout.splitlines())
    for records, said in (
        ([event, f"{report}#900:1-5"], "no event or actor"),
        ([event, event], "always itself"),
        ([event, actor], "cannot be one"),
    ):
        run = riwaya("decide", "same", *records, "--store", store)
        assert run.returncode != 0 and said in run.stderr
    assert len(riwaya("verdicts", "--store", store, "--json").stdout.splitlines()) == before


def test_incidents_are_put_together_by_their_ids(riwaya, store: Path) -> None:
    found = sorted(exported(riwaya, store), key=lambda one: -len(one["mentions"]))
    one, other = found[0], next(each for each in found[1:] if each["type"] == "protest" or each is found[-1])
    run = riwaya("decide", "same", one["id"], other["id"], "--store", store, "--who", "somebody")
    assert run.returncode == 0
    told = {mention: each["id"] for each in exported(riwaya, store) for mention in each["mentions"]}
    assert told[one["mentions"][0]] == told[other["mentions"][0]]


def test_search_finds_events_by_their_incidents_status(riwaya, store: Path) -> None:
    out = riwaya("search", "--store", store, "--status", "contested", "--json").stdout
    assert out and all(json.loads(line)["kind"] == "event" for line in out.splitlines())
