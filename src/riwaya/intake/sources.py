"""Where reports come from: files, folders, patterns, addresses, standard input, text in hand."""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from riwaya.errors import SourceError
from riwaya.intake.assemble import finish
from riwaya.intake.clean import sound
from riwaya.intake.fetch import fetch
from riwaya.intake.layout import lay_out
from riwaya.intake.record import Intake, Limits, Origin, fingerprint, unreadable
from riwaya.intake.registry import read_stream

STDIN = "-"
_WILD = frozenset("*?[")
_ADDRESS = ("http://", "https://")


def expand(sources: Sequence[str]) -> Iterator[str]:
    """Yield every file, address or `-` that the sources name, in order; folders and patterns opened, sorted.

    Hidden files are passed over. A source that matches nothing is yielded as it is, so that `read_source` can
    say what is wrong with it.
    """
    for source in sources:
        if source == STDIN or _is_address(source):
            yield source
            continue
        found = False
        for path in _paths(source):
            found = True
            yield str(path)
        if not found:
            yield source


def _paths(source: str) -> Iterator[Path]:
    try:
        path = Path(source)
        if path.is_dir():
            yield from _files_under(path)
        elif path.exists() or not _WILD & set(source):
            yield path
        else:
            anchor = Path(path.anchor) if path.anchor else Path()
            pattern = str(path.relative_to(path.anchor)) if path.anchor else source
            for match in sorted(anchor.glob(pattern)):
                yield from _files_under(match) if match.is_dir() else [match]
    except (OSError, ValueError, NotImplementedError):
        return  # an impossible name or pattern: `read_source` says so


def _files_under(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path


def read_source(source: str, *, stdin: bytes | None = None, limits: Limits | None = None) -> Iterator[Intake]:
    """Yield the reports of one source: a path, an http(s) address, or `-` for standard input.

    `stdin` stands in for standard input. Files are opened as streams, so that containers of any size can be
    read. Never raises on bad content: a source that cannot be read gives one record whose report is None.
    """
    limits = limits or Limits()
    if source == STDIN:
        stream: BinaryIO = io.BytesIO(stdin) if stdin is not None else sys.stdin.buffer
        yield from read_stream(stream, Origin(source, limits=limits))
    elif _is_address(source):
        yield from _read_address(source, limits)
    else:
        yield from _read_file(source, limits)


def _is_address(source: str) -> bool:
    return source.lower().startswith(_ADDRESS)


def _read_address(source: str, limits: Limits) -> Iterator[Intake]:
    try:
        page = fetch(source, limits)
    except SourceError as error:
        yield unreadable(error.where, error.what, error.remedy)
        return
    origin = Origin(source, page.media_type, page.charset, page.url, page.name, limits=limits)
    yield from read_stream(io.BytesIO(page.data), origin)


def _read_file(source: str, limits: Limits) -> Iterator[Intake]:
    if "://" in source:
        yield unreadable(
            source, f"has a scheme that is not read: {source.split('://')[0]!r}", "give http or https"
        )
        return
    try:
        path = Path(source)
        if path.is_dir():
            yield unreadable(source, "is a folder without files", "put reports in it, or name another")
            return
        with path.open("rb") as stream:
            yield from read_stream(stream, Origin(source, name=path.name, limits=limits))
    except FileNotFoundError:
        wild = bool(_WILD & set(source))
        yield unreadable(source, "matches no file" if wild else "no such file", "check the path")
    except PermissionError:
        yield unreadable(source, "may not be read: permission denied", "change its permissions")
    except (OSError, ValueError) as error:
        yield unreadable(source, f"cannot be opened: {error}", "check the path")


def read_bytes(
    data: bytes, source: str, media_type: str | None = None, *, limits: Limits | None = None
) -> Iterator[Intake]:
    """Yield the reports in some bytes of whatever format; `media_type` may carry a charset, as in HTTP.

    >>> [intake.problems[0].what for intake in read_bytes(b"", "x")]
    ['is empty']
    """
    kind, _, parameters = (media_type or "").partition(";")
    charset = parameters.partition("charset=")[2].strip(" \"'") or None
    origin = Origin(source, kind.strip().lower() or None, charset, limits=limits or Limits())
    yield from read_stream(io.BytesIO(data), origin)


def read_text(text: str, source: str) -> Intake:
    """Return the report of a text in hand, laid out as a copied page or as bare paragraphs.

    >>> read_text("A single sentence.", "x").report.passages[0].kind
    'paragraph'
    """
    origin = Origin(source)
    clean, problems = sound(text, source)
    if not clean.strip():
        return unreadable(source, "is empty", "give a text")
    draft = lay_out(clean)
    draft.problems.extend(problems)
    return finish(draft, fingerprint(text.encode("utf-8", "surrogatepass")), origin)
