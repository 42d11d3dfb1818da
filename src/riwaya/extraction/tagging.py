"""Tagging: what a word is in its sentence, where the lexicon leaves a choice.

A written Arabic word is often a verb and a noun at once. The neighbours decide: a preposition takes a noun,
a negation a verb, a clause opens with a verb before its subject.
"""

from collections.abc import Set as AbstractSet

from riwaya.extraction.particles import (
    CONJUNCTIONS,
    PUBLISHED_MAKSURA,
    PUBLISHED_MARBUTA,
    PUBLISHED_TANWIN,
    SOUND,
    TOWARDS,
    YEH,
)
from riwaya.extraction.senses import cost_of, function_word, is_role, is_title, noun_row
from riwaya.extraction.tags import (
    ADV,
    CIRCUMSTANCE,
    COMP,
    DEM,
    JOINED,
    NEG,
    NOUN,
    NUM,
    OPENS_CLAUSE,
    PART,
    PREP,
    PRON,
    PUNCT,
    QUANT,
    REL,
    SUB,
    TIME,
    VERB,
    VERB_KINDS,
)
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.verbs import is_verb, looks_verbal, verb_form

_ROLE_TAGS = {
    "preposition": PREP, "complementiser": COMP, "relative": REL, "subordinator": SUB, "negation": NEG,
    "particle": PART, "demonstrative": DEM, "pronoun": PRON, "adverb": ADV, "quantifier": QUANT,
    "joined": JOINED,
}  # fmt: skip
_NOUN_LETTERS = "\u0629\u0626\u0624"
_BASE = ("m", "s", 3, "past")
_MADDA = "\u0622"
_HAMZAS = "\u0623\u0625"


def tag(text: Text, timed: AbstractSet[int] = frozenset()) -> None:
    """Give every token of a passage its tag; `timed` are the tokens that the dates have taken."""
    starts = {start for start, _ in text.sentences}
    previous: Token | None = None
    has_verb = False
    for token in text.tokens:
        if token.index in starts:
            previous, has_verb = None, False
        if token.surface.conjunction or (previous is not None and previous.tag in OPENS_CLAUSE):
            has_verb = False
        following = text.tokens[token.index + 1] if token.index + 1 < len(text.tokens) else None
        token.tag = TIME if token.index in timed else _tag(text, token, previous, following)
        if token.tag == VERB and has_verb and _can_be_object(token, previous, following):
            token.tag = NOUN  # the clause has its verb: this is an object
        has_verb = has_verb or (token.tag == VERB and not _is_auxiliary(token))
        previous = token


def _can_be_object(token: Token, previous: Token | None, following: Token | None) -> bool:
    """A second bare verb in a clause is a noun if spelled like one: an ordinary word, or a verb's base."""
    described = previous is not None and not previous.surface.definite
    if token.surface.future or (described and following is not None and is_role(following, "joined")):
        return False  # a clause on an indefinite noun: placards *written on them*
    form = verb_form(token)
    base = form is not None and (form.gender, form.number, form.person, form.tense) == _BASE
    nominal = any(token.has(kind) for kind in ("noun", "trigger_noun", "cue_noun", "cue_masdar", "name"))
    return token.has("common") or (base and nominal and previous is not None and previous.surface.definite)


def _is_auxiliary(token: Token) -> bool:
    """A verb that takes another verb (was, kept, began) leaves room for it."""
    return not token.has("cue_verb") and not token.has("trigger_verb")


