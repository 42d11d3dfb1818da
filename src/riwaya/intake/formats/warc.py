"""WARC web archives, read record by record: every page that was fetched with success is a report."""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from riwaya.intake.record import Inner, Intake, Origin, unreadable

NAME = "warc"
_READ = (
    "text/",
    "application/xhtml",
    "application/json",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/pdf",
    "application/ld+json",
)
_NOT_READ = ("text/css", "text/javascript", "text/vtt", "text/dns")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_ROBOTS = "/robots.txt"


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """The version line of a WARC or ARC record."""
    return 1.0 if head.startswith((b"WARC/", b"filedesc://")) else 0.0


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield a report for each page; a truncated archive gives the pages before the break and a problem."""
    number = found = 0
    try:
        for record in ArchiveIterator(stream, arc2warc=True):
            number += 1
            if not _is_page(record):
                continue
            where = f"{origin.source}#{number}"
            found += 1
            # All of a record is read before the next: the iterator moves on the same stream.
            yield from list(_read_record(record, where, origin, inner))
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        what = f"is a broken or truncated WARC file after record {number}: {error}"
        yield unreadable(
            origin.source, what[:300], "download it again; the records before the break were read"
        )
        return
    if not found:
        yield unreadable(
            origin.source, "is a web archive without pages", "check that it holds HTML responses"
        )


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource") or record.rec_headers.get_header(
        "WARC-Segment-Number"
    ):
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return False
    kind = _media_type(record)
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return kind.startswith(_READ) and not kind.startswith(_NOT_READ) and not address.endswith(_ROBOTS)


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").lower()


def _media_type(record: Any) -> str:
    return _content_type(record).partition(";")[0].strip()


def _read_record(record: Any, where: str, origin: Origin, inner: Inner) -> Iterator[Intake]:
    limit = origin.limits.report
    payload = record.content_stream().read(limit + 1)
    if len(payload) > limit:
        yield unreadable(where, f"the record is larger than {limit / 1e6:.0f} MB", "read it by itself")
        return
    wanted = int(record.rec_headers.get_header("Content-Length") or 0)
    left = record.raw_stream.limit if hasattr(record.raw_stream, "limit") else 0
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    match = _CHARSET.search(_content_type(record))
    inside = origin.within(where, _media_type(record), url=address, charset=match.group(1) if match else None)
    yield from inner(io.BytesIO(payload), inside)
    if wanted and left > 0:
        yield unreadable(where, f"the record is cut short by {left} bytes", "download the archive again")
