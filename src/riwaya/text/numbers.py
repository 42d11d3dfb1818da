"""Numbers in words and digits, with the range that their qualifiers set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.text.clitics import WA, part
from riwaya.text.digits import is_figure, read_digits
from riwaya.text.folding import Folded
from riwaya.text.number_units import in_brackets, is_bare, unit_kind
from riwaya.text.numerals import Bound, Figure, NumberWords, Numeral, UnitKind, read_figure
from riwaya.text.words import Word

__all__ = ["Figure", "NumberHit", "NumberWords", "Numeral", "find_numbers"]

_LEADING = 3  # qualifiers that may stand in a row before one number
_TRAILING = 3  # words that may stand between a number and the qualifier after it
_LARGE = 1000
_COMMAS = frozenset({",", "\u060c"})


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number, a range, or a word such as "dozens".

    Words from `start_word` to `end_word` (half open), published offsets `start` to `end`: the qualifier
    before the number is inside, the noun counted is not. `low` and `high` are bounds that the words set,
    None where they set none; `best` is the number said, None for a range or a fraction. `approximate` is true
    where the words themselves are vague. `counted` is true where a dual noun itself carries the number, which
    only a caller that knows nouns can set. `qualifier_end` is the published end of a qualifier after the
    number ("at least").
    """

    start_word: int
    end_word: int
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    counted: bool = False
    unit_kind: UnitKind = "count"
    qualifier_end: int | None = None


@dataclass(frozen=True, slots=True)
class _Range:
    """What the words from `start` to `end` say, before any qualifier outside them."""

    start: int
    end: int
    prefix: int
    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    last: Figure


def find_numbers(words: Sequence[Word], table: NumberWords, folded: Folded | None = None) -> list[NumberHit]:
    """Return the numbers of a passage or sentence, in order, none overlapping.

    With `folded` a hit that begins inside a word (after a joined letter) starts exactly there even where the
    word is published with harakat; without it such a word counts whole.
    """
    hits: list[NumberHit] = []
    index = 0
    numerals = table.numerals
    while index < len(words):
        form = words[index].folded
        if not ("0" <= form[0] <= "9" or form in numerals):
            index += 1
            continue
        hit = _hit(words, index, hits[-1].end_word if hits else 0, table, folded)
        if hit is not None:
            hits.append(hit)
        index = max(index + 1, _past(words, hit, table) if hit else 0)
    return hits


def _past(words: Sequence[Word], hit: NumberHit, table: NumberWords) -> int:
    """Return the word to go on from: after the hit, and after "per cent", which holds a number word."""
    unit = table.after.match(words, hit.end_word)
    return unit.end if unit is not None and unit.value == "percent" else hit.end_word


def _hit(
    words: Sequence[Word], index: int, floor: int, table: NumberWords, folded: Folded | None
) -> NumberHit | None:
    figure = read_figure(words, index, table)
    if figure is None or _is_other_word(words, figure, table):
        return None
    figure = _said_twice(words, _scaled_in_brackets(words, figure, table), table)
    said = _range(words, figure, floor, table)
    kind = unit_kind(words, said.last, table)
    if kind == "count" and said.start < figure.start and figure is not said.last:
        first = unit_kind(words, figure, table)
        kind = first if first in ("time", "year") else kind
    said, qualifier_end = _qualify(words, said, floor, table)
    return NumberHit(
        said.start, said.end, _start(words[said.start], said.prefix, folded), words[said.end - 1].end,
        said.low, said.best, said.high, said.approximate, False, kind, qualifier_end,
    )  # fmt: skip


def _is_other_word(words: Sequence[Word], figure: Figure, table: NumberWords) -> bool:
    """Tell whether the word only looks like a number: it needs a noun after it and has none."""
    single = figure.end == figure.start + 1
    return (
        single and words[figure.start].folded in table.only_before_noun and is_bare(words, figure.end, table)
    )


