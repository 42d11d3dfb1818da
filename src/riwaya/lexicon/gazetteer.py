"""The gazetteer: places by their Arabic names, and which of several places a name means here.

Rows are tables under `places/`: `arab.tsv`, `world.tsv` and `countries.tsv` are rebuilt by
`tools/build_gazetteer.py`, those in `places/written` are kept by hand (to add a place: one row). Names that
are ordinary words too are listed in `places/common.txt`; those marked ! there mean a place only after a head
word, as in "city of ...".
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from riwaya.errors import LexiconError
from riwaya.text.folding import fold_word

PRECISION: Mapping[str, int] = MappingProxyType({
    "town": 1, "neighbourhood": 1, "camp": 1, "crossing": 1, "airport": 1, "facility": 1,
    "admin3": 3, "admin2": 3, "admin1": 4, "region": 5, "natural": 5, "country": 6,
})  # fmt: skip
"""UCDP geo precision of a place of each level that is named alone."""

# The levels that a head word of each level can mean, best first; none of them found, the name is another's.
_MEANT: Mapping[str, tuple[str, ...]] = {
    "country": ("country",),
    "admin1": ("admin1", "admin2"),
    "admin2": ("admin2", "admin3", "admin1"),
    "admin3": ("admin3", "admin2", "town"),
    "town": ("town", "camp", "neighbourhood", "admin3", "admin2"),
    "neighbourhood": ("neighbourhood", "camp"),
    "camp": ("camp", "facility", "neighbourhood", "town"),
    "crossing": ("crossing", "town", "region"),
    "airport": ("airport", "facility", "town"),
    "facility": ("facility", "airport", "town"),
    "region": ("region", "natural", "admin1", "admin2", "neighbourhood", "town"),
    "natural": ("natural", "region", "town"),
}
# How strongly a bare name of each level offers itself, in powers of ten of population.
_WEIGHT: Mapping[str, float] = {
    "country": 7.2, "region": 5.4, "natural": 4.6, "camp": 3.9, "admin1": 3.6, "airport": 3.6,
    "facility": 3.4, "town": 3.3, "crossing": 3.2, "neighbourhood": 3.0, "admin2": 3.0, "admin3": 2.6,
}  # fmt: skip
_BUILT = frozenset({"camp", "crossing", "airport", "facility", "neighbourhood"})
_COUNTRY_PULL, _NEAR_PULL, _SAME_UNIT_PULL = 4.0, 3.0, 1.0
_NEAR_KM = 150.0
# Above this many people a place with a common name may be meant in a report on another country: bare, headed.
_WELL_KNOWN, _TOWN_SIZED = 100_000, 20_000
_HEADED = "!"
_NO_COUNTRIES: Mapping[str, float] = MappingProxyType({})
_NO_SEATS: Mapping[tuple[str, str], str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place. `lat`, `lon` in degrees or None where unknown; `country` ISO 3166-1 alpha-2 or "" where it
    spans several; `admin1`, `admin2` Arabic names of the units it lies in, "" if none; `level` a key of
    `PRECISION`; `population` 0 if unknown; `ref` a public identifier such as `geonames:173811`, or "";
    `common` is true if the name is an ordinary word too and means a place only in context.
    """

    name: str
    aliases: tuple[str, ...]
    name_en: str
    lat: float | None
    lon: float | None
    country: str
    admin1: str
    admin2: str
    level: str
    population: int
    ref: str
    common: bool


def geo_precision(level: str) -> int:
    """Return the UCDP geo precision of a place named alone, 1 (exact) to 6 (country).

    >>> geo_precision("town"), geo_precision("admin1"), geo_precision("country")
    (1, 4, 6)
    """
    return PRECISION[level]


def precise_levels(level: str) -> tuple[str, ...]:
    """Return the levels of a place that a building of a level can be itself, and not the town it is in."""
    return tuple(meant for meant in _MEANT[level or "facility"] if meant in _BUILT)


