"""Place phrases: what the words of a place say of where it is, before any name is looked up."""

from dataclasses import dataclass

from riwaya.extraction.particles import ARTICLE, OUR, YEH
from riwaya.extraction.senses import noun_row
from riwaya.extraction.tags import DEM, NOUN, PREP
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words
from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.rows import Noun

_LONGEST_QUOTED = 2  # words into a quotation that can still be a place's name
_AS = {"seat": "town", "home": "country"}
_STANDS = frozenset({"natural", "neighbourhood"})
_LAND = frozenset({"region", "natural"})
_SETTLED = frozenset({"town", "neighbourhood"})
_CALLED = frozenset({"town", "neighbourhood", "region"})
FACILITIES = "facilities"
RELATIVE, SEAT, CAMP, HOME = "relative", "seat", "camp", "home"
_NISBA = ("\u064a", "\u064a\u0647")


@dataclass(slots=True, eq=False)
class PlacePhrase:
    """A place as its words give it: a unit or building, a name, and where about that it is.

    `noun` is the head word's lemma, `level` its level, `facility` whether it is a building; `words` the name
    if the gazetteer has it, `own` the token range of one that it lacks; `direction` the points of the compass
    before it, `around` whether it is only near; `country` that of a state's adjective; `many` whether the
    head is plural, `definite` whether it is the one that the reader knows; `seat` whether the
    capital of what is named is meant, `home` the writer's own country; `within` the town that a building is
    called by.
    """

    head: int = -1
    noun: str = ""
    level: str = ""
    facility: bool = False
    words: tuple[str, ...] = ()
    name: tuple[int, int] | None = None
    own: tuple[int, int] | None = None
    direction: tuple[str, ...] = ()
    around: bool = False
    country: str = ""
    many: bool = False
    definite: bool = False
    seat: bool = False
    home: bool = False
    within: PlaceRow | None = None

    @property
    def bare(self) -> bool:
        """Whether it has no name, so that only the report tells which place it is."""
        return not self.words and self.own is None


def read_place(text: Text, start: int, end: int, lexicon: Words) -> PlacePhrase:
    """Read the words of a place phrase up to its name, and the adjectives after it."""
    phrase, index = PlacePhrase(), start
    while index < end and phrase.bare:
        index = _read_word(text, index, end, phrase, lexicon)
    for token in text.tokens[index:end]:
        if token.tag == PREP or token.surface.conjunction or token.surface.preposition:
            break
        phrase.country = phrase.country or state_of(token)
    before = text.tokens[start - 1] if start else None
    if before is not None and before.surface.stem in lexicon.sets["near"]:
        phrase.around = True
    return phrase


def _read_word(text: Text, index: int, end: int, phrase: PlacePhrase, lexicon: Words) -> int:
    """Read the word or words at a token into the phrase; return where to go on."""
    token = text.tokens[index]
    if token.tag == PREP and phrase.noun:
        return end  # in another place
    if token.text == '"' or token.tag == DEM:
        return index + 1
    noun, place, row = token.find("noun"), token.find("place"), noun_row(token)
    length = noun[1] if noun else 1
    located = row is not None and (row.group == FACILITIES or bool(row.level))
    only_kind = located and (place is None or place[1] < length or place[1] == 1)
    called = row is not None and (_is_called_by_kind(phrase, token, row) or _is_pair(phrase, token))
    only_kind = only_kind and not called and not (place and _is_region(place[0], row, lexicon))
    described = phrase.definite and token.surface.definite and token.has("common")  # the *middle* region
    if place and index + place[1] <= end and not only_kind and not described:
        phrase.noun = phrase.noun or (row.lemma if row is not None and located else "")
        phrase.words = (place[0].cut.stem, *place[0].entry.rest)
        phrase.name = (index, index + place[1])
        return index + place[1]
    if row is not None and located and phrase.definite:
        return end  # after *the city* comes another place
    if located and not called:
        _read_kind(text, index, min(index + length, end), phrase, lexicon)
        return index + length
    if (token.surface.stem,) in text.placed and token.tag == NOUN:
        phrase.own = (index, index + 1)
    elif (
        phrase.noun
        and not phrase.definite
        and not state_of(token)
        and _follows_head(text, index, phrase, lexicon)
    ):
        phrase.own = (index, _end_of_name(text, index, end, lexicon))
    if phrase.own is not None:
        return phrase.own[1]
    if phrase.noun and row is not None and not state_of(token):
        return end  # the camps of *an organisation*: whose they are, not what they are called
    phrase.country = phrase.country or state_of(token)
    return index + 1


