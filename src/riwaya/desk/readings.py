"""Sources in, readings out."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from riwaya import extraction, intake
from riwaya.engines import Outcome, map_items
from riwaya.errors import LexiconError, RiwayaError, SourceError
from riwaya.intake import Intake
from riwaya.lexicon import load_rows
from riwaya.model import Problem, Reading, Report

ENGINES = extraction.ENGINES
DEFAULT_ENGINE = ENGINES[0]
"""The one that reads best."""
WHOLE = 4 << 20  # bytes; a source up to this size is read where it is extracted, a longer one is streamed
_HTML = re.compile(r"<(?:!doctype|html|head|body|article|p)[\s>]", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_PATH = re.compile(r"\S*/\S*|\S+\.[A-Za-z0-9]{1,8}")

Progress = Callable[[int, int], None]
"""Called with the number of sources begun and of readings made so far."""


@dataclass(frozen=True, slots=True)
class _Task:
    """One unit of work: a source to read and extract whole, or one report of a source that is streamed."""

    position: int
    source: str
    intake: Intake | None = None


def read(source: str | Path, *, engine: str = DEFAULT_ENGINE) -> Reading:
    """Read one report from a file, a URL, a page's HTML or plain text, and extract what it tells.

    A `Path` is always a file. A string is a URL if it begins as one, HTML if it holds a tag of a page, a file
    if one has that name, else the text itself; what looks like a file name but is none is an error.
    Raises SourceError if the source cannot be read, or holds several reports.

    >>> import riwaya
    >>> riwaya.read(riwaya.EXAMPLE).report.passages[0].kind
    'title'
    """
    found = list(_found(source))
    if len(found) != 1:
        what = f"holds {len(found)} reports" if found else "holds no report"
        raise SourceError(str(source), what, "use riwaya.read_all for sources of several reports")
    taken = found[0]
    if taken.report is None:
        problem = next(iter(taken.problems), Problem(str(source), "cannot be read"))
        raise SourceError(problem.where, problem.what, problem.remedy)
    return _extract(taken, engine)


def read_all(
    sources: Iterable[str | Path],
    *,
    engine: str = DEFAULT_ENGINE,
    workers: int = 1,
    stdin: bytes | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Read files, folders, globs and URLs in order: one reading for every report, also for an unreadable one.

    A report that cannot be read, or on which extraction fails, gives a reading whose `problems` say why
    (see `was_read`). `workers` processes share the work if more than one; memory does not grow with the
    number of reports. `-` is standard input, or `stdin` if given. Raises LexiconError if a row of the
    lexicon is wrong.

    >>> import riwaya
    >>> [len(reading.problems) for reading in riwaya.read_all([riwaya.EXAMPLE, "missing.html"])]
    [0, 1]
    """
    load_rows()  # a broken lexicon ends the run here, before any worker starts
    tasks = _tasks(expand(sources), stdin)
    made = 0
    work = partial(_work, engine=engine)
    for outcome in map_items(work, tasks, workers=workers, prepare=extraction.prepare):
        for reading in _readings(outcome):
            made += 1
            yield reading
        if progress is not None:
            progress(outcome.item.position + 1, made)


def expand(sources: Iterable[str | Path]) -> Iterator[str]:
    """Yield the sources that folders and globs stand for, in order; other sources as they are."""
    return intake.expand([str(source) for source in sources])


def was_read(reading: Reading) -> bool:
    """Tell whether a report was read and extracted; if not, its `problems` say why.

    >>> from riwaya.model import Reading, Report
    >>> was_read(Reading(Report("sha256:0")))
    False
    """
    return bool(reading.report.passages) and bool(reading.made_by.engine)


def _found(source: str | Path) -> Iterator[Intake]:
    if isinstance(source, Path):
        return _found_file(source)
    if _URL.fullmatch(source.strip()):
        return intake.read_source(source.strip())
    if _HTML.search(source):
        page = source.encode("utf-8", "replace")
        return intake.read_bytes(page, "html", "text/html; charset=utf-8")
    if _names_file(source) or _PATH.fullmatch(source):
        return _found_file(Path(source))
    return iter([intake.read_text(source, "text")])


def _found_file(path: Path) -> Iterator[Intake]:
    if not path.exists():
        raise SourceError(str(path), "there is no such file", "check the name and the folder")
    if path.is_dir():
        raise SourceError(str(path), "is a folder", "use riwaya.read_all for folders")
    return intake.read_source(str(path))


def _names_file(text: str) -> bool:
    try:
        return "\n" not in text and Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or holds what no name can
        return False


def _tasks(sources: Iterable[str], stdin: bytes | None) -> Iterator[_Task]:
    for position, source in enumerate(sources):
        if source != "-" and _is_short(source):
            yield _Task(position, source)
        else:
            yield from (_Task(position, source, taken) for taken in _take(source, stdin))


def _is_short(source: str) -> bool:
    try:
        return Path(source).stat().st_size <= WHOLE
    except (OSError, ValueError):  # not a file: a URL, or missing, which the reader will say
        return True


def _take(source: str, stdin: bytes | None = None) -> Iterator[Intake]:
    """Read a source's reports; what stops the reading becomes a last, unreadable one."""
    taken = 0
    try:
        for found in intake.read_source(source, stdin=stdin):
            taken += 1
            yield found
        if not taken:
            raise SourceError(source, "holds no report", "check that it is the right file")
    except RiwayaError as error:
        yield Intake(source, None, (Problem(error.where, error.what, error.remedy),))
    except Exception as error:
        what = f"reading it failed after {taken} reports: {type(error).__name__}: {error}"
        yield Intake(source, None, (Problem(source, what, "please report this with the source"),))


def _work(task: _Task, engine: str) -> tuple[Reading, ...]:
    found = _take(task.source) if task.intake is None else [task.intake]
    return tuple(_extract(taken, engine) for taken in found)


def _extract(taken: Intake, engine: str) -> Reading:
    problems = tuple(taken.problems)
    if taken.report is None:
        return _unread(taken.source, problems or (Problem(taken.source, "cannot be read"),))
    reading = extract_report(taken.report, engine)
    return replace(reading, problems=(*problems, *reading.problems)) if problems else reading


def extract_report(report: Report, engine: str) -> Reading:
    """Extract a report; a failure becomes a problem of a reading that nothing made."""
    try:
        return extraction.extract(report, engine)
    except LexiconError:  # nothing can be read with a broken lexicon
        raise
    except Exception as error:
        what = f"extraction failed: {type(error).__name__}: {error}"
        problem = Problem(report.source or report.id, what, "please report this with the source")
        return Reading(report, problems=(problem,))


def _readings(outcome: "Outcome[_Task, tuple[Reading, ...]]") -> tuple[Reading, ...]:
    if outcome.result is not None:
        return outcome.result
    task = outcome.item
    what = outcome.failure or "it could not be worked on"
    problem = Problem(task.source, what, "try it alone, with one worker")
    if task.intake is not None and task.intake.report is not None:
        return (Reading(task.intake.report, problems=(problem,)),)
    return (_unread(task.source, (problem,)),)


def _unread(source: str, problems: tuple[Problem, ...]) -> Reading:
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(Report(f"sha256:{digest}", source=source), problems=problems)
