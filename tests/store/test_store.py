"""The store keeps what it is given, on both databases, whoever writes at the same time."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, event

from riwaya.errors import StoreError
from riwaya.extraction import extract
from riwaya.model import MadeBy, Passage, Reading, Report
from riwaya.store import Added, Query, Store, Verdict
from riwaya.store.tables import metadata

TEXTS = (
    "قال العمدة إن الحارس فتح البوابة. وهاجم مسلحون مخزن الميناء مساء أمس.",
    "نفى المتحدث باسم الشرطة وقوع هجوم على المخزن.",
    "اتهم المجلس المحلي كتيبة الصخر بقصف السوق وقتل ثلاثة عمال.",
)


def made(number: int, text: str = "", url: str | None = None) -> Reading:
    """A reading by the lexicon of a report of one sentence."""
    report = Report(
        f"sha256:{number:064x}",
        source=f"{number}.txt",
        url=url,
        outlet=f"outlet {number % 3}",
        published_at=f"2025-03-0{1 + number % 9}",
        language="ar",
        passages=(Passage(0, "paragraph", text or TEXTS[number % len(TEXTS)]),),
    )
    return extract(report, "lexicon")


READINGS = [made(number) for number in range(6)]


def test_what_is_added_comes_back(named: str) -> None:
    store = Store(named)
    assert [store.add(reading) for reading in READINGS] == [Added.NEW] * 6
    assert {r.report.id: r for r in store.readings()} == {r.report.id: r for r in READINGS}


def test_adding_twice_changes_nothing(named: str) -> None:
    store = Store(named)
    for reading in READINGS:
        store.add(reading)
    before = store.status(), list(store.readings()), store.search(Query(limit=1000))
    assert {store.add(reading) for reading in READINGS} == {Added.KNOWN}
    assert (store.status(), list(store.readings()), store.search(Query(limit=1000))) == before


def test_a_page_that_changed_is_kept_in_both_forms(named: str) -> None:
    store = Store(named)
    url = "https://paper.example/1"
    assert store.add(made(1, url=url)) is Added.NEW
    assert store.add(made(2, url=url)) is Added.VERSION
    assert (store.status().reports, store.status().pages) == (2, 1)


def test_a_report_read_anew_has_its_last_reading_alone(named: str) -> None:
    store = Store(named)
    store.add(READINGS[0])
    again = replace(READINGS[0], made_by=MadeBy("9.9", "full", "x", "y"), events=())
    assert store.add(again) is Added.REREAD
    assert store.reading(again.report.id) == again
    assert store.search(Query(kind="event")) == []
    assert store.status().engines == {"full": 1}


def test_an_unread_report_can_be_kept(named: str) -> None:
    store = Store(named)
    store.add(Reading(Report("sha256:0")))
    assert store.status().reports == 1


def test_any_text_can_be_kept(named: str) -> None:
    store = Store(named)
    for number, text in enumerate(
        ("a\0b", "a\ud800b", "\ufffe\u202e", "\U0001f4a5", "'; --", "\\", "x" * 300_000)
    ):
        reading = made(number, text)
        store.add(reading)
        assert store.reading(reading.report.id) == reading


def test_verdicts_stay_as_they_were_given(named: str) -> None:
    store = Store(named)
    store.decide(Verdict("same", ("a", "b"), "Salma", "one man"))
    store.decide(Verdict("wrong", ("s1",), "Omar"))
    first, second = store.verdicts()
    assert (first.verdict, first.subject, first.who, first.why) == ("same", ("a", "b"), "Salma", "one man")
    assert first.at is not None and second.at is not None and first.at <= second.at
    with pytest.raises(StoreError, match="is no verdict"):
        store.decide(Verdict("maybe", ("a",), "Salma"))
    with pytest.raises(StoreError, match="needs who"):
        store.decide(Verdict("same", ("a", "b"), " "))


def test_the_database_itself_refuses_to_change_a_verdict(named: str) -> None:
    store = Store(named)
    store.decide(Verdict("same", ("a", "b"), "Salma"))
    for change in ("UPDATE verdicts SET who = 'x'", "DELETE FROM verdicts"):
        with pytest.raises(Exception, match="verdicts are kept"), store._engine.begin() as connection:
            connection.exec_driver_sql(change)
    assert [verdict.who for verdict in store.verdicts()] == ["Salma"]


def test_a_newer_store_is_left_alone(named: str) -> None:
    store = Store(named)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer riwaya"):
        Store(named)


def _add_all(named: str, numbers: list[int]) -> None:
    store = Store(named)
    for number in numbers:
        store.add(READINGS[number])


def test_processes_may_open_and_add_at_once(named: str) -> None:
    context = multiprocessing.get_context("fork")
    orders = [random.Random(seed).sample(range(6), 6) for seed in range(4)]
    workers = [context.Process(target=_add_all, args=(named, order)) for order in orders]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 4
    assert sorted(r.report.id for r in Store(named).readings()) == [r.report.id for r in READINGS]
    assert len(Store(named).search(Query(kind="passage", limit=100))) == 6


KILLED = """
import sys
sys.path.insert(0, {folder!r})
from test_store import READINGS, made
from riwaya.store import Store
from dataclasses import replace
from riwaya.model import MadeBy
store = Store({named!r})
print("ready", flush=True)
for turn in range(10**6):
    for reading in READINGS:
        store.add(replace(reading, made_by=MadeBy(str(turn), "lexicon", "", None)))