def _is_region(place: Hit, row: Noun | None, lexicon: Words) -> bool:
    """A noun with the article can be the name of one region (*the Bank*, *the Two Seas*)."""
    if row is None or not place.cut.stem.startswith(ARTICLE):
        return False
    found = {other.level for other in lexicon.gazetteer.candidates((place.cut.stem, *place.entry.rest))}
    return "country" in found or (row.level in _LAND and not found.isdisjoint(_LAND))


def _read_kind(text: Text, start: int, end: int, phrase: PlacePhrase, lexicon: Words) -> None:
    """Read a noun for a kind of place: a unit or building, the seat of one, or where about it."""
    token, row = text.tokens[start], noun_row(text.tokens[start])
    noun = token.find("noun")
    if row is None or noun is None:
        return
    if row.level == RELATIVE or token.surface.stem in lexicon.sets["near"]:
        _read_relation(text, start, end, phrase, lexicon)
    elif row.level == SEAT and not token.surface.definite:
        phrase.seat, phrase.level = True, "" if end == start + 1 else "admin1"
    elif not phrase.facility:
        form = noun[0].entry.form
        phrase.head, phrase.noun = start, row.lemma
        phrase.level = _AS.get(row.level, row.level)
        phrase.facility = row.group == FACILITIES
        phrase.many = form is not None and form.number != "s"
        phrase.definite = noun[0].cut.definite or bool(token.surface.enclitic)
        phrase.home = row.level == HOME or token.surface.enclitic == OUR
        phrase.country = next(filter(None, map(state_of, text.tokens[start + 1 : end])), "")


def _is_called_by_kind(phrase: PlacePhrase, token: Token, row: Noun) -> bool:
    """A quarter or village is often called by what stands there: the quarter of *the Coast*, *the Market*."""
    unit = phrase.level in _CALLED and not (phrase.many or phrase.definite or phrase.direction)
    return unit and token.surface.definite and (row.group == FACILITIES or row.level in _STANDS)


def _is_pair(phrase: PlacePhrase, token: Token) -> bool:
    """A unit can be called by a pair: the town of *the Two Villages*."""
    noun = token.find("noun")
    form = noun[0].entry.form if noun else None
    unit = bool(phrase.noun) and not (phrase.definite or phrase.many) and token.has("place")
    return unit and form is not None and form.number == "d"


def _read_relation(text: Text, start: int, end: int, phrase: PlacePhrase, lexicon: Words) -> None:
    """North, in the middle, on the outskirts: a direction, a part, or only nearness."""
    for token in text.tokens[start:end]:
        stem = token.surface.stem.removeprefix(ARTICLE)
        point = stem.removesuffix(YEH)
        if token.surface.definite and point != stem and not phrase.direction:
            continue  # the adjective (the *western* road)
        if point in lexicon.sets["compass"]:
            phrase.direction, phrase.level = (*phrase.direction, point), ""
            phrase.definite = phrase.definite or token.surface.definite
        elif stem in lexicon.sets["near"]:
            phrase.around = True


def state_of(token: Token) -> str:
    """Return the country that a state's adjective speaks of, or ""."""
    found = token.find("adjective")
    return str(found[0].entry.row.country) if found else ""


