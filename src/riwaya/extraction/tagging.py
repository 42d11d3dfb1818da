"""Tagging: what a word is in its sentence, where the lexicon leaves a choice.

A written Arabic word is often a verb and a noun at once. The neighbours decide: a preposition takes a noun,
a negation a verb, a clause opens with a verb before its subject.
"""

from collections.abc import Set as AbstractSet

from riwaya.extraction.tokens import Text, Token

VERB, NOUN, PREP, COMP, REL, SUB, NEG, PART, DEM, PRON, ADV, QUANT, NUM, PUNCT, JOINED, CIRCUMSTANCE, TIME = (
    "verb", "noun", "prep", "comp", "rel", "sub", "neg", "part", "dem", "pron", "adv", "quant", "num", "punct",
    "joined", "circumstance", "time",
)  # fmt: skip
_ROLE_TAGS = {
    "preposition": PREP, "complementiser": COMP, "relative": REL, "subordinator": SUB, "negation": NEG,
    "particle": PART, "demonstrative": DEM, "pronoun": PRON, "adverb": ADV, "quantifier": QUANT, "joined": JOINED,
}  # fmt: skip
_VERB_KINDS = ("cue_verb", "trigger_verb", "verb")
_NOUN_KINDS = ("noun", "trigger_noun", "cue_noun", "adjective", "actor", "place", "trigger_participle", "common")
_OPENS_CLAUSE = {PUNCT, COMP, REL, SUB, NEG, PART, CIRCUMSTANCE}
_OPENS_VERB = {NEG, PART, REL, SUB}
_NOUN_LETTERS = "\u0629\u0626\u0624"
_MARBUTA, _TANWIN = "\u0629", "\u064b"
_HAMZAS = "\u0623\u0625"
_YEH, _TEH, _MAKSURA = "\u064a", "\u062a", "\u0649"
_TIMES = frozenset({"\u0645\u0646\u0630", "\u062d\u062a\u064a", "\u0639\u0646\u062f"})  # may open a clause
_ANN = "\u0627\u0646"


def tag(text: Text, timed: AbstractSet[int] = frozenset()) -> None:
    """Give every token of a passage its tag; `timed` are the tokens that the dates have taken."""
    starts = {start for start, _ in text.sentences}
    previous: Token | None = None
    has_verb = False
    for token in text.tokens:
        if token.index in starts:
            previous, has_verb = None, False
        if token.surface.conjunction or (previous is not None and previous.tag in _OPENS_CLAUSE):
            has_verb = False
        following = text.tokens[token.index + 1] if token.index + 1 < len(text.tokens) else None
        token.tag = TIME if token.index in timed else _tag(text, token, previous, following)
        if token.tag == VERB and has_verb and _can_be_object(token, previous):
            token.tag = NOUN  # the clause has its verb: this is an object
        has_verb = has_verb or (token.tag == VERB and not _is_auxiliary(token))
        previous = token


def _can_be_object(token: Token, previous: Token | None) -> bool:
    """A second bare verb in a clause is a noun if it is spelled like one: an ordinary word, or a verb's base."""
    if token.surface.future:
        return False
    form = verb_form(token)
    base = form is not None and form[:4] == ("m", "s", 3, "past")
    return token.has("common") or (base and previous is not None and previous.surface.definite)


def _is_auxiliary(token: Token) -> bool:
    """A verb that takes another verb (was, kept, began) leaves room for it."""
    return not token.has("cue_verb") and not token.has("trigger_verb")


def verb_form(token: Token) -> tuple[str, str, int, str, str] | None:
    """Return (gender, number, person, tense, voice) of a verb token, if the lexicon knows the form."""
    for kind in _VERB_KINDS:
        found = token.find(kind)
        if found and found[0].entry.form:
            form = found[0].entry.form
            return form.gender, form.number, form.person, form.tense, form.voice
    return None


