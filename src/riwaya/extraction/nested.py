"""Nested mentions: the groups, actors and places that stand inside a phrase of another kind."""

from collections.abc import Iterator
from typing import TypeGuard

from riwaya.extraction.agreement import is_attribute
from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.kinds import GROUPS, has_tanwin, kind_of, kind_of_place
from riwaya.extraction.names import person_name, somebody_else
from riwaya.extraction.particles import BY_NAME, IN, WAW
from riwaya.extraction.phrases import NounPhrase, noun_phrase
from riwaya.extraction.place_phrases import SEAT, read_place
from riwaya.extraction.senses import actor_row
from riwaya.extraction.tags import DEM, NOUN, NUM, PREP, QUANT
from riwaya.extraction.tokens import Text
from riwaya.lexicon import Hit, Words
from riwaya.lexicon.rows import Noun

_COMMAND = "\u0642\u064a\u0627\u062f\u0629"


def find_genitive(draft: Draft, text: Text, phrase: NounPhrase, names: frozenset[str]) -> None:
    """An ordinary noun may carry an actor as its genitive: the protection of *civilians*."""
    for index in range(phrase.start + 1, phrase.end):
        if (text.passage.id, index) in draft.at or text.tokens[index].tag not in (NOUN, NUM, QUANT, DEM):
            continue
        inner = noun_phrase(text, index, phrase.end, draft.lexicon)
        if inner is None or is_attribute(text.tokens[index]):
            continue
        kind, hit = kind_of(text, inner, names, draft.lexicon)
        if kind and kind not in ("place",):
            find_nested(draft, text, inner, _keep(draft, text, inner, kind, hit))
            return


def find_nested(draft: Draft, text: Text, phrase: NounPhrase, mention: MentionDraft) -> None:
    """Make mentions of whom a phrase holds: the body in a title, the man whom a spokesman speaks for."""
    head = text.tokens[mention.head].find("noun")
    own = head[1] if head and not _holds_body(head[0].entry.row) else 1
    index = mention.head + own
    while index < phrase.end:
        token = text.tokens[index]
        if token.tag in (NOUN, DEM) and not _in_a_name(text, index):
            inner = noun_phrase(text, index, phrase.end, draft.lexicon)
            kind, hit = kind_of(text, inner, draft.names, draft.lexicon) if inner else ("", None)
            if (
                inner
                and kind in GROUPS
                and not token.surface.conjunction
                and not _is_its_name(text, mention, index)
            ):
                make_mention(draft, text, inner, kind, hit)
                index = inner.core_end
                continue
            else_at = somebody_else(text, phrase)
            if inner and kind == "person" and (index == else_at or person_name(text, inner)):
                if mention.kind != "person" or index == else_at:
                    make_mention(draft, text, inner, kind, hit)
                return
            if inner and kind in ("people", "facility") and mention.kind != kind:
                _keep(draft, text, inner, kind, hit)
        index += 1


def _keep(draft: Draft, text: Text, phrase: NounPhrase, kind: str, hit: Hit | None) -> MentionDraft:
    """Make the mention of an inner phrase; a facility lies where its words say."""
    mention = make_mention(draft, text, phrase, kind, hit)
    if kind == "facility":
        locate(draft, text, mention)
    return mention


def _holds_body(row: Noun) -> bool:
    """A title and a body's command hold a body: the commander, the command *of the army*."""
    return row.group == "titles" or row.lemma.startswith(_COMMAND)


def _is_its_name(text: Text, mention: MentionDraft, index: int) -> bool:
    """Tell whether the group that begins at a token is the one that the phrase itself names."""
    return mention.known is not None and mention.known is actor_row(text.tokens[index])


def _in_a_name(text: Text, index: int) -> bool:
    """Tell whether a word is part of a person's name or tells of a deed, and begins nobody's mention."""
    token = text.tokens[index]
    if token.has("name") and not token.has("actor"):
        return True
    doing = token.has("trigger_noun") or token.has("verb") or token.has("cue_noun")
    if doing and not (token.has("noun") or token.has("actor")):
        return True
    before = text.tokens[index - 1] if index else None
    return bool(before and before.has("name") and not before.has("noun") and before.text != BY_NAME)


