"""Numerals: reading one number, in digits or in words, at a place in a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from riwaya.text.clitics import WA
from riwaya.text.digits import is_figure, read_typed
from riwaya.text.wordings import Wordings
from riwaya.text.words import Word

Rank = Literal[
    "unit",
    "before_teen",
    "ten",
    "tens",
    "hundred",
    "hundreds",
    "scale",
    "fraction",
    "vague",
    "few",
    "ordinal",
]
Bound = Literal["about", "least", "less", "most", "up_to"]
UnitKind = Literal["count", "percent", "money", "year", "ordinal", "time", "measure"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """One written word of a number. `value` is what it says alone, `scale` what it multiplies by (or 0).

    `value` is 0 for a plural scale, which says no number alone; fractions count in quarters. `opening` are
    the letters joined before it other than the article, `prefix` how many of them stand outside the number.
    """

    value: int
    rank: Rank
    scale: int = 0
    high: int = 0
    opening: str = ""
    definite: bool = False
    prefix: int = 0


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers, all folded; built by `riwaya.lexicon.numbers.number_words`.

    `numerals` holds every joined form; `only_before_noun` those that need a noun after them; `before` and
    `after` the neighbours that make a number something other than a count; `function` the words that cannot
    be what a number counts; `sides` and `trailing` the qualifiers; `range_words` what stands in ranges.
    """

    numerals: Mapping[str, Numeral]
    only_before_noun: frozenset[str]
    function: frozenset[str]
    before: Mapping[str, frozenset[str]]
    after: Wordings[UnitKind]
    sides: Wordings[Bound]
    trailing: Wordings[Bound]
    range_words: Mapping[str, Wordings[str]]
    months: Wordings[int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as read: words from `start` to `end` (half open).

    `value` is None for a decimal fraction; `high` is the upper bound that a word such as "a few" sets.
    `scale` is the last multiplier (1: none). `splits` are the places where the number could also end, as
    (value, word index): "five and twenty" may be two numbers. `digits` is the figure as typed, if it was.
    """

    start: int
    end: int
    value: int | None
    kind: Literal["cardinal", "vague", "few", "ordinal"] = "cardinal"
    high: int | None = None
    scale: int = 1
    prefix: int = 0
    definite: bool = False
    digits: str = ""
    splits: tuple[tuple[int, int], ...] = ()


def read_figure(words: Sequence[Word], start: int, table: NumberWords) -> Figure | None:
    """Read the longest number that begins at word `start`, or None."""
    if not 0 <= start < len(words):
        return None
    numeral = table.numerals.get(words[start].folded)
    if numeral is not None:
        if numeral.rank in ("vague", "few") or (numeral.rank == "scale" and not numeral.value):
            return _read_vague(words, start, numeral, table)
        if numeral.rank == "ordinal":
            return _read_ordinal(words, start, numeral, table)
    return _read_cardinal(words, start, table)


@dataclass(slots=True)
class _Sum:
    """A number as it grows, word by word."""

    total: int = 0
    group: float = 0
    rank: str = ""
    value: int = 0
    scale: int = 0
    digits: str = ""

    @property
    def said(self) -> float:
        return self.total + self.group

    def take(self, numeral: Numeral, joined: bool) -> bool:
        """Add a numeral; False if it cannot belong to this number."""
        if numeral.scale and self.rank and not joined:
            return self._multiply(numeral)
        if numeral.rank == "fraction":
            return self._take_fraction(numeral, joined)
        if self.rank == "fraction" or (numeral.rank == "scale" and not numeral.value):
            return False
        if self.rank and not joined:
            return self._take_attached(numeral)
        if numeral.rank == "scale":
            weight = numeral.scale or numeral.value // 2
            if self.rank and (self.group or not weight < self.scale):
                return False
            self.total += numeral.value
            self.scale = weight
        elif not self._has_room(numeral):
            return False
        else:
            self.group += numeral.value
        return self._took(numeral)

    def take_digits(self, value: float, typed: str, joined: bool) -> bool:
        if self.rank and not (joined and self.rank == "scale" and value < self.scale):
            return False
        self.group, self.rank, self.digits = value, "digits", typed
        return True

    def _took(self, numeral: Numeral) -> bool:
        self.rank, self.value = numeral.rank, numeral.value
        return True

    def _multiply(self, numeral: Numeral) -> bool:
        if self.rank == "fraction" and self.total:  # "a million and a half million" says the scale again
            return numeral.scale == self.scale and numeral.definite
        if self.group:
            if self.scale and numeral.scale >= self.scale:
                return False
            if self.rank == "digits" and self.digits.replace(".", "", 1).isdigit():
                self.group = float(
                    self.digits
                )  # before a scale a point is a decimal point, even of three digits
            self.total += round(self.group * numeral.scale)
            self.group = 0
        elif self.rank == "scale" and numeral.scale > self.scale:
            self.total *= numeral.scale
        else:
            return False
        self.scale = numeral.scale
        return self._took(numeral)

    def _take_fraction(self, numeral: Numeral, joined: bool) -> bool:
        if not self.rank:
            self.group = numeral.value / 4
        elif joined and self.rank == "scale" and self.scale:
            self.total += self.scale * numeral.value // 4
        else:
            return False
        return self._took(numeral)

    def _take_attached(self, numeral: Numeral) -> bool:
        """Take the second word of a teen (three ten) or of a hundred written in two (three hundred)."""
        if self.rank in ("unit", "before_teen") and numeral.rank == "ten":
            self.group += 10
        elif self.rank == "unit" and numeral.rank == "hundred" and self.value > 2:
            self.group += self.value * 99
        else:
            return False
        return self._took(numeral)

    def _has_room(self, numeral: Numeral) -> bool:
        if self.rank in ("digits", "ten", "before_teen", "fraction"):
            return False
        below = self.group % 100
        if numeral.rank in ("hundred", "hundreds"):
            return self.group == 0
        if numeral.rank == "tens":
            return below == 0 or self.rank == "unit"
        return below == 0


def _read_cardinal(words: Sequence[Word], start: int, table: NumberWords) -> Figure | None:
    total = _Sum()
    splits: list[tuple[int, int]] = []
    index, prefix, definite = start, 0, False
    while index < len(words):
        lone = words[index].folded == WA and index > start and index + 1 < len(words)
        at = index + lone
        form = words[at].folded
        numeral = table.numerals.get(form)
        said = total.said
        if numeral is not None:
            joined = lone or numeral.opening == WA
            if index > start and numeral.opening not in ("", WA):
                break
            if numeral.definite and index > start and not definite and numeral.rank not in ("scale", "tens"):
                break
            taken, end = total.take(numeral, joined), at + 1
        elif is_figure(form):
            joined, (value, typed, end) = lone, read_typed(words, at)
            taken = value is not None and total.take_digits(value, typed, joined)
        else:
            break
        if not taken:
            break
        if index == start and numeral is not None:
            prefix, definite = numeral.prefix, numeral.definite
        elif joined and said == int(said):
            splits.append((int(said), index))
        index = end
    if index == start or total.rank == "before_teen" or (total.rank == "fraction" and not total.total):
        return None
    whole = total.said == int(total.said)
    return Figure(
        start, index, int(total.said) if whole else None, scale=total.scale or 1, prefix=prefix,
        definite=definite, digits=total.digits, splits=tuple(splits),
    )  # fmt: skip


def _read_vague(words: Sequence[Word], start: int, numeral: Numeral, table: NumberWords) -> Figure:
    """Read "tens of", "thousands of", "a few", and these before a scale or before each other."""
    low = numeral.value or numeral.scale
    high = numeral.high or None
    end, kind = start + 1, "few" if numeral.rank == "few" else "vague"
    while end < len(words):
        following = table.numerals.get(words[end].folded)
        if following is None or following.opening:
            break
        if following.rank == "ten" and numeral.rank == "few" and end == start + 1:
            low, high = low + 10, (high or 0) + 10
        else:
            factor = following.scale or (following.value if following.rank == "vague" else 0)
            if not factor or factor <= (numeral.scale or 1) or (factor < low and numeral.rank != "few"):
                break
            low, high = low * factor, high * factor if high else None
        end += 1
    return Figure(
        start, end, low, kind="few" if kind == "few" else "vague", high=high, prefix=numeral.prefix,
        definite=numeral.definite,
    )  # fmt: skip


def _read_ordinal(words: Sequence[Word], start: int, numeral: Numeral, table: NumberWords) -> Figure:
    value, end = numeral.value, start + 1
    following = table.numerals.get(words[end].folded) if end < len(words) else None
    if following is not None and value < 10:
        if following.rank == "ten" and not following.prefix:
            value, end = value + 10, end + 1
        elif following.rank == "tens" and following.opening == WA:
            value, end = value + following.value, end + 1
    return Figure(start, end, value, kind="ordinal", prefix=numeral.prefix, definite=True)