def _tag(text: Text, token: Token, previous: Token | None, following: Token | None) -> str:
    first = token.text[0]
    if first.isdigit():
        return NUM
    if not first.isalpha():
        return PUNCT
    function = token.surface.first("function")
    cost = _cost(token, "function")
    if function and function.entry.row.role == "complementiser":
        return COMP
    if token.has("cue_preposition") and not token.surface.preposition:
        return NOUN
    if function and cost <= min((_cost(token, kind) for kind in token.surface.hits), default=9):
        role = _ROLE_TAGS[function.entry.row.role]
        if not _overruled(text, token, role, previous, following):
            return role
        if role == PREP and token.has("cue_verb") and _opens_content_soon(text, token, previous):
            return VERB
    if token.surface.future:
        return VERB
    if _is_circumstance(token, previous, following):
        return CIRCUMSTANCE
    kinds = [kind for kind in _VERB_KINDS if token.has(kind)]
    if kinds and _spelled_as_noun(text, token):
        return NOUN
    if kinds:
        return VERB if _is_verb(token, kinds, previous, following) else NOUN
    return VERB if _looks_verbal(token, previous) else NOUN


def _is_circumstance(token: Token, previous: Token | None, following: Token | None) -> bool:
    """A participle that reports on the side (pointing out, adding) stands after a pause or before its content."""
    found = token.find("cue_participle")
    if found is None or following is None:
        return False
    form = found[0].entry.form
    plain = form is not None and (form.gender, form.number) == ("m", "s") and not token.has("noun")
    if previous is None or previous.tag == PUNCT or token.surface.conjunction or (plain and previous.tag == NOUN):
        return not following.text.isdigit()
    opens = following.surface.first("function")
    takes = found[0].entry.row.takes
    wanted = {take.removeprefix("prep:") for take in takes if take.startswith("prep:")}
    role = opens.entry.row.role if opens else ""
    return role == "complementiser" or (role == "preposition" and bool(opens) and opens.entry.row.word in wanted)


def _overruled(text: Text, token: Token, role: str, previous: Token | None, following: Token | None) -> bool:
    """A function word spelled like a name, a noun or a cue is that where only it can stand."""
    if _hamza_differs(text, token) or (role == JOINED and _spelled_otherwise(text, token)):
        return True
    if role == PREP and token.has("cue_verb") and _opens_content_soon(text, token, previous):
        return True
    if role == SUB and token.has("name"):  # the mother of so-and-so, not *or*
        return bool(following and (following.has("name") or following.has("noun")) and (previous is None or previous.tag in (VERB, COMP)))
    if role != PREP or not token.has("name"):
        return False
    if text.passage.text[token.word.end - 1] == _MAKSURA:
        return False
    titled = any(_is_title(before) for before in text.tokens[max(0, token.index - 3) : token.index])
    return bool(
        previous
        and (previous.has("name") or _is_title(previous) or (titled and following and following.has("name")))
        and (following is None or following.has("name") or not following.surface.definite)
    )


def _hamza_differs(text: Text, token: Token) -> bool:
    """The published hamza tells apart what folding makes one (before, an imam)."""
    function = token.surface.first("function")
    if function is None or not (token.has("noun") or token.has("name")):
        return False
    published = text.passage.text[token.word.start + len(token.surface.conjunction)]
    return published in _HAMZAS and function.entry.row.word[0] in _HAMZAS and published != function.entry.row.word[0]


def _spelled_otherwise(text: Text, token: Token) -> bool:
    """A preposition with its pronoun is spelled one way; a noun that only folds to it is not it (a group, in it)."""
    published = text.passage.text[token.word.start : token.word.end]
    return any(letter in published for letter in _NOUN_LETTERS)


def _spelled_as_noun(text: Text, token: Token) -> bool:
    """No verb is written with teh marbuta, with tanwin, or with a hamza below its first alef."""
    published = text.passage.text[token.word.start : token.word.end]
    first = published[len(token.surface.conjunction) : len(token.surface.conjunction) + 1]
    return first == _HAMZAS[1] or published.endswith(_MARBUTA) or _TANWIN in published


def _opens_content_soon(text: Text, token: Token, previous: Token | None) -> bool:
    if previous is not None and previous.tag != PUNCT and not token.surface.conjunction:
        return False
    following = text.tokens[token.index + 1 : token.index + 8]
    found = token.find("cue_verb")
    wanted = {take.removeprefix("prep:") for take in found[0].entry.row.takes} if found else set()
    return any(
        _is_role(later, "complementiser")
        or later.text == ":"
        or (_is_role(later, "preposition") and later.surface.first("function").entry.row.word in wanted)  # type: ignore[union-attr]
        for later in following
    )


