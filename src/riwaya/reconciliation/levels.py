"""Levels: how two days, places, parties, numbers or wordings compare."""

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from riwaya.reconciliation.digest import Site
from riwaya.reconciliation.terms import Terms, shared

Days = tuple[str, str, int]

_EXACT, _AREA, _COUNTRY = 3, 5, 6
_NEAR_DAYS, _NEAR_KM = 3, 25.0
_NEWS_DAYS = 3
_LARGE = 5


def days(one: Sequence[Days], other: Sequence[Days]) -> str | None:
    """Compare the days of two tellings: `same`, `overlap`, `near` (within three days), `apart`."""
    if not one or not other:
        return None
    return min((_days(a, b) for a in one for b in other), key=("same", "overlap", "near", "apart").index)


def _days(a: Days, b: Days) -> str:
    gap = max(_number(a[0]), _number(b[0])) - min(_number(a[1]), _number(b[1]))
    if gap <= 0:
        return "same" if a[2] == b[2] == 1 and a[0] == b[0] else "overlap"
    slack = max(a[2], b[2]) > 1
    return "near" if gap <= _NEAR_DAYS * (2 if slack else 1) else "apart"


def news_days(day: str | None) -> list[Days]:
    """Return the days that a report means which says nothing of when: the last few before it."""
    if day is None:
        return []
    first = date.fromordinal(max(1, _number(day) - _NEWS_DAYS))
    return [(first.isoformat(), day, 2)]


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def places(one: Sequence[Site], other: Sequence[Site]) -> str | None:
    """Compare the places of two tellings by the two that are nearest; what is only a country counts last."""
    if not one or not other:
        return None
    order = ("same", "near", "area", "inside", "country", "apart", "far")
    return min((_places(a, b) for a in one for b in other), key=order.index)


def _places(a: Site, b: Site) -> str:
    wide = max(a.precision or 1, b.precision or 1)
    if (a.ref is not None and a.ref == b.ref) or (a.folded == b.folded and _alike_unit(a, b)):
        return "same" if wide <= _EXACT else "area" if wide <= _AREA else "country"
    inside = set(a.folded) <= set(b.folded) or set(b.folded) <= set(a.folded)
    if inside and _alike_unit(a, b) and wide <= _AREA:
        return "near"
    if a.country and b.country and a.country != b.country:
        return "far"
    if wide >= _COUNTRY:
        return "country"
    if _holds(a, b) or _holds(b, a):
        return "inside"
    if _km(a, b) <= _NEAR_KM:
        return "near"
    return "apart"


def _alike_unit(a: Site, b: Site) -> bool:
    return not (a.country and b.country and a.country != b.country)


def _holds(outer: Site, inner: Site) -> bool:
    """Tell whether a place is the unit that another lies in."""
    return outer.name in (inner.admin1, inner.admin2) and outer.name != inner.name


def _km(a: Site, b: Site) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    north, east = a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(north, east)


def parties(one: Collection[str], other: Collection[str]) -> str | None:
    """Compare those who act, or are acted upon: `same` if any is in both, `other` if both have others."""
    if not one or not other:
        return None
    return "same" if not set(one).isdisjoint(other) else "other"


def numbers(one: Iterable[tuple[str, int]], other: Iterable[tuple[str, int]]) -> str | None:
    """Compare what is counted by both: `large` (five or more, the same), `equal`, `near`, `differ`."""
    found = [(a, b) for what, a in one for counted, b in other if what == counted]
    if not found:
        return None
    order = ("large", "equal", "near", "differ")
    return min((_numbers(a, b) for a, b in found), key=order.index)


def _numbers(a: int, b: int) -> str:
    if a == b:
        return "large" if a >= _LARGE else "equal"
    return "near" if max(a, b) <= 1.5 * min(a, b) + 1 else "differ"


def stances(one: Collection[str], other: Collection[str]) -> str | None:
    """Compare what is held of two events: `same` if both are past or both to come, else `other`."""
    if not one or not other:
        return None
    ahead = {"projected"}
    both_past = bool(set(one) - ahead) and bool(set(other) - ahead)
    both_ahead = set(one) & set(other) & ahead
    return "same" if both_past or both_ahead else "other"


def heads(one: bool, other: bool) -> str:
    """Compare how prominent two events are: `both` in their titles, `one`, or `neither`."""
    return ("neither", "one", "both")[one + other]


def terms(one: Terms, other: Terms) -> str | None:
    """Compare two wordings by the weight of the terms they share, of the shorter's."""
    least = min(one.weight, other.weight)
    if least < 1.5:
        return None
    both = shared(one, other)
    share = both / least
    if share >= 0.75 and both >= 4:
        return "copied"
    if share >= 0.4 and both >= 2:
        return "alike"
    if share >= 0.2 and both >= 1:
        return "some"
    return "few" if both > 0 else "none"
