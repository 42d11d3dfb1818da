import pytest

from riwaya.evaluation.counts import value
from riwaya.evaluation.mentions import score_mentions, score_places, score_times
from riwaya.evaluation.sides import Sides
from riwaya.model import Mention, Place, Time


def scores(score, gold, predicted) -> dict[str, float | None]:
    return {name: value(counts) for name, counts in score(Sides(gold, predicted)).items()}


def test_exact_and_overlapping_mentions(reading, at) -> None:
    gold = reading(
        mentions=(
            Mention("m1", "person", at("الوزير")),
            Mention("m2", "state_body", at("الجيش")),
            Mention("m3", "place", at("المدينة")),
        )
    )
    predicted = reading(
        mentions=(
            Mention("x1", "person", at("الوزير إن")),  # overlaps
            Mention("x2", "armed_group", at("الجيش")),  # wrong kind
            Mention("x3", "place", at("المدينة،")),  # exact but for a comma
            Mention("x4", "person", at("القائد")),  # invented
        )
    )
    found = scores(score_mentions, gold, predicted)
    assert found["mention_f1"] == pytest.approx(2 * 1 / (4 + 3))
    assert found["mention_overlap_f1"] == pytest.approx(2 * 2 / (4 + 3))
    assert found["mention_f1.place"] == 1
    assert found["mention_f1.person"] == 0


def test_b_cubed_worked_out_on_paper(reading, at) -> None:
    words = ("الوزير", "الجيش", "المدينة", "القائد")
    gold = reading(
        mentions=tuple(
            Mention(f"m{n}", "person", at(word), actor=actor)
            for n, (word, actor) in enumerate(zip(words, ("a", "a", "a", "b")))
        )
    )
    # a is split in two, one half of it joined with b; nothing is missing
    predicted = reading(
        mentions=tuple(
            Mention(f"x{n}", "person", at(word), actor=actor)
            for n, (word, actor) in enumerate(zip(words, ("p", "p", "q", "q")))
        )
    )
    precision = (1 + 1 + 1 / 2 + 1 / 2) / 4
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    found = scores(score_mentions, gold, predicted)
    assert found["actor_b3_f1"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_b_cubed_counts_what_one_side_lacks(reading, at) -> None:
    gold = reading(
        mentions=(
            Mention("m1", "person", at("الوزير"), actor="a"),
            Mention("m2", "person", at("القائد"), actor="a"),
        )
    )
    predicted = reading(
        mentions=(
            Mention("x1", "person", at("الوزير"), actor="p"),
            Mention("x2", "person", at("الجيش"), actor="p"),
        )
    )
    # the one mention in common: precision 1/2, recall 1/2; the others 0; means 1/4
    found = scores(score_mentions, gold, predicted)
    assert found["actor_b3_f1"] == pytest.approx(0.25)
    assert found["alias_b3_f1"] == 1  # of what both have, all are one actor on both sides


def test_alias_b_cubed_sees_a_split_and_a_merge_among_what_both_have(reading, at) -> None:
    words = ("الوزير", "الجيش", "المدينة", "القائد")
    gold = reading(
        mentions=tuple(
            Mention(f"m{n}", "person", at(word), actor=actor)
            for n, (word, actor) in enumerate(zip(words, ("a", "a", "b", "b")))
        )
    )
    predicted = reading(
        mentions=tuple(
            Mention(f"x{n}", "person", at(word), actor=actor)
            for n, (word, actor) in enumerate(zip(words[:3], ("p", "q", "q")))
        )
    )
    precision = (1 + 1 / 2 + 1 / 2) / 3
    recall = (1 / 2 + 1 / 2 + 1) / 3  # the gold mention that was not found is left out
    found = scores(score_mentions, gold, predicted)
    assert found["alias_b3_f1"] == pytest.approx(2 * precision * recall / (precision + recall))


def placed(reading, at, place: Place | None):
    return reading(
        mentions=(Mention("m", "place", at("المدينة"), place=place and place.id),),
        places=(place,) if place else (),
    )


HAREM = Place("p1", "حارم", 36.2087, 36.5195, "SY", ref="geonames:1")
NEAR = Place("q", "سلقين", 36.1386, 36.4497, "SY", ref="geonames:2")  # some 10 km away
FAR = Place("q", "إدلب", 35.9306, 36.6339, "SY", ref="geonames:3")  # some 33 km away


@pytest.mark.parametrize(
    ("found", "right", "near"),
    [
        (HAREM, 1, 1),
        (NEAR, 0, 1),
        (FAR, 0, 0),
        (None, 0, 0),
        (Place("q", "حارِم", None, None, "SY"), 1, 0),  # no reference: by name and country
        (Place("q", "حارم", 36.2, 36.5, "LB"), 0, 1),
    ],
)
def test_places(reading, at, found: Place | None, right: float, near: float) -> None:
    got = scores(score_places, placed(reading, at, HAREM), placed(reading, at, found))
    assert (got["place_referent_acc"], got["place_within_25km"]) == (right, near)


MARIB = Place("p", "محافظة مأرب", 15.5, 45.5, "YE", geo_precision=4)
SOUTH = Place("p", "جنوبي اليمن", None, None, "YE", geo_precision=5)
SYRIA = Place("p", "سوريا", None, None, "SY", geo_precision=6)
SUBURB = Place("p", "جنوب دمشق", 33.47, 36.30, "SY", geo_precision=2)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (MARIB, Place("q", "مأرب", 15.9, 45.4, "YE", geo_precision=4), 1),  # the word for the unit aside
        (MARIB, Place("q", "مأرب", 15.5, 45.5, "SA", geo_precision=4), 0),  # another country's
        (SOUTH, Place("q", "جنوب اليمن", 13.7, 46.0, "YE", geo_precision=5), 1),
        (SOUTH, Place("q", "شمال اليمن", 16.2, 43.9, "YE", geo_precision=5), 0),
        (SOUTH, Place("q", "اليمن", 15.5, 47.5, "YE", geo_precision=6), 0),  # a part is not the country
        (SYRIA, Place("q", "الجمهورية العربية السورية", 35.0, 38.5, "SY", geo_precision=6), 1),
        (SYRIA, Place("q", "سوريا", 35.0, 38.5, "SY", geo_precision=4), 0),
        (SUBURB, Place("q", "دمشق", 33.51, 36.29, "SY", geo_precision=2), 1),  # near the same point
        (SUBURB, Place("q", "دمشق", 33.51, 36.29, "SY", geo_precision=4), 0),  # the governorate is vaguer
        (SUBURB, Place("q", "جنوب دمشق", 33.0, 36.0, "SY", geo_precision=2), 0),  # a namesake far away
        (Place("p", "مخيم السدرة", None, None, None), Place("q", "السدرة", 36.1, 37.0, "SY"), 1),  # unknown
    ],
)
def test_places_are_judged_by_referent(reading, at, gold: Place, found: Place, right: float) -> None:
    got = scores(score_places, placed(reading, at, gold), placed(reading, at, found))
    assert got["place_referent_acc"] == right


