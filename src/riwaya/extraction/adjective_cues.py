"""Adjective cues: what somebody is described as saying (people *calling for*, marches *denouncing*)."""

from collections.abc import Iterator
from dataclasses import replace

from riwaya.extraction.banners import bearer
from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.contents import content_after
from riwaya.extraction.cues import start_statement
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.frames import set_content
from riwaya.extraction.particles import LAM
from riwaya.extraction.phrases import noun_phrase
from riwaya.extraction.speaking import set_source, speakerish
from riwaya.extraction.tags import NOUN, PREP
from riwaya.lexicon.rows import Cue


def adjective_statement(
    draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int
) -> Iterator[StatementDraft]:
    """Yield what the participle that ends a phrase reports of those whom the phrase names.

    It must be followed at once by a preposition that it takes: without one it only describes.
    """
    last = unit.end - 1
    found = sentence.text.tokens[last].find("cue_participle") if last > unit.start else None
    token = sentence.text.tokens[last]
    if found is None or token.tag != NOUN or token.has("noun") or unit.phrase is None:
        return  # a city is spelled like *who condemns*
    row: Cue = found[0].entry.row
    if "noun" in row.takes:  # the object of a participle that describes stands after *to*
        row = replace(row, takes=(*row.takes, f"prep:{LAM}"))
    if not any(take.startswith("prep:") for take in row.takes):
        return
    frame = content_after(sentence, position, row, unit, nominal=True)
    described = noun_phrase(sentence.text, unit.start, last, draft.lexicon)
    if frame is None or described is None or not _is_governed(sentence, frame.ranges[0][0]):
        return
    statement = start_statement(sentence, last, last + 1, number, row)
    statement.nominal = True
    if set_content(draft, sentence, statement, frame):
        who = Unit(PHRASE, described.start, described.end, described)
        banner = sentence.head(who).surface.stem in draft.lexicon.sets["banners"]
        borne = bearer(draft, sentence, position + 1) if banner else None
        if borne is not None or speakerish(draft, sentence, who):
            set_source(draft, sentence, statement, borne or who)
            yield statement


def _is_governed(sentence: Sentence, start: int) -> bool:
    """Tell whether a content stands after a preposition, joined or written apart."""
    tokens = sentence.text.tokens
    return bool(tokens[start].surface.preposition) or tokens[start - 1].tag == PREP
