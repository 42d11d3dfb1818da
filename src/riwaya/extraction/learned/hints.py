"""Hints: what the lexicon knows of every word, which the encoder takes in beside the word itself.

A word's class, the act that it performs if it is a cue, and the type of event that it can name. The lexicon
knows more words than any annotated text holds, so the encoder need not learn them; it learns when they hold.
"""

from collections.abc import Sequence

from riwaya.extraction import tags
from riwaya.extraction.draft import Draft
from riwaya.extraction.triggers import candidates
from riwaya.model.codebook import ACTS, EVENT_TYPES

CLASSES = (
    tags.ADV, tags.CIRCUMSTANCE, tags.COMP, tags.DEM, tags.JOINED, tags.NEG, tags.NOUN, tags.NUM, tags.PART,
    tags.PREP, tags.PRON, tags.PUNCT, tags.QUANT, tags.REL, tags.SUB, tags.TIME, tags.VERB,
)  # fmt: skip
CUE_KINDS = ("cue_verb", "cue_participle", "cue_noun", "cue_masdar", "cue_preposition")
SIZES = (1 + len(CLASSES), 1 + 2 * len(ACTS), 1 + 2 * len(EVENT_TYPES))
"""How many values each hint has; 0 is no hint."""
Hints = tuple[int, int, int]
NO_HINTS: Hints = (0, 0, 0)
_CLASS = {name: number for number, name in enumerate(CLASSES, 1)}
_ACT = {name: number for number, name in enumerate(ACTS, 1)}


def hints(draft: Draft, passage: int, types: Sequence[str] = EVENT_TYPES) -> list[Hints]:
    """Return the hints of a passage's words, once its statements have been proposed.

    `types` are the types of events that the encoder knows, in its order.
    """
    numbers = {name: number for number, name in enumerate(types, 1)}
    text = draft.texts[passage]
    opened = {s.cue[0]: s.act for s in draft.statements if s.passage == passage}
    found: list[Hints] = []
    for token in text.tokens:
        cue = 0
        if token.index in opened:
            cue = _ACT[opened[token.index]] + len(ACTS)
        else:
            rows = (hit[0].entry.row for kind in CUE_KINDS for hit in [token.find(kind)] if hit)
            cue = next((_ACT[row.act] for row in rows), 0)
        named = candidates(text, token)
        row = named[0][0].entry.row if named else None
        event = 0
        if row is not None and row.type in numbers:
            event = numbers[row.type] + (len(types) if row.weak else 0)
        found.append((_CLASS.get(token.tag, 0), cue, event))
    return found
