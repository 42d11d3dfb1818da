"""Mentions: noun phrases that name persons, groups, bodies, people, places and facilities (codebook §2)."""

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.description import add_mention, make_mention
from riwaya.extraction.draft import Draft
from riwaya.extraction.kinds import kind_of
from riwaya.extraction.names import vocabulary_of_names
from riwaya.extraction.nested import (
    find_genitive,
    find_nested_groups,
    is_relative_place,
    locate,
    nested_places,
)
from riwaya.extraction.phrases import NounPhrase


def find_mentions(draft: Draft) -> None:
    """Turn every noun phrase whose kind is known into a mention, and places inside phrases too."""
    draft.names = vocabulary_of_names(draft.sentences)
    for sentences in draft.sentences:
        for sentence in sentences:
            for unit in sentence.units:
                if unit.kind == PHRASE and unit.phrase:
                    _mention(draft, sentence, unit.phrase, draft.names)


def _mention(draft: Draft, sentence: Sentence, phrase: NounPhrase, names: frozenset[str]) -> None:
    text = sentence.text
    kind, hit = kind_of(text, phrase, names, draft.lexicon)
    claimed = phrase.start
    if not kind:
        find_genitive(draft, text, phrase, names)
    if kind:
        mention = make_mention(draft, text, phrase, kind, hit)
        claimed = mention.head + (1 if kind != "place" else 0)
        if not (mention.known and mention.kind != "person"):
            find_nested_groups(draft, text, phrase, mention.head)
        if kind == "place":
            claimed = phrase.start + 1 if is_relative_place(text, phrase) else phrase.end
            locate(text, phrase.start, phrase.end, mention)
    for nested in nested_places(text, phrase, claimed, draft.lexicon):
        add_mention(draft, text, nested)
