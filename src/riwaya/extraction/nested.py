"""Nested mentions: the groups, actors and places that stand inside a phrase of another kind."""

from collections.abc import Iterator

from riwaya.extraction.agreement import is_attribute
from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.kinds import GROUPS, kind_of
from riwaya.extraction.names import name_of, person_name
from riwaya.extraction.phrases import NounPhrase, noun_phrase
from riwaya.extraction.tags import NOUN
from riwaya.extraction.tokens import Text
from riwaya.lexicon import Words

_NEAR = frozenset({"\u0642\u0631\u0628", "\u062d\u0648\u0644", "\u0628\u0627\u0644\u0642\u0631\u0628"})


def find_genitive(draft: Draft, text: Text, phrase: NounPhrase, names: frozenset[str]) -> None:
    """An ordinary noun may carry an actor as its genitive: the protection of *civilians*."""
    for index in range(phrase.start + 1, phrase.end):
        if (text.passage.id, index) in draft.at or text.tokens[index].tag != NOUN:
            continue
        inner = noun_phrase(text, index, phrase.end, draft.lexicon)
        if inner is None or is_attribute(text.tokens[index]):
            continue
        kind, hit = kind_of(text, inner, names, draft.lexicon)
        if kind and kind not in ("place",):
            make_mention(draft, text, inner, kind, hit)
            return


def is_relative_place(text: Text, phrase: NounPhrase) -> bool:
    """A place told by another (the *north of* X, the *road to* X) holds that other as a mention too."""
    noun = text.tokens[phrase.head].find("noun")
    return bool(noun and noun[0].entry.row.level in ("road", "natural", "", "relative"))


def find_nested_groups(draft: Draft, text: Text, phrase: NounPhrase, head: int) -> None:
    """The body or group inside a person's title (the commander of *battalion X*) is a mention of its own."""
    index = head + 1
    while index < phrase.end:
        token = text.tokens[index]
        if token.tag == NOUN and not token.surface.conjunction and not _inside_name(text, index):
            inner = noun_phrase(text, index, phrase.end, draft.lexicon)
            kind, hit = kind_of(text, inner, draft.names, draft.lexicon) if inner else ("", None)
            if inner and kind in GROUPS and inner.end > index:
                make_mention(draft, text, inner, kind, hit)
                index = inner.end
                continue
            if (
                inner
                and kind == "person"
                and (token.has("actor") or token.has("noun"))
                and person_name(text, inner)
            ):
                if draft.at[text.passage.id, phrase.start].kind != "person":
                    make_mention(draft, text, inner, kind, hit)
                return
        index += 1


def nested_places(text: Text, phrase: NounPhrase, claimed: int, lexicon: Words) -> Iterator[MentionDraft]:
    """Yield the places inside a phrase of another kind: the governorate in an officer's title."""
    index = max(claimed, phrase.start)
    while index < phrase.end:
        token = text.tokens[index]
        noun, place = token.find("noun"), token.find("place")
        end = index + 1
        if noun and noun[0].entry.row.kind == "place" and index > phrase.start:
            inner = noun_phrase(text, index, phrase.end, lexicon)
            named = inner is not None and any(
                text.tokens[i].has("place") for i in range(index + 1, inner.core_end)
            )
            if inner is not None and named:
                yield _place(text, index, inner.core_end)
                index = inner.core_end
                continue
        elif place and token.tag == NOUN and not _inside_name(text, index) and not token.has("adjective"):
            end = index + place[1]
            yield _place(text, index, min(end, phrase.end))
        index = end


def _inside_name(text: Text, index: int) -> bool:
    token = text.tokens[index]
    if token.has("name") or token.has("trigger_noun") or token.has("verb") or token.has("cue_noun"):
        return True
    before = text.tokens[index - 1] if index else None
    return bool(before and (before.has("name") or before.text == '"'))


def _place(text: Text, start: int, end: int) -> MentionDraft:
    mention = MentionDraft("place", text.span(start, end, bare=True), start, end, start)
    locate(text, start, end, mention)
    return mention


def locate(text: Text, start: int, end: int, mention: MentionDraft) -> None:
    """Note the gazetteer name inside a place phrase and the level that its head word gives it."""
    for index in range(start, end):
        token = text.tokens[index]
        noun = token.find("noun")
        if (
            noun
            and noun[0].entry.row.level
            and not mention.place_level
            and not (token.has("place") and index > start)
        ):
            mention.place_level = noun[0].entry.row.level
        found = token.find("place")
        if found and noun and noun[0].entry.row.level and index + found[1] < end and found[1] == 1:
            continue  # the common noun of the phrase, not the city that is called by it
        if found and not mention.place_words:
            mention.place_words = (found[0].cut.stem, *found[0].entry.rest)
            mention.name = text.span(index, min(index + found[1], end), bare=True)
    before = text.tokens[start - 1] if start else None
    mention.near = bool(before and before.surface.stem in _NEAR)
    if mention.name is None:
        mention.name = name_of(text, start, end)
