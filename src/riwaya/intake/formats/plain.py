"""Plain text: as typed, or as copied from a page with its furniture. The format of last resort."""

from collections.abc import Iterator
from typing import BinaryIO

from riwaya.errors import SourceError
from riwaya.intake.assemble import finish
from riwaya.intake.clean import sound
from riwaya.intake.decode import decode
from riwaya.intake.layout import lay_out
from riwaya.intake.record import Inner, Intake, Origin, fingerprint, read_whole

NAME = "plain"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """Any bytes that look like text; the name and the media type only add to it."""
    if not _is_text(head):
        return 0.0
    if media_type == "text/plain":
        return 0.5
    return 0.3 if name.endswith((".txt", ".text", ".md")) else 0.1


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield the one report of a text."""
    data = read_whole(stream, origin.limits.report, origin.source)
    text, problems = decode(data, origin)
    text, faults = sound(text, origin.source)
    if text.count("\n") > origin.limits.lines:
        what = f"has more than {origin.limits.lines} lines, too many for one report"
        raise SourceError(origin.source, what, "split it, or give JSON Lines with one report a line")
    draft = lay_out(text)
    draft.problems.extend((*problems, *faults))
    yield finish(draft, fingerprint(data), origin)


def _is_text(head: bytes) -> bool:
    if head.startswith(_WIDE_MARKS):
        return True
    nulls = head.count(0)
    if nulls > 0.02 * len(head):
        # UTF-16 without a mark has its nulls on one side only.
        return (
            nulls > 0.1 * len(head)
            and min(head[0::2].count(0), head[1::2].count(0)) == 0
            and len(head) % 2 == 0
        )
    controls = len(head) - len(head.translate(None, _CONTROLS)) - nulls
    if controls > 0.02 * len(head):
        # Arabic letters in UTF-16 carry the byte 6 on one side.
        return min(head[0::2].count(6), head[1::2].count(6)) == 0 and head.count(6) > 0.3 * len(head)
    return True
