"""Kinds: what kind of mention a noun phrase is, if any (codebook §2)."""

from riwaya.extraction.lookalikes import names_nobody, only_spelled_alike, tells_of
from riwaya.extraction.particles import ARTICLE, COMMA, LAM, PUBLISHED_TANWIN, THEM, WAW_NOON, YEH
from riwaya.extraction.phrases import NounPhrase
from riwaya.extraction.place_phrases import FACILITIES, HOME, RELATIVE
from riwaya.extraction.senses import actor_row, cost_of, is_title, rivals_place
from riwaya.extraction.tags import NOUN, NUM, QUANT
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words
from riwaya.lexicon.gazetteer import precise_levels
from riwaya.lexicon.rows import KnownActor, Noun
from riwaya.lexicon.table import loosely
from riwaya.text import fold_word

PERSONS = frozenset({THEM, "\u0647\u0645\u0627", "\u0647\u0646", "\u0646\u0627", "\u0643\u0645"})
"""The pronouns joined to a word that stand for persons alone."""
GROUPS = frozenset({"armed_group", "state_body", "organisation", "media"})


def kind_of(text: Text, phrase: NounPhrase, names: frozenset[str], lexicon: Words) -> tuple[str, Hit | None]:
    """Return the mention kind of a phrase ("" if it is none) and the noun row's hit that says so."""
    token = text.tokens[deciding_token(text, phrase)]
    if token.tag == QUANT and token.surface.enclitic in PERSONS and phrase.end == phrase.start + 1:
        return "person", None  # one of them
    noun_around(text, phrase)
    actor, noun, place = token.find("actor"), token.find("noun"), token.find("place")
    actor = None if actor and outweighed(token, actor) else actor
    if noun and only_spelled_alike(text, token, noun[0]):
        noun = None
    if _is_outlet(text, phrase) and not (actor and actor[0].entry.row.kind != "place"):
        return "media", None
    if actor and not _is_longer(place, actor) and not _ordinary_word(text, phrase, actor[1]):
        row: KnownActor = actor[0].entry.row
        return row.kind, noun[0] if noun else None
    if noun and place and place[1] > noun[1] and _is_building(noun[0], place[0], lexicon):
        return noun[0].entry.row.kind, noun[0]
    of_person = noun is not None and noun[0].entry.row.kind == "person"
    if noun and not (place and (place[1] > noun[1] or (of_person and not rivals_place(token, "noun")))):
        return _noun_kind(text, phrase, noun, lexicon)
    if place and (
        _is_listed(text, token) or _trusted_place(text, phrase, token, names, lexicon.sets["locatives"])
    ):
        return kind_of_place(place[0], lexicon), None
    if (token.surface.stem,) in text.placed and token.tag == NOUN:
        return "place", None
    adjective = token.find("adjective")
    if adjective and adjective[0].entry.form and token.surface.definite and not token.surface.enclitic:
        return ("people" if adjective[0].entry.form.number == "p" else ""), adjective[0]
    if (
        token.text.endswith(WAW_NOON)
        and not tells_of(text, phrase)
        and not token.surface.preposition
        and len(token.surface.stem) > 4
        and not token.has("function")
    ):
        return "people", None  # a sound masculine plural in the nominative is of people
    if token.tag == NOUN and not token.has("trigger_noun") and _is_person(text, phrase, token, names):
        return "person", None
    return "", None


def _noun_kind(
    text: Text, phrase: NounPhrase, noun: tuple[Hit, int], lexicon: Words
) -> tuple[str, Hit | None]:
    """Return the kind that a common noun gives its phrase, unless it is no mention here."""
    row: Noun = noun[0].entry.row
    passing = (
        not row.kind
        or names_nobody(text, phrase, noun, lexicon)
        or _means_otherwise(text, phrase, noun)
        or (row.level.startswith("admin") and bool(text.tokens[phrase.head].surface.enclitic))  # his term
        or (row.level == HOME and text.tokens[phrase.head].surface.enclitic == YEH)  # national, not my home
        or (row.level == RELATIVE and not _tells_where(text, phrase, noun, lexicon.sets["compass"]))
    )
    return ("", None) if passing else (_unit(text, phrase, noun) or row.kind, noun[0])


