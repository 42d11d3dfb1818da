"""HTML pages: the article of the page, its parts and its metadata; no markup is kept."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from riwaya.intake.article import article_draft
from riwaya.intake.assemble import finish
from riwaya.intake.clean import sound
from riwaya.intake.decode import declared_charset, decode
from riwaya.intake.markup import parse
from riwaya.intake.record import Inner, Intake, Origin, fingerprint, read_whole

NAME = "html"
_TYPES = {"text/html", "application/xhtml+xml"}
_SIGNS = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title>", re.IGNORECASE)
_TAGS = re.compile(
    rb"</?(?:div|p|h[1-6]|article|section|span|br|a|ul|table|script|main|header|figure)[\s>/]", re.IGNORECASE
)
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL
)


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """A doctype, root element or tags of a page; the media type alone is not believed."""
    narrow = head.replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    start = narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if narrow.count(0) > 0.05 * len(narrow) or _FEED.match(start) or not start:
        return 0.0
    if _SIGNS.search(start):
        return 0.95 if start.startswith(b"<") else 0.5
    tags = len(_TAGS.findall(start))
    if start.startswith(b"<") and tags:
        return 0.8
    declared = media_type in _TYPES or name.endswith((".html", ".htm", ".xhtml"))
    if declared and b"<" in start:
        return 0.6
    return 0.4 if tags > 5 and not start.startswith((b"{", b"[")) else 0.0


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield the one report of a page."""
    data = read_whole(stream, origin.limits.report, origin.source)
    text, problems = decode(data, origin, declared_charset(data[:4_096]))
    text, faults = sound(text, origin.source)
    root, doubts = parse(text, origin.source, origin.limits)
    draft = article_draft(root, origin)
    draft.problems[:0] = (*problems, *faults, *doubts)
    yield finish(draft, fingerprint(data), origin)
