"""Feeds: RSS and Atom through feedparser, and JSON Feed; a report for each item that has a text."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

import feedparser
import orjson

from riwaya.errors import SourceError
from riwaya.intake.assemble import finish
from riwaya.intake.clean import has_markup, lines_of, one_line, sound, unescape
from riwaya.intake.markup import blocks_of_fragment
from riwaya.intake.record import Draft, Inner, Intake, Origin, fingerprint, read_whole, unreadable
from riwaya.model import Problem
from riwaya.model.codebook import PassageKind

NAME = "feed"
_XML = re.compile(
    rb"^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")
_FULL = 600  # characters from which a description is taken for the whole text
_REMEDY = "give riwaya the pages that the feed links to"


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """The root element of RSS, Atom or RDF, or the version of a JSON Feed."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _JSON.search(head):
        return 1.0
    return 1.0 if _XML.match(start) else 0.0


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield a report for each item; a feed in which no item has a text gives one record that says so."""
    data = read_whole(stream, origin.limits.report, origin.source)
    items, outlet, problems = (
        _json_items(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _xml_items(data, origin)
    )
    if not items:
        raise SourceError(origin.source, "is a feed without items", "check the address of the feed")
    if not any(item["html"] for item in items):
        raise SourceError(origin.source, f"is a feed of {len(items)} items without texts", _REMEDY)
    for number, item in enumerate(items, 1):
        where = origin.within(f"{origin.source}#{item['id'] or number}")
        yield _read_item(item, outlet, where, problems if number == 1 else ())


def _read_item(
    item: dict[str, Any], outlet: str | None, origin: Origin, problems: tuple[Problem, ...]
) -> Intake:
    if not item["html"]:
        return unreadable(
            origin.source, f"the item has no text, only the title {item['title']!r:.80}", _REMEDY
        )
    draft = Draft(
        url=item["url"],
        outlet=item["outlet"] or outlet,
        title=one_line(unescape(item["title"] or "")) or None,
        byline=item["author"],
        dated=item["dated"],
        language=item["language"],
        problems=list(problems),
    )
    draft.blocks = _blocks(item["html"], origin)
    if not item["full"]:
        draft.problems.append(Problem(origin.source, "the feed gives only a summary of this item", _REMEDY))
    return finish(draft, fingerprint(orjson.dumps(item, option=orjson.OPT_SORT_KEYS)), origin)


def _blocks(text: str, origin: Origin) -> list[tuple[PassageKind, str]]:
    if has_markup(text):
        return blocks_of_fragment(text, origin.source, origin.limits)
    return [("paragraph", line) for line in lines_of(unescape(text)) if line]


def _xml_items(data: bytes, origin: Origin) -> tuple[list[dict[str, Any]], str | None, tuple[Problem, ...]]:
    headers = (
        {"content-type": f"{origin.media_type or 'application/xml'}; charset={origin.charset}"}
        if origin.charset
        else None
    )
    # The texts are read as hostile HTML later on; feedparser's own cleaning would cost marks and structure.
    parsed = feedparser.parse(
        BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    problems: tuple[Problem, ...] = ()
    if parsed.bozo and parsed.entries:
        why = one_line(str(parsed.bozo_exception))[:120]
        problems = (Problem(origin.source, f"is a feed with faults: {why}", "some items may be missing"),)
    feed = parsed.feed
    return [_xml_item(entry, feed) for entry in parsed.entries], _clean(feed.get("title")), problems


def _xml_item(entry: Any, feed: Any) -> dict[str, Any]:
    bodies = [part.get("value", "") for part in entry.get("content", [])]
    summary = entry.get("summary", "")
    body = max([*bodies, summary], key=len)
    source = entry.get("source") or {}
    return {
        "id": _clean(entry.get("id")) or _clean(entry.get("link")),
        "url": _clean(entry.get("link")),
        "title": _clean(entry.get("title")),
        "author": _clean(entry.get("author")),
        "outlet": _clean(source.get("title")),
        "dated": [text for text in (_clean(entry.get("published")), _clean(entry.get("created"))) if text],
        "language": _clean((entry.get("title_detail") or {}).get("language") or feed.get("language")),
        "html": _clean(body),
        "full": any(part.strip() for part in bodies) or len(body) >= _FULL,
    }


def _json_items(data: bytes) -> tuple[list[dict[str, Any]], str | None, tuple[Problem, ...]]:
    feed = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    listed = feed.get("items")
    items = (
        [_json_item(item, feed) for item in listed if isinstance(item, dict)]
        if isinstance(listed, list)
        else []
    )
    return items, _clean(feed.get("title")), ()


def _json_item(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    authors = item.get("authors") or [item.get("author")]
    names = (
        [_clean(one.get("name")) for one in authors if isinstance(one, dict)]
        if isinstance(authors, list)
        else []
    )
    body = _clean(item.get("content_html")) or _clean(item.get("content_text"))
    return {
        "id": _clean(item.get("id")),
        "url": _clean(item.get("url")),
        "title": _clean(item.get("title")),
        "author": "\u060c ".join(name for name in names if name) or None,
        "outlet": None,
        "dated": [text for text in (_clean(item.get("date_published")),) if text],
        "language": _clean(item.get("language")) or _clean(feed.get("language")),
        "html": body or _clean(item.get("summary")),
        "full": body is not None,
    }


def _clean(value: Any) -> str | None:
    """Return a string that has something in it, without what no text can hold; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return sound(value, "")[0].strip() or None if isinstance(value, str) else None
