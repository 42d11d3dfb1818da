"""Bare places: which place *the city*, *the country*, *the camp* mean, by what the report named before."""

from collections import Counter
from collections.abc import Sequence

from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.outlets import outlet_country
from riwaya.extraction.particles import BA, FROM, IN, OUR, THEM
from riwaya.extraction.place_parts import place_it
from riwaya.extraction.place_phrases import RELATIVE, PlacePhrase, state_of
from riwaya.extraction.senses import noun_row
from riwaya.extraction.unlisted_places import container
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow
from riwaya.text import fold_word

_CITY, _CITY_SIZED = "\u0645\u062f\u064a\u0646\u0629", 10_000
_SPOKEN_OF = 2  # how often a report must speak of its outlet's own state, the outlet counted
_FOREIGN = 6  # so often more than its outlet's own does a report speak of the state whose people it quotes
_CAPITAL = "\u0639\u0627\u0635\u0645\u0629"
_UNIT, _UNITS = "admin1", frozenset({"admin1", "region"})
_SETTLEMENT, _TOWNS = "town", frozenset({"town", "admin2", "admin3"})


def resolve_bare(draft: Draft, countries: Counter[str]) -> None:
    """Resolve nouns for places that bear no name, in the order of the text."""
    seen: list[MentionDraft] = []
    for mention in draft.mentions:
        where = mention.where
        if mention.place is None and where is not None and where.bare and not _is_title(draft, mention):
            before = _named_before(draft, mention, where, seen)
            row = _measured_from(draft, mention, where) or (
                before.place if before is not None else _referent(draft, mention, where, seen, countries)
            )
            if row is not None:
                place_it(mention, row, draft.lexicon.gazetteer)
                mention.inferred = mention.inferred or not where.country
            if before is not None and mention.place is row and not where.direction and not where.around:
                mention.geo_precision = before.geo_precision
        if mention.place is not None and where is not None:
            seen.append(mention)


def _is_title(draft: Draft, mention: MentionDraft) -> bool:
    """A noun alone in quotation marks is the name of something else, a newspaper's say."""
    text = draft.texts[mention.span.passage]
    quoted = text.inside_quotation(mention.start)
    alone = mention.end == mention.start + 1
    return alone and quoted is not None and quoted == (mention.start - 1, mention.end)


def _named_before(
    draft: Draft, mention: MentionDraft, where: PlacePhrase, seen: Sequence[MentionDraft]
) -> MentionDraft | None:
    """Return the last place named that a definite noun takes up; what lies *south of the city* is none."""
    if where.many or not where.definite or where.noun in ("", _CAPITAL) or where.level == "country":
        return None
    if where.level == "region":  # *the area* is vague: only one just spoken of
        seen = [other for other in seen if other.span.passage == mention.span.passage]
    tokens = draft.texts[mention.span.passage].tokens
    row = noun_row(tokens[mention.start - 1]) if mention.start else None
    beside = where.direction or (row is not None and row.level == RELATIVE)
    apart = [other for other in seen if not (beside and _touches(other, mention))]
    found = [other for other in reversed(apart) if _can_be(where, other)]
    likely = (other for other in found if _is_likely(draft, where, other))
    return next(likely, found[0] if found else None)


def _measured_from(draft: Draft, mention: MentionDraft, where: PlacePhrase) -> PlaceRow | None:
    """Return the town that a point of the compass is told from: *to the north of* it."""
    tokens = draft.texts[mention.span.passage].tokens
    if where.noun or not where.direction or mention.end + 1 >= len(tokens):
        return None
    other = draft.at.get((mention.span.passage, mention.end + 1))
    told = tokens[mention.end].text == FROM and other is not None and other.kind == "place"
    return other.place if told and other is not None else None


def _touches(other: MentionDraft, mention: MentionDraft) -> bool:
    """Tell whether a place holds a mention or stands right before it, with a word on where it lies."""
    return other.span.passage == mention.span.passage and other.end >= mention.start - 1


def _is_likely(draft: Draft, where: PlacePhrase, other: MentionDraft) -> bool:
    """A *city* is called one or has a city's people, and is no capital that speaks for its government.

    A capital speaks for it where it is named alone and not as where something is.
    """
    if where.level != _SETTLEMENT or other.place is None or other.where is None:
        return True
    small = other.place.level == _SETTLEMENT and other.place.population < _CITY_SIZED
    if where.noun == _CITY and small and other.where.noun != _CITY:
        return False
    if other.where.noun:
        return True
    tokens = draft.texts[other.span.passage].tokens
    inside = tokens[other.start].surface.preposition == BA or tokens[other.start - 1].text == IN
    return (inside and other.start > 0) or other.place != draft.lexicon.gazetteer.seat(other.place.country)