def distance_km(a: PlaceRow, b: PlaceRow) -> float:
    """Return the great-circle distance of two places in kilometres, infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    across = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * across
    return 12742.0 * math.asin(min(1.0, math.sqrt(chord)))


class Gazetteer:
    """Places by folded name. Build it with `load`; it does not change afterwards."""

    def __init__(
        self,
        rows: Iterable[PlaceRow],
        common: Iterable[str] = (),
        seats: Mapping[tuple[str, str], str] = _NO_SEATS,
    ) -> None:
        self.rows = tuple(rows)
        marked = list(common)
        self._common = {_key(name.rstrip(_HEADED)) for name in marked}
        self._headed = {_key(name.rstrip(_HEADED)) for name in marked if name.endswith(_HEADED)}
        index: dict[tuple[str, ...], list[PlaceRow]] = {}
        for row in self.rows:
            for key in dict.fromkeys(key for name in (row.name, *row.aliases) for key in _keys(name)):
                index.setdefault(key, []).append(row)
        self._index = {key: tuple(found) for key, found in index.items()}
        self._units = {
            (row.country, row.name if row.level == "admin1" else ""): row
            for row in self.rows
            if row.level in ("country", "admin1")
        }
        self.seats = MappingProxyType(dict(seats))
        self.forms_of_state = frozenset(
            _key(name)[0].removeprefix(_AL)
            for row in self.rows
            if row.level == "country"
            for name in row.aliases
            if " " in name and _key(name)[0] not in _ANY_STATE
        )

    @classmethod
    def load(cls) -> "Gazetteer":
        """Return the gazetteer of the package, read once.

        >>> len(Gazetteer.load().rows) > 5000
        True
        """
        return _load()

    @staticmethod
    def key(name: str) -> tuple[str, ...]:
        """Return a name as the index holds it: its folded words."""
        return _key(name)

    def unit(self, country: str, admin1: str = "") -> PlaceRow | None:
        """Return a country by its code, or its first-level unit of that Arabic name."""
        return self._units.get((country, admin1))

    def seat(self, country: str, admin1: str = "") -> PlaceRow | None:
        """Return the capital of a country or of its first-level unit, which else has the unit's own name."""
        name = self.seats.get((country, admin1), admin1)
        towns = [row for row in self.candidates(_key(name)) if (row.country, row.level) == (country, "town")]
        return max(towns, key=_people, default=None)

    def names(self) -> Iterable[tuple[str, ...]]:
        """Return every name and spelling as a tuple of folded words, for a phrase matcher."""
        return self._index.keys()

    def candidates(self, folded_words: tuple[str, ...]) -> tuple[PlaceRow, ...]:
        """Return every place that bears the name, in the order of the tables."""
        return self._index.get(folded_words, ())

    def is_common(self, folded_words: tuple[str, ...]) -> bool:
        """Tell whether the name is an ordinary word too, so that it means a place only in context."""
        return folded_words in self._common

    def needs_head(self, folded_words: tuple[str, ...]) -> bool:
        """Tell whether the name means a place only after a head word, even behind a preposition."""
        return folded_words in self._headed

    def resolve(
        self,
        folded_words: tuple[str, ...],
        head_level: str | None = None,
        countries: Mapping[str, float] = _NO_COUNTRIES,
        near: Sequence[PlaceRow] = (),
        *,
        told: bool = False,
    ) -> PlaceRow | None:
        """Return the place that the name most likely means here, or None.

        `head_level` is the level that the word before the name speaks of (`town` for a city of that name),
        None without such a word; a name that no place of a fitting level bears gives None. `countries` are
        the countries that the report speaks of, with any positive weights; `near` the places already
        resolved; `told` says that the report has the name after a head word elsewhere. Else a bare name that
        needs a head word gives None; and so does a common name where it can only mean a small place in a
        country not spoken of.
        """
        found: Sequence[PlaceRow] = self.candidates(folded_words)
        if head_level is not None:
            meant = _MEANT[head_level]
            levels = [level for level in meant if any(row.level == level for row in found)]
            found = [row for row in found if levels and row.level == levels[0]]
        elif not told and self.needs_head(folded_words):
            return None
        total = sum(countries.values())
        if total and self.is_common(folded_words):
            spoken_of = {*countries, *(row.country for row in near)}
            floor = _WELL_KNOWN if head_level is None else _TOWN_SIZED
            found = [row for row in found if row.country in spoken_of or _people(row) > floor]
        if not found:
            return None
        shares = {country: weight / total for country, weight in countries.items()} if total else {}
        return max(found, key=lambda row: _score(row, shares, near))


