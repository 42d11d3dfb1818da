"""The article of a page: its body, title, kicker, standfirst, byline and date."""

import re
from collections.abc import Sequence

import lxml.html
import trafilatura

from riwaya.intake.clean import lines_of
from riwaya.intake.dateline import read_signature, sign
from riwaya.intake.furniture import furniture, is_finished
from riwaya.intake.markup import Block, blocks_of, is_link
from riwaya.intake.pagemeta import PageMeta, page_meta
from riwaya.intake.record import Draft, Origin
from riwaya.model import Problem

_NOT_LETTER = re.compile(r"[\W_]+")
_ANCHOR = 40  # letters of a block that is long enough to tell where the body is
_KICKER_WORDS, _STANDFIRST_BLOCKS, _SUBTITLE_WORDS = 12, 3, 6
_SITE = re.compile(r"\s+[|\u2013\u2014\u00bb-]\s+[^|\u2013\u2014\u00bb]{2,40}$")


def article_draft(root: lxml.html.HtmlElement, origin: Origin) -> Draft:
    """Return the parts of a page's article, metadata included."""
    meta = page_meta(root, origin.url)
    blocks = [
        block
        for block in blocks_of(root, origin.source)
        if not is_link(block) or block.tag == "h1" or block.roles & {"byline"}
    ]
    draft = Draft(
        url=meta.url, outlet=meta.outlet, byline=meta.author, dated=meta.dated, language=meta.language
    )
    title = _title(blocks, meta)
    draft.title = title.text if isinstance(title, Block) else title
    # Trafilatura takes the tree apart, so it comes last.
    chosen = _body(blocks, title, _MainContent(_main_text(root)))
    at = (
        next((index for index, block in enumerate(blocks) if block is chosen[0]), 0)
        if chosen
        else len(blocks)
    )
    above = blocks[:at]
    _take_head(above, chosen, title, draft)
    _take_signature(above, chosen, draft)
    draft.blocks = [
        (block.kind, block.text) for block in (*_lead_captions(above, title), *_without_links(chosen))
    ]
    if not chosen and meta.article_body:
        draft.blocks = [("paragraph", line) for line in lines_of(meta.article_body) if line]
    if not draft.blocks:
        remedy = "save the page after it has loaded, or copy its text"
        draft.problems.append(Problem(origin.source, "no article text was found on the page", remedy))
    return draft


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", text)


class _MainContent:
    """The letters of the main content, to be asked whether a text is part of it."""

    def __init__(self, text: str) -> None:
        self._lines = {_letters(line) for line in text.split("\n")}
        self._whole = _letters(text)

    def __bool__(self) -> bool:
        return bool(self._whole)

    def __contains__(self, letters: str) -> bool:
        return letters in self._lines or letters in self._whole


def _main_text(root: lxml.html.HtmlElement) -> str:
    """Return the text that trafilatura takes for the main content; its dates are guesses and stay off."""
    document = trafilatura.bare_extraction(
        root, fast=True, with_metadata=False, include_comments=False, include_tables=True, favor_recall=True
    )
    return (getattr(document, "text", None) or "") if document is not None else ""


def _title(blocks: Sequence[Block], meta: PageMeta) -> Block | str | None:
    """Return the block of the headline, or the headline that the metadata gives where no block shows it."""
    told = meta.headline or (_SITE.sub("", meta.title) if meta.title else None)
    heads = [block for block in blocks if block.tag == "h1" and "furniture" not in block.roles]
    site = _letters(meta.outlet or "")
    heads = [block for block in heads if _letters(block.text) not in ("", site)]
    if told:
        wanted = _letters(told)
        for block in (*heads, *(block for block in blocks if block.kind == "heading")):
            shown = _letters(block.text)
            if shown and (shown == wanted or (len(shown) > 12 and (shown in wanted or wanted in shown))):
                return block
        if not heads or all(block.text.count(" ") < 2 for block in heads):
            return told
    return heads[0] if heads else told


def _body(blocks: Sequence[Block], title: Block | str | None, main: _MainContent) -> list[Block]:
    """Return the blocks of the article's body, in order.

    A container that the page itself names wins if its text is main content; otherwise the body runs from the
    first to the last long block of the main content.
    """
    free = [block for block in blocks if "furniture" not in block.roles and block is not title]
    named = [block for block in free if "body" in block.roles]
    if named and _share(named, main) >= 0.5:
        return named
    anchors = [
        index for index, block in enumerate(free) if _is_anchor(block) and _letters(block.text) in main
    ]
    if not anchors:
        return _fallback(free)
    parents = {free[index].parent for index in anchors}
    return [
        block
        for block in free[anchors[0] : anchors[-1] + 1]
        if block.kind != "paragraph" or block.parent in parents or _letters(block.text) in main
    ]


