"""Mentions: noun phrases that name persons, groups, bodies, people, places and facilities (codebook §2)."""

from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit
from riwaya.extraction.description import add_mention, make_mention
from riwaya.extraction.draft import Draft
from riwaya.extraction.kinds import kind_of
from riwaya.extraction.names import vocabulary_of_names
from riwaya.extraction.nested import (
    find_genitive,
    find_nested,
    locate,
    nested_places,
)
from riwaya.extraction.phrases import NounPhrase, noun_phrase
from riwaya.extraction.place_names import vocabulary_of_places
from riwaya.extraction.senses import actor_row, noun_row


def find_mentions(draft: Draft) -> None:
    """Turn every noun phrase whose kind is known into a mention, and places inside phrases too."""
    draft.names = vocabulary_of_names(draft.sentences)
    placed = vocabulary_of_places(draft.sentences, draft.lexicon)
    for text in draft.texts:
        text.placed = placed
    for sentences in draft.sentences:
        for sentence in sentences:
            for unit in sentence.units:
                if unit.kind == PHRASE and unit.phrase:
                    _mention(draft, sentence, unit.phrase, draft.names)
                elif unit.kind == CHANNEL:
                    _outlet(draft, sentence, unit)


def _outlet(draft: Draft, sentence: Sentence, unit: Unit) -> None:
    """The outlet in the words of a channel (*to* an agency, *on* a network) is a mention."""
    text = sentence.text
    for index in range(unit.start, unit.end):
        row, known = noun_row(text.tokens[index]), actor_row(text.tokens[index])
        if (row is not None and row.kind == "media") or (known is not None and known.kind == "media"):
            phrase = noun_phrase(text, index, sentence.end, draft.lexicon)
            kind, hit = kind_of(text, phrase, draft.names, draft.lexicon) if phrase else ("", None)
            if phrase is not None and kind == "media":
                make_mention(draft, text, phrase, kind, hit)
            return


def _mention(draft: Draft, sentence: Sentence, phrase: NounPhrase, names: frozenset[str]) -> None:
    text = sentence.text
    kind, hit = kind_of(text, phrase, names, draft.lexicon)
    claimed = phrase.start
    if not kind:
        find_genitive(draft, text, phrase, names)
    if kind:
        mention = make_mention(draft, text, phrase, kind, hit)
        claimed = mention.head + 1
        if kind != "place" and not text.tokens[mention.head].has("actor"):
            find_nested(draft, text, phrase, mention)
        if mention.kind in ("place", "facility"):
            claimed = locate(draft, text, mention)
    for nested in nested_places(draft, text, phrase, claimed):
        add_mention(draft, text, nested)