def _follows_head(text: Text, index: int, phrase: PlacePhrase, lexicon: Words) -> bool:
    """Tell whether the word after a unit or building is its name; of several units, a definite one."""
    token, row = text.tokens[index], noun_row(text.tokens[index])
    if token.surface.preposition or token.surface.conjunction or token.text in lexicon.sets["not_places"]:
        return False
    if not _is_next(text, index, phrase):
        return False
    if phrase.many and not token.surface.definite:
        return False
    if row is not None and _is_called_by_kind(phrase, token, row):
        return True
    named_for = row is not None and row.kind == "person" and not token.surface.enclitic
    if phrase.facility and named_for and not phrase.many:
        return _named_after(text, index)
    if phrase.level == CAMP and row is None and token.surface.definite and not token.has("adjective"):
        return token.tag == NOUN  # camps are called by ordinary words
    one = phrase.level in _SETTLED and not phrase.many
    if (one or _is_located(text, index + 1)) and _is_genitive(token):
        return True
    return row is None and names_place(text, index)


def _is_located(text: Text, index: int) -> bool:
    """Tell whether a word says where about what stands before it lies: it was a name (*north of*)."""
    row = noun_row(text.tokens[index]) if index < len(text.tokens) else None
    return row is not None and row.level == RELATIVE and not text.tokens[index].surface.definite


def _is_genitive(token: Token) -> bool:
    """Towns and quarters are called by ordinary words with the article (the quarter of *the Flowers*)."""
    told = ("adjective", "trigger_noun", "cue_noun", "cue_masdar", "actor", "trigger_participle")
    if token.tag != NOUN or not token.surface.definite or any(token.has(kind) for kind in told):
        return False
    row = noun_row(token)
    return row is None or not row.kind


def _is_next(text: Text, index: int, phrase: PlacePhrase) -> bool:
    """Tell whether a word comes right after the head or a hill's noun, closed by no ending (*a hotel*)."""
    head = text.tokens[phrase.head].find("noun")
    if head is None or (head[0].entry.form is not None and head[0].entry.form.accusative):
        return False
    between = text.tokens[phrase.head + head[1] : index]
    rows = [noun_row(token) for token in between if token.text != '"']
    return all(row is not None and row.kind in ("place", "facility") for row in rows)


def names_place(text: Text, index: int) -> bool:
    """Tell whether a word can be a place's name that the gazetteer lacks: no word of the language."""
    token = text.tokens[index]
    if token.tag != NOUN or token.surface.enclitic or not token.text[0].isalpha():
        return False
    quoted = text.inside_quotation(index)
    if quoted is not None and index - quoted[0] <= _LONGEST_QUOTED:
        return True
    if any(token.has(kind) for kind in ("adjective", "trigger_noun", "cue_noun", "cue_masdar", "function")):
        return False
    if token.has("name"):
        return True
    adjective = token.text.endswith(_NISBA) and bool(token.senses)  # in that ending the language has others
    return not token.has("common") and (token.surface.definite or not adjective)


def _named_after(text: Text, index: int) -> bool:
    """A building is called after somebody: the title stands before a name (*Imam so-and-so*)."""
    following = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    return following is not None and names_place(text, index + 1) and not following.surface.conjunction


def _end_of_name(text: Text, start: int, end: int, lexicon: Words) -> int:
    """Return where an unlisted name ends: at the closing mark, a preposition, or another place."""
    closing = text.quotation_from(start - 1) if start and text.tokens[start - 1].text == '"' else None
    if closing is not None:
        return min(closing, end)
    index = start + 1
    while index < end:
        token, row = text.tokens[index], noun_row(text.tokens[index])
        if token.tag != NOUN or token.surface.conjunction or token.surface.preposition or state_of(token):
            break
        if row is not None and row.kind in ("place", "facility"):
            break
        if token.text in lexicon.sets["belonging"] or token.text in lexicon.sets["reduced_relatives"]:
            break
        index += 1
    return index
