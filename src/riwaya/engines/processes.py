"""The engine that works in a pool of processes: in order, with flat memory, and whatever a process does.

Only a bounded window of items is under way at any time, so a run over millions holds a few dozen. A process
that dies takes the pool with it; the items then under way are tried again one by one, each alone, so that the
item that killed it is known and only that one is lost.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from itertools import islice
from typing import Generic, TypeVar

from riwaya.engines.outcome import Outcome, describe

T = TypeVar("T")
R = TypeVar("R")
_Pair = tuple[R | None, str | None]

_CHUNK = 8  # items sent to a process at once: large enough to hide the sending, small enough to share out
_AHEAD = 3  # chunks under way for each worker
_DIED = "the process that worked on it died, which is most often a lack of memory"


def map_items(
    function: Callable[[T], R],
    items: Iterable[T],
    workers: int = 2,
    prepare: Callable[[], None] | None = None,
) -> Iterator[Outcome[T, R]]:
    """Apply a picklable function to every item in `workers` processes; outcomes come in the items' order.

    An item whose function raises, whose result cannot be sent back or whose process dies gives a failed
    outcome; every other item has its result.
    """
    crew: _Crew[T, R] = _Crew(function, workers, prepare)
    window: deque[tuple[list[T], Future[list[_Pair[R]]]]] = deque()
    chunks = _chunks(items, first=workers * _AHEAD)
    try:
        while True:
            for chunk in islice(chunks, workers * _AHEAD - len(window)):
                window.append((chunk, crew.submit(chunk)))
            if not window:
                return
            chunk, future = window.popleft()
            try:
                yield from _restore(chunk, future.result())
            except BrokenExecutor:
                under_way = [(chunk, future), *window]
                window.clear()
                crew.renew()
                for waiting, started in under_way:
                    yield from crew.finish(waiting, started)
            except Exception:
                yield from crew.finish(chunk, future)
    finally:
        crew.close()


class _Crew(Generic[T, R]):
    """The pool, and how it is replaced when one of its processes dies."""

    def __init__(self, function: Callable[[T], R], workers: int, prepare: Callable[[], None] | None) -> None:
        self._function = function
        self._workers = workers
        self._prepare = prepare
        self._pool = self._start()

    def submit(self, chunk: list[T]) -> Future[list[_Pair[R]]]:
        """Send a chunk to the pool; where the pool is broken, so is what comes back."""
        try:
            return self._pool.submit(_work, self._function, chunk)
        except BrokenExecutor as error:
            broken: Future[list[_Pair[R]]] = Future()
            broken.set_exception(error)
            return broken

    def finish(self, chunk: list[T], started: Future[list[_Pair[R]]]) -> Iterator[Outcome[T, R]]:
        """Give the outcomes of a chunk that was under way when the pool broke, one item at a time."""
        if started.done() and not started.cancelled() and started.exception() is None:
            yield from _restore(chunk, started.result())
            return
        for item in chunk:
            try:
                yield from _restore([item], self.submit([item]).result())
            except BrokenExecutor:
                self.renew()
                yield Outcome(item, failure=_DIED)
            except Exception as error:
                yield Outcome(item, failure=describe(error))

    def renew(self) -> None:
        """Replace the pool."""
        self.close()
        self._pool = self._start()

    def close(self) -> None:
        """Let go of the pool without waiting for what is under way."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        # A forked copy of a process with threads (a progress bar has one) can hang: none is forked from here.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        return ProcessPoolExecutor(self._workers, context, initializer=_begin, initargs=(self._prepare,))


def _begin(prepare: Callable[[], None] | None) -> None:
    # Ctrl-C reaches every process of the terminal's group; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare is not None:
        # What fails here fails again at the first item, where it can be reported.
        with suppress(Exception):
            prepare()


def _work(function: Callable[[T], R], chunk: Sequence[T]) -> list[_Pair[R]]:
    """Give (result, failure) for each item; the items are not sent back, for the parent has them."""
    pairs: list[_Pair[R]] = []
    for item in chunk:
        try:
            pairs.append((function(item), None))
        except Exception as error:
            pairs.append((None, describe(error)))
    return pairs


def _restore(chunk: Sequence[T], pairs: Sequence[_Pair[R]]) -> Iterator[Outcome[T, R]]:
    for item, (result, failure) in zip(chunk, pairs):
        yield Outcome(item, result, failure)


def _chunks(items: Iterable[T], first: int) -> Iterator[list[T]]:
    """Cut the items into chunks; the `first` ones hold one item each, so that a short run is shared out."""
    rest = iter(items)
    for item in islice(rest, first):
        yield [item]
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
