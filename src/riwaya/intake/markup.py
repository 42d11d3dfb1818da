"""Hostile HTML to blocks of text: headings, paragraphs, quotations, list items, captions, in page order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from riwaya.errors import SourceError
from riwaya.intake.clean import one_line
from riwaya.intake.furniture import is_finished
from riwaya.intake.record import Limits
from riwaya.lexicon.intake_words import intake_words
from riwaya.model import Problem
from riwaya.model.codebook import PassageKind

_SKIPPED = {
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "head", "select", "textarea", "button", "map", "applet", "frameset", "input",
    "label",
}  # fmt: skip
_FURNITURE_TAGS = {"nav", "footer", "aside", "form", "menu", "dialog"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_TEXT_TAGS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_PART = re.compile("__|--|_")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{4000,}|>[\"'][^<]{4000,}")
_MOST_ATTRIBUTES = 5_000  # in one tag; the parser compares each with all others
_MOST_EQUALS = 1_000_000
_MOST_DEPTHS = 1_000_000  # the depths of all elements, added up; a long page has 50,000
_HEADING_WORDS = 14


@dataclass(slots=True)
class Block:
    """One block of a page's text; `roles` are the parts of a page (codebook words) that it stands in.

    `linked` is the share of its letters inside links; `parent` tells blocks of one container.
    """

    kind: PassageKind
    text: str
    tag: str
    roles: frozenset[str]
    linked: float
    parent: int


def parse(text: str, where: str, limits: Limits) -> tuple[lxml.html.HtmlElement, tuple[Problem, ...]]:
    """Return the tree of a page. Raises SourceError for an empty one, or one built to exhaust its reader."""
    data = text.encode("utf-8", "replace")
    _refuse_bombs(data, where, limits)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise SourceError(where, f"is not HTML: {error}"[:200], "save the page again") from error
    if root is None:
        raise SourceError(where, "holds no HTML", "save the page again")
    cut = [
        entry.message
        for entry in parser.error_log
        if "huge" in entry.message.lower() or "limit" in entry.message
    ]
    if cut:
        reason = cut[0].split(",")[0]
        return root, (
            Problem(where, f"could be read only in part: {reason}", "check the page; it may be broken"),
        )
    return root, ()


def _refuse_bombs(data: bytes, where: str, limits: Limits) -> None:
    remedy = "save the article alone, or as text"
    if len(data) > limits.markup:
        raise SourceError(where, f"is a page of more than {limits.markup / 1e6:.0f} MB of HTML", remedy)
    if data.count(b"<") > 2 * limits.elements + 1_000:
        raise SourceError(where, f"is a page of more than {limits.elements} tags", remedy)
    if data.count(b"=") > _MOST_EQUALS:
        raise SourceError(where, "is a page with too many attributes", remedy)
    for match in _LONG_TAG.finditer(data):
        if len(match.group().split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise SourceError(where, f"has a tag with more than {_MOST_ATTRIBUTES} attributes", remedy)


def blocks_of(root: lxml.html.HtmlElement, where: str) -> list[Block]:
    """Return the blocks of a page in order, hidden parts and programs left out.

    Raises SourceError for a page whose elements lie so deep that reading it would take minutes.
    """
    walk = _Walk(where)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if walk.skips(element):
                events.skip_subtree()
                continue
            walk.enter(element)
        else:
            walk.leave(element)
    walk.flush()
    return walk.blocks


def blocks_of_fragment(text: str, where: str, limits: Limits | None = None) -> list[tuple[PassageKind, str]]:
    """Return kind and text of each block of a piece of HTML, such as the body of a feed's item."""
    root, _ = parse(f"<div>{text}</div>", where, limits or Limits())
    return [
        (block.kind, block.text)
        for block in blocks_of(root, where)
        if "furniture" not in block.roles and not is_link(block)
    ]


def is_link(block: Block) -> bool:
    """Return True for a block that is a link to another report and no sentence of this one."""
    return block.linked > 0.8 and not is_finished(block.text)


@dataclass(slots=True)
class _Open:
    """An element that is open: its tag and the roles in force inside it."""

    element: lxml.html.HtmlElement
    tag: str
    roles: frozenset[str]
    breaks: bool


