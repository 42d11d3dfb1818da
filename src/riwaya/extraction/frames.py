"""Frames: where a statement's parts stand in its sentence, and how they fill the statement."""

from dataclasses import dataclass, field

from riwaya.extraction.clause_ends import trim
from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.tags import COMP, VERB
from riwaya.extraction.tokens import Text
from riwaya.model import Span
from riwaya.text import fold_word

GUESSED = 0.4
"""The strength of a frame that nothing but its place bears out."""
_QUOTED_SPEECH = 4  # words; a shorter quotation inside a content is a name or a term


@dataclass(slots=True, eq=False)
class Frame:
    """Where a statement's parts stand: content token ranges, target, channel and addressee."""

    ranges: list[tuple[int, int]] = field(default_factory=list)
    target: Unit | None = None
    channel: Unit | None = None
    to: Unit | None = None
    strength: float = 0.9
    clausal: bool = False


def set_content(draft: Draft, sentence: Sentence, statement: StatementDraft, frame: Frame | None) -> bool:
    """Give a statement its content, quotation kind, channel, target and addressee; False without content."""
    if frame is None:
        return False
    text = sentence.text
    for start, end in frame.ranges:
        inner = _inside_marks(text, start, end)
        if inner[1] > inner[0]:
            statement.content.append((start, end))
            statement.content_spans.append(_content_span(text, *inner))
    if not statement.content:
        return False
    statement.quoted = _quoted(text, statement)
    statement.strength = frame.strength
    _set_channel(draft, sentence, statement, frame)
    return True


def _content_span(text: Text, start: int, end: int) -> Span:
    """Return a content's span, without a joined preposition."""
    token = text.tokens[start]
    return text.span(start, end, bare=token.surface.preposition != "" and token.tag != VERB)


def _inside_marks(text: Text, start: int, end: int) -> tuple[int, int]:
    while start < end and text.tokens[start].text in (":", "-"):
        start += 1
    quoted = start + 1 < end and text.tokens[start].text == '"' and text.quotation_from(start) == end - 1
    opening = text.tokens[start + quoted] if start + quoted < end else None
    if opening is not None and opening.tag == COMP and start + quoted + 1 < end:
        return start + quoted + 1, trim(text, start + quoted + 1, end - quoted)
    if start < end and text.tokens[start].text == '"' and text.quotation_from(start) == end - 1:
        return start + 1, trim(text, start + 1, end - 1)
    if (
        end > start
        and text.tokens[end - 1].text == '"'
        and not any(closing == end - 1 for _, closing in text.quotations)
    ):
        end -= 1
    return start, end


def _quoted(text: Text, statement: StatementDraft) -> str:
    whole = all(_is_quotation(text, start, end) for start, end in statement.content)
    if whole:
        return "direct"
    for start, end in statement.content:
        for opening, closing in text.quotations:
            if start <= opening and closing <= end and closing - opening - 1 >= _QUOTED_SPEECH:
                return "mixed"
    return "indirect"


def _is_quotation(text: Text, start: int, end: int) -> bool:
    while start < end and text.tokens[start].text in (":", "-"):
        start += 1
    inside = text.inside_quotation(start)
    if inside is not None and inside[1] >= end - 1:
        return True
    return text.tokens[start].text == '"' and text.quotation_from(start) == end - 1


def _set_channel(draft: Draft, sentence: Sentence, statement: StatementDraft, frame: Frame) -> None:
    text = sentence.text
    unit = frame.channel
    if unit is None:
        near = [u for u in sentence.units if u.kind == CHANNEL and abs(u.start - statement.cue[0]) <= 12]
        outside = [u for u in near if not any(s <= u.start < e for s, e in statement.content)]
        unit = outside[0] if outside else None
    if unit is not None:
        found = sentence.token(unit).find("channel")
        if found:
            statement.channel = found[0].entry.row.channel
            statement.channel_span = text.span(unit.start, unit.end)
            following = sentence.units[sentence.unit_at(unit.end)] if unit.end < sentence.end else None
            if (
                following is not None
                and following.kind == PHRASE
                and following.preposition in map(fold_word, found[0].entry.row.to)
            ):
                frame.to = following
    if frame.to is not None and _is_listener(draft, sentence, frame.to):
        statement.to = text.span(frame.to.start, frame.to.end, bare=True)
    if frame.target is not None:
        statement.target = text.span(frame.target.start, frame.target.end, bare=True)


def _is_listener(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase after *to* is who was spoken to: an outlet, a person, a quoted name."""
    assert unit.phrase is not None
    token = sentence.token(unit)
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is not None:
        return mention.kind in ("media", "person", "people", "state_body")
    return token.text == '"' or token.has("name")
