"""Clauses: a sentence as a row of units (noun phrases, verbs, and the words that join them)."""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.extraction.particles import COMMA, HEH, SEMICOLON
from riwaya.extraction.phrases import NounPhrase, noun_phrase
from riwaya.extraction.tags import CIRCUMSTANCE, NUM, PUNCT, QUANT, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon import Hit, Words
from riwaya.text import fold_word

PHRASE, CHANNEL, CUE_PREPOSITION = "phrase", "channel", "cue_preposition"
_PAUSES = COMMA | SEMICOLON | {"."}


@dataclass(slots=True, eq=False)
class Unit:
    """One unit of a sentence: its kind (a tag, or phrase, channel, cue_preposition) and token range."""

    kind: str
    start: int
    end: int
    phrase: NounPhrase | None = None

    @property
    def preposition(self) -> str:
        """The preposition that governs a phrase, or ""."""
        return self.phrase.preposition if self.phrase else ""


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of a passage: its text, its token range and its units."""

    text: Text
    start: int
    end: int
    units: list[Unit]

    def token(self, unit: Unit) -> Token:
        """Return the first token of a unit."""
        return self.text.tokens[unit.start]

    def head(self, unit: Unit) -> Token:
        """Return the head of a phrase, or the first token of another unit."""
        return self.text.tokens[unit.phrase.head if unit.phrase else unit.start]

    def unit_at(self, index: int) -> int:
        """Return the position of the unit that holds a token, or of the first after it."""
        for position, unit in enumerate(self.units):
            if unit.end > index:
                return position
        return len(self.units)


def read_sentences(text: Text, lexicon: Words) -> list[Sentence]:
    """Cut every sentence of a passage into units."""
    return [
        Sentence(text, start, end, list(_units(text, start, end, lexicon))) for start, end in text.sentences
    ]


def _units(text: Text, start: int, end: int, lexicon: Words) -> Iterator[Unit]:
    index = start
    while index < end:
        unit = _unit(text, index, end, lexicon)
        yield unit
        index = unit.end


def _unit(text: Text, index: int, end: int, lexicon: Words) -> Unit:
    token = text.tokens[index]
    cue = token.find("cue_preposition")
    if cue and token.tag != VERB and index + cue[1] < end:
        return Unit(CUE_PREPOSITION, index, index + _cue_length(text, index, cue))
    channel = token.find("channel")
    if channel and channel[1] > 1 and index + channel[1] <= end:
        return Unit(CHANNEL, index, index + channel[1])
    if token.tag in (VERB, CIRCUMSTANCE):
        return Unit(token.tag, index, index + 1)
    phrase = noun_phrase(text, index, end, lexicon)
    if phrase:
        return Unit(PHRASE, index, phrase.end, phrase)
    return Unit(token.tag, index, index + 1)


def _cue_length(text: Text, index: int, cue: tuple[Hit, int]) -> int:
    """A set phrase that holds its own source (*according to estimates*) is cut before the source."""
    hit, length = cue
    last = text.tokens[index + length - 1].surface
    holds_source = hit.entry.row.kind == "phrase" and length == 2 and last.definite and not last.enclitic
    return 1 if holds_source and text.tokens[index].surface.first("cue_preposition") else length


def agrees(verb: Token, subject: Token, *, before: bool, text_before: Token | None = None) -> bool:
    """Tell whether a verb can have this subject: in gender, and in number if that stands `before` it.

    A plural of things is feminine singular; broken plurals may go either way, so only clear clashes count.
    `text_before` is the word before the subject's head: a number there makes the subject plural.
    """
    form = verb_form(verb)
    if form is None:
        return True
    if form.person == 1 or (form.number != "s" and not before):
        return False
    # A noun cue may be listed in the plural, so that its form does not tell its gender.
    noun = subject.find("noun")
    if noun is None and not subject.has("name"):  # a woman's name may be a man's, and is spelled like a deed
        noun = subject.find("trigger_noun") or subject.find("adjective")
    nominal = noun[0].entry.form if noun else None
    counted = text_before is not None and text_before.tag in (NUM, QUANT)
    many = noun is not None and getattr(noun[0].entry.row, "source_type", "") == "collective"
    if nominal is None or nominal.number != "s" or counted or many:
        return True
    feminine = nominal.gender == "f"
    if before and form.number != "s":
        return False
    return (
        feminine == (form.gender == "f") or noun is None or _either_gender(noun[0].entry.row, nominal.gender)
    )


def _either_gender(row: object, gender: str) -> bool:
    """Tell whether a noun of this gender may also stand for one of the other: a force; a preacher in *-a*."""
    if gender == "f" and getattr(row, "kind", "") == "person" and getattr(row, "role", "") != "kin":
        return fold_word(getattr(row, "lemma", "")).endswith(HEH)
    return gender == "m" and getattr(row, "group", "") in (
        "forces",
        "people",
        "places",
        "media",
        "facilities",
    )


def is_comma(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a unit is a pause or a stop."""
    return unit.kind == PUNCT and sentence.token(unit).text in _PAUSES
