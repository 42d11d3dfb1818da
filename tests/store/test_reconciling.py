"""The case in a store: what is added bit by bit is what reconciling everything at once gives, on both
databases.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from riwaya import reconciliation
from riwaya.desk.casebook import cast, incidents, open_actor, open_incident
from riwaya.desk.casework import case_files
from riwaya.desk.digests import digested
from riwaya.desk.judging import decide
from riwaya.desk.reconciling import reconcile
from riwaya.errors import StoreError
from riwaya.evaluation import cases
from riwaya.extraction import extract
from riwaya.model import Reading, to_plain
from riwaya.store import Query, Store, Wanted

FOLDER = Path(__file__).parents[2] / "gold" / "cases"


@cache
def readings() -> tuple[Reading, ...]:
    gold = cases.read_case(case_files(FOLDER / "harra"), "harra")
    return tuple(extract(one.report) for one in gold.reports)


def whole(found: tuple[Reading, ...], store: Store) -> dict[str, object]:
    case = reconciliation.reconcile(found, store.verdicts())
    return {one.id: {**json.loads(json.dumps(to_plain(one))), "part_of": None} for one in case.incidents}


def kept(store: Store) -> dict[str, object]:
    return {(one := json.loads(text))["id"]: one for text in store.case.incidents()}


def add(store: Store, found: tuple[Reading, ...], *, seed: int = 0, at_once: int = 3) -> None:
    order = list(found)
    random.Random(seed).shuffle(order)
    while order:
        for reading in order[:at_once]:
            store.add(reading, digested=digested(reading))
        del order[:at_once]
        reconcile(store)


@pytest.mark.parametrize("seed", [1, 2])
def test_bit_by_bit_is_all_at_once(fresh: Callable[[], str], seed: int) -> None:
    store = Store(fresh())
    add(store, readings(), seed=seed, at_once=seed)
    assert kept(store) == whole(readings(), store)
    status = store.status()
    assert sum(status.incidents.values()) == len(kept(store))
    assert status.actors > 0


def test_reconciling_again_changes_nothing(fresh: Callable[[], str]) -> None:
    store = Store(fresh())
    add(store, readings(), at_once=20)
    before = kept(store)
    add(store, readings(), at_once=20)
    assert reconcile(store).reports == 0
    assert kept(store) == before


def test_a_page_that_changes_leaves_the_case_with_its_old_words(fresh: Callable[[], str]) -> None:
    store, (first, second, *rest) = Store(fresh()), readings()
    add(store, tuple(rest))
    for now, page in ((first, rest), (second, rest), (first, rest)):
        store.add(now, "https://example.org/page", digested(now))
        reconcile(store)
        assert kept(store) == whole((now, *page), store)


def test_a_store_without_digests_is_reconciled_too(fresh: Callable[[], str]) -> None:
    store = Store(fresh())
    for reading in readings():
        store.add(reading)
    reconcile(store)
    assert kept(store) == whole(readings(), store)


def test_verdicts_hold_whatever_comes_after(fresh: Callable[[], str]) -> None:
    store, found = Store(fresh()), readings()
    add(store, found[:8], at_once=8)
    one, other = (reading.report.id for reading in (found[0], found[1]))
    first = next(event.id for event in found[0].events)
    apart = f"{other[7:19]}/{next(event.id for event in found[1].events)}"
    decide(store, "not_same", [f"{one[7:19]}/{first}", apart], who="somebody", why="two days")
    decide(store, "wrong", [f"{found[2].report.id[7:19]}/e1"], who="somebody")
    assert kept(store) == whole(found[:8], store)
    add(store, found[8:], at_once=1)
    assert kept(store) == whole(found, store)
    told = {mention: name for name, incident in kept(store).items() for mention in incident["mentions"]}
    subjects = [verdict.subject for verdict in store.verdicts()]
    assert told[subjects[0][0]] != told[subjects[0][1]]
    assert subjects[1][0] not in told


def test_a_verdict_on_what_is_not_there_is_refused(fresh: Callable[[], str]) -> None:
    store = Store(fresh())
    add(store, readings()[:2])
    for records in (["0000/e1"], [f"{readings()[0].report.id[7:19]}/e999"], ["nothing"]):
        with pytest.raises(StoreError):
            decide(store, "wrong", records, who="somebody")
    with pytest.raises(StoreError, match="about 2"):
        decide(store, "same", [f"{readings()[0].report.id[7:19]}/e1"], who="somebody")
    assert store.verdicts() == []


def test_a_case_is_read_back(fresh: Callable[[], str]) -> None:
    store = Store(fresh())
    add(store, readings(), at_once=20)
    found = incidents(store, Wanted(status="contested"))
    assert found and all(one.status == "contested" for one in found)
    most = incidents(store, Wanted(limit=1))[0]
    opened = open_incident(store, most.id[:8])
    assert opened.links and opened.reports.keys() == set(most.reports)
    said = [
        span for account in opened.incident.accounts for told in account.statements for span in told.content
    ]
    assert said and all(span.quote for span in said)
    actors = cast(store, least=3)
    assert actors and open_actor(store, actors[0].id).names == actors[0].names
    with pytest.raises(StoreError, match="no incident"):
        open_incident(store, "nothing")


def test_events_are_found_by_the_status_of_their_incident(fresh: Callable[[], str]) -> None:
    store = Store(fresh())
    add(store, readings(), at_once=20)
    found = store.search(Query(status="contested", limit=1000))
    there = {(report, record) for report, record in ((one.report, one.record) for one in found)}
    mentions = [m for one in incidents(store, Wanted(status="contested")) for m in one.mentions]
    assert len(there) == len(found) == len(mentions)


def test_a_listed_actor_and_one_that_no_list_has_are_put_together_for_good(fresh: Callable[[], str]) -> None:
    store, found = Store(fresh()), readings()
    add(store, found[:6], at_once=6)
    digests = [reconciliation.digest(reading) for reading in found[:6]]
    sightings = [(one.report, s) for one in digests for s in one.sightings if s.mentions]
    listed = next((report, s) for report, s in sightings if s.ref and s.kind != "person")
    other = next((report, s) for report, s in sightings if not s.ref and s.kind == "armed_group")
    keys = [reconciliation.key(report, s.mentions[0]) for report, s in (listed, other)]
    decide(store, "same", [f"{k.removeprefix('sha256:')[:12]}#{k.rpartition('#')[2]}" for k in keys], who="x")
    assert kept(store) == whole(found[:6], store)
    add(store, found[6:], at_once=1)
    assert kept(store) == whole(found, store)
    belongs = {row.key: row.belongs for row in store.case.nodes("actor")}
    assert belongs[keys[0]] == belongs[keys[1]]


WRITER = """
import random, sys
sys.path.insert(0, {folder!r})
from test_reconciling import add, readings
from riwaya.store import Store
found, store = readings(), Store({named!r})
print("ready", flush=True)
add(store, found, seed={seed}, at_once=1)
"""


def writer(named: str, seed: int) -> "subprocess.Popen[bytes]":
    script = WRITER.format(folder=str(Path(__file__).parent), named=named, seed=seed)
    found = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert found.stdout is not None and found.stdout.readline() == b"ready\n"
    return found


def test_a_killed_process_leaves_a_case_that_is_whole(fresh: Callable[[], str]) -> None:
    named, chance = fresh(), random.Random(3)
    Store(named)
    for number in range(int(os.environ.get("RIWAYA_KILLS", "2"))):
        killed = writer(named, number)
        time.sleep(chance.random())
        killed.kill()
        killed.wait()
        assert killed.stdout is not None
        killed.stdout.close()
        store = Store(named)
        reconcile(store)
        assert kept(store) == whole(tuple(store.readings()), store)
    add(Store(named), readings())
    assert kept(Store(named)) == whole(readings(), Store(named))


def test_two_processes_that_add_at_once_make_one_case(fresh: Callable[[], str]) -> None:
    named = fresh()
    Store(named)
    both = [writer(named, seed) for seed in (1, 2)]
    assert [one.wait() for one in both] == [0, 0]
    for one in both:
        assert one.stdout is not None
        one.stdout.close()
    store = Store(named)
    reconcile(store)
    assert kept(store) == whole(readings(), store)
