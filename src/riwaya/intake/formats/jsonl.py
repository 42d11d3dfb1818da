"""JSON: one report a line (JSON Lines), one object, or a list of objects."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO, cast

import orjson

from riwaya.errors import ReadingError
from riwaya.intake.assemble import finish
from riwaya.intake.clean import has_markup, sound
from riwaya.intake.dateline import sign
from riwaya.intake.decode import decode
from riwaya.intake.layout import lay_out
from riwaya.intake.markup import blocks_of_fragment
from riwaya.intake.record import Draft, Inner, Intake, Origin, fingerprint, read_whole, unreadable
from riwaya.model import Problem, from_plain
from riwaya.model.codebook import PASSAGE_KINDS, PassageKind

NAME = "jsonl"
_BODIES = ("text", "content", "body", "articleBody", "content_text", "content_html")
_DATES = ("published_at", "published", "date_published", "datePublished", "pubDate", "date", "date_extracted")
_SUFFIXES = (".jsonl", ".ndjson", ".json", ".jsonlines")
_TYPES = {"application/json", "application/jsonl", "application/x-ndjson", "application/x-jsonlines"}


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """Text that opens with an object or a list and holds a quoted key; the name and media type add to it."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"{", b"[")):
        # One bad line at the top does not make a file of reports anything else.
        named = name.endswith(_SUFFIXES) or media_type in _TYPES
        return 0.95 if named and b'\n{"' in start else 0.0
    if start.startswith(b"{") and start[1:].lstrip()[:1] not in (b'"', b"}", b""):
        return 0.05
    if start.startswith(b"[") and start[1:].lstrip()[:1] not in (b"{", b"]", b""):
        return 0.05
    return 0.9


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield a report for every line, or for every object of a document that spans lines."""
    numbered = _lines(stream, origin)
    begun = list(islice(numbered, 2))
    if not begun:
        yield unreadable(origin.source, "is empty", "save or download it again")
    elif _is_document([line for _, line in begun]):
        yield from _read_document(stream, origin, [line or b"" for _, line in begun])
    else:
        for number, line in chain(begun, numbered):
            yield _read_line(number, line, origin, several=len(begun) > 1)


def _is_document(begun: list[bytes | None]) -> bool:
    """Return True if the first lines open a list, or an object that goes on over further lines."""
    first = (begun[0] or b"").lstrip(b"\xef\xbb\xbf \t")
    if first.startswith(b"["):
        return True
    if not first.startswith(b"{") or len(begun) < 2 or _parse(first) is not None:
        return False
    return not (begun[1] or b"{").lstrip().startswith(b"{")


def _lines(stream: BinaryIO, origin: Origin) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number and bytes of each line that is not blank; None for one beyond the limit."""
    number, limit = 0, origin.limits.report
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
        elif line.strip():
            yield number, line.rstrip(b"\r\n")


def _read_line(number: int, line: bytes | None, origin: Origin, several: bool) -> Intake:
    where = f"{origin.source}#{number}"
    if line is None:
        size = f"{origin.limits.report / 1e6:.0f} MB"
        return unreadable(where, f"the line is larger than {size}", "split it, or raise the limit")
    data = _parse(line)
    if not isinstance(data, dict):
        what = "the line is not JSON" if data is None else "the line is not a JSON object"
        return unreadable(where, what, "each line must be one object with text, content or passages")
    return read_object(
        data, fingerprint(line), origin.within(where if several else origin.source), origin.source
    )


def _parse(line: bytes) -> Any:
    """Return the value of a line of JSON, or None; lone surrogates and odd encodings are let through."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(decode(line, Origin(""))[0])
    except (ValueError, RecursionError):
        return None


def _read_document(stream: BinaryIO, origin: Origin, begun: list[bytes]) -> Iterator[Intake]:
    """Yield the reports of a JSON document that spans lines: one object, or a list of objects."""
    data = b"\n".join(begun) + b"\n" + read_whole(stream, origin.limits.report, origin.source)
    parsed = _parse(data)
    if parsed is None:
        yield unreadable(origin.source, "is not JSON", "give one object a line, or one object or list in all")
        return
    items = parsed if isinstance(parsed, list) else [parsed]
    if not items:
        yield unreadable(origin.source, "is an empty list", "give a list of reports")
    for number, item in enumerate(items, 1):
        where = f"{origin.source}#{number}" if isinstance(parsed, list) and len(items) > 1 else origin.source
        if not isinstance(item, dict):
            yield unreadable(where, "is not a JSON object", "give an object with text, content or passages")
            continue
        whole = fingerprint(data.strip() if len(items) == 1 else orjson.dumps(item, default=str))
        yield read_object(item, whole, origin.within(where), origin.source)


def read_object(data: dict[str, Any], identity: str, origin: Origin, container: str) -> Intake:
    """Return the report of one JSON object; `identity` is its id, `container` the source that holds it."""
    if isinstance(data.get("report"), dict):
        return _stored(data, origin)
    given = data.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip():
        origin = origin.within(f"{container}#{given}")
    draft = _draft(data, origin.source)
    if not draft.blocks and not draft.title:
        problem = Problem(
            origin.source, "has no text, content or passages", "give the report's text in one of them"
        )
        return Intake(origin.source, None, (*draft.problems, problem))
    return finish(draft, identity, origin)


def _stored(data: dict[str, Any], origin: Origin) -> Intake:
    """Return the report of a stored reading, as it is."""
    try:
        report = from_plain({"report": data["report"]}, origin.source).report
    except ReadingError as error:
        return unreadable(error.where, error.what, error.remedy)
    return Intake(origin.source, report)


def _draft(data: dict[str, Any], where: str) -> Draft:
    draft = Draft(
        url=_string(data, "url", "link"),
        outlet=_name(data, "outlet", "publisher", "source"),
        kicker=_string(data, "kicker"),
        title=_string(data, "title", "headline"),
        standfirst=_string(data, "standfirst"),
        byline=_name(data, "byline", "author", "authors"),
        dateline_place=_string(data, "dateline_place"),
        dated=[str(data[key]) for key in ("published_raw", *_DATES) if isinstance(data.get(key), str | int)],
        language=_string(data, "language", "lang"),
    )
    draft.blocks = _passages(data, draft)
    if not draft.blocks:
        _take_body(data, draft, where)
    signed = {text for text in (draft.byline, draft.title) if text}
    while draft.blocks and draft.blocks[0][1].strip() in signed:
        draft.blocks.pop(0)
    if draft.outlet is None and draft.byline:
        draft.outlet = sign(draft.byline)[1]
    return draft


def _passages(data: dict[str, Any], draft: Draft) -> list[tuple[PassageKind, str]]:
    """Return the passages that an object lists, as strings or as objects with kind and text."""
    found: list[tuple[PassageKind, str]] = []
    listed = data.get("passages")
    for item in listed if isinstance(listed, list) else ():
        kind, text = (item.get("kind"), item.get("text")) if isinstance(item, dict) else ("paragraph", item)
        if not isinstance(text, str):
            continue
        if kind in ("title", "kicker", "standfirst"):
            if getattr(draft, kind) is None:
                setattr(draft, kind, text)
            continue
        found.append((cast(PassageKind, kind) if kind in PASSAGE_KINDS else "paragraph", text))
    return found


def _take_body(data: dict[str, Any], draft: Draft, where: str) -> None:
    """Take the passages from the object's text; a text without a title beside it may hold its own head."""
    text = _string(data, *_BODIES)
    if text is None:
        return
    if has_markup(text):
        draft.blocks = blocks_of_fragment(text, where)
        return
    clean, draft.problems[:] = sound(text, where)
    if draft.title is not None or "\n" not in clean:
        draft.blocks = [("paragraph", line) for line in clean.split("\n") if line.strip()]
        return
    found = lay_out(clean)
    draft.blocks = found.blocks
    draft.dated.extend(found.dated)
    for name in ("kicker", "title", "standfirst", "byline", "outlet"):
        setattr(draft, name, getattr(draft, name) or getattr(found, name))


def _string(data: dict[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _name(data: dict[str, Any], *keys: str) -> str | None:
    """Return a name given as a string, an object with a name, or a list of either."""
    for key in keys:
        value = data.get(key)
        items = value if isinstance(value, list) else [value]
        names = [item.get("name") if isinstance(item, dict) else item for item in items]
        kept = [name.strip() for name in names if isinstance(name, str) and name.strip()]
        if kept:
            return "\u060c ".join(kept) if len(kept) > 1 else kept[0]
    return None