def _tag(text: Text, token: Token, previous: Token | None, following: Token | None) -> str:
    first = token.text[0]
    if first.isdigit():
        return NUM
    if not first.isalpha():
        return PUNCT
    function = token.surface.first("function")
    cost = cost_of(token, "function")
    if function and function.entry.row.role == "complementiser" and "actor" not in token.longer:
        return COMP
    if token.has("cue_preposition") and not token.surface.preposition:
        return NOUN
    if is_role(token, "particle") and following is not None and any(following.has(k) for k in VERB_KINDS):
        return PART  # *and so he did*, not *he lost*
    if function and cost <= min((cost_of(token, kind) for kind in token.surface.hits), default=9):
        role = _ROLE_TAGS[function.entry.row.role]
        if token.surface.stem == TOWARDS and following is not None and _is_count(following):
            return QUANT
        if not _overruled(text, token, role, previous, following):
            return role
        if role == PREP and token.has("cue_verb") and _opens_content_soon(text, token, previous):
            return VERB
    if token.surface.future:
        return VERB
    if _is_circumstance(token, previous, following):
        return CIRCUMSTANCE
    kinds = [kind for kind in VERB_KINDS if token.has(kind)]
    if "trigger_verb" in token.longer and (previous is None or previous.tag != PREP):
        return VERB  # a set phrase that opens with a verb: *blew himself* up
    if kinds and _is_rather_noun(text, token, kinds, previous, following):
        return NOUN
    if kinds and _spelled_as_verb(text, token, previous):
        return VERB
    if kinds:
        before = text.tokens[token.index - 2] if token.index > 1 else None
        return VERB if is_verb(token, kinds, before, previous, following) else NOUN
    return VERB if looks_verbal(token, previous) else NOUN


def _is_rather_noun(
    text: Text, token: Token, kinds: list[str], previous: Token | None, following: Token | None
) -> bool:
    """Tell whether the spelling, a longer name or the company of places speaks against a verb."""
    spelled = _spelled_as_noun(text, token) or _opens_long_noun(token) or _is_nearer_a_place(token, kinds)
    return spelled or _is_in_list_of_places(token, previous, following)


def _is_count(token: Token) -> bool:
    return token.text[0].isdigit() or is_role(token, "quantifier")


def _is_circumstance(token: Token, previous: Token | None, following: Token | None) -> bool:
    """A participle that reports on the side (*adding*) stands after a pause or before its content."""
    found = token.find("cue_participle")
    if found is None or following is None or _heads_name(token, following):
        return False
    form = found[0].entry.form
    plain = form is not None and (form.gender, form.number) == ("m", "s") and not token.has("noun")
    if (
        previous is None
        or previous.tag == PUNCT
        or token.surface.conjunction
        or (plain and previous.tag == NOUN)
    ):
        return not following.text.isdigit()
    takes = found[0].entry.row.takes
    several = form is not None and form.number == "p" and token.text.endswith(SOUND)
    if several and not token.surface.definite and previous.tag in (NOUN, VERB):
        return previous.tag == VERB or previous.surface.definite or previous.has("place")  # men *demanding*
    wanted = {take.removeprefix("prep:") for take in takes if take.startswith("prep:")}
    if following.text in (":", '"') and previous.tag == NOUN and "clause" in takes:
        return True
    return is_role(following, "complementiser") or (
        is_role(following, "preposition") and function_word(following) in wanted
    )


def _heads_name(token: Token, following: Token) -> bool:
    """*City* and *condemning* are spelled alike: before a name or a noun with the article, a city."""
    row = noun_row(token)
    named = following.has("place") or (following.surface.definite and not following.has("trigger_noun"))
    return row is not None and row.kind == "place" and named and not following.surface.preposition


def _overruled(text: Text, token: Token, role: str, previous: Token | None, following: Token | None) -> bool:
    """A function word spelled like a name, a noun or a cue is that where only it can stand."""
    noun = token.find("noun")
    if role == QUANT and noun is not None and noun[1] > 1:
        return True  # a group of several words, not a group of
    if _hamza_differs(text, token) or (role == JOINED and _spelled_otherwise(text, token)):
        return True
    if role == JOINED and token.has("name"):  # *to me*, not somebody Lee
        return any(near is not None and near.has("name") for near in (previous, following))
    if role == PREP and token.has("cue_verb") and _opens_content_soon(text, token, previous):
        return True
    if role == SUB and token.has("name"):  # the mother of so-and-so, not *or*
        return bool(
            following
            and (following.has("name") or following.has("noun"))
            and (previous is None or previous.tag in (VERB, COMP))
        )
    if role != PREP or not token.has("name"):
        return False
    if text.passage.text[token.word.end - 1] == PUBLISHED_MAKSURA:
        return False
    if previous is not None and previous.has("cue_verb") and following is not None:
        return following.has("name") or not following.surface.hits  # said *Ali* so-and-so
    family = following is not None and following.has("name") and following.surface.stem.endswith(YEH)
    if family or (following is not None and following.has("name") and not following.has("common")):
        return True  # before a name that is nothing else
    titled = any(is_title(before) for before in text.tokens[max(0, token.index - 3) : token.index])
    return bool(
        previous
        and (previous.has("name") or is_title(previous) or (titled and following and following.has("name")))
        and (following is None or following.has("name") or not following.surface.definite)
    )