def test_precision_is_scored_where_the_place_is_right(reading, at) -> None:
    found = Place("q", "مأرب", 15.46, 45.33, "YE", geo_precision=1)
    got = scores(score_places, placed(reading, at, MARIB), placed(reading, at, found))
    assert (got["place_referent_acc"], got["place_precision_acc"]) == (1, 0)


def test_a_place_mention_that_was_not_found_is_wrong(reading, at) -> None:
    assert scores(score_places, placed(reading, at, HAREM), reading())["place_referent_acc"] == 0
    assert scores(score_places, reading(), placed(reading, at, HAREM))["place_referent_acc"] is None


def test_dates_want_both_ends(reading, at) -> None:
    gold = reading(
        times=(
            Time("t1", at("قال"), "2026-03-01", "2026-03-07"),
            Time("t2", at("قصف"), "2026-03-08", "2026-03-08"),
            Time("t3", at("القائد"), None, None),  # without a date: not scored
        )
    )
    predicted = reading(
        times=(
            Time("x1", at("قال"), "2026-03-01", "2026-03-01"),
            Time("x2", at("قصف"), "2026-03-08", "2026-03-08"),
        )
    )
    found = scores(score_times, gold, predicted)
    assert found["date_acc"] == 0.5
    assert found["time_f1"] == pytest.approx(2 * 2 / (2 + 3))


@pytest.mark.parametrize(
    ("gold", "inferred", "found", "right"),
    [
        (("2026-03-01", "2026-03-07"), True, ("2026-03-02", "2026-03-08"), 1),  # the last days, a day off
        (("2026-03-01", "2026-03-07"), False, ("2026-03-02", "2026-03-08"), 0),  # a date the text gives
        (("2026-03-01", "2026-03-07"), True, ("2026-03-08", "2026-03-14"), 0),  # another week
        (("2026-02-01", "2026-02-28"), True, ("2026-01-01", "2026-03-31"), 0),  # a month is not a quarter
        (("2026-03-01", "2026-03-02"), True, ("2026-03-01", "2026-03-01"), 0),  # a day is exact
        (("2026-03-01", "2026-03-01"), True, ("2026-03-01", "2026-03-02"), 0),
    ],
)
def test_only_relative_times_of_several_days_have_soft_ends(
    reading, at, gold: tuple[str, str], inferred: bool, found: tuple[str, str], right: float
) -> None:
    one = reading(times=(Time("t1", at("قال"), *gold, inferred=inferred),))
    other = reading(times=(Time("x1", at("قال"), *found),))
    assert scores(score_times, one, other)["date_acc"] == right