@dataclass(slots=True)
class _Walk:
    """The state of one walk through a page."""

    where: str
    blocks: list[Block] = field(default_factory=list)
    depths: int = 0
    stack: list[_Open] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    links: int = 0
    bolds: int = 0

    def skips(self, element: lxml.html.HtmlElement) -> bool:
        """Return True for an element whose content is not text of the page."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or element.get("aria-hidden") == "true":
            return True
        return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")[:500]) is not None

    def enter(self, element: lxml.html.HtmlElement) -> None:
        """Open an element: close the block before it if it begins one, and note what it adds."""
        tag = element.tag
        held = self.stack[-1].roles if self.stack else frozenset()
        own = _roles(element, tag)
        inline = any(opened.tag in _TEXT_TAGS for opened in self.stack) if own else True
        breaks = tag in _BLOCKS or not inline
        if breaks:
            self.flush()
        self.depths += len(self.stack)
        if self.depths > _MOST_DEPTHS:
            raise SourceError(self.where, "is a page nested too deep", "save the article alone, or as text")
        self.stack.append(_Open(element, tag, held | own if own else held, breaks))
        self.links += tag == "a"
        self.bolds += tag in ("b", "strong")
        if tag == "br":
            self.pieces.append("\n")
        self.take(element.text)

    def leave(self, element: lxml.html.HtmlElement) -> None:
        """Close an element and take the text that follows it."""
        if self.stack and self.stack[-1].element is element:
            opened = self.stack[-1]
            if opened.breaks:
                self.flush()
            self.links -= opened.tag == "a"
            self.bolds -= opened.tag in ("b", "strong")
            self.stack.pop()
        self.take(element.tail)

    def take(self, text: str | None) -> None:
        """Add a piece of text to the open block; line ends of the source are spaces, except in `pre`."""
        if not text:
            return
        if "\n" in text and not any(opened.tag == "pre" for opened in self.stack):
            text = text.replace("\n", " ")
        self.pieces.append(text)
        size = len(text.strip())
        if self.links > 0:
            self.linked += size
        if self.bolds > 0:
            self.bold += size

    def flush(self) -> None:
        """Close the open block and keep what it holds."""
        if self.pieces:
            whole = "".join(self.pieces)
            size = max(1, len(whole.strip()))
            opened = self.stack[-1] if self.stack else None
            for text in _paragraphs(whole):
                self.blocks.append(self._block(text, opened, self.linked / size, self.bold >= 0.95 * size))
        self.pieces.clear()
        self.linked = self.bold = 0

    def _block(self, text: str, opened: _Open | None, linked: float, bold: bool) -> Block:
        tags = [item.tag for item in self.stack]
        roles = opened.roles if opened else frozenset()
        kind: PassageKind = "paragraph"
        if tags and tags[-1] in _HEADINGS:
            kind = "heading"
        elif "caption" in roles:
            kind = "caption"
        elif "blockquote" in tags:
            kind = "quote"
        elif "li" in tags:
            kind = "list"
        elif bold and text.count(" ") < _HEADING_WORDS and not is_finished(text):
            kind = "heading"
        parent = next((item.element for item in reversed(self.stack) if item.tag not in _TEXT_TAGS), None)
        return Block(kind, text, tags[-1] if tags else "", roles, linked, id(parent))


def _paragraphs(whole: str) -> Iterator[str]:
    """Split a block at the line breaks that part paragraphs: doubled, or after a finished sentence."""
    held: list[str] = []
    for piece in whole.split("\n"):
        text = one_line(piece)
        if held and (not text or is_finished(held[-1])):
            yield " ".join(held)
            held.clear()
        if text:
            held.append(text)
    if held:
        yield " ".join(held)


def _roles(element: lxml.html.HtmlElement, tag: str) -> frozenset[str]:
    """Return the parts of a page that an element's tag, class and id name."""
    found = set()
    if tag in _FURNITURE_TAGS:
        found.add("furniture")
    elif tag == "figcaption":
        found.add("caption")
    elif tag in ("article", "main"):
        found.add("article")
    elif tag == "time":
        found.add("date")
    if not element.attrib:
        return frozenset(found)
    itemprop = element.get("itemprop", "")
    found.update(_ITEMPROPS.get(itemprop, ()))
    if element.get("rel") == "author":
        found.add("byline")
    names = f"{element.get('class', '')} {element.get('id', '')}"[:1_000].lower().split()
    for name in names:
        tokens = {name, *_PART.split(name)}
        for role, known in intake_words().page.items():
            if not known.isdisjoint(tokens):
                found.add(role)
    if "body" in found:
        found.discard("furniture")
    return frozenset(found)


_ITEMPROPS = {
    "articleBody": ("body",),
    "author": ("byline",),
    "datePublished": ("date",),
    "caption": ("caption",),
    "alternativeHeadline": ("standfirst",),
}