def _hamza_differs(text: Text, token: Token) -> bool:
    """The published hamza tells apart what folding makes one (before, an imam)."""
    word = function_word(token)
    if not word:
        return False
    published = text.passage.text[token.word.start + len(token.surface.conjunction)]
    if published == _MADDA and word[0] != _MADDA:
        return True
    if not (token.has("noun") or token.has("name")):
        return False
    return published in _HAMZAS and word[0] in _HAMZAS and published != word[0]


def _spelled_otherwise(text: Text, token: Token) -> bool:
    """A preposition with its pronoun has one spelling; a noun that only folds to it is not it."""
    published = text.passage.text[token.word.start : token.word.end]
    return any(letter in published for letter in _NOUN_LETTERS)


def _spelled_as_noun(text: Text, token: Token) -> bool:
    """No verb is written with teh marbuta, with tanwin, or with a hamza below its first alef."""
    published = text.passage.text[token.word.start : token.word.end]
    first = published[len(token.surface.conjunction) : len(token.surface.conjunction) + 1]
    return first == _HAMZAS[1] or published.endswith(PUBLISHED_MARBUTA) or PUBLISHED_TANWIN in published


def _spelled_as_verb(text: Text, token: Token, previous: Token | None) -> bool:
    """The past of a defective verb ends in a dotless yeh, its verbal noun does not (denied, a denial)."""
    form = verb_form(token)
    if form is None or form.tense != "past" or form.voice == "passive" or token.surface.enclitic:
        return False
    if previous is not None and (previous.tag in (PREP, NUM, DEM) or previous.surface.preposition):
        return False
    if previous is not None and previous.tag == QUANT and not previous.surface.enclitic:
        return False
    return form.surface.endswith(YEH) and text.passage.text[token.word.end - 1] == PUBLISHED_MAKSURA


def _opens_long_noun(token: Token) -> bool:
    """A noun or name of several words outweighs a verb of one: a servant *of the Giver* is a man's name."""
    nominal = any(kind in token.longer for kind in ("name", "actor", "place", "noun"))
    return nominal and not any(kind in token.longer for kind in VERB_KINDS)


def _is_nearer_a_place(token: Token, kinds: list[str]) -> bool:
    """A place's name that keeps what a verb takes for a particle (Sinjar, not *they will* stray)."""
    place = token.surface.first("place")
    if place is None:
        return False
    cuts = [hit.cut.proclitics for kind in kinds if (hit := token.surface.first(kind))]
    return all(set(cut) - set(place.cut.proclitics) - set(CONJUNCTIONS) for cut in cuts)


def _is_in_list_of_places(token: Token, previous: Token | None, following: Token | None) -> bool:
    """A place's name that is a verb too is the place between others joined by *and*, or as the last."""
    if previous is None or previous.tag != NOUN or not (previous.has("place") and token.has("place")):
        return False
    if not token.surface.conjunction or following is None:
        return False
    joined = bool(following.surface.conjunction) and following.has("place")
    return joined or not following.text[0].isalpha()


def _opens_content_soon(text: Text, token: Token, previous: Token | None) -> bool:
    closes = previous is not None and previous.text in ('"', ")")
    if previous is not None and (previous.tag != PUNCT or closes) and not token.surface.conjunction:
        return False
    following = text.tokens[token.index + 1 : token.index + 8]
    found = token.find("cue_verb")
    wanted = {take.removeprefix("prep:") for take in found[0].entry.row.takes} if found else set()
    return any(
        is_role(later, "complementiser")
        or later.text == ":"
        or (is_role(later, "preposition") and function_word(later) in wanted)
        for later in following
    )
