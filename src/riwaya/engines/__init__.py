"""Engines: one function over many items, in order. Each engine is one file with a `map_items`."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from riwaya.engines import here, processes
from riwaya.engines.outcome import Outcome

__all__ = ["Outcome", "map_items"]

T = TypeVar("T")
R = TypeVar("R")


def map_items(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    workers: int = 1,
    prepare: Callable[[], None] | None = None,
) -> Iterator[Outcome[T, R]]:
    """Apply a function to every item, in order: in this process, or in `workers` processes if more than one.

    One outcome comes back for every item, whatever happens to it. `prepare` is called once in each process
    before its first item. With several workers, `function`, `prepare` and the items must be picklable.

    >>> [outcome.result for outcome in map_items(len, ["a", "bcd"])]
    [1, 3]
    """
    if workers <= 1:
        return here.map_items(function, items, workers, prepare)
    return processes.map_items(function, items, workers, prepare)
