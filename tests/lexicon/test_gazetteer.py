from collections import Counter

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon import gazetteer as module
from riwaya.lexicon.gazetteer import PRECISION, Gazetteer, PlaceRow, distance_km, geo_precision
from riwaya.text.folding import fold_word

# South, west, north, east, generous.
BOXES = {
    "SY": (32.2, 35.4, 37.5, 42.5),
    "IQ": (28.9, 38.6, 37.5, 48.9),
    "LB": (32.9, 35.0, 34.8, 36.7),
    "PS": (31.1, 34.1, 32.7, 35.7),
    "YE": (11.8, 41.5, 20.0, 55.0),
    "SD": (8.5, 21.7, 23.3, 38.8),
    "LY": (19.4, 9.2, 33.4, 25.3),
}
UNITS = {"SY": 14, "IQ": 19, "LB": 9, "PS": 16, "YE": 22, "SD": 18, "LY": 22}


def key(name: str) -> tuple[str, ...]:
    return tuple(fold_word(name).split())


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


def resolved(places: Gazetteer, name: str, head: str | None = None, **context: object) -> PlaceRow:
    row = places.resolve(key(name), head, **context)  # type: ignore[arg-type]
    assert row is not None, name
    return row


def test_loads_once(places: Gazetteer) -> None:
    assert Gazetteer.load() is places


def test_rows_are_well_formed(places: Gazetteer) -> None:
    for row in places.rows:
        assert row.name.strip() == row.name != ""
        assert all(alias.strip() == alias != "" for alias in row.aliases), row
        assert row.level in PRECISION
        assert row.country == "" or (len(row.country) == 2 and row.country.isupper())
        assert (row.lat is None) == (row.lon is None)
        if row.lat is not None and row.lon is not None:
            assert -90 <= row.lat <= 90 and -180 <= row.lon <= 180


@pytest.mark.parametrize("country", BOXES)
def test_coordinates_lie_in_the_country(places: Gazetteer, country: str) -> None:
    south, west, north, east = BOXES[country]
    inside = [row for row in places.rows if row.country == country and row.level != "region"]
    for row in inside:
        if row.lat is not None and row.lon is not None:
            assert south <= row.lat <= north and west <= row.lon <= east, row


@pytest.mark.parametrize("country", UNITS)
def test_first_level_units_are_complete(places: Gazetteer, country: str) -> None:
    units = Counter(row.name for row in places.rows if row.country == country and row.level == "admin1")
    assert len(units) == UNITS[country] and set(units.values()) == {1}
    lying_in = {row.admin1 for row in places.rows if row.country == country and row.admin1}
    assert lying_in <= set(units)


def test_every_seat_is_a_town(places: Gazetteer) -> None:
    for country, admin1 in places.seats:
        assert places.seat(country, admin1) is not None, (country, admin1)
    for country, admin1, town in (
        ("SY", "", "دمشق"),
        ("YE", "لحج", "الحوطة"),
        ("IQ", "الأنبار", "الرمادي"),
        ("SY", "حلب", "حلب"),
    ):
        seat = places.seat(country, admin1)
        assert seat is not None and (seat.name, seat.level) == (town, "town")


def test_units_are_found_by_country_and_name(places: Gazetteer) -> None:
    for code, admin1, level in (("IQ", "", "country"), ("IQ", "الأنبار", "admin1")):
        unit = places.unit(code, admin1)
        assert unit is not None and (unit.country, unit.level) == (code, level)
    assert places.unit("IQ", "حلب") is None


@pytest.mark.parametrize(
    ("country", "least"), [("SY", 62), ("IQ", 120), ("LB", 25), ("YE", 333), ("SD", 185), ("LY", 100)]
)
def test_districts_are_complete(places: Gazetteer, country: str, least: int) -> None:
    assert sum(row.country == country and row.level == "admin2" for row in places.rows) >= least


def test_no_place_is_listed_twice(places: Gazetteer) -> None:
    twice = Counter(
        (row.country, row.admin1, row.level, row.name)
        for row in places.rows
        if row.country in UNITS and row.level not in ("town", "neighbourhood")
    )
    assert [name for name, times in twice.items() if times > 1] == []


def test_every_name_leads_to_its_rows(places: Gazetteer) -> None:
    names = set(places.names())
    for row in places.rows:
        for name in (row.name, *row.aliases):
            assert key(name) in names
            assert row in places.candidates(key(name))
    assert places.candidates(("", "")) == ()


def test_governorate_and_city_of_one_name(places: Gazetteer) -> None:
    for name in ("إدلب", "حلب", "حمص", "البصرة", "تعز", "بنغازي", "كسلا"):
        assert resolved(places, name).level == "town"
        assert resolved(places, name, "town").level == "town"
        assert resolved(places, name, "admin1").level == "admin1"
    assert resolved(places, "الأنبار").level == "admin1"
    assert resolved(places, "حضرموت").level == "admin1"


def test_harem_is_a_town_and_a_district_of_idlib(places: Gazetteer) -> None:
    for head, level in ((None, "town"), ("admin2", "admin2"), ("admin3", "admin3")):
        row = resolved(places, "حارم", head)
        assert (row.country, row.admin1, row.level) == ("SY", "إدلب", level)