def _is_title(token: Token) -> bool:
    found = token.find("noun")
    return bool(found and found[0].entry.row.kind == "person")


def _cost(token: Token, kind: str) -> int:
    hit = token.surface.first(kind)
    return 9 if hit is None else len(hit.cut.proclitics) + (2 if hit.cut.enclitic else 0)


def _is_verb(token: Token, kinds: list[str], previous: Token | None, following: Token | None) -> bool:
    verb_cost = min(_cost(token, kind) for kind in kinds)
    nouns = [kind for kind in _NOUN_KINDS if _cost(token, kind) <= verb_cost and not _accusative(token, kind)]
    named = token.has("name") and _cost(token, "name") <= verb_cost
    doubtful = any(_spelled_like_noun(token, kind) for kind in kinds)
    if previous is not None and previous.tag == PREP and previous.text not in _TIMES and not token.surface.future:
        return False
    if not nouns and not named and not doubtful:
        return not (token.surface.preposition and verb_cost > 1)
    if previous is not None and previous.tag in _OPENS_VERB:
        return True
    if nouns and all(_is_dual(token, kind) for kind in kinds):
        return False
    if previous is not None and (previous.tag in (PREP, DEM, QUANT) or (previous.surface.preposition and previous.tag == NOUN and not previous.surface.definite)):
        return False
    tense = next((token.find(kind)[0].entry.form.tense for kind in kinds), "")  # type: ignore[index]
    if previous is not None and previous.tag == COMP:
        return tense != "past" and previous.surface.stem == _ANN
    if named and previous is not None and (previous.has("name") or _is_title(previous)):
        return False
    return _opens_clause(token, previous, following, tense)


def _is_dual(token: Token, kind: str) -> bool:
    """A dual past is spelled like an accusative noun, which is far more common."""
    found = token.find(kind)
    form = found[0].entry.form if found else None
    return form is not None and form.number == "d" and form.tense == "past"


def _spelled_like_noun(token: Token, kind: str) -> bool:
    """Tell whether a row warns that its past is spelled like a noun, and this is that form."""
    found = token.find(kind)
    if found is None or not getattr(found[0].entry.row, "ambiguous", False):
        return False
    form = found[0].entry.form
    return form is not None and form.tense == "past" and (form.gender, form.number) == ("m", "s")


def _opens_clause(token: Token, previous: Token | None, following: Token | None, tense: str) -> bool:
    before = previous is None or previous.tag == PUNCT or bool(token.surface.conjunction)
    if before:
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
            or _is_role(following, "quantifier", "demonstrative", "complementiser")
            or (following.has("function") and tense != "past")
        )
    if previous is None or previous.tag == VERB:
        return False
    if previous.surface.definite or _is_proper(previous):
        return previous.tag == NOUN and following is not None
    return False


def _is_role(token: Token, *roles: str) -> bool:
    function = token.surface.first("function")
    return function is not None and function.entry.row.role in roles


def _is_proper(token: Token) -> bool:
    proper = any(token.has(kind) for kind in ("name", "actor", "place"))
    return proper and not token.has("common") and not token.has("noun")


def _accusative(token: Token, kind: str) -> bool:
    hit = token.surface.first(kind)
    return bool(hit and hit.entry.form and hit.entry.form.accusative)


def _looks_verbal(token: Token, previous: Token | None) -> bool:
    """An unknown word with the prefix or the ending that only verbs have."""
    if token.surface.hits or token.longer or token.surface.definite:
        return False
    if previous is not None and (previous.tag in (PREP, NUM, VERB) or previous.has("name") or _is_title(previous)):
        return False
    stem = token.surface.stem
    if stem.endswith("\u0648\u0627") and len(stem) >= 5:
        return True
    if previous is not None and previous.tag not in _OPENS_CLAUSE and not token.surface.conjunction:
        return False
    return stem.startswith(_YEH) and len(stem) >= 4 and not stem.endswith("\u0629")
