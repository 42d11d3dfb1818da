"""Places: which place each mention of one means, by its words and by the rest of the report."""

from collections import Counter
from collections.abc import Iterator

from riwaya.extraction.bare_places import resolve_bare
from riwaya.extraction.building_places import resolve_buildings
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.nested import locate
from riwaya.extraction.outlets import outlet_country
from riwaya.extraction.particles import HAMZAS
from riwaya.extraction.place_parts import place_it
from riwaya.extraction.place_phrases import PlacePhrase, state_of
from riwaya.extraction.senses import rivals_place
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.unlisted_places import resolve_unlisted
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, distance_km, precise_levels

_COUNTRY = "country"
_SETTLED = 60  # places of the report that help to place another
_ORDINARY = ("common", "name", "noun", "cue_noun", "verb", "trigger_noun")
_SMALL = frozenset({"town", "neighbourhood"})
_PARTS = frozenset({"neighbourhood", "road"})
_UNITS, _DISTRICT = frozenset({"admin1", "admin2", "admin3"}), 3
_STRAYS = frozenset({"town", "neighbourhood", "admin1", "admin2", "admin3", "natural", "region"})
_LOCAL = frozenset({"region", "neighbourhood", "natural"})
_WELL_KNOWN, _FAR_KM, _ENOUGH = 200_000, 1000.0, 2
_STATED = 10  # how much the state that a place's adjective names outweighs one mention of another


def resolve_places(draft: Draft) -> None:
    """Resolve every place: names of the gazetteer, then names that it lacks, then bare nouns (*the city*)."""
    draft.mentions.sort(key=lambda m: (m.span.passage, m.span.start, -m.span.end))
    for mention in draft.mentions:
        if mention.kind in ("place", "facility") and mention.where is None:
            locate(draft, draft.texts[mention.span.passage], mention)
    _resolve_named(draft, [m for m in draft.mentions if m.where and m.where.words])
    draft.mentions = [m for m in draft.mentions if m.kind != "place" or m.place or _is_headed(m)]
    countries = Counter(_countries(draft))
    resolve_unlisted(draft, countries)
    resolve_bare(draft, countries)
    resolve_buildings(draft)
    told = {id(m) for event in draft.events for m in (*event.agent, *event.patient, *event.place)}
    draft.mentions = [m for m in draft.mentions if m.place or not m.nested or id(m) in told]


def _is_headed(mention: MentionDraft) -> bool:
    """A noun for a kind of place is a mention though nothing tells which; a name that is no place is not."""
    where = mention.where
    return where is None or not where.words or bool(where.level or where.direction)


def _countries(draft: Draft) -> Iterator[str]:
    """Yield the countries that the report speaks of, its dateline and its outlet, as often as it does."""
    gazetteer = draft.lexicon.gazetteer
    yield from filter(None, [outlet_country(draft.report.outlet)])
    for row in gazetteer.candidates(gazetteer.key(draft.report.dateline_place or "")):
        yield row.country
    for mention in draft.mentions:
        if mention.place is not None:
            yield mention.place.country
        elif mention.known is not None and mention.known.country and mention.known.kind != "media":
            yield mention.known.country
    for text in draft.texts:
        yield from filter(None, map(state_of, text.tokens))


def _resolve_named(draft: Draft, mentions: list[MentionDraft]) -> None:
    """Unambiguous names and countries first, since they place the others."""
    gazetteer = draft.lexicon.gazetteer
    countries = Counter(_countries(draft))
    settled: list[PlaceRow] = []
    for mention in mentions:
        found = gazetteer.candidates(mention.where.words) if mention.where else ()
        if len({row.country for row in found}) == 1:
            countries[found[0].country] += 2 if found[0].level == _COUNTRY else 1
            settled.append(found[0])
    for mention in mentions:
        where = mention.where
        if where is None:
            continue
        weights = countries + Counter({where.country: _STATED}) if where.country else countries
        own = gazetteer.candidates(where.words)
        near = [row for row in settled if row not in own][:_SETTLED]
        told = where.words in draft.texts[mention.span.passage].placed
        row = gazetteer.resolve(where.words, _level(where), weights, near, told=told)
        around_town = row is None and where.level in _UNITS
        if row is None:
            row = _otherwise(gazetteer, where, weights, near)
        if row is None or _lies_elsewhere(gazetteer, mention, row, mentions):
            continue
        if _is_common_word(draft, mention, where, row):
            continue
        if where.facility and row.level not in precise_levels(where.level):
            if not _holds_unit(draft, mention, where):
                where.within = row  # the town that a building is called by
            continue
        place_it(mention, row, gazetteer)
        if around_town:
            mention.geo_precision = _DISTRICT  # the unit called by its town
    _drop_strays(mentions)