def test_context_chooses_between_countries(places: Gazetteer) -> None:
    assert resolved(places, "طرابلس", countries={"LB": 2.0}).country == "LB"
    assert resolved(places, "طرابلس", countries={"LY": 2.0, "LB": 0.2}).country == "LY"
    assert resolved(places, "صور", countries={"LB": 1.0}).country == "LB"
    assert resolved(places, "البيضاء", countries={"YE": 1.0}).country == "YE"
    assert resolved(places, "البيضاء", countries={"LY": 1.0}).country == "LY"
    assert resolved(places, "أريحا", countries={"SY": 3.0}).country == "SY"
    assert resolved(places, "أريحا", countries={"PS": 3.0}).country == "PS"
    assert resolved(places, "عمان", countries={"JO": 3.0}).level == "town"
    assert resolved(places, "عمان").level == "country"


def test_nearness_chooses_within_a_country(places: Gazetteer) -> None:
    saraqib = resolved(places, "سراقب")
    aleppo = resolved(places, "حلب")
    assert resolved(places, "النيرب", near=[saraqib, resolved(places, "سرمين")]).admin1 == "إدلب"
    assert resolved(places, "صوران", near=[resolved(places, "مارع"), aleppo]).admin1 == "حلب"
    assert resolved(places, "صوران", near=[resolved(places, "حلفايا")]).admin1 == "حماة"
    assert resolved(places, "البقاع", near=[resolved(places, "زحلة")]).country == "LB"


def test_common_words_are_flagged(places: Gazetteer) -> None:
    for name in ("الباب", "الرقة", "حماة", "القائم", "السلام", "النصر", "سلمية", "صور", "الكوت", "التل",
                 "الشعب", "الثورة", "الحرية", "الكرامة", "المنصورة", "جبلة"):  # fmt: skip
        assert places.is_common(key(name)), name
        assert all(row.common for row in places.candidates(key(name)) if key(row.name) == key(name))
    for name in ("بنت جبيل", "حارم", "إدلب", "الموصل", "عرسال", "الفاشر", "جباليا", "مصراتة"):
        assert not places.is_common(key(name)), name


def test_ordinary_words_need_a_head_word(places: Gazetteer) -> None:
    assert places.needs_head(key("الشعب"))
    assert places.resolve(key("الشعب")) is None
    assert resolved(places, "الشعب", "neighbourhood", countries={"IQ": 1.0}).country == "IQ"
    assert places.resolve(key("المدينة"), "town", countries={"SY": 1.0}) is None


def test_common_name_in_a_country_not_spoken_of(places: Gazetteer) -> None:
    assert places.resolve(key("القائم"), countries={"JO": 1.0}) is None
    assert resolved(places, "القائم", countries={"IQ": 1.0}).admin1 == "الأنبار"
    assert places.resolve(key("سلمية"), countries={"FR": 1.0}) is None


def test_head_word_without_a_fitting_place(places: Gazetteer) -> None:
    assert places.resolve(key("بنت جبيل"), "neighbourhood") is None
    assert places.resolve(key("اسم لا يحمله مكان")) is None


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("مخيم اليرموك", "SY", "camp"),
        ("عين الحلوة", "LB", "camp"),
        ("البداوي", "LB", "camp"),
        ("مخيم جباليا", "PS", "camp"),
        ("زمزم", "SD", "camp"),
        ("باب الهوى", "SY", "crossing"),
        ("معبر رفح", "PS", "crossing"),
        ("رأس جدير", "LY", "crossing"),
        ("قاعدة العند", "YE", "airport"),
        ("مطار كويرس", "SY", "airport"),
        ("جوبر", "SY", "neighbourhood"),
        ("الأعظمية", "IQ", "neighbourhood"),
        ("الشجاعية", "PS", "neighbourhood"),
        ("الغوطة الشرقية", "SY", "region"),
        ("شمال شرقي سوريا", "SY", "region"),
        ("قطاع غزة", "PS", "region"),
        ("دارفور", "SD", "region"),
        ("فزان", "LY", "region"),
        ("تهامة", "YE", "region"),
        ("سوريا", "SY", "country"),
        ("الولايات المتحدة", "US", "country"),
        ("واشنطن", "US", "town"),
        ("القدس", "PS", "town"),
    ],
)
def test_places_of_the_news(places: Gazetteer, name: str, country: str, level: str) -> None:
    row = resolved(places, name)
    assert (row.country, row.level) == (country, level)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("كفر نبل", "كفرنبل"),
        ("تل عفر", "تلعفر"),
        ("أبي الخصيب", "أبو الخصيب"),
        ("سامرا", "سامراء"),
        ("كوباني", "عين العرب"),
        ("ادلب", "إدلب"),
        ("سورية", "سوريا"),
        ("امدرمان", "أم درمان"),
    ],
)
def test_spellings(places: Gazetteer, written: str, name: str) -> None:
    assert resolved(places, written).name == name


def test_geo_precision() -> None:
    assert [geo_precision(level) for level in ("town", "camp", "admin2", "admin1", "region", "country")] == [
        1, 1, 3, 4, 5, 6,
    ]  # fmt: skip


def test_distance(places: Gazetteer) -> None:
    aleppo, damascus = resolved(places, "حلب"), resolved(places, "دمشق")
    assert 300 < distance_km(aleppo, damascus) < 320
    assert distance_km(aleppo, aleppo) == 0


def test_a_bad_row_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "bad.tsv"
    table.write_text("header\nحارم\t\tHarim\tnorth\t36.5\tSY\t\t\ttown\t\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad\.tsv:2"):
        list(module._read(table, set()))
    table.write_text("header\nحارم\t\tHarim\t36.2\t36.5\tSY\t\t\thamlet\t\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="hamlet"):
        list(module._read(table, set()))
