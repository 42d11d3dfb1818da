"""What intake hands on, and the limits it keeps."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Protocol

from riwaya.errors import SourceError
from riwaya.model import Problem, Report
from riwaya.model.codebook import PassageKind


@dataclass(frozen=True, slots=True)
class Limits:
    """How much intake reads before it gives up. Sizes in bytes, times in seconds.

    `report` bounds one report (a file, a line, a record); containers are streamed and may be of any size.
    `markup` bounds one HTML page and `elements` its tags; `lines` one text, `pages` one PDF; `fetch_seconds`
    a whole download.
    """

    report: int = 50_000_000
    markup: int = 10_000_000
    elements: int = 30_000
    lines: int = 100_000
    pages: int = 2_000
    redirects: int = 5
    timeout: float = 20.0
    fetch_seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Intake:
    """One report as read from a source, or the reason why there is none.

    `report` is None when nothing could be read; `problems` says why, and what else went wrong on the way.
    """

    source: str
    report: Report | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes come from: the source's name, and what the server or container said about them."""

    source: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    name: str | None = None
    depth: int = 0
    limits: Limits = field(default_factory=Limits)

    def within(self, source: str, media_type: str | None = None, **changes: str | None) -> "Origin":
        """Return the origin of something found inside this one."""
        inside = replace(
            self, source=source, media_type=media_type, charset=None, name=None, depth=self.depth + 1
        )
        return replace(inside, **changes) if changes else inside  # type: ignore[arg-type]


class Inner(Protocol):
    """Reads a document found inside a container, whatever its format."""

    def __call__(self, stream: BinaryIO, origin: Origin) -> Iterator[Intake]:
        """Yield the document's reports."""
        ...


@dataclass(slots=True)
class Draft:
    """A report while it is being put together: what a format found, not yet cleaned.

    `blocks` are the body's passages in order; title, kicker and standfirst are not among them. `dated` holds
    the strings that may give the publication date, the most trusted first.
    """

    blocks: list[tuple[PassageKind, str]] = field(default_factory=list)
    url: str | None = None
    outlet: str | None = None
    kicker: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    dated: list[str] = field(default_factory=list)
    language: str | None = None
    problems: list[Problem] = field(default_factory=list)


def read_whole(stream: BinaryIO, limit: int, where: str) -> bytes:
    """Return all bytes of a stream; raises SourceError when there are more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(where, f"is larger than {limit / 1e6:.0f} MB", "split it, or raise the limit")
    return data


def fingerprint(data: bytes) -> str:
    """Return the report id of some bytes.

    >>> fingerprint(b"")[:14]
    'sha256:e3b0c44'
    """
    return "sha256:" + hashlib.sha256(data).hexdigest()


def unreadable(source: str, what: str, remedy: str = "") -> Intake:
    """Return the record of a source that gave no report."""
    return Intake(source, None, (Problem(source, what, remedy),))