def _unit(text: Text, phrase: NounPhrase, noun: tuple[Hit, int]) -> str:
    """Return the kind of the unit or team that a word for a rank names where no name follows, or ""."""
    row, after = noun[0].entry.row, phrase.head + noun[1]
    if row.role != "rank" or not row.plural_kind:
        return ""
    following = text.tokens[after] if after < len(text.tokens) else None
    known = actor_row(following) if following is not None else None
    named = known is not None and known.kind == "person"
    if following is None or following.has("name") or named or is_title(following):
        return ""
    quoted = text.tokens[after + 1 : after + 2] if following.text == '"' else ()
    numbered = any(token.tag == NUM for token in (following, *quoted))
    return str(row.plural_kind) if numbered or row.source_type != "anonymous" else ""


def _is_outlet(text: Text, phrase: NounPhrase) -> bool:
    """A name in quotation marks after a lone *to* is the newspaper that somebody spoke to."""
    start = phrase.start
    quoted = text.tokens[start].text == '"' and text.quotation_from(start) == phrase.end - 1
    return quoted and start > 0 and text.tokens[start - 1].text == LAM


def _is_listed(text: Text, token: Token) -> bool:
    """Tell whether a place is one more of a list of places: X *and* Y, X, *and* Y."""
    before = token.index - 1
    if not token.surface.conjunction or before < 0:
        return False
    if text.tokens[before].text in COMMA and before:
        before -= 1
    return text.tokens[before].tag == NOUN and text.tokens[before].has("place")


def deciding_token(text: Text, phrase: NounPhrase) -> int:
    """Return the token that decides the kind: the first that is no count, demonstrative or quantifier."""
    for index in range(phrase.start, phrase.end):
        token = text.tokens[index]
        noun = token.find("noun")
        counts = token.surface.first("function") and index + 1 < phrase.end
        if phrase.start < index < phrase.head and text.tokens[index - 1].tag in (NUM, QUANT):
            continue  # a *great* number of
        if token.tag == NOUN and not (counts and (noun is None or noun[1] == 1)):
            return index
    return phrase.start


def _ordinary_word(text: Text, phrase: NounPhrase, length: int) -> bool:
    """A group's name that is an ordinary word before a genitive is that word (*resolving* the dispute)."""
    token = text.tokens[phrase.head]
    following = text.tokens[phrase.head + 1] if phrase.head + 1 < len(text.tokens) else None
    if length > 1 or token.surface.definite or following is None or following.tag != NOUN:
        return False
    if following.surface.conjunction or following.surface.preposition:
        return False
    return any(
        token.has(kind) for kind in ("common", "trigger_noun", "cue_noun", "cue_masdar", "verb", "cue_verb")
    )


def outweighed(token: Token, actor: tuple[Hit, int]) -> bool:
    """A longer common noun (a body, a title) that opens with an actor's name is not that actor."""
    noun = token.find("noun")
    return bool(noun and noun[1] > actor[1])


def _is_person(text: Text, phrase: NounPhrase, token: Token, names: frozenset[str]) -> bool:
    name = token.find("name")
    if token.surface.stem in names and not token.surface.enclitic:
        return True
    if name is None:
        return False
    if name[0].entry.row.role == "ambiguous" or token.has("verb") or token.has("cue_noun"):
        following = text.tokens[token.index + 1] if token.index + 1 < phrase.end else None
        if following is None:
            return False
        surname = following.surface.definite and not following.has("noun") and not token.has("common")
        return following.has("name") or surname
    if cost_of(token, "name") > cost_of(token, "common"):
        return False
    return bool(name[0].entry.row.role != "particles")


