"""ZIP archives: a WACZ web archive, or a folder of reports packed together."""

import tempfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from riwaya.errors import SourceError
from riwaya.intake.record import Inner, Intake, Origin, unreadable

NAME = "zip"
_MOST_MEMBERS = 100_000
_COPY = 1 << 20
_OFFICE = ("[Content_Types].xml", "mimetype")


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """The magic number of a ZIP archive."""
    return 1.0 if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else 0.0


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield the reports of every member; of a WACZ, those of its web archives."""
    with tempfile.SpooledTemporaryFile(max_size=origin.limits.report) as spool:
        if not stream.seekable():
            # The list of a ZIP's members stands at its end.
            while chunk := stream.read(_COPY):
                spool.write(chunk)
            spool.seek(0)
            stream = cast(BinaryIO, spool)
        try:
            with zipfile.ZipFile(stream) as archive:
                yield from _read_members(archive, origin, inner)
        except zipfile.BadZipFile as error:
            raise SourceError(
                origin.source, f"is a broken or truncated ZIP archive: {error}", "download it again"
            ) from error


def _read_members(archive: zipfile.ZipFile, origin: Origin, inner: Inner) -> Iterator[Intake]:
    names = [item.filename for item in archive.infolist() if not item.is_dir()]
    if any(name in _OFFICE for name in names):
        raise SourceError(
            origin.source, "is an Office document or e-book", "save it as plain text, HTML or PDF"
        )
    if len(names) > _MOST_MEMBERS:
        raise SourceError(
            origin.source, f"holds more than {_MOST_MEMBERS} files", "unpack it and give the folder"
        )
    if "datapackage.json" in names:
        names = [name for name in names if name.startswith("archive/")]
    wanted = sorted(
        name for name in names if not any(part.startswith((".", "__")) for part in name.split("/"))
    )
    if not wanted:
        yield unreadable(origin.source, "is an archive without files", "put reports in it")
    for name in wanted:
        where = f"{origin.source}#{name}"
        try:
            with archive.open(name) as member:
                yield from inner(
                    cast(BinaryIO, member), origin.within(where, None, name=name.rpartition("/")[2])
                )
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
            yield unreadable(where, f"cannot be unpacked: {error}", "unpack it by hand and give the file")
