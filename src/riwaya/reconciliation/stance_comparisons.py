"""How two statements compare: what both say, what only one says, and whether that can hold together."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.lexicon.opposites import Pole, undoing
from riwaya.reconciliation.comparison import Compared
from riwaya.reconciliation.stance_words import Told, Unit, told

_SHARES = (0.01, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
_LENGTHS = (0.4, 0.55, 0.7, 0.85, 0.99)
_NEAR = 2
"""Words: a pole so near a shared word, in its clause, is taken to be said of it."""
_OFTEN = 0.35
"""The share of pairs of shared words that may have changed places before the order counts as turned."""
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class _Match:
    """A word of each statement that are one, and by what they are: a name of `_MATCHES`."""

    one: Unit
    other: Unit
    by: str


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """Two statements side by side: what matches, and what each says alone."""

    one: Told
    other: Told
    matches: tuple[_Match, ...]
    alone: tuple[tuple[Unit, ...], tuple[Unit, ...]]

    @property
    def both(self) -> list[_Match]:
        """The matches that say the same: two events of one type may be two events."""
        return [match for match in self.matches if match.by != "type"]


def compare(one: str, other: str) -> list[Compared]:
    """Compare two statements; which of them comes first makes no difference."""
    if told(one).words == told(other).words:
        return [(WHOLE, "same")]
    first, second = sorted((one, other), key=lambda text: told(text).words)
    pair = _aligned(told(first), told(second))
    return [(name, level(pair)) for name, level in _COMPARISONS.items()]


def _aligned(one: Told, other: Told) -> _Pair:
    """Match the words of two statements, the surest first and of those the nearest in place."""
    left, right = list(one.units), list(other.units)
    found: list[_Match] = []
    for by, matches in _MATCHES.items():
        for unit in tuple(left):
            fitting = [
                mate for mate in right if matches(unit, mate) and (by == "same" or not _opposed(unit, mate))
            ]
            if fitting:
                mate = min(fitting, key=lambda mate: abs(mate.at - unit.at))
                found.append(_Match(unit, mate, by))
                left.remove(unit)
                right.remove(mate)
    alone = (tuple(u for u in left if not u.light), tuple(u for u in right if not u.light))
    return _Pair(one, other, tuple(found), alone)


_MATCHES: dict[str, Callable[[Unit, Unit], bool]] = {
    "same": lambda a, b: a.stem == b.stem or a.word == b.word or (a.name != "" and a.name == b.name),
    "form": lambda a, b: not a.name and not b.name and not a.cuts.isdisjoint(b.cuts),
    "bones": lambda a, b: a.bones == b.bones and len(a.bones) >= (2 if len(a.word + b.word) <= 10 else 3),
    "sense": lambda a, b: (
        not a.poles.isdisjoint(b.poles)
        or not a.alike.isdisjoint(b.alike)
        or (a.country != "" and a.country == b.country)
    ),
    "type": lambda a, b: not a.types.isdisjoint(b.types),
}


def _opposed(one: Unit, other: Unit) -> bool:
    return any(pole.opposite in other.poles for pole in one.poles)


def _from(value: float, bounds: Sequence[float]) -> str:
    """Return a share as a level: the greatest bound that it reaches."""
    reached = [bound for bound in bounds if value >= bound]
    return f"from {reached[-1]:.0%}" if reached else "less"


def _two(one: int, other: int, most: int) -> str:
    """Return two counts as a level, the smaller first."""
    low, high = sorted((min(one, most), min(other, most)))
    return f"{low}-{high}"


def _terms(pair: _Pair) -> str:
    size = len(pair.one.units) + len(pair.other.units)
    return _from(2 * len(pair.both) / size if size else 0.0, _SHARES)


def _rest(pair: _Pair) -> str:
    low, high = sorted(map(len, pair.alone))
    return f"{min(low, 4)}-{min(high, 5)}"


def _length(pair: _Pair) -> str | None:
    low, high = sorted((len(pair.one.units), len(pair.other.units)))
    return _from(low / high, _LENGTHS) if high else None


def _forms(pair: _Pair) -> str:
    return str(min(3, sum(match.by == "bones" for match in pair.matches)))


def _senses(pair: _Pair) -> str:
    found = [m for m in pair.matches if m.by == "sense" and not m.one.poles.isdisjoint(m.other.poles)]
    return str(min(2, len(found)))


def _opposites(pair: _Pair) -> str:
    left, right = pair.alone
    return "yes" if any(_opposed(a, b) for a in left for b in right) else "no"


def _poles(pair: _Pair) -> str:
    one, other = (sum(bool(unit.poles) for unit in units) for units in pair.alone)
    return _two(one, other, 2)


def _beside(pair: _Pair) -> str | None:
    """Compare the poles next to the words that both share: oil *rises*, oil *falls*."""
    same = opposed = False
    for match in pair.both:
        if match.one.poles.isdisjoint(match.other.poles):
            here, there = _poles_near(pair.one, match.one), _poles_near(pair.other, match.other)
            if any(pole.opposite in there for pole in here):
                opposed = True
            elif not here.isdisjoint(there):
                same = True
    if opposed:
        return "mixed" if same else "opposed"
    return "same" if same else None


def _poles_near(statement: Told, unit: Unit) -> frozenset[Pole]:
    near = [
        (abs(mate.at - unit.at), mate.poles)
        for mate in statement.units
        if mate.poles and mate is not unit and mate.clause == unit.clause and abs(mate.at - unit.at) <= _NEAR
    ]
    least = min((gap for gap, _ in near), default=0)
    return frozenset(pole for gap, poles in near if gap == least for pole in poles)


def _names(pair: _Pair) -> str | None:
    one, other = pair.one.units, pair.other.units
    ours, theirs = _named(one), _named(other)
    if not ours and not theirs:
        return None
    missing = bool(_missing(one, other)), bool(_missing(other, one))
    level = "both" if all(missing) else "one" if any(missing) else "same"
    return level + ("" if ours & theirs else ", none shared")


def _named(units: Iterable[Unit]) -> set[str]:
    return {unit.name for unit in units if unit.name}


def _missing(units: Iterable[Unit], others: Iterable[Unit]) -> list[Unit]:
    """Return the names that other words do not name, nor their country."""
    others = tuple(others)
    names, countries = _named(others), {unit.country for unit in others if unit.country}
    return [unit for unit in units if unit.name and unit.name not in names and unit.country not in countries]


def _numbers(pair: _Pair) -> str | None:
    one, other = pair.one.numbers, pair.other.numbers
    if not one and not other:
        return None
    if one == other:
        return "same"
    if not one or not other:
        return "one"
    return "differ" if one.isdisjoint(other) else "some"


def _negation(pair: _Pair) -> str | None:
    one, other = pair.one.negations, pair.other.negations
    if one % 2 != other % 2:
        return "one"
    return "both" if one and other else None


def _undoing(pair: _Pair) -> str:
    """Compare how often each says that something is not so, or not done, and the other does not say so."""
    one, other = (sum(not unit.poles.isdisjoint(undoing()) for unit in units) for units in pair.alone)
    return _two(one + pair.one.negations, other + pair.other.negations, 2)


def _order(pair: _Pair) -> str | None:
    """Compare the order of what both say: `same`, `moved`, `turned`."""
    turned, pairs = _turned(pair.both)
    if not pairs:
        return None
    return "same" if not turned else "moved" if turned / pairs < _OFTEN else "turned"


def _turned(matches: Iterable[_Match]) -> tuple[int, int]:
    """Return how many pairs of matches have changed places, and of how many."""
    places = [match.other.at for match in sorted(matches, key=lambda match: match.one.at)]
    turned = sum(places[j] > places[i] for i in range(len(places)) for j in range(i))
    return turned, len(places) * (len(places) - 1) // 2


def _swapped(pair: _Pair) -> str | None:
    """Compare the order of the names: who does it and to whom it is done may have changed places."""
    turned, pairs = _turned(m for m in pair.matches if m.one.name and m.other.name and m.by == "same")
    if not pairs:
        return None
    return "yes" if turned else "no"


def _bare(pair: _Pair) -> str | None:
    """Compare the order where (almost) all is said by both."""
    order, rest = _order(pair), max(map(len, pair.alone))
    return f"{order}, {rest} more" if order is not None and rest <= 1 else None


def _places(pair: _Pair) -> str:
    """Count the places at which one word, or more, stands for another."""
    found = list(_replaced(pair))
    if not found:
        return "0"
    return f"{min(3, len(found))} {'single' if found == [(1, 1)] else 'several'}"


def _replaced(pair: _Pair) -> Iterator[tuple[int, int]]:
    """Yield how many words stand for how many, between what both say in the same order."""
    last_one = last_other = -1
    ends = (len(pair.one.units), len(pair.other.units))
    for one, other in (*_in_order([(match.one.at, match.other.at) for match in pair.both]), ends):
        gap = (one - last_one - 1, other - last_other - 1)
        if all(gap):
            yield gap
        last_one, last_other = one, other


def _in_order(places: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of places that rise in both statements, the first of those that are as long."""
    best: list[tuple[int, int | None]] = []
    ordered = sorted(places)
    for index, place in enumerate(ordered):
        before = [j for j in range(index) if ordered[j][1] < place[1]]
        link = max(before, key=lambda j: best[j][0], default=None)
        best.append((1 + (best[link][0] if link is not None else 0), link))
    at = max(range(len(best)), key=lambda j: best[j][0], default=None)
    found = []
    while at is not None:
        found.append(ordered[at])
        at = best[at][1]
    return found[::-1]


def _strange(pair: _Pair) -> str:
    one, other = (sum(unit.strange and not unit.name for unit in units) for units in pair.alone)
    return _two(one, other, 2)


def _types(pair: _Pair) -> str | None:
    """Compare the types of event that each tells of alone."""
    one, other = ({kind for unit in units for kind in unit.types} for units in pair.alone)
    if one and other:
        return "differ" if one.isdisjoint(other) else None
    return "one" if one or other else None


_COMPARISONS: dict[str, Callable[[_Pair], str | None]] = {
    "terms": _terms, "rest": _rest, "length": _length, "forms": _forms, "senses": _senses,
    "opposites": _opposites, "poles": _poles, "beside": _beside, "names": _names, "numbers": _numbers,
    "negation": _negation, "undoing": _undoing, "order": _order, "swapped": _swapped, "bare": _bare,
    "replaced": _places, "strange": _strange, "types": _types,
}  # fmt: skip
COMPARISONS = tuple(_COMPARISONS)
