"""Noun phrases: from a noun to the end of the maximal phrase without a relative clause (codebook §2).

The rules are those of Arabic grammar: a phrase stays open while it is indefinite (idafa, adjectives), is
closed by an article, a pronoun or a name, and then takes only adjectives, titles and names in apposition.
"""

from dataclasses import dataclass

from riwaya.extraction.attachments import Attachment, opens_phrase
from riwaya.extraction.particles import ABOUT
from riwaya.extraction.tags import NUM, PREP, QUANT
from riwaya.extraction.tokens import Text
from riwaya.lexicon import Words


@dataclass(slots=True, eq=False)
class NounPhrase:
    """A noun phrase as a half-open token range. `head` is the token whose row decides its kind.

    `preposition` is what governs it, joined or written apart; `core_end` where it ends without the
    prepositional phrases that belong to it.
    """

    start: int
    end: int
    head: int
    preposition: str
    core_end: int


_LONGEST = 40  # words of a phrase


def noun_phrase(text: Text, start: int, limit: int, lexicon: Words) -> NounPhrase | None:
    """Return the maximal noun phrase that begins at token `start` and ends before `limit`, if one does."""
    first = text.tokens[start]
    limit = min(limit, start + _LONGEST)
    if not opens_phrase(text, start):
        return None
    phrase = Attachment(text, limit, lexicon)
    end = phrase.grow(start)
    if end <= start:
        return None
    counted = phrase.head is None
    core_end = end
    head = phrase.head if phrase.head is not None else start
    while True:
        attached = phrase.attach(end, head)
        if attached <= end:
            break
        end = attached
        head = phrase.head if phrase.head is not None else head
    surface = first.surface
    core_end = end if counted else core_end
    return NounPhrase(start, end, head, surface.preposition or _governor(text, start), core_end)


def _governor(text: Text, start: int) -> str:
    if start == 0:
        return ""
    before = text.tokens[start - 1]
    if before.surface.stem == ABOUT and text.tokens[start].tag in (NUM, QUANT):
        return ""  # about thirty
    return before.surface.stem if before.tag == PREP and not before.surface.enclitic else ""
