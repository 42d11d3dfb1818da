"""Place parts: what of a place a phrase means (its north, its outskirts), and how precise that is (UCDP)."""

from riwaya.extraction.draft import MentionDraft
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, geo_precision

_COUNTRY, _REGION = "country", "region"
_PART_OF = {1: 2, 6: 5}  # near a town; part of a country
_UNIT, _FUZZY = 4, 5


def place_it(mention: MentionDraft, row: PlaceRow, gazetteer: Gazetteer) -> None:
    """Give a mention its place, with the precision that its words allow."""
    where = mention.where
    if where is not None and where.seat:
        row = gazetteer.seat(row.country, row.admin1 or (row.name if row.level == _REGION else "")) or row
    precision = precision_of(row)
    if where is not None and (where.direction or (where.around and row.level != _COUNTRY)):
        precision = _PART_OF.get(precision, precision)
        if where.direction and row.level == _COUNTRY:
            row = _part_of_country(row, where.direction, gazetteer)
    mention.place, mention.geo_precision = row, precision


def precision_of(row: PlaceRow) -> int:
    """Return the precision of a place named alone; a region inside one first-level unit is as precise."""
    precision = geo_precision(row.level)
    return _UNIT if precision == _FUZZY and row.admin1 else precision


def _part_of_country(row: PlaceRow, direction: tuple[str, ...], gazetteer: Gazetteer) -> PlaceRow:
    """Return the region that the points of the compass and a country's name make: the south of Yemen."""
    key = (*direction, *gazetteer.key(row.name))
    known = [place for place in gazetteer.candidates(key) if place.country == row.country]
    if known:
        return known[0]
    name = " ".join((*direction, row.name))
    return PlaceRow(name, (), "", None, None, row.country, "", "", _REGION, 0, "", common=False)