def _people(row: PlaceRow) -> int:
    # The people of a unit or region do not make its name better known than that of its towns.
    return row.population if row.level in ("town", "camp", "country") else 0


def _score(row: PlaceRow, shares: Mapping[str, float], near: Sequence[PlaceRow]) -> float:
    score = _WEIGHT[row.level]
    if _people(row) and row.level != "country":
        score = max(score, math.log10(_people(row)))
    score += _COUNTRY_PULL * shares.get(row.country, 0.0)
    closest = min((distance_km(row, other) for other in near if other is not row), default=math.inf)
    score += _NEAR_PULL * math.exp(-closest / _NEAR_KM)
    if row.admin1 and any((row.country, row.admin1) == (other.country, other.admin1) for other in near):
        score += _SAME_UNIT_PULL
    return score


@lru_cache(maxsize=1)
def _load() -> Gazetteer:
    folder = resources.files("riwaya.lexicon") / "places"
    tables = [folder / "arab.tsv", folder / "countries.tsv", folder / "world.tsv"]
    written = sorted((folder / "written").iterdir(), key=lambda table: table.name)
    tables += [table for table in written if table.name.endswith(".tsv")]
    lines = (folder / "common.txt").read_text(encoding="utf-8").splitlines()
    common = [name for line in lines if (name := line.strip()) and not line.startswith("#")]
    keys = {_key(name.rstrip(_HEADED)) for name in common}
    rows = (row for table in tables for row in _read(table, keys))
    return Gazetteer(rows, common, _read_seats(folder / "seats.tsv"))


def _read_seats(table: Traversable) -> dict[tuple[str, str], str]:
    lines = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:])
    return {(country, admin1): name for country, admin1, name in lines}


def _read(table: Traversable, common: set[tuple[str, ...]]) -> Iterable[PlaceRow]:
    lines = table.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        try:
            yield _row(line.split("\t"), common)
        except (ValueError, KeyError) as error:
            where, remedy = f"{table.name}:{number}", "see the header of the table and PRECISION"
            raise LexiconError(where, f"not a place: {error}", remedy) from error


def _row(cells: list[str], common: set[tuple[str, ...]]) -> PlaceRow:
    name, aliases, name_en, lat, lon, country, admin1, admin2, level, population, ref = cells
    geo_precision(level)
    return PlaceRow(
        name, tuple(aliases.split("|")) if aliases else (), name_en,
        float(lat) if lat else None, float(lon) if lon else None,
        country, admin1, admin2, level, int(population or 0), ref, _key(name) in common,
    )  # fmt: skip


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold_word(name).split())


# First words that news writes joined to the next word too, folded: kfr, tl, dyr, byt, abw, bw, m'rt, bwr.
_JOINED = frozenset((
    "\u0643\u0641\u0631", "\u062a\u0644", "\u062f\u064a\u0631", "\u0628\u064a\u062a", "\u0627\u0628\u0648",
    "\u0628\u0648", "\u0645\u0639\u0631\u0629", "\u0628\u0648\u0631", "\u0631\u0627\u0633",
))  # fmt: skip
_ANY_STATE = frozenset({"\u0628\u0644\u0627\u062f", "\u0627\u0631\u0636"})  # country, land: no form of state
_AL = "\u0627\u0644"
_ABU, _OTHER_CASES = "\u0627\u0628\u0648", ("\u0627\u0628\u064a", "\u0627\u0628\u0627")
_ALEF_HAMZA = "\u0627\u0621"


def _keys(name: str) -> Iterable[tuple[str, ...]]:
    """Every way in which a name is spelt: as given, its first word joined, in another case, without hamza."""
    key = _key(name)
    yield key
    if len(key) == 2 and key[0] in _JOINED:
        yield (key[0] + key[1],)
    if len(key) > 1 and key[0] == _ABU:
        for other in _OTHER_CASES:
            yield (other, *key[1:])
    if len(key[-1]) > 4 and key[-1].endswith(_ALEF_HAMZA):
        yield (*key[:-1], key[-1][:-1])