def _scaled_in_brackets(words: Sequence[Word], figure: Figure, table: NumberWords) -> Figure:
    """Read "(5.2) million" as one number: the figure in brackets, the scale after them."""
    if not figure.digits or not in_brackets(words, figure.start, figure.end) or figure.end + 1 >= len(words):
        return figure
    scale = table.numerals.get(words[figure.end + 1].folded)
    value = read_digits(figure.digits)
    if value is None or scale is None or not scale.scale or scale.prefix or figure.scale != 1:
        return figure
    scaled = round(value * scale.scale)
    return replace(figure, start=figure.start - 1, end=figure.end + 2, value=scaled, scale=scale.scale)


def _said_twice(words: Sequence[Word], figure: Figure, table: NumberWords) -> Figure:
    """Read a number told in words and in digits, "fifteen (15)", as one."""
    bracket = figure.end < len(words) and words[figure.end].folded == "("
    again = read_figure(words, figure.end + bracket, table)
    if again is None or again.value != figure.value or bool(again.digits) == bool(figure.digits):
        return figure
    closed = again.end < len(words) and words[again.end].folded == ")"
    return replace(figure, end=again.end + bracket) if closed or not bracket else figure


def _range(words: Sequence[Word], first: Figure, floor: int, table: NumberWords) -> _Range:
    """Read "between five and seven", "from five to seven", "5-7", "five or six"; else the figure alone."""
    between = table.range_words["between"].match_before(words, first.start)
    if between is not None and between.start >= floor:
        pair = _second(words, first, WA, table) or _split(words, first, table)
        if pair is not None:
            return _span(between.start, between.prefix, *pair)
    if first.kind in ("cardinal", "vague") and first.value is not None:
        pair = _joined_pair(words, first, table)
        if pair is not None:
            from_ = table.range_words["from"].match_before(words, first.start)
            if from_ is not None and from_.start >= floor:
                if words[from_.start - 1].folded in table.before["change"] or _changes(
                    words, from_.start, table
                ):
                    return _alone(first)
                return _span(from_.start, from_.prefix, *pair)
            return _span(first.start, first.prefix, *pair)
    return _alone(first)


def _alone(figure: Figure) -> _Range:
    low, best, high = figure.value, figure.value, figure.value
    if figure.kind == "few":
        best, high = None, figure.high
    elif figure.kind == "vague" and figure.value is not None:  # dozens: two at least, and no hundred
        low, best, high = 2 * figure.value, None, 10 * figure.value - 1
    vague = figure.kind in ("few", "vague")
    return _Range(figure.start, figure.end, figure.prefix, low, best, high, vague, figure)


def _span(start: int, prefix: int, first: Figure, second: Figure) -> _Range:
    low, high = first.value or 0, second.high or second.value or 0
    if (
        first.scale == 1
        and first.kind == "cardinal"
        and second.scale >= _LARGE
        and low < high // second.scale
    ):
        low *= second.scale  # the scale is said once for both
    return _Range(start, second.end, prefix, min(low, high), None, max(low, high), False, second)


def _second(
    words: Sequence[Word], first: Figure, joiner: str, table: NumberWords
) -> tuple[Figure, Figure] | None:
    """Read the number that the conjunction joins to the first, or that "to" puts at the end of a range."""
    if first.value is None or first.end >= len(words):
        return None
    index = first.end
    to = table.range_words["to"].match(words, index)
    if words[index].folded == joiner:
        index += 1
    elif to is not None:
        index = to.end
    elif (numeral := table.numerals.get(words[index].folded)) is None or numeral.opening != joiner:
        return None
    second = read_figure(words, index, table) if index < len(words) else None
    return (first, second) if second is not None and second.value is not None else None