def _lies_elsewhere(
    gazetteer: Gazetteer, mention: MentionDraft, row: PlaceRow, mentions: list[MentionDraft]
) -> bool:
    """A town or quarter whose phrase says where it lies is none of another country (*south of Arish*)."""
    if row.level not in _SMALL:
        return False
    inside = (
        gazetteer.candidates(other.where.words)
        for other in mentions
        if other.where and other.where.direction and other.span.passage == mention.span.passage
        if mention.start < other.start and other.end <= mention.end
    )
    return any(found and all(other.country != row.country for other in found) for found in inside)


def _holds_unit(draft: Draft, mention: MentionDraft, where: PlacePhrase) -> bool:
    """Tell whether the name in a building's phrase has a head word of its own (seat of *the province of*)."""
    at = where.name[0] if where.name else 0
    return any((mention.span.passage, index) in draft.at for index in range(mention.head + 1, at))


def _otherwise(
    gazetteer: Gazetteer, where: PlacePhrase, weights: Counter[str], near: list[PlaceRow]
) -> PlaceRow | None:
    """Return a place of another level than the head's: a unit's town, the town of streets and quarters."""
    if where.many and where.level in _PARTS:
        where.around = True
    elif where.level != "town" and where.level not in _UNITS:
        return None
    level = None if where.many else "admin1" if where.level == "town" else "town"
    return gazetteer.resolve(where.words, level, weights, near)


def _drop_strays(mentions: list[MentionDraft]) -> None:
    """A small place far from all others of the report, in a country of none, only shares its name."""
    found = {m.where.words: row for m in mentions if m.where and (row := m.place or m.where.within)}
    rows = set(found.values())
    local = {m.where.words for m in mentions if m.where and m.where.level in _LOCAL}
    strays = {words for words, row in found.items() if _is_stray(row, rows - {row}, words in local)}
    for mention in mentions:
        if mention.where is not None and mention.where.words in strays:
            mention.place = mention.where.within = None


def _is_stray(row: PlaceRow, others: set[PlaceRow], local: bool) -> bool:
    known = row.population > _WELL_KNOWN and not local  # no city is called *the area of*
    if row.level not in _STRAYS or not row.country or known or len(others) < _ENOUGH:
        return False
    if any(other.country == row.country for other in others):
        return False
    return min(distance_km(row, other) for other in others) > _FAR_KM


def _level(where: PlacePhrase) -> str | None:
    """Return the level that the head word gives the name after it."""
    if where.facility:
        return where.level or "facility"
    return None if where.level == "road" else where.level or None


def _is_spelled_otherwise(text: Text, token: Token, row: PlaceRow) -> bool:
    """The published hamza tells a common name from the word that folds to it (a town, *a father*)."""
    surface = token.surface
    letter = text.passage.text[token.word.start + len(surface.conjunction) + len(surface.preposition)]
    return letter in HAMZAS and row.name[0] in HAMZAS and letter != row.name[0]


def _is_common_word(draft: Draft, mention: MentionDraft, where: PlacePhrase, row: PlaceRow) -> bool:
    """A place name that is also an ordinary word needs a head word or a locative preposition."""
    headed = where.noun and where.level != "road"
    if headed or where.direction or where.around or row.level == _COUNTRY or where.name is None:
        return False
    text = draft.texts[mention.span.passage]
    tokens = text.tokens
    at = where.name[0]
    first = tokens[at]
    if row.common and _is_spelled_otherwise(text, first, row):
        return True
    if where.words in text.placed:
        return False
    if first.has("function") or (
        rivals_place(first, "common") and not first.surface.definite and len(where.words) == 1
    ):
        return True
    if not draft.lexicon.gazetteer.is_common(where.words):
        ordinary = any(rivals_place(first, kind) for kind in _ORDINARY)
        if not ordinary or len(where.words) > 1 or row.level in ("admin1", "region"):
            return False
    before = tokens[at - 1] if at else None
    locatives = draft.lexicon.sets["locatives"]
    governed = first.surface.preposition in locatives or bool(before and before.surface.stem in locatives)
    return not governed
