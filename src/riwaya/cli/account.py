"""The account of a run on stderr: how far it is, and at the end what could not be read and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from riwaya.desk import was_read
from riwaya.model import Problem, Reading

_LISTED = 20  # problems told in full; a run over thousands gives the rest by number


class Account:
    """Watches the readings of a run. `unread` counts the reports that could not be read."""

    def __init__(self, sources: int, shown: bool) -> None:
        self.read = 0
        self.unread = 0
        self._problems: list[Problem] = []
        self._more: Counter[str] = Counter()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[made]} readings"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not shown,
        )
        self._task = self._bar.add_task("reading", total=sources if sources > 1 else None, made=0)

    def __enter__(self) -> "Account":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def progress(self, done: int, made: int) -> None:
        """Note the number of sources begun and of readings made."""
        total = self._bar.tasks[0].total
        if total is not None and done > total:  # a folder or glob is one argument and many sources
            self._bar.update(self._task, total=None)
        self._bar.update(self._task, completed=done, made=made)

    def watch(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Pass readings on, keeping what was wrong with them."""
        for reading in readings:
            if was_read(reading):
                self.read += 1
            else:
                self.unread += 1
            for problem in reading.problems:
                if len(self._problems) < _LISTED:
                    self._problems.append(problem)
                else:
                    self._more[problem.what] += 1
            yield reading

    def summarise(self) -> None:
        """Tell on stderr what could not be read and why; nothing if all went well."""
        if self.unread:
            click.echo(f"{self.read} reports read, {self.unread} not:", err=True)
        for problem in self._problems:
            remedy = f" ({problem.remedy})" if problem.remedy else ""
            click.echo(f"  {_plain(problem.where)}: {_plain(problem.what)}{_plain(remedy)}", err=True)
        for what, times in self._more.most_common():
            click.echo(f"  {times} more: {_plain(what)}", err=True)


def _plain(text: str) -> str:
    """Drop what would command the terminal: names of files and error texts are others' words."""
    return "".join(character if character.isprintable() else "?" for character in text)