"""


def test_a_killed_process_leaves_a_store_that_is_whole(named: str) -> None:
    """The writer is killed at random moments; what it leaves opens, and holds whole readings only."""
    chance = random.Random(7)
    script = KILLED.format(folder=str(Path(__file__).parent), named=named)
    for _ in range(int(os.environ.get("RIWAYA_KILLS", "4"))):
        writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        assert writer.stdout is not None and writer.stdout.readline() == b"ready\n"
        time.sleep(chance.random() / 4)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        store = Store(named)
        readings = list(store.readings())
        found = store.search(Query(limit=10_000))
        rows = [(f.report, f.kind, f.record) for f in found]
        assert len(rows) == len(set(rows))
        expected = sum(len(r.report.passages) + len(r.statements) + len(r.events) for r in readings)
        assert len(rows) == expected
    _add_all(named, list(range(6)))
    assert len(list(Store(named).readings())) == 6


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a database at all, " * 100)
    with pytest.raises(StoreError, match="is no store"):
        Store(str(other))
    assert other.read_text().startswith("not a database")
    with pytest.raises(StoreError, match="folder is not there"):
        Store(str(tmp_path / "missing" / "case.db"))
    with pytest.raises(StoreError, match="is a folder"):
        Store(str(tmp_path))
    with pytest.raises(StoreError, match="no kind of store"):
        Store("mysql://me:secret@host/case")
    with pytest.raises(StoreError, match="has no name"):
        Store(" ")


def test_a_database_that_is_not_there_is_told(server: str) -> None:
    with pytest.raises(StoreError, match="is not there"):
        Store(f"{server}/nowhere")


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    with pytest.raises(StoreError, match="does not answer") as told:
        Store("postgresql://me:secret@127.0.0.1:1/case")
    assert "secret" not in str(told.value)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "case.db"))
    store.add(READINGS[0])

    @event.listens_for(store._engine, "begin")
    def fill(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    with pytest.raises(StoreError, match="disk is full"):
        store.add(made(99, TEXTS[2] * 2000))
    assert list(Store(str(tmp_path / "case.db")).readings()) == [READINGS[0]]


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "case.db"))
    with store._engine.connect() as connection:
        seen = MigrationContext.configure(
            connection, opts={"include_name": lambda name, _kind, _parents: "entries_words" not in str(name)}
        )
        assert compare_metadata(seen, metadata) == []


def test_stores_do_not_mix(fresh: Callable[[], str]) -> None:
    one, other = Store(fresh()), Store(fresh())
    one.add(READINGS[0])
    assert other.status().reports == 0
