"""Gzip: opened as a stream, and what is inside is read as whatever it is."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from riwaya.intake.record import Inner, Intake, Origin, unreadable

NAME = "gzip"


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """The magic number of gzip."""
    return 1.0 if head.startswith(b"\x1f\x8b") else 0.0


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield the reports of the compressed document; a truncated file gives those before the break."""
    opened = _Tolerant(gzip.GzipFile(fileobj=stream))
    name = (origin.name or origin.source).removesuffix(".gz")
    yield from inner(
        cast(BinaryIO, io.BufferedReader(opened, 1 << 16)),
        origin.within(origin.source, None, name=name, url=origin.url),
    )
    if opened.fault is not None:
        yield unreadable(
            origin.source, f"is a broken or truncated gzip file: {opened.fault}", "download it again"
        )


class _Tolerant(io.RawIOBase):
    """Decompressed bytes up to the first fault, which is kept and not raised."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self.fault is not None:
            return 0
        try:
            data = self._packed.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            self.fault = str(error)
            return 0
        buffer[: len(data)] = data
        return len(data)