def _referent(
    draft: Draft,
    mention: MentionDraft,
    where: PlacePhrase,
    seen: Sequence[MentionDraft],
    countries: Counter[str],
) -> PlaceRow | None:
    """Return the place that the report as a whole gives a noun: its country, the capital, a unit."""
    gazetteer = draft.lexicon.gazetteer
    if where.noun == _CAPITAL:
        return None if where.many else _capital(draft, mention, where, seen, countries)
    if where.facility:
        return None
    if where.country and (where.level == "country" or where.many or where.direction or not where.definite):
        return gazetteer.unit(where.country)
    if where.many or not where.definite:
        return None if where.many else container(draft, mention)
    enclitic = draft.texts[mention.span.passage].tokens[mention.head].surface.enclitic
    if where.level != "country" and enclitic not in ("", OUR, THEM):
        return None  # *his term*, not his province
    if where.level == "country" or (where.direction and not where.noun):
        return gazetteer.unit(_country(draft, mention, where, countries))
    last = next((m.place for m in reversed(seen) if m.place is not None and m.place.admin1), None)
    if where.level == "admin1" and last is not None:
        return gazetteer.unit(last.country, last.admin1)
    return None


def _capital(
    draft: Draft,
    mention: MentionDraft,
    where: PlacePhrase,
    seen: Sequence[MentionDraft],
    countries: Counter[str],
) -> PlaceRow | None:
    """*The* capital is the state's, unless an adjective makes it one of something; another is of a unit."""
    gazetteer = draft.lexicon.gazetteer
    if not where.country and where.definite and where.head + 1 < mention.end:
        return None
    of_unit = not where.country and not where.definite
    units = (other.place for other in reversed(seen) if of_unit and other.place is not None)
    seats = (gazetteer.seat(unit.country, unit.name) for unit in units if unit.level in _UNITS)
    return next(filter(None, seats), None) or gazetteer.seat(where.country or _main(countries))


def _can_be(where: PlacePhrase, other: MentionDraft) -> bool:
    """Tell whether a bare noun can mean a place named before: by the same word, or a town named alone."""
    if other.where is None or other.place is None or (where.country and other.place.country != where.country):
        return False
    if other.where.direction or other.where.around:
        return False
    if where.noun.split()[:1] == other.where.noun.split()[:1]:
        return True
    if where.level == _UNIT and other.place.level == _UNIT:
        return True
    return where.level == _SETTLEMENT and other.place.level in _TOWNS and not other.where.facility


def _main(countries: Counter[str]) -> str:
    return countries.most_common(1)[0][0] if countries else ""


def _country(draft: Draft, mention: MentionDraft, where: PlacePhrase, countries: Counter[str]) -> str:
    """Return which country *the country* means: the report's; *his country*, the one named before it."""
    tokens = draft.texts[mention.span.passage].tokens
    own, told = outlet_country(draft.report.outlet), tokens[mention.head].surface.enclitic in ("", OUR)
    if where.home and own and told:
        main = _main(countries)
        return main if countries[main] >= _FOREIGN * countries[own] else own
    if not told:
        before = (state_of(token) for token in reversed(tokens[: mention.start]))
        state = _state_of_person(draft, mention) or next(filter(None, before), "")
        return state or (_main(countries) if where.home else "")
    called = [code for code, _ in countries.most_common() if _is_called(draft.lexicon.gazetteer, code, where)]
    kingdom = fold_word(where.noun) in draft.lexicon.gazetteer.forms_of_state
    if kingdom and own in called and countries[own] >= _SPOKEN_OF:
        return own  # each outlet's own is *the Kingdom*
    return called[0] if called else ""


def _state_of_person(draft: Draft, mention: MentionDraft) -> str:
    """Return the state of the last person before a mention that has one (the *Turkish* minister)."""
    tokens = draft.texts[mention.span.passage].tokens
    for other in reversed(draft.mentions):
        if (
            other.kind == "person"
            and other.span.passage == mention.span.passage
            and other.end <= mention.start
        ):
            state = next(filter(None, map(state_of, tokens[other.start : other.end])), "")
            if state:
                return state
    return ""


def _is_called(gazetteer: Gazetteer, code: str, where: PlacePhrase) -> bool:
    """Only a kingdom is *the kingdom*: where states bear the noun in their names, it means one of them."""
    noun = fold_word(where.noun)
    row = gazetteer.unit(code)
    if row is None:
        return False
    return noun not in gazetteer.forms_of_state or any(noun in fold_word(n).split()[0] for n in row.aliases)