def nested_places(draft: Draft, text: Text, phrase: NounPhrase, claimed: int) -> Iterator[MentionDraft]:
    """Yield the places inside a phrase of another kind: the governorate in an officer's title."""
    index = max(claimed, phrase.start)
    while index < phrase.end:
        token = text.tokens[index]
        noun, place = token.find("noun"), token.find("place")
        end = index + 1
        if noun and noun[0].entry.row.level == SEAT and (index == claimed or not token.surface.definite):
            pass  # the seat *of a governorate*; such a town, *the capital*
        elif noun and noun[0].entry.row.kind in ("place", "facility") and index > phrase.start:
            inner = noun_phrase(text, index, phrase.end, draft.lexicon)
            mention = _inner_place(draft, text, inner) if inner is not None else None
            if mention is not None:
                yield mention
                index = locate(draft, text, mention)
                continue
        elif token.text == '"' and index > phrase.start and text.tokens[index - 1].text == WAW:
            closing = text.quotation_from(index)
            named = closing is not None and index + 1 < closing < phrase.end
            first = draft.at.get((text.passage.id, phrase.start))
            if closing is not None and named and _lists(first):
                if index - 1 < first.end:
                    first.end, first.span = index - 1, text.span(first.start, index - 1, bare=True)
                yield _quoted_place(draft, text, index + 1, closing)
                end = closing + 1
        elif place and token.tag == NOUN and _stands_alone(text, index, draft.lexicon):
            end = min(index + place[1], phrase.end)
            kind = kind_of_place(place[0], draft.lexicon)
            mention = MentionDraft(kind, text.span(index, end, bare=True), index, end, index)
            locate(draft, text, mention)
            yield mention
        index = end


def _lists(mention: MentionDraft | None) -> TypeGuard[MentionDraft]:
    """Tell whether a phrase is a list of places: *the villages* "X" and "Y"."""
    return mention is not None and mention.where is not None and mention.where.many


def _quoted_place(draft: Draft, text: Text, start: int, end: int) -> MentionDraft:
    mention = MentionDraft("place", text.span(start, end), start, end, start)
    mention.where = read_place(text, start, end, draft.lexicon)
    if mention.where.bare:
        mention.where.own = (start, end)
    mention.name = mention.span
    return mention


def _inner_place(draft: Draft, text: Text, inner: NounPhrase) -> MentionDraft | None:
    """The place that an inner phrase names, or one that the reader knows (the mayor of *the town*)."""
    start, end = inner.start, inner.end
    mention = MentionDraft("place", text.span(start, end, bare=True), start, end, start)
    locate(draft, text, mention)
    where, outer = mention.where, draft.at.get((text.passage.id, start - 1))
    beside = outer is not None and outer.where is not None and outer.where.around
    if where is None or (where.bare and (where.many or not (where.definite or where.direction or beside))):
        return None
    kind, _ = kind_of(text, inner, draft.names, draft.lexicon)
    mention.kind = "facility" if where.facility or kind == "facility" else "place"
    mention.nested = where.bare and not where.direction and not beside
    return mention


def _stands_alone(text: Text, index: int, lexicon: Words) -> bool:
    """A place's name inside a phrase: no part of a person's name, no adjective of a state."""
    token = text.tokens[index]
    place = token.find("place")
    before = text.tokens[index - 1] if index else None
    words = (place[0].cut.stem, *place[0].entry.rest) if place else ()
    governed = before is not None and before.tag == PREP
    if has_tanwin(text, token):
        return False
    if any(row.level == "country" for row in lexicon.gazetteer.candidates(words)):
        return governed or not token.has("adjective")  # a country's name is nobody's
    if token.has("adjective"):
        return False
    if before is not None and before.text == IN:
        return True
    if words in text.placed or (len(words) > 1 and not (before and before.has("name"))):
        return True
    return not _inside_name(text, index)


def _inside_name(text: Text, index: int) -> bool:
    token = text.tokens[index]
    before = text.tokens[index - 1] if index else None
    if token.has("name") or token.has("trigger_noun") or token.has("cue_noun"):
        return True
    if token.has("verb") and (before is None or before.tag != NOUN or token.has("common")):
        return True
    return bool(before and (before.has("name") or before.text == '"'))


def locate(draft: Draft, text: Text, mention: MentionDraft) -> int:
    """Note what the words of a place or building say of where it is; return where other places may follow.

    A part of a place (the *north of* X) and a building called by a town hold that place as a mention too.
    """
    mention.where = where = read_place(text, mention.start, mention.end, draft.lexicon)
    name = where.name or where.own
    if name is None:
        return where.head if where.direction and where.head > mention.start else mention.head + 1
    mention.name = mention.name or text.span(*name, bare=True)
    if where.facility or mention.kind == "facility":
        return mention.head + 1
    inner = where.head if where.head > mention.start else name[0]
    apart = where.direction or where.around or where.seat
    return inner if apart and inner > mention.start else name[1]
