"""The contract of every engine: one outcome an item, in order, whatever happens to it."""

import os
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import riwaya.engines
from riwaya.engines import map_items

ENGINES = [
    module
    for info in iter_modules(riwaya.engines.__path__)
    if hasattr(module := import_module(f"riwaya.engines.{info.name}"), "map_items")
]
every_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__)

PREPARED = []


def double(number: int) -> int:
    return number * 2


def slow_when_even(number: int) -> int:
    time.sleep(0.02 if number % 2 == 0 else 0)
    return number


def fail_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three\nis too many")
    return number


def die_on_five(number: int) -> int:
    if number in (5, 17):
        os._exit(9)
    return number


def unsendable_on_two(number: int) -> object:
    return (lambda: number) if number == 2 else number


def prepare() -> None:
    PREPARED.append(True)


def broken_prepare() -> None:
    raise RuntimeError("no lexicon")


def was_prepared(_: int) -> bool:
    return bool(PREPARED)


def test_there_are_engines() -> None:
    assert len(ENGINES) >= 2


@every_engine
def test_results_come_in_order(engine) -> None:
    outcomes = list(engine.map_items(slow_when_even, range(40), 2, None))
    assert [(outcome.item, outcome.result) for outcome in outcomes] == [(n, n) for n in range(40)]


@every_engine
def test_no_items(engine) -> None:
    assert list(engine.map_items(double, [], 2, None)) == []


@every_engine
def test_an_item_that_raises_is_the_only_one_without_a_result(engine) -> None:
    outcomes = list(engine.map_items(fail_on_three, range(30), 2, None))
    assert [outcome.result for outcome in outcomes] == [n if n != 3 else None for n in range(30)]
    assert outcomes[3].failure == "ValueError: three"


@every_engine
def test_prepare_runs_before_the_first_item(engine) -> None:
    assert all(outcome.result for outcome in engine.map_items(was_prepared, range(4), 2, prepare))


@every_engine
def test_only_a_window_of_items_is_taken_ahead(engine) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    outcomes = engine.map_items(double, items(), 2, None)
    for _ in range(20):
        next(outcomes)
    assert len(taken) <= 20 + 2 * 3 * 8
    outcomes.close()


def test_a_process_that_dies_costs_one_item() -> None:
    outcomes = list(map_items(die_on_five, range(60), workers=2))
    assert [outcome.item for outcome in outcomes] == list(range(60))
    assert [outcome.item for outcome in outcomes if outcome.failure] == [5, 17]
    assert "died" in (outcomes[5].failure or "")


def test_a_result_that_cannot_be_sent_costs_one_item() -> None:
    outcomes = list(map_items(unsendable_on_two, range(20), workers=2))
    assert [outcome.item for outcome in outcomes if outcome.failure] == [2]


def test_a_failing_prepare_does_not_stop_the_processes() -> None:
    outcomes = list(map_items(double, range(6), workers=2, prepare=broken_prepare))
    assert [outcome.result for outcome in outcomes] == [0, 2, 4, 6, 8, 10]


def test_one_worker_stays_in_this_process(tmp_path: Path) -> None:
    assert next(map_items(lambda _: os.getpid(), [0], workers=1)).result == os.getpid()
