"""Verbs: whether a word that can be a verb is one here, and which form of it."""

from riwaya.extraction.particles import (
    AFTER,
    FOREGONE,
    LACK,
    PUBLISHED_MARBUTA,
    SINCE,
    TEH,
    THAT,
    WAW_ALEF,
    WAW_NOON,
    YEH,
)
from riwaya.extraction.senses import cost_of, cue_row, function_word, is_role, is_title
from riwaya.extraction.tags import (
    ADV,
    COMP,
    DEM,
    NEG,
    NOUN,
    NUM,
    OPENS_CLAUSE,
    PART,
    PREP,
    PUNCT,
    QUANT,
    REL,
    SUB,
    VERB,
    VERB_KINDS,
)
from riwaya.extraction.tokens import Token
from riwaya.lexicon.inflection import Form

_NOUN_KINDS = (
    "noun",
    "trigger_noun",
    "cue_noun",
    "adjective",
    "actor",
    "place",
    "trigger_participle",
    "common",
)
_OPENS_VERB = {NEG, PART, REL, SUB}
_BEFORE_PAST = frozenset({AFTER, SINCE, FOREGONE})  # with *that*, before what has happened
_TIMES = frozenset({SINCE, "\u062d\u062a\u064a", "\u0639\u0646\u062f"})  # may open a clause


def verb_form(token: Token) -> Form | None:
    """Return the form of a verb token, if the lexicon knows it."""
    for kind in VERB_KINDS:
        found = token.find(kind)
        form = found[0].entry.form if found else None
        if (
            form is not None and form.person == 1
        ):  # the third person is far likelier where one spelling is both
            forms = (hit.entry.form for hit in token.surface.hits.get(kind, ()))
            return next((other for other in forms if other is not None and other.person == 3), form)
        if form is not None:
            return form
    return None


def is_verb(
    token: Token, kinds: list[str], before: Token | None, previous: Token | None, following: Token | None
) -> bool:
    """Tell whether a word that can be a verb of these kinds is one between these neighbours.

    `previous` stands right before it, `before` one word further back.
    """
    verb_cost = min(cost_of(token, kind) for kind in kinds)
    nouns = [
        kind for kind in _NOUN_KINDS if cost_of(token, kind) <= verb_cost and not _accusative(token, kind)
    ]
    named = token.has("name") and cost_of(token, "name") <= verb_cost
    doubtful = any(_spelled_like_noun(token, kind) for kind in kinds)
    if previous is not None and _takes_noun(previous, token):
        return False
    inside = previous is not None and (previous.tag != PUNCT or previous.text == '"')
    if inside and verb_cost == 1 and any(cost_of(token, kind) < verb_cost for kind in nouns):
        return False  # inside a clause, a noun as it stands outweighs *and* with a verb
    if not nouns and not named and not doubtful:
        return not (token.surface.preposition and verb_cost > 1)
    if previous is not None and previous.tag in _OPENS_VERB:
        return True
    if _is_rare(token, kinds, bool(nouns)):
        return False
    if previous is not None and _governs_noun(previous):
        return False
    form = verb_form(token)
    tense = form.tense if form else ""
    if following is not None and is_role(following, "joined") and _is_indefinite(previous):
        return True  # a clause on an indefinite noun: placards *written on them*
    if previous is not None and previous.tag == COMP:
        return _opens_after_that(token, before, previous, following, tense)
    beside = previous is not None and (previous.has("name") or is_title(previous))
    amid = following is not None and following.has("name") and not before_clause(previous)
    if named and (beside or amid):
        return False
    return _opens_clause(token, previous, following, tense)


def _takes_noun(previous: Token, token: Token) -> bool:
    """Tell whether the word before leaves no room for a verb: a preposition, or the *lack* of something."""
    if previous.tag == NEG:
        return previous.surface.stem.endswith(LACK)
    governs = previous.tag == PREP and not previous.surface.enclitic and previous.text not in _TIMES
    return governs and not token.surface.future


def _governs_noun(previous: Token) -> bool:
    """Tell whether the word before asks for a noun: a preposition, *this*, *some*, or a governed noun."""
    if previous.tag == QUANT:
        return not previous.surface.enclitic
    governed = bool(previous.surface.preposition) and previous.tag == NOUN and not previous.surface.definite
    return previous.tag in (PREP, DEM) or governed


def _opens_after_that(
    token: Token, before: Token | None, previous: Token, following: Token | None, tense: str
) -> bool:
    """After *that*, a present verb; a past one only after its pronoun, or behind *after* and *since*."""
    if previous.surface.enclitic and tense == "past":
        return _opens_clause(token, None, following, tense)  # that he *asked* the leaders
    past = before is not None and before.surface.stem in _BEFORE_PAST
    return (tense != "past" or past) and previous.surface.stem == THAT


