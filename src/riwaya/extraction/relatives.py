"""Relatives: who a relative clause is about, when its verb reports (the minister *who said*)."""

from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft
from riwaya.extraction.particles import COMMA, HAD
from riwaya.extraction.speaking import speakerish
from riwaya.extraction.tags import ADV, PART, PREP, PUNCT, REL, TIME

_OF_PEOPLE = ("\u064a\u0646", "\u0627\u062a\u064a")  # who, of several
_LONGEST_DESCRIPTION = 6  # units between a noun and the relative clause on it
_LONGEST_ASIDE = 8


def relative_before(sentence: Sentence, position: int) -> int | None:
    """Return where the relative pronoun that opens a verb's clause stands: *who*, for years, has demanded."""
    units = sentence.units
    if sentence.token(units[position]).surface.conjunction:
        return None
    aside = False
    for at in range(position - 1, max(-1, position - _LONGEST_ASIDE), -1):
        unit = units[at]
        token = sentence.token(unit)
        if unit.kind == REL:
            return None if aside else at
        if token.text in COMMA:
            aside = not aside
        elif not (token.surface.stem in HAD or unit.kind in (PART, ADV, TIME) or aside):
            return None
    return None


def antecedent(draft: Draft, sentence: Sentence, relative: int) -> Unit | None:
    """Return the phrase that a relative pronoun refers back to; for one of people, perhaps over a place."""
    people = sentence.token(sentence.units[relative]).surface.stem.endswith(_OF_PEOPLE)
    for unit in reversed(sentence.units[max(0, relative - _LONGEST_DESCRIPTION) : relative]):
        if unit.kind == PHRASE and speakerish(draft, sentence, unit):
            return unit
        passed = unit.kind in (PUNCT, ADV) or (people and (unit.kind == PREP or unit.preposition))
        if not passed:
            return None
    return None
