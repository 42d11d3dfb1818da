"""Places: which place of the gazetteer a mention names, by its head word and the rest of the report."""

from collections import Counter

from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.gazetteer import geo_precision as level_precision

_COUNTRY = "country"
_RELATIVE = "relative"
_SETTLED = 60  # places of the report that help to place another
_PART_OF = {1: 2, 6: 5}  # near a town; part of a country
_LEVELS = {
    level: level
    for level in (
        "country",
        "admin1",
        "admin2",
        "admin3",
        "town",
        "neighbourhood",
        "camp",
        "crossing",
        "airport",
        "region",
    )
}


def resolve_places(draft: Draft) -> None:
    """Resolve every place mention; unambiguous names and countries first, since they place the others."""
    mentions = [m for m in draft.mentions if m.place_words]
    countries: Counter[str] = Counter()
    for mention in draft.mentions:
        if mention.known is not None and mention.known.country:
            countries[mention.known.country] += 1
    settled: list[PlaceRow] = []
    gazetteer = draft.lexicon.gazetteer
    candidates = {id(m): gazetteer.candidates(m.place_words) for m in mentions}
    for mention in mentions:
        rows = {row.country for row in candidates[id(mention)]}
        if len(rows) == 1:
            row = candidates[id(mention)][0]
            countries[row.country] += 2 if row.level == _COUNTRY else 1
            settled.append(row)
    total = sum(countries.values()) or 1
    weights = {country: count / total for country, count in countries.items()}
    for mention in mentions:
        row_or_none = gazetteer.resolve(
            mention.place_words, _LEVELS.get(mention.place_level), weights, settled[:_SETTLED]
        )
        if row_or_none is not None and not _is_common_word(draft, mention, row_or_none):
            mention.place = row_or_none
    dropped = {id(m) for m in mentions if m.place is None and not m.place_level}
    draft.mentions = [m for m in draft.mentions if id(m) not in dropped or m.kind != "place"]


def _is_common_word(draft: Draft, mention: MentionDraft, row: PlaceRow) -> bool:
    """A place name that is also an ordinary word needs a head word or a locative preposition."""
    if mention.place_level or row.level == _COUNTRY:
        return False
    tokens = draft.texts[mention.span.passage].tokens
    first = tokens[mention.start]
    if first.has("function") or (
        first.has("common") and not first.surface.definite and len(mention.place_words) == 1
    ):
        return True
    if not draft.lexicon.gazetteer.is_common(mention.place_words):
        ordinary = any(
            first.has(kind) for kind in ("common", "name", "noun", "cue_noun", "verb", "trigger_noun")
        )
        if not ordinary or len(mention.place_words) > 1 or row.level in ("admin1", "region"):
            return False
    before = tokens[mention.start - 1] if mention.start else None
    locatives = draft.lexicon.sets["locatives"]
    governed = first.surface.preposition in locatives or bool(before and before.surface.stem in locatives)
    return not governed


def geo_precision(mention: MentionDraft) -> int | None:
    """Return the UCDP precision of a resolved mention: never finer than its words say."""
    if mention.place is None:
        return None
    precision = level_precision(mention.place.level)
    if mention.near or mention.place_level == _RELATIVE:
        return _PART_OF.get(precision, precision)
    return precision