def _split(words: Sequence[Word], first: Figure, table: NumberWords) -> tuple[Figure, Figure] | None:
    """Read "between twenty and thirty" where the two could also be one number."""
    if not first.splits:
        return None
    value, end = first.splits[-1]
    second = read_figure(words, end, table)
    if second is None or second.value is None:
        return None
    return replace(first, value=value, end=end, splits=(), scale=1), second


def _joined_pair(words: Sequence[Word], first: Figure, table: NumberWords) -> tuple[Figure, Figure] | None:
    """Read "5-7", "five or six", "five to seven"."""
    index = first.end
    if index >= len(words) or first.value is None:
        return None
    dash = words[index].folded == "-" and bool(first.digits)
    either = table.range_words["or"].match(words, index)
    to = table.range_words["to"].match(words, index)
    joiner = either or to
    start = index + 1 if dash else joiner.end if joiner else 0
    if not start or start >= len(words) or (dash and _part_of_code(words, first.start, start)):
        return None
    if dash and not is_figure(words[start].folded):
        return None
    second = read_figure(words, start, table)
    if second is None or second.value is None or second.kind not in ("cardinal", "vague"):
        return None
    rising = first.value < second.value or (second.scale > 1 and first.scale == 1)
    return (first, second) if rising or either is not None else None


def _part_of_code(words: Sequence[Word], first: int, second: int) -> bool:
    """Tell whether figures around a dash go on with another dash or slash: a date, a telephone number."""
    marks = ("-", "/", ".")
    return (first > 0 and words[first - 1].folded in marks) or (
        second + 1 < len(words) and words[second + 1].folded in marks
    )


def _changes(words: Sequence[Word], index: int, table: NumberWords) -> bool:
    """Tell whether a verb of rise or fall stands shortly before: its "from" and "to" are no range."""
    return any(word.folded in table.before["change"] for word in words[max(0, index - 4) : index])


def _qualify(
    words: Sequence[Word], said: _Range, floor: int, table: NumberWords
) -> tuple[_Range, int | None]:
    """Let the qualifiers on either side set the bounds; also return the published end of the one after."""
    bracketed = in_brackets(words, said.start, said.end)
    for _ in range(_LEADING):
        side = table.sides.match_before(words, said.start - bracketed)
        if side is None or side.start < floor:
            break
        end = said.end + bracketed  # a bracket between qualifier and number closes inside the hit
        said = replace(_bound(said, side.value), start=side.start, end=end, prefix=side.prefix)
        bracketed = False
    comma = said.end < len(words) and words[said.end].folded in _COMMAS
    for index in (said.end + 1,) if comma else range(said.end, said.end + _TRAILING + 1):
        trailing = table.trailing.match(words, index)
        if trailing is not None and not _opens_next(words, index, trailing.end, table):
            return _bound(said, trailing.value), words[trailing.end - 1].end
        if index >= len(words) or words[index].is_punctuation or words[index].folded in table.numerals:
            break
        if is_figure(words[index].folded):
            break
    return said, None


def _opens_next(words: Sequence[Word], index: int, end: int, table: NumberWords) -> bool:
    """Tell whether a qualifier belongs to the number after it: nineteen dead *and more than* 900 wounded."""
    side = table.sides.match(words, index)
    return side is not None and side.end > end


def _bound(said: _Range, bound: Bound) -> _Range:
    if bound == "about":
        exact = said.low == said.best == said.high
        return (
            replace(said, low=None, high=None, approximate=True) if exact else replace(said, approximate=True)
        )
    if bound == "least":
        return replace(said, best=said.best, high=None, low=said.low if said.low is not None else said.best)
    top = said.high if said.high is not None else said.best
    if bound == "up_to":
        return replace(said, low=None, high=top, best=top)
    return replace(said, low=None, best=None, high=top)


def _start(word: Word, prefix: int, folded: Folded | None) -> int:
    if not prefix:
        return word.start
    if folded is not None:
        return part(folded, word, prefix, len(word.folded))[0]
    return word.start + prefix if word.end - word.start == len(word.folded) else word.start
