"""Lookalikes: words spelled like somebody's or some place's noun that name nobody where they stand."""

import re

from riwaya.extraction.particles import FROM, HEH, MADDA, MEEM, NOON_ENDINGS, WAW_ALEF, WAW_NOON
from riwaya.extraction.phrases import NounPhrase
from riwaya.extraction.tags import COMP, NOUN, PRON, REL, SUB
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words

_CASUALTIES = frozenset({"\u0642\u062a\u064a\u0644", "\u062c\u0631\u064a\u062d"})
"""The killed and the wounded: as a number they name the event and not an actor."""
_LEADING = frozenset(
    {"\u0642\u064a\u0627\u062f\u0629", "\u0625\u062f\u0627\u0631\u0629", "\u0631\u0626\u0627\u0633\u0629"}
)
_ARRANGING = frozenset({"\u062a\u0646\u0638\u064a\u0645", "\u062a\u0634\u0643\u064a\u0644"})
"""*Organising*, *forming*: a group only where no deed follows."""
_THIRD_FORM = re.compile("\u0645.\u0627..(\u0647|\u0627\u062a)")
"""The letters of the verbal noun mufa'ala and of its plural."""


def names_nobody(text: Text, phrase: NounPhrase, noun: tuple[Hit, int], lexicon: Words) -> bool:
    """Tell whether a phrase with a noun for somebody or some place is no mention, by how it is used."""
    row = noun[0].entry.row
    return (
        _leads_person(text, phrase, noun[1])
        or _is_predicate(text, phrase, noun[0], lexicon)
        or _describes_before(text, phrase)
        or (phrase.preposition == FROM and text.tokens[phrase.head].text in lexicon.sets["projected"])
        or (row.lemma in _CASUALTIES and not text.tokens[phrase.head].surface.definite)
    )


def _leads_person(text: Text, phrase: NounPhrase, length: int) -> bool:
    """Leadership *of a person* is no body: a body's noun before a title or a name is a verbal noun."""
    head = phrase.head
    noun = text.tokens[head].find("noun")
    if noun is None or noun[0].entry.row.group not in ("bodies", "forces") or head + length >= phrase.end:
        return False
    token = text.tokens[head + length]
    if noun[0].entry.row.lemma in _ARRANGING:
        return token.has("trigger_noun") and not (token.has("noun") or token.has("actor"))
    if token.surface.conjunction or token.tag != NOUN or token.has("adjective"):
        return False
    title = token.find("noun")
    person = title is not None and title[0].entry.row.kind == "person" and title[0].entry.row.role != ""
    known = token.find("actor")
    return (
        length == 1
        and noun[0].entry.row.lemma in _LEADING
        and (person or token.has("name") or bool(known and known[0].entry.row.kind == "person"))
    )


def _describes_before(text: Text, phrase: NounPhrase) -> bool:
    """A singular word for people right after a noun is that noun's adjective: an *armed* vehicle."""
    token = text.tokens[phrase.head]
    noun = token.find("noun")
    before = text.tokens[phrase.start - 1] if phrase.start else None
    if noun is None or before is None or noun[0].entry.form is None or noun[0].entry.row.kind != "person":
        return False
    if noun[0].entry.row.group not in ("people", "forces") or (
        noun[0].entry.row.group == "forces" and before.surface.definite != token.surface.definite
    ):
        return False
    joined = token.surface.conjunction or token.surface.preposition
    return before.tag == NOUN and not joined and noun[0].entry.form.number == "s" and noun[1] == 1


def _is_predicate(text: Text, phrase: NounPhrase, hit: Hit, lexicon: Words) -> bool:
    """Tell whether a word for people says what somebody is and is no mention: still *held*, they were *many*.

    It is a participle in the accusative, or stands right after a verb of being whose subject is said.
    """
    form = hit.entry.form
    if form is None or hit.entry.row.group not in ("people", "forces", "titles"):
        return False
    token = text.tokens[phrase.head]
    if form.accusative and form.number == "s" and token.has("trigger_participle") and form.surface[0] == MEEM:
        return True
    first = text.tokens[phrase.start]
    before = text.tokens[phrase.start - 1] if phrase.start else None
    being = before is not None and before.surface.stem in lexicon.sets["copulas"]
    told = before is not None and (
        before.tag == PRON or (before.tag in (COMP, SUB) and before.surface.enclitic != "")
    )
    if before is None or first.surface.definite or not (being or told):
        return False
    if told or form.accusative:
        return form.number == "s"
    if form.number == "s" and form.gender == "m":
        return False  # in the nominative: the subject itself
    subject = text.tokens[phrase.start - 2] if phrase.start > 1 else None
    said = subject is not None and subject.tag in (REL, NOUN)
    oblique = form.number == "p" and first.text.endswith(NOON_ENDINGS) and not first.text.endswith(WAW_NOON)
    alone = phrase.end == phrase.start + 1 and form.gender == "f" and token.has("common")
    return said or oblique or alone or before.text.endswith(WAW_ALEF)


def only_spelled_alike(text: Text, token: Token, hit: Hit) -> bool:
    """Tell whether a person's noun is another word: the *negotiations* and no women who negotiate, an order.

    A verbal noun of the third form is spelled like a feminine participle; a long alef is published.
    """
    row, form = hit.entry.row, hit.entry.form
    if row.kind != "person" or form is None:
        return False
    published = text.passage.text[token.word.start : token.word.end]
    if form.gender == "f" and _THIRD_FORM.fullmatch(form.surface):
        return not token.has("name") and not published.endswith(HEH)
    return row.lemma.startswith(MADDA) and MADDA not in published


def tells_of(text: Text, phrase: NounPhrase) -> bool:
    """An indefinite plural right after a pronoun or a definite noun is what is said of it."""
    first, before = text.tokens[phrase.start], text.tokens[phrase.start - 1] if phrase.start else None
    if before is None or first.surface.definite or first.surface.conjunction:
        return False
    if before.tag == PRON or before.surface.enclitic:
        return True
    return before.tag == NOUN and before.surface.definite
