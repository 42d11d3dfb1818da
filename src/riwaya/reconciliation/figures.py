"""Figures: how many, as each voice has it, and the range over all of them."""

from collections.abc import Iterable, Sequence

from riwaya.model import Span
from riwaya.model.case import Evidence, Figure, Range
from riwaya.model.codebook import COUNTED
from riwaya.reconciliation.voices import Heard

_PART = 0.5
"""A number below this share of the greatest that a report has is one of a part, not of the whole."""


_VAGUE = 5
"""Dozens are read as 20 to 99, hundreds as 200 to 999: a vague word sets no bound above."""


def figures(heard: Iterable[Heard]) -> tuple[Figure, ...]:
    """Return the numbers of one voice, in the order told; of a report's those of the whole."""
    found: dict[str, dict[Figure, None]] = {}
    for one in heard:
        if one.value in ("denied", "projected"):
            continue
        report = one.telling.digest.report
        for what, low, best, high, spot, quote in one.occurrence.numbers:
            evidence = Evidence(report, Span(spot.passage, spot.start, spot.end, quote))
            found.setdefault(report, {})[Figure(what, low, best, high, evidence)] = None  # type: ignore[arg-type]
    return tuple(figure for told in found.values() for figure in _whole(list(told)))


def _whole(told: Sequence[Figure]) -> list[Figure]:
    greatest: dict[str, int] = {}
    for figure in told:
        greatest[figure.what] = max(greatest.get(figure.what, 0), _size(figure))
    return [figure for figure in told if _size(figure) >= _PART * greatest[figure.what]]


def _size(figure: Figure) -> int:
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def ranges(by_voice: Iterable[tuple[str, str, Sequence[Figure]]]) -> tuple[Range, ...]:
    """Return the range of each counted thing over (voice, origin, figures).

    `low` is the least and `high` the most that any voice says, None where none sets a bound; `best` what most
    independent voices said last, None on a tie.
    """
    found: dict[str, list[tuple[str, str, Figure]]] = {}
    for voice, origin, told in by_voice:
        for figure in told:
            found.setdefault(figure.what, []).append((voice, origin, figure))
    return tuple(_range(what, found[what]) for what in COUNTED if what in found)


def _range(what: str, told: Sequence[tuple[str, str, Figure]]) -> Range:
    lows = [n for n in (f.low if f.low is not None else f.best for _, _, f in told) if n is not None]
    bounded = [f.high if f.high is not None else f.best for _, _, f in told if not _is_open(f)]
    tops = [n for n in bounded if n is not None]
    if tops:
        tops += [f.low or f.best or 0 for _, _, f in told if _is_open(f)]
    last: dict[str, int | None] = {origin: _size(figure) for _, origin, figure in told}
    by = tuple((voice, figure) for voice, _, figure in told)
    return Range(what, min(lows, default=None), most(last.values()), max(tops, default=None), by)  # type: ignore[arg-type]


def _is_open(figure: Figure) -> bool:
    """Tell whether a number sets no upper bound: more than, at least, dozens."""
    if figure.low is not None and figure.high is not None:
        return figure.best is None and figure.high + 1 == _VAGUE * figure.low
    return figure.high is None and (figure.low is not None or figure.best is None)


def most(values: Iterable[int | None]) -> int | None:
    """Return what most say, None if two are said as often or nothing is.

    >>> most([3, 3, 5]), most([3, 5]), most([])
    (3, None, None)
    """
    counts: dict[int, int] = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    top = max(counts.values(), default=0)
    found = [value for value, count in counts.items() if count == top]
    return found[0] if len(found) == 1 else None
