"""Scores of mentions, actors, places and times."""

from collections import Counter
from datetime import date
from functools import cache
from math import asin, cos, radians, sin, sqrt

from riwaya.evaluation.actors import alias_b_cubed, b_cubed
from riwaya.evaluation.counts import Tally, pairing_counts
from riwaya.evaluation.pairing import pair
from riwaya.evaluation.sides import Sides
from riwaya.evaluation.spans import Wording, overlap
from riwaya.lexicon import load_rows
from riwaya.model import Mention, Place, Reading, Time
from riwaya.text import fold_word

_EARTH = 6371.0  # mean radius in km
_NEAR = 25.0  # km, the reach of UCDP's second precision
_SAME_POINT = 10.0  # km within which two points of like precision are one place
_AROUND, _COUNTRY = 2, 6  # UCDP precisions: near a named place; the country


def score_mentions(sides: Sides) -> Tally:
    """Score mentions by span and kind, exactly and by overlap, and the actors behind them.

    `mention_f1` wants the same words and the same kind, `mention_overlap_f1` a word in common and the same
    kind; `mention_f1.<kind>` is the exact score for one kind; `actor_b3_f1` scores finding and linking
    the mentions of actors, `alias_b3_f1` linking alone, over the mentions that both sides have.
    """
    gold, predicted = sides.gold.mentions, sides.predicted.mentions
    one = Counter(_key(mention, sides.wording) for mention in gold)
    other = Counter(_key(mention, sides.wording) for mention in predicted)
    spans = sides.wording.of
    overlapping = pair(
        gold,
        predicted,
        lambda g, p: (o,) if g.kind == p.kind and (o := overlap(spans(g.span), spans(p.span))) else None,
    )
    tally = {
        "mention_f1": pairing_counts((one & other).total(), len(predicted), len(gold)),
        "mention_overlap_f1": pairing_counts(len(overlapping), len(predicted), len(gold)),
        "actor_b3_f1": b_cubed(sides.gold, sides.predicted, sides.mentions),
        "alias_b3_f1": alias_b_cubed(sides.gold, sides.predicted, sides.mentions),
    }
    for kind in {mention.kind for mention in (*gold, *predicted)}:
        counts = [
            sum(n for key, n in counter.items() if key[0] == kind) for counter in (one & other, other, one)
        ]
        tally[f"mention_f1.{kind}"] = pairing_counts(*counts)
    return tally


def score_places(sides: Sides) -> Tally:
    """Score where mentions are: the right place (`_same_place`), and a point within 25 km of the gold one.

    Both are shares of the gold mentions that have a place (or a place with coordinates); one that was not
    found or has no place is wrong. `place_precision_acc` is the share of those at the right place that speak
    of it with the gold precision.
    """
    gold, predicted = _places(sides.gold), _places(sides.predicted)
    right = near = precise = placed = pointed = 0
    for g, mention in enumerate(sides.gold.mentions):
        place = gold.get(mention.place or "")
        if place is None:
            continue
        p = sides.mentions.get(g)
        found = None if p is None else predicted.get(sides.predicted.mentions[p].place or "")
        placed += 1
        if found is not None and _same_place(place, found):
            right += 1
            precise += place.geo_precision == found.geo_precision
        if place.lat is not None and place.lon is not None:
            pointed += 1
            near += found is not None and _distance(place, found) <= _NEAR
    return {
        "place_referent_acc": (right, placed),
        "place_within_25km": (near, pointed),
        "place_precision_acc": (precise, right),
    }


def score_times(sides: Sides) -> Tally:
    """Score when: the share of gold times with a date that were found with the right days.

    A day, and every time that the text dates itself, must be the very same; a relative time of several days
    ("the last days", "about a week ago") has no sharp ends, and is right if at least half of all the days
    that gold or prediction mean are days that both mean.
    """
    dated = {g for g, time in enumerate(sides.gold.times) if time.start is not None}
    right = 0
    for g in dated & sides.times.keys():
        one, other = sides.gold.times[g], sides.predicted.times[sides.times[g]]
        right += _same_days(one, other)
    matched = len(sides.times)
    return {
        "date_acc": (right, len(dated)),
        "time_f1": pairing_counts(matched, len(sides.predicted.times), len(sides.gold.times)),
    }


def _same_days(gold: Time, predicted: Time) -> bool:
    if (gold.start, gold.end) == (predicted.start, predicted.end):
        return True
    one, other = _days(gold), _days(predicted)
    if one is None or other is None or not gold.inferred or one[0] == one[1] or other[0] == other[1]:
        return False
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * shared >= max(one[1], other[1]) - min(one[0], other[0]) + 1


def _days(time: Time) -> tuple[int, int] | None:
    """Return the first and last day of a time as numbers of days, or None if it does not have both."""
    if time.start is None or time.end is None:
        return None
    return date.fromisoformat(time.start).toordinal(), date.fromisoformat(time.end).toordinal()


def _key(mention: Mention, wording: Wording) -> tuple[str, frozenset[tuple[int, int]]]:
    return mention.kind, wording.of(mention.span)


def _places(reading: Reading) -> dict[str, Place]:
    return {place.id: place for place in reading.places}


def _same_place(one: Place, other: Place) -> bool:
    """Tell whether two places are one referent, whatever each side calls it.

    The same reference is the same place. Else the countries must not differ, and a country is only
    itself. Within one, the same name will do (but not two points far apart: villages share names), and so
    will two points close to each other, of which neither side speaks more vaguely and no references differ.
    """
    referred = one.ref is not None and other.ref is not None
    if referred and one.ref == other.ref:
        return True
    if None not in (one.country, other.country) and one.country != other.country:
        return False
    if _COUNTRY in (one.geo_precision, other.geo_precision):
        return one.geo_precision == other.geo_precision and one.country is not None
    points = all((place.geo_precision or 0) <= _AROUND for place in (one, other))
    apart = _distance(one, other) if None not in (one.lat, other.lat) else None
    if _name_words(one.name) == _name_words(other.name):
        return apart is None or apart <= _NEAR or not points
    near = apart is not None and apart <= _SAME_POINT
    return near and not referred and _alike(one.geo_precision, other.geo_precision)


def _alike(one: int | None, other: int | None) -> bool:
    """Tell whether two precisions can be one judgement: the same, or a step apart."""
    return one is None or other is None or abs(one - other) <= 1


def _name_words(name: str) -> tuple[str, ...]:
    """Return what tells a place's name from others: no *city of*, one form of the points of the compass."""
    units, compass = _place_words()
    words = [word[:-1] if word[:-1] in compass else word for word in fold_word(name).split()]
    return tuple(word for word in words if word not in units) or tuple(words)


@cache
def _place_words() -> tuple[frozenset[str], frozenset[str]]:
    grammar = load_rows().grammar
    units, compass = (frozenset(map(fold_word, grammar[name])) for name in ("unit_words", "compass"))
    return units, compass


def _distance(one: Place, other: Place) -> float:
    """Return the great-circle distance of two places in km, infinite if either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    here, there = radians(one.lat), radians(other.lat)
    across = sin((there - here) / 2) ** 2
    along = cos(here) * cos(there) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, across + along)))
