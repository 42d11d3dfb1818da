"""The engine that works in this process, one item at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from riwaya.engines.outcome import Outcome, describe

T = TypeVar("T")
R = TypeVar("R")


def map_items(
    function: Callable[[T], R],
    items: Iterable[T],
    workers: int = 1,
    prepare: Callable[[], None] | None = None,
) -> Iterator[Outcome[T, R]]:
    """Apply a function to every item, in order; an item that raises gives a failed outcome.

    `workers` is taken for the sake of the common signature and has no effect.
    """
    if prepare is not None:
        prepare()
    for item in items:
        try:
            yield Outcome(item, function(item))
        except Exception as error:
            yield Outcome(item, failure=describe(error))
