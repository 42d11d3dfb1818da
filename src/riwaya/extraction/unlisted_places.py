"""Unlisted places: villages, hills and buildings that a report names and the gazetteer lacks."""

from collections import Counter

from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.particles import BA, IN, LAM
from riwaya.extraction.place_parts import place_it, precision_of
from riwaya.extraction.place_phrases import PlacePhrase
from riwaya.extraction.tags import NOUN, PREP
from riwaya.lexicon.gazetteer import PlaceRow

_CALLED_BY_KIND = frozenset({"natural", "road"})
_AREAS = frozenset({"natural", "region"})
_POINT = 2  # the coarsest precision whose coordinates tell where something in it is
_LEVEL = {"": "facility", "road": "neighbourhood", "region": "town"}
_UNITS = frozenset({"admin1", "admin2", "admin3"})
_REACH = 3  # words after a place that may say in which other it lies


def resolve_unlisted(draft: Draft, countries: Counter[str]) -> None:
    """Give every named place that the gazetteer lacks one of its own, lying where the report says."""
    gazetteer = draft.lexicon.gazetteer
    found: dict[tuple[str, ...], PlaceRow] = {}
    named = [(m, name) for m in draft.mentions if m.place is None and (name := _name(draft, m))]
    for mention, name in reversed(named):  # what a place lies in follows it, and has its own place first
        within = container(draft, mention)
        known = found.get(gazetteer.key(name))
        if known is None or (within is not None and known.lat is None):
            found[gazetteer.key(name)] = _row(draft, name, mention, within, countries)
            place_it(mention, found[gazetteer.key(name)], gazetteer)
    for mention, name in named:
        row = found[gazetteer.key(name)]
        place_it(mention, row, gazetteer)
        if row.level == "natural":
            mention.geo_precision = 1  # a hill that has a name is a point
        if row.lat is not None and mention.geo_precision == 1:
            mention.geo_precision = _POINT  # the coordinates are those of the town it lies in


def _name(draft: Draft, mention: MentionDraft) -> str:
    """Return what an unlisted place is called: a building or a hill with the word for its kind."""
    where, text = mention.where, draft.texts[mention.span.passage]
    if where is None:
        return ""
    if where.own is not None:
        start, end = where.own
        if where.facility or where.level in _CALLED_BY_KIND:
            start = where.head
    elif where.direction:
        return ""
    elif where.name is not None and where.head >= 0 and _can_be_its(where):
        start, end = where.head if _is_land(draft, where) else where.name[0], where.name[1]
    elif where.facility and not where.many and _is_known(draft, mention) and container(draft, mention):
        start, end = where.head, mention.end
    else:
        return ""
    return text.span(start, end, bare=True).quote.strip('"\u00ab\u00bb\u201c\u201d ')


def _can_be_its(where: PlacePhrase) -> bool:
    """A name that the gazetteer has for others only is that of a building, an area, or one unit."""
    return where.facility or where.level in _AREAS or not (where.many or where.definite)


def _is_land(draft: Draft, where: PlacePhrase) -> bool:
    """A building, a hill, the desert *of a country* are called by their kind too; a town is not."""
    return where.facility or where.level in _CALLED_BY_KIND or bool(_countries_called(draft, where))


def _countries_called(draft: Draft, where: PlacePhrase) -> list[PlaceRow]:
    return [row for row in draft.lexicon.gazetteer.candidates(where.words) if row.level == "country"]


def _is_known(draft: Draft, mention: MentionDraft) -> bool:
    """Tell whether a building can be told from others: *the* mosque, that *of the guard*."""
    tokens = draft.texts[mention.span.passage].tokens[mention.head : mention.end]
    apart = next((n for n, token in enumerate(tokens) if token.tag == PREP), len(tokens))
    return any(token.surface.definite for token in tokens[:apart])


def container(draft: Draft, mention: MentionDraft) -> PlaceRow | None:
    """Return the place in or beside which another is said to lie: inside its phrase, or right after it."""
    where = mention.where
    if where is not None and where.within is not None:
        return where.within
    if where is not None and where.words and where.level in _AREAS:
        return next(iter(_countries_called(draft, where)), None)
    text = draft.texts[mention.span.passage]
    for index in range(mention.start + 1, min(mention.end + _REACH, len(text.tokens))):
        token = text.tokens[index]
        if index >= mention.end and token.tag not in (NOUN, PREP):
            return None
        other = draft.at.get((text.passage.id, index))
        if other is None or other.place is None or other.kind != "place" or other is mention:
            continue
        beside = other.where is not None and bool(other.where.direction)
        own = where is not None and where.facility and index < mention.end and other.place.level != "country"
        if beside or own or token.surface.preposition in (BA, LAM) or text.tokens[index - 1].text == IN:
            return other.place
    return None


def _nearest_country(draft: Draft, mention: MentionDraft) -> str:
    """Return the country of the last place before a mention in its passage."""
    before = (
        other.place.country
        for other in reversed(draft.mentions)
        if other.place and other.span.passage == mention.span.passage and other.start < mention.start
    )
    return next(filter(None, before), "")


def _row(
    draft: Draft, name: str, mention: MentionDraft, within: PlaceRow | None, countries: Counter[str]
) -> PlaceRow:
    where = mention.where or PlacePhrase()
    country = within.country if within else where.country or _nearest_country(draft, mention)
    if not country and countries:
        country = countries.most_common(1)[0][0]
    land = where.level in _AREAS and within is not None and within.level == "country"
    level = where.level if land else _LEVEL.get(where.level, where.level)
    near = within is not None and precision_of(within) <= _POINT and level not in _UNITS
    return PlaceRow(
        name, (), "",
        within.lat if within and near else None, within.lon if within and near else None,
        country, within.admin1 if within else "", "", level, 0, "", common=False,
    )  # fmt: skip
