"""Kinds: what kind of mention a noun phrase is, if any (codebook §2)."""

from riwaya.extraction.particles import ARTICLE, MEEM, PUBLISHED_TANWIN, WAW_NOON, YEH
from riwaya.extraction.phrases import NounPhrase
from riwaya.extraction.place_phrases import FACILITIES, HOME, RELATIVE
from riwaya.extraction.tags import NOUN, QUANT
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words
from riwaya.lexicon.gazetteer import precise_levels
from riwaya.lexicon.rows import KnownActor, Noun
from riwaya.lexicon.table import loosely
from riwaya.text import fold_word

_CASUALTIES = frozenset({"\u0642\u062a\u064a\u0644", "\u062c\u0631\u064a\u062d"})
"""The killed and the wounded, who name the event and not an actor."""
GROUPS = frozenset({"armed_group", "state_body", "organisation", "media"})
_LEADING = frozenset(
    {"\u0642\u064a\u0627\u062f\u0629", "\u0625\u062f\u0627\u0631\u0629", "\u0631\u0626\u0627\u0633\u0629"}
)


def kind_of(text: Text, phrase: NounPhrase, names: frozenset[str], lexicon: Words) -> tuple[str, Hit | None]:
    """Return the mention kind of a phrase ("" if it is none) and the noun row's hit that says so."""
    token = text.tokens[deciding_token(text, phrase)]
    if token.tag == QUANT and token.surface.enclitic and phrase.end == phrase.start + 1:
        return "person", None  # one of them
    noun_around(text, phrase)
    actor, noun, place = token.find("actor"), token.find("noun"), token.find("place")
    actor = None if actor and outweighed(token, actor) else actor
    if actor and not _is_longer(place, actor) and not _ordinary_word(text, phrase, actor[1]):
        row: KnownActor = actor[0].entry.row
        return row.kind, noun[0] if noun else None
    if noun and place and place[1] > noun[1] and _is_building(noun[0], place[0], lexicon):
        return noun[0].entry.row.kind, noun[0]
    if noun and not (place and place[1] > noun[1]):
        return _noun_kind(text, phrase, noun, lexicon)
    if place and _trusted_place(text, phrase, token, names, lexicon.sets["locatives"]):
        return kind_of_place(place[0], lexicon), None
    if (token.surface.stem,) in text.placed and token.tag == NOUN:
        return "place", None
    adjective = token.find("adjective")
    if adjective and adjective[0].entry.form and token.surface.definite and not token.surface.enclitic:
        return ("people" if adjective[0].entry.form.number == "p" else ""), adjective[0]
    if (
        token.text.endswith(WAW_NOON)
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
        or row.lemma in _CASUALTIES
        or _leads_person(text, phrase, noun[1])
        or _is_predicate(noun[0])
        or _describes_before(text, phrase)
        or _means_otherwise(text, phrase, noun)
        or (row.level == HOME and text.tokens[phrase.head].surface.enclitic == YEH)  # national, not my home
        or (row.level == RELATIVE and not _tells_where(text, phrase, noun, lexicon.sets["compass"]))
    )
    return ("", None) if passing else (row.kind, noun[0])


def deciding_token(text: Text, phrase: NounPhrase) -> int:
    """Return the token that decides the kind: the first that is no count, demonstrative or quantifier."""
    for index in range(phrase.start, phrase.end):
        token = text.tokens[index]
        if token.tag == NOUN and not (token.surface.first("function") and index + 1 < phrase.end):
            return index
    return phrase.start


def _leads_person(text: Text, phrase: NounPhrase, length: int) -> bool:
    """Leadership *of a person* is no body: a body's noun before a title or a name is a verbal noun."""
    head = phrase.head
    noun = text.tokens[head].find("noun")
    if noun is None or noun[0].entry.row.group != "bodies" or head + length >= phrase.end:
        return False
    token = text.tokens[head + length]
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
    if noun is None or before is None or noun[0].entry.row.group != "people" or noun[0].entry.form is None:
        return False
    joined = token.surface.conjunction or token.surface.preposition
    return before.tag == NOUN and not joined and noun[0].entry.form.number == "s" and noun[1] == 1


def _is_predicate(hit: Hit) -> bool:
    """A singular participle in the accusative says what somebody is (still *held*); it is no mention."""
    form = hit.entry.form
    if form is None or not form.accusative or form.number != "s":
        return False
    return hit.entry.row.group == "people" and form.surface[0] == MEEM


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
        following = text.tokens[phrase.start + 1] if phrase.start + 1 < phrase.end else None
        return bool(following and following.has("name"))
    return bool(name[0].entry.row.role != "particles")


def _trusted_place(
    text: Text, phrase: NounPhrase, token: Token, names: frozenset[str], locatives: frozenset[str]
) -> bool:
    """A name that is a place: none of the report's persons, no ordinary word without a locative."""
    place = token.find("place")
    if token.surface.stem in names or place is None or has_tanwin(text, token):
        return False
    if (place[0].cut.stem, *place[0].entry.rest) in text.placed:
        return True
    if token.has("name") and phrase.preposition not in locatives:
        return False
    if token.has("trigger_noun") or token.has("cue_noun") or token.has("trigger_participle"):
        return place[1] > 1 or (phrase.preposition in locatives and phrase.end - phrase.start == 1)
    if not token.has("verb") or place[1] > 1:
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
