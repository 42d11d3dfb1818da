"""Highlights: the evidence of a reading as layers over a passage, cut into flat segments.

Spans overlap in every way (a source inside a content, an event inside two), and elements may not. So the
text is cut wherever a layer begins or ends, and each piece lists the layers over it. Marks carry nothing that
has a width, so the letters of a word that is cut stay joined.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from riwaya.model import Reading, Span
from riwaya.publication.voices import Voice

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f](?:[\w .&'\u2019-]*[A-Za-z\u00c0-\u024f0-9])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layer:
    """One piece of evidence: `kind` is src, cue, con, ev or num; `record` the id of what it proves."""

    kind: str
    span: Span
    record: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage under the same layers throughout."""

    start: int
    end: int
    layers: tuple[Layer, ...]


def layers(reading: Reading, voices: dict[str, Voice]) -> dict[int, list[Layer]]:
    """Return the layers of a reading by passage id."""
    found: dict[int, list[Layer]] = {}
    for layer in _layers(reading, voices):
        found.setdefault(layer.span.passage, []).append(layer)
    return found


def segments(length: int, over: Sequence[Layer]) -> list[Segment]:
    """Cut a text of `length` code points wherever a layer begins or ends.

    >>> from riwaya.model import Span
    >>> over = [Layer("con", Span(0, 2, 6, ""), "s1", "a"), Layer("ev", Span(0, 4, 8, ""), "e1")]
    >>> [(s.start, s.end, [layer.kind for layer in s.layers]) for s in segments(9, over)]
    [(0, 2, []), (2, 4, ['con']), (4, 6, ['con', 'ev']), (6, 8, ['ev']), (8, 9, [])]
    """
    ends = {min(max(at, 0), length) for layer in over for at in (layer.span.start, layer.span.end)}
    cuts = sorted(ends | {0, length})
    return [
        Segment(start, end, tuple(one for one in over if one.span.start <= start and end <= one.span.end))
        for start, end in pairwise(cuts)
    ]


def mark_up(text: str, over: Sequence[Layer], prefix: str, titles: dict[str, str]) -> Markup:
    """Return a passage's text as HTML: every segment escaped and marked, cues and triggers as links.

    `prefix` sets the ids of one reading apart from the others' on the page; `titles` says by record id what a
    link's tooltip says. The first word of each record has the record's id, and links to its row (`…-row`).
    """
    pieces: list[Markup] = []
    anchored: set[str] = set()
    for segment in segments(len(text), over):
        inner = isolate_latin(text[segment.start : segment.end])
        if not segment.layers:
            pieces.append(inner)
            continue
        linked = [layer for layer in segment.layers if layer.kind in ("cue", "ev")]
        linked.sort(key=lambda layer: layer.kind != "cue")
        first = [layer.record for layer in linked if layer.record not in anchored]
        anchored.update(first)
        pieces.append(_mark(segment, inner, linked, first, prefix, titles))
    return Markup("").join(pieces)


def isolate_latin(text: str) -> Markup:
    """Escape a text and isolate its Latin stretches, so that they do not disturb the line around them.

    >>> isolate_latin("<1> AFP")
    Markup('&lt;1&gt; <bdi>AFP</bdi>')
    """
    pieces: list[Markup] = []
    at = 0
    for match in _LATIN.finditer(text):
        pieces += [escape(text[at : match.start()]), Markup("<bdi>{}</bdi>").format(match.group())]
        at = match.end()
    return Markup("").join([*pieces, escape(text[at:])])


def _layers(reading: Reading, voices: dict[str, Voice]) -> Iterator[Layer]:
    for statement in reading.statements:
        hue = voices[statement.id].hue
        yield from (Layer("con", span, statement.id, hue) for span in statement.content)
        yield Layer("cue", statement.cue, statement.id, hue)
        if statement.source is not None:
            yield Layer("src", statement.source, statement.id, hue)
    for event in reading.events:
        yield Layer("ev", event.trigger, event.id)
        yield from (Layer("num", number.span, event.id) for number in event.numbers)
    yield from (Layer("num", time.span, time.id) for time in reading.times)


def _mark(
    segment: Segment,
    inner: Markup,
    linked: list[Layer],
    first: list[str],
    prefix: str,
    titles: dict[str, str],
) -> Markup:
    records = " ".join(dict.fromkeys(f"{prefix}{layer.record}" for layer in segment.layers))
    classes = " ".join(["m", *_classes(segment.layers)])
    anchors = Markup("").join(Markup('<span id="{}"></span>').format(prefix + record) for record in first[1:])
    name = Markup(' id="{}"').format(prefix + first[0]) if first else Markup("")
    if not linked:
        return Markup('<mark class="{}" data-of="{}">{}</mark>').format(classes, records, inner)
    record = linked[0].record
    return anchors + Markup('<a class="{}"{} href="#{}-row" title="{}" data-of="{}">{}</a>').format(
        classes, name, prefix + record, titles.get(record, record), records, inner
    )


def _classes(over: Sequence[Layer]) -> Iterator[str]:
    """Name a segment's looks: one a layer, of the innermost record; an outer content keeps a line."""
    for kind in ("src", "cue"):
        found = [layer for layer in over if layer.kind == kind]
        if found:
            yield f"{kind}-{min(found, key=_length).hue}"
    contents = sorted((layer for layer in over if layer.kind == "con"), key=_length)
    if contents:
        yield f"con-{contents[0].hue}"
        outer = next((layer.hue for layer in contents[1:] if layer.hue != contents[0].hue), None)
        if outer is not None:
            yield f"out-{outer}"
    yield from (kind for kind in ("ev", "num") if any(layer.kind == kind for layer in over))


def _length(layer: Layer) -> int:
    return layer.span.end - layer.span.start