def _trusted_place(
    text: Text, phrase: NounPhrase, token: Token, names: frozenset[str], locatives: frozenset[str]
) -> bool:
    """A name that is a place: none of the report's persons, no ordinary word without a locative."""
    place = token.find("place")
    if place is None or (token.surface.stem in names and place[1] == 1) or has_tanwin(text, token):
        return False
    if (place[0].cut.stem, *place[0].entry.rest) in text.placed:
        return True
    ordinary = rivals_place(token, "common") and not token.surface.definite and place[1] == 1
    if (token.has("name") or ordinary) and phrase.preposition not in locatives:
        return False
    if token.has("trigger_noun") or token.has("cue_noun") or token.has("trigger_participle"):
        return place[1] > 1 or (phrase.preposition in locatives and phrase.end - phrase.start == 1)
    if not rivals_place(token, "verb") or place[1] > 1:
        return True
    return bool(phrase.preposition) and phrase.end == phrase.start + 1  # no verb stands after a preposition


def has_tanwin(text: Text, token: Token) -> bool:
    """No place's name is written with tanwin."""
    return PUBLISHED_TANWIN in text.passage.text[token.word.start : token.word.end]


def noun_around(text: Text, phrase: NounPhrase) -> None:
    """A building's noun and its adjective stand around its name: the *air base* of so-and-so."""
    last = text.tokens[phrase.core_end - 1]
    for head in text.tokens[phrase.head : phrase.core_end - 2]:
        for hit in () if head.has("noun") else head.surface.phrases.get(loosely(last.text), ()):
            if hit.entry.kind == "noun" and len(hit.entry.rest) == 1 and hit.entry.row.group == FACILITIES:
                head.senses = head.senses | {"noun": (hit, 1)}
                return


def _is_longer(place: tuple[Hit, int] | None, actor: tuple[Hit, int]) -> bool:
    """A place's name of more words, or with less cut off, is not the actor that it begins with."""
    return place is not None and (place[1], -place[0].cut.cost) > (actor[1], -actor[0].cut.cost)


def kind_of_place(place: Hit, lexicon: Words) -> str:
    """Return whether a name of the gazetteer is that of a building or of a place."""
    found = lexicon.gazetteer.candidates((place.cut.stem, *place.entry.rest))
    return "facility" if found and all(row.level in ("facility", "airport") for row in found) else "place"


def _means_otherwise(text: Text, phrase: NounPhrase, noun: tuple[Hit, int]) -> bool:
    """Tell whether the word that follows makes the noun another one (*preserving*, not *the governorate*)."""
    index = phrase.head + noun[1]
    return index < len(text.tokens) and text.tokens[index].text in map(fold_word, noun[0].entry.row.unless)


def _is_building(noun: Hit, place: Hit, lexicon: Words) -> bool:
    """Tell whether a name that opens with a building's noun is a building's (and no town of that name)."""
    row = noun.entry.row
    found = lexicon.gazetteer.candidates((place.cut.stem, *place.entry.rest))
    return row.group == FACILITIES and any(place.level in precise_levels(row.level) for place in found)


def _tells_where(text: Text, phrase: NounPhrase, noun: tuple[Hit, int], compass: frozenset[str]) -> bool:
    """A part or side is a place if it is of one; the points of the compass are one by themselves."""
    token, length = text.tokens[phrase.head], noun[1]
    if noun[0].entry.form is not None and noun[0].entry.form.number != "s":
        return (
            token.surface.stem not in compass and not token.surface.definite
        )  # the southerners, the parties
    if token.surface.definite and phrase.end <= phrase.head + length:
        return token.surface.stem.removeprefix(ARTICLE) in compass
    for following in text.tokens[phrase.head + length : phrase.end]:
        kind = following.find("noun")
        if following.has("place") or following.has("adjective") or (following.surface.stem,) in text.placed:
            return True
        if kind and kind[0].entry.row.kind in ("place", "facility"):
            return True
    return bool(token.surface.enclitic)
