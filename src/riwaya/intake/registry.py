"""The formats of `intake/formats`, one module each, and the choice between them by content."""

import importlib
import io
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO, Protocol, cast

from riwaya.errors import SourceError
from riwaya.intake import formats
from riwaya.intake.record import Inner, Intake, Origin, unreadable

HEAD = 8_192  # bytes of a source that a format may look at before it is chosen
_DEEPEST = 4  # containers inside containers
_SIGNATURES = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a media file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"SQLite format 3": "a database",
    b"OggS": "a sound file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"ID3": "a sound file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"PAR1": "a Parquet file",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
}


class Format(Protocol):
    """What a module of `intake/formats` offers.

    `sniff` returns from 0.0 (not this format) to 1.0 (surely), seeing the first bytes, the name and the media
    type that was declared; `read` yields the reports, and may raise SourceError for what it cannot read.
    """

    NAME: str

    def sniff(self, head: bytes, name: str, media_type: str | None) -> float:
        """Return how sure the format is that the bytes are its own."""
        ...

    def read(self, stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
        """Yield the reports of a source."""
        ...


@cache
def all_formats() -> tuple[Format, ...]:
    """Return every format: the modules of the folder, by name; a new file is a new format."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(cast(Format, importlib.import_module(f"{formats.__name__}.{name}")) for name in names)


def choose(head: bytes, name: str, media_type: str | None) -> Format | None:
    """Return the format that is surest of itself, or None when none reads such bytes."""
    scored = [(one.sniff(head, name, media_type), one) for one in all_formats()]
    best = max(scored, key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else None


def read_stream(stream: BinaryIO, origin: Origin) -> Iterator[Intake]:
    """Yield the reports of an open source, whatever its format; every failure is a record with a problem.

    The bytes are foreign, so anything that a parser raises on them ends here, as the problem of this source.
    """
    try:
        stream, head = _peek(stream)
        if not head:
            yield unreadable(origin.source, "is empty", "save or download it again")
            return
        if b"\0" in head and _signed(head):
            yield unreadable(origin.source, *_refusal(head, 0))  # a picture, whatever it is called
            return
        chosen = choose(head, origin.name or origin.source, origin.media_type)
        if chosen is None or origin.depth > _DEEPEST:
            yield unreadable(origin.source, *_refusal(head, origin.depth))
            return
        yield from chosen.read(stream, origin, read_stream)
    except SourceError as error:
        yield unreadable(error.where, error.what, error.remedy)
    except Exception as error:
        what = f"could not be read: {type(error).__name__}: {error}"
        yield unreadable(origin.source, what[:300], "save it again, or as plain text")


def _signed(head: bytes) -> str | None:
    """Return what the first bytes say a file is that holds no text, if they do."""
    return next((kind for mark, kind in _SIGNATURES.items() if head.startswith(mark)), None)


def _refusal(head: bytes, depth: int) -> tuple[str, str]:
    if depth > _DEEPEST:
        return "holds archives inside archives, too deep to open", "unpack it first"
    kind = _signed(head)
    return (
        f"is {kind}, not text" if kind else "is binary, not text",
        "give a page, plain text, JSON Lines, a feed, WARC or PDF",
    )


def _peek(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """Return a stream that starts where it did, and its first bytes."""
    head = stream.read(HEAD)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return stream, head
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream))), head


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, whole again; it cannot seek."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
