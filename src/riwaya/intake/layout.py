"""The parts of a report in plain text: what stands above the body, headings, captions, furniture left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.intake.clean import lines_of
from riwaya.intake.dateline import Signature, read_signature
from riwaya.intake.furniture import furniture, is_caption, is_finished
from riwaya.intake.record import Draft
from riwaya.model.codebook import PassageKind

_HEAD_LINES = 12  # the signature of a report stands among its first lines
_HEADING_WORDS, _HEADING_LENGTH = 12, 90
_TITLE_WORDS, _TITLE_LENGTH = 26, 180
_KICKER_WORDS = 4
_BODY_WORDS = 25
_WRAP_LEAST, _WRAP_MOST = 40, 130  # characters of a line that was broken to fit a page
_BULLET = re.compile(r"^\s*(?:[\u2022\u25cf\u25aa\u25e6\u2043*]|[-\u2013\u2014](?=\s))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, without spaces at its ends; `gap` says that a blank line stands before it."""

    text: str
    gap: bool

    @property
    def words(self) -> int:
        """The number of words, roughly."""
        return self.text.count(" ") + 1


def lay_out(text: str) -> Draft:
    """Return the parts of a report in plain text, as typed or as copied from a page.

    A title is taken only where the text shows one: a short line without a full stop, followed by a blank line
    or by a signature.
    """
    lines = _report_lines(_unwrap(_lines(text)))
    draft = Draft()
    signed = _signature(lines)
    if signed is None:
        body = _untitled(lines, draft)
    else:
        first, last, signature = signed
        draft.byline, draft.outlet = signature.byline, signature.outlet
        draft.dateline_place = signature.place
        if signature.published:
            draft.dated.append(signature.published)
        above = _take_head(lines[:first], draft)
        body = [*above, *lines[last + 1 :]]
    draft.blocks.extend(classify(body))
    return draft


def _lines(text: str) -> list[Line]:
    lines, gap = [], False
    for line in lines_of(text):
        if line:
            lines.append(Line(line, gap))
        gap = not line
    return lines


def _report_lines(lines: Sequence[Line]) -> list[Line]:
    """Leave out furniture, and the links that follow a line such as `related reports`."""
    kept: list[Line] = []
    gap = related = False
    for line in lines:
        gap = gap or line.gap
        row = furniture(line.text)
        if row is not None:
            # A link list stands under its heading; a heading in the middle of a report has text after it.
            related = related or row.related
            continue
        if related and not is_finished(line.text) and line.words < _BODY_WORDS:
            continue
        related = False
        kept.append(Line(line.text, gap))
        gap = False
    return kept


def _unwrap(lines: Sequence[Line]) -> list[Line]:
    """Join lines that were broken to fit a page's width, told by many even lines that end in mid-sentence."""
    runs: list[list[Line]] = []
    for line in lines:
        if line.gap or not runs:
            runs.append([])
        runs[-1].append(line)
    inner = [line.text for run in runs for line in run[:-1] if len(run) > 1]
    if len(inner) < 3:
        return list(lines)
    longest = max(map(len, inner))
    open_ended = sum(not is_finished(text) and len(text) > 0.6 * longest for text in inner)
    if not _WRAP_LEAST <= longest <= _WRAP_MOST or open_ended < 0.7 * len(inner):
        return list(lines)
    return [joined for run in runs for joined in _join(run, longest)]


def _join(run: Sequence[Line], longest: int) -> list[Line]:
    joined: list[Line] = []
    open_line = False
    for line in run:
        if open_line and not _BULLET.match(line.text):
            joined[-1] = Line(f"{joined[-1].text} {line.text}", joined[-1].gap)
        else:
            joined.append(line)
        # A line well short of the width ends its paragraph.
        open_line = len(line.text) > 0.6 * longest and not (
            is_finished(line.text) and len(line.text) < 0.85 * longest
        )
    return joined


def _signature(lines: Sequence[Line]) -> tuple[int, int, Signature] | None:
    """Return the first and last line of the byline and date near the top, and what they say."""
    found: tuple[int, int, Signature] | None = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.words > _BODY_WORDS and is_finished(line.text) and (found or index > 1):
            break
        read = None if is_caption(line.text) else read_signature(line.text)
        if read is None:
            if found is not None and index > found[1] + 2:
                break
            continue
        if found is None:
            found = (index, index, read)
        elif index == found[1] + 1 and _adds(found[2], read):
            found = (found[0], index, _merge(found[2], read))
    return found


def _adds(held: Signature, more: Signature) -> bool:
    return (held.byline is None and more.byline is not None) or (
        held.published is None and more.published is not None
    )


def _merge(held: Signature, more: Signature) -> Signature:
    return Signature(
        held.byline or more.byline,
        held.outlet or more.outlet,
        held.place or more.place,
        held.published or more.published,
    )


def _take_head(above: Sequence[Line], draft: Draft) -> list[Line]:
    """Take kicker, title and standfirst from the lines above the signature; return those that are body."""
    rest = [line for line in above if is_caption(line.text)]
    head = [line for line in above if not is_caption(line.text)]
    if len(head) > 1 and head[0].words <= _KICKER_WORDS and _is_title(head[1].text):
        draft.kicker = head.pop(0).text.rstrip(":").strip()
    if head and _is_title(head[0].text):
        draft.title = head.pop(0).text
    if draft.title and head and (len(head[0].text) >= 0.6 * len(draft.title)):
        draft.standfirst = head.pop(0).text
    return [*rest, *head]


def _untitled(lines: list[Line], draft: Draft) -> list[Line]:
    """Take a title from a text without a signature, only if a short open line and a blank line show it."""
    if (
        len(lines) < 2
        or not lines[1].gap
        or not _is_title(lines[0].text)
        or lines[0].text.endswith((":", "\u060c"))
    ):
        return lines
    if is_caption(lines[0].text) or not any(
        is_finished(line.text) or line.words > _BODY_WORDS for line in lines[1:]
    ):
        return lines
    draft.title = lines[0].text
    return lines[1:]


def _is_title(text: str) -> bool:
    short = len(text) <= _TITLE_LENGTH and text.count(" ") < _TITLE_WORDS
    return short and not (is_finished(text) and text.rstrip("\"'\u00bb\u201d)]")[-1:] in (".", "\u06d4"))


def classify(lines: Sequence[Line]) -> list[tuple[PassageKind, str]]:
    """Return the kind and text of each line of a report's body: paragraph, heading, caption or list."""
    blocks: list[tuple[PassageKind, str]] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if is_caption(line.text):
            blocks.append(("caption", line.text))
        elif bullet := _BULLET.match(line.text):
            blocks.append(("list", line.text[bullet.end() :]))
        elif _is_heading(line, following, first=index == 0):
            blocks.append(("heading", line.text))
        else:
            blocks.append(("paragraph", line.text))
    return blocks


def _is_heading(line: Line, following: Line | None, first: bool) -> bool:
    """A heading is short, ends without a mark, stands apart, and a much longer line follows it."""
    if following is None or line.words > _HEADING_WORDS or len(line.text) > _HEADING_LENGTH:
        return False
    if is_finished(line.text) and not line.text.endswith(("?", "\u061f")):
        return False
    if line.text.endswith((":", "\u060c", ",", "\u061b", ";")) and line.words > 4:
        return False
    apart = line.gap or first
    return apart and len(following.text) > 2 * len(line.text) and following.words > 6