def _is_anchor(block: Block) -> bool:
    head = block.roles & {"byline", "date", "standfirst", "caption", "kicker"}
    return block.kind not in ("heading", "caption") and not head and len(_letters(block.text)) >= _ANCHOR


def _share(blocks: Sequence[Block], main: _MainContent) -> float:
    """Return the share of blocks' letters that are main content; with no main content known, all of them."""
    texts = [_letters(block.text) for block in blocks]
    total = sum(map(len, texts))
    if not total:
        return 0.0
    return sum(len(text) for text in texts if text in main) / total if main else 1.0


def _fallback(free: Sequence[Block]) -> list[Block]:
    """Return the body where no main content is known: the article element, or the fullest container."""
    inside = [block for block in free if "article" in block.roles]
    for group in (inside, list(free)):
        weights: dict[int, int] = {}
        for block in group:
            if block.kind in ("paragraph", "quote") and not block.roles & {"byline", "date", "kicker"}:
                finished = is_finished(block.text) or len(block.text) > 2 * _ANCHOR
                weights[block.parent] = weights.get(block.parent, 0) + (len(block.text) if finished else 0)
        best = max(weights, key=weights.__getitem__, default=None)
        if best is not None and weights[best] > 0:
            members = [index for index, block in enumerate(group) if block.parent == best]
            return [
                block
                for block in group[members[0] : members[-1] + 1]
                if not block.roles & {"byline", "date", "kicker"}
            ]
    return []


def _take_head(above: Sequence[Block], chosen: list[Block], title: Block | str | None, draft: Draft) -> None:
    """Take kicker and standfirst from the blocks above the body, or from its first ones."""
    free = [block for block in above if "furniture" not in block.roles and block is not title]
    kicker = next((block for block in free if "kicker" in block.roles), None)
    if kicker is not None and kicker.text.count(" ") < _KICKER_WORDS:
        draft.kicker = kicker.text
    marked = [block for block in (*free, *chosen) if "standfirst" in block.roles]
    if 0 < len(marked) <= _STANDFIRST_BLOCKS:
        standfirst: Block | None = marked[0]
    else:
        standfirst = _subtitle(above, title)
    if standfirst is not None and _letters(standfirst.text) != _letters(draft.title or ""):
        draft.standfirst = standfirst.text
        if standfirst in chosen:
            chosen.remove(standfirst)


def _subtitle(above: Sequence[Block], title: Block | str | None) -> Block | None:
    """Return the second heading directly under the headline, if it is long enough to be a standfirst."""
    for index, block in enumerate(above):
        if block is title and index + 1 < len(above):
            following = above[index + 1]
            if following.tag in ("h2", "h3", "h4") and following.text.count(" ") >= _SUBTITLE_WORDS:
                return following
    return None


def _take_signature(above: Sequence[Block], chosen: list[Block], draft: Draft) -> None:
    """Take byline, outlet and visible date from the lines around the headline."""
    for block in (*above[-40:], *chosen[:3]):
        if "furniture" in block.roles or block.kind in ("heading", "caption"):
            continue
        read = read_signature(block.text)
        if read is None:
            if "byline" in block.roles and draft.byline is None and block.text.count(" ") < 10:
                draft.byline = block.text
                _drop(chosen, block)
            continue
        if read.published:
            draft.dated.append(read.published)
        if read.byline and draft.byline is None:
            draft.byline = read.byline
        draft.outlet = draft.outlet or read.outlet
        _drop(chosen, block)
    if draft.byline and draft.outlet is None:
        draft.outlet = sign(draft.byline)[1]


def _lead_captions(above: Sequence[Block], title: Block | str | None) -> list[Block]:
    """Return the captions of pictures that stand between the headline and the body."""
    start = next((index for index, block in enumerate(above) if block is title), len(above))
    return [block for block in above[start:] if block.kind == "caption" and "furniture" not in block.roles]


def _drop(chosen: list[Block], block: Block) -> None:
    if block in chosen:
        chosen.remove(block)


def _without_links(chosen: Sequence[Block]) -> list[Block]:
    """Leave out headings that announce related reports, and the list items under them."""
    kept: list[Block] = []
    related = False
    for block in chosen:
        row = furniture(block.text)
        if row is not None:
            related = related or row.related
            continue
        if related and (block.kind == "list" or block.linked > 0.5) and not is_finished(block.text):
            continue
        related = False
        kept.append(block)
    return kept
