"""Sources in, readings kept in a store."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from riwaya import extraction
from riwaya.desk.digests import digested
from riwaya.desk.readings import DEFAULT_ENGINE, WHOLE, Progress, expand, read_all, was_read
from riwaya.model import Reading, Report
from riwaya.store import Added, Store


@dataclass(slots=True)
class Tally:
    """What came of adding: how many reports were new, changed, read anew, known already, or unreadable."""

    counts: dict[Added, int] = field(default_factory=lambda: dict.fromkeys(Added, 0))
    unread: int = 0


def add(
    sources: Iterable[str | Path],
    store: Store,
    *,
    engine: str = DEFAULT_ENGINE,
    workers: int = 1,
    tally: Tally | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Read sources, keep each reading as it is made, and yield it; what cannot be read is not kept.

    A file that is there already, read by just this engine, is not read again and not yielded.
    """
    tally = tally or Tally()
    known = store.known(extraction.stamps(engine))

    def fresh() -> Iterator[str]:
        for source in expand(sources):
            if _hash(source) in known:
                tally.counts[Added.KNOWN] += 1
            else:
                yield source

    for reading in read_all(fresh(), engine=engine, workers=workers, progress=progress):
        if was_read(reading):
            tally.counts[store.add(reading, _page(reading.report), digested(reading))] += 1
        else:
            tally.unread += 1
        yield reading


def _page(report: Report) -> str | None:
    """Return what names a report's page from wherever it is added: its URL, or the whole path of its file.

    A report inside a container has a number there, which names another once one is added before it: none.
    """
    if report.url or not report.source:
        return report.url
    if "://" in report.source:
        return None if "#" in report.source else report.source
    try:
        return str(Path(report.source).absolute()) if Path(report.source).is_file() else None
    except (OSError, ValueError):  # no name of a file
        return None


def _hash(source: str) -> str | None:
    """Return the id that a file's report has if the file is one report, and not long."""
    try:
        path = Path(source)
        if source == "-" or path.stat().st_size > WHOLE:
            return None
        return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    except (OSError, ValueError):
        return None
