"""The words of dates, built from their rows and CLDR's month names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicon.months import date_rows, month_names
from riwaya.lexicon.numbers import number_words
from riwaya.text.clitics import AL
from riwaya.text.date_words import DateWords, Form, Part, RelativeDay, Turn, UnitForm
from riwaya.text.folding import fold_word
from riwaya.text.wordings import DEFINITE, JOINED, PLAIN, Wordings

_TEH, _DUAL_TEH, _ALEF = "\u0647", "\u062a", "\u0627"
_DUALS = ("\u0627\u0646", "\u064a\u0646")
_TURNS: tuple[Turn, ...] = ("last", "this", "next", "recent", "before_last")
_JOINED_MARKS = frozenset(
    {"before", "since", "after", "within", "between", "month_head", "year_head", "years_head", "this"}
)


@cache
def date_words() -> DateWords:
    """Return the table of date words. Raises LexiconError for a row that does not keep the rules."""
    try:
        return _table(date_rows())
    except (KeyError, TypeError) as error:
        raise LexiconError(
            "ar/dates.toml", f"a row is wrong or incomplete: {error}", "compare it with its neighbours"
        ) from error


def _table(rows: dict[str, Any]) -> DateWords:
    numbers = number_words()
    weekdays = [(name, row["number"]) for row in rows["weekday"] for name in _folded(row["names"])]
    table = DateWords(
        months=Wordings(month_names(), JOINED),
        weekdays=Wordings(weekdays, DEFINITE),
        dayparts=Wordings(_dayparts(rows["daypart"]), JOINED),
        relative=Wordings(_relative(rows["relative_day"]), PLAIN),
        units=Wordings(_units(rows["unit"]), JOINED),
        turns=Wordings(_turns(rows["turn"]), ("",)),
        parts=Wordings(_parts(rows["part"]), JOINED),
        seasons=Wordings(_seasons(rows["season"]), (*JOINED, *DEFINITE)),
        marks={
            kind: Wordings([(w, kind) for w in _folded(words)], JOINED if kind in _JOINED_MARKS else ("",))
            for kind, words in rows["words"].items()
        },
        unless={rule: frozenset(_folded(words)) for rule, words in rows["unless"].items()},
        context=frozenset(_folded(rows["context"]["prepositions"])),
        famous={(row["month"], row["day"]): row["year"] for row in rows["famous"]},
        feast_days=Wordings(
            [(word, row["day"]) for row in rows["feast_day"] for word in _folded(row["words"])], JOINED
        ),
        feasts=Wordings(_feasts(rows["feast"]), ("",)),
        numbers=numbers,
        starts=frozenset(form for form, numeral in numbers.numerals.items() if numeral.definite),
    )
    return replace(table, starts=table.starts.union(_starts(table)))


def _starts(table: DateWords) -> Iterator[str]:
    """Yield the words that a time can begin with, beside numbers."""
    openers: tuple[Wordings[Any], ...] = (
        table.months, table.weekdays, table.dayparts, table.relative, table.units, table.parts, table.seasons,
        table.feast_days, *(table.marks[kind] for kind in sorted(_JOINED_MARKS | {"from"})),
    )  # fmt: skip
    for opener in openers:
        yield from opener.firsts


def _folded(words: Iterable[str]) -> list[str]:
    return [fold_word(word) for word in words]


def _parts(rows: list[dict[str, Any]]) -> Iterator[tuple[str, Part]]:
    for row in rows:
        part = Part((row["days"][0], row["days"][1]), (row["months"][0], row["months"][1]))
        yield from ((word, part) for word in _folded(row["words"]))


def _seasons(rows: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[int, int]]]:
    for row in rows:
        yield from ((word, (row["months"][0], row["months"][1])) for word in _folded(row["words"]))


def _dayparts(rows: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for kind, words in rows.items():
        yield from ((word, kind) for word in _folded(words))


def _relative(rows: list[dict[str, Any]]) -> Iterator[tuple[str, RelativeDay]]:
    for row in rows:
        day = RelativeDay(
            row.get("offset"),
            row.get("until", row.get("offset", 0)),
            row.get("today", False),
            row.get("after_part", False),
            row.get("weak", False),
        )
        yield from ((word, day) for word in _folded(row["words"]))


def _units(rows: list[dict[str, Any]]) -> Iterator[tuple[str, UnitForm]]:
    for row in rows:
        singular = fold_word(row["singular"])
        stem = singular[:-1] + _DUAL_TEH if singular.endswith(_TEH) else singular
        forms: list[tuple[str, Form]] = [(singular, "singular"), *((stem + end, "dual") for end in _DUALS)]
        forms += [] if singular.endswith(_TEH) else [(singular + _ALEF, "counted")]
        forms += [(plural, "plural") for plural in _folded(row["plural"])]
        for form, kind in forms:
            yield form, UnitForm(row["unit"], kind, False)
            yield AL + form, UnitForm(row["unit"], kind, True)


def _turns(rows: dict[str, list[str]]) -> Iterator[tuple[str, Turn]]:
    for turn in _TURNS:
        for word in _folded(rows[turn]):
            if turn == "before_last":
                yield from ((word, turn), (word + _TEH, turn))
                continue
            for form in (word, word + _TEH, word + _DUALS[1], word + _DUAL_TEH + _DUALS[1], word + _DUALS[0]):
                yield AL + form, turn


def _feasts(rows: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Yield the feasts by name; a name of several has the Hijri month and day of each."""
    days: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        for word in _folded(row["words"]):
            days.setdefault(word, []).append((row["month"], row["day"]))
    return ((word, tuple(found)) for word, found in days.items())