def looks_verbal(token: Token, previous: Token | None) -> bool:
    """An unknown word with the prefix or the ending that only verbs have."""
    if token.surface.hits or token.longer or token.surface.definite:
        return False
    if previous is not None and (
        previous.tag in (PREP, NUM, VERB) or previous.has("name") or is_title(previous)
    ):
        return False
    stem = token.surface.stem
    if stem.endswith(WAW_ALEF) and len(stem) >= 5:
        return True
    if previous is not None and previous.tag not in OPENS_CLAUSE and not token.surface.conjunction:
        return False
    return stem.startswith(YEH) and len(stem) >= 4 and not stem.endswith(PUBLISHED_MARBUTA)


def _is_rare(token: Token, kinds: list[str], noun: bool) -> bool:
    """Tell whether a word is a verb in a form that newspapers hardly use, and a noun or name as well."""
    if not token.surface.enclitic and all(_is_of_us(token, kind) for kind in kinds):
        return True  # *we*: names and kin are spelled like it
    return noun and (all(_is_dual(token, kind) for kind in kinds) or _only_passive(token))


def _is_of_us(token: Token, kind: str) -> bool:
    """Tell whether a word can be a verb of this kind in the first person alone."""
    forms = [hit.entry.form for hit in token.surface.hits.get(kind, ())]
    return bool(forms) and all(
        form is not None and form.person == 1 and form.tense != "past" for form in forms
    )


def _is_dual(token: Token, kind: str) -> bool:
    """A dual past is spelled like an accusative noun, which is far more common."""
    found = token.find(kind)
    form = found[0].entry.form if found else None
    return form is not None and form.number == "d" and form.tense == "past"


def _is_indefinite(token: Token | None) -> bool:
    return (
        token is not None and token.tag == NOUN and not token.surface.definite and not token.surface.enclitic
    )


def _only_passive(token: Token) -> bool:
    """A noun is far likelier than the passive of a hollow verb that is spelled like it."""
    form = verb_form(token)
    return form is not None and form.voice == "passive" and form.tense == "past"


def _spelled_like_noun(token: Token, kind: str) -> bool:
    """Tell whether a past is spelled like a noun: its row says so, or it is of form V or VI (to *clash*)."""
    found = token.find(kind)
    form = found[0].entry.form if found else None
    if found is None or form is None or form.tense != "past" or (form.gender, form.number) != ("m", "s"):
        return False
    reflexive = len(form.surface) in (4, 5) and form.surface[0] == TEH and not form.surface.endswith(YEH)
    return reflexive or getattr(found[0].entry.row, "ambiguous", False)


def _opens_clause(token: Token, previous: Token | None, following: Token | None, tense: str) -> bool:
    before = previous is None or previous.tag in (PUNCT, ADV) or bool(token.surface.conjunction)
    if before:
        if following is not None and following.text == ":" and token.has("cue_verb"):
            return True
        if following is None or (not following.text[0].isalnum() and following.text != '"'):
            return False
        return bool(
            following.text == '"'
            or following.surface.definite
            or following.text[0].isdigit()
            or following.has("noun")
            or following.has("name")
            or following.has("actor")
            or following.has("place")
            or (token.has("trigger_verb") and not token.has("trigger_noun") and following.has("common"))
            or is_role(following, "quantifier", "demonstrative", "complementiser", "adverb")
            or following.surface.stem.endswith(LACK)
            or _governs(token, following)
            or following.text.endswith(WAW_NOON)
            or (following.has("function") and tense != "past")
        )
    if previous is None or previous.tag == VERB:
        return False
    if previous.surface.definite or _is_proper(previous):
        return previous.tag == NOUN and following is not None
    if previous.tag == QUANT and previous.surface.enclitic:
        return following is not None  # one of them, each of us: a whole phrase
    return False


def before_clause(previous: Token | None) -> bool:
    """Tell whether a clause can begin right after a word: after nothing, a mark or a word that opens one."""
    return previous is None or previous.tag in OPENS_CLAUSE or previous.tag == PUNCT


def _governs(token: Token, following: Token) -> bool:
    """Tell whether a preposition is the one that a reporting verb needs for its source (told *from* X)."""
    row = cue_row(token, "cue_verb")
    wanted = {f"prep:{function_word(following)}"} if is_role(following, "preposition") else set()
    return row is not None and bool(wanted & {row.speaker, row.through, *row.takes})


def _is_proper(token: Token) -> bool:
    proper = min(cost_of(token, kind) for kind in ("name", "actor", "place"))
    return proper < min(9, cost_of(token, "common"), cost_of(token, "noun"))


def _accusative(token: Token, kind: str) -> bool:
    hit = token.surface.first(kind)
    return bool(hit and hit.entry.form and hit.entry.form.accusative)
