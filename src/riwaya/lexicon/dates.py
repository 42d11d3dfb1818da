"""The words of dates, built from their rows and CLDR's month names."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicon.months import date_rows, month_names
from riwaya.lexicon.numbers import number_words
from riwaya.text.clitics import AL
from riwaya.text.date_words import DateWords, Form, RelativeDay, Turn, UnitForm
from riwaya.text.folding import fold_word
from riwaya.text.wordings import DEFINITE, JOINED, PLAIN, Wordings

_TEH, _DUAL_TEH = "\u0647", "\u062a"
_DUALS = ("\u0627\u0646", "\u064a\u0646")
_TURNS: tuple[Turn, ...] = ("last", "this", "next", "recent")
_JOINED_MARKS = frozenset({"before", "since", "between", "month_head", "year_head", "years_head", "this"})


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
    months = Wordings(month_names(), JOINED)
    weekdays = Wordings(
        [(n, row["number"]) for row in rows["weekday"] for n in _folded(row["names"])], DEFINITE
    )
    dayparts = Wordings(_dayparts(rows["daypart"]), JOINED)
    relative = Wordings(_relative(rows["relative_day"]), PLAIN)
    units = Wordings(_units(rows["unit"]), JOINED)
    parts = Wordings(
        [(w, (row["from"], row["to"])) for row in rows["part"] for w in _folded(row["words"])], JOINED
    )
    seasons = Wordings(
        [(w, (row["months"][0], row["months"][1])) for row in rows["season"] for w in _folded(row["words"])],
        JOINED,
    )
    marks = {
        kind: Wordings([(w, kind) for w in _folded(words)], JOINED if kind in _JOINED_MARKS else ("",))
        for kind, words in rows["words"].items()
    }
    numbers = number_words()
    starting: tuple[Wordings[Any], ...] = (months, weekdays, dayparts, relative, units, parts, seasons)
    heads = (marks[kind] for kind in sorted(_JOINED_MARKS | {"from"}))
    ordinals = {form for form, numeral in numbers.numerals.items() if numeral.definite}
    return DateWords(
        months, weekdays, dayparts, relative, units, Wordings(_turns(rows["turn"]), ("",)), parts, seasons,
        marks=marks,
        unless={rule: frozenset(_folded(words)) for rule, words in rows["unless"].items()},
        context=frozenset(_folded(rows["context"]["prepositions"])),
        numbers=numbers,
        starts=frozenset(ordinals.union(*(table.firsts for table in (*starting, *heads)))),
    )  # fmt: skip


def _folded(words: Iterable[str]) -> list[str]:
    return [fold_word(word) for word in words]


def _dayparts(rows: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for kind, words in rows.items():
        yield from ((word, kind) for word in _folded(words))


def _relative(rows: list[dict[str, Any]]) -> Iterator[tuple[str, RelativeDay]]:
    for row in rows:
        day = RelativeDay(
            row["offset"],
            row.get("until", row["offset"]),
            row.get("today", False),
            row.get("after_part", False),
        )
        yield from ((word, day) for word in _folded(row["words"]))


def _units(rows: list[dict[str, Any]]) -> Iterator[tuple[str, UnitForm]]:
    for row in rows:
        singular = fold_word(row["singular"])
        stem = singular[:-1] + _DUAL_TEH if singular.endswith(_TEH) else singular
        forms: list[tuple[str, Form]] = [(singular, "singular"), *((stem + end, "dual") for end in _DUALS)]
        forms += [(plural, "plural") for plural in _folded(row["plural"])]
        for form, kind in forms:
            yield form, UnitForm(row["unit"], kind, False)
            yield AL + form, UnitForm(row["unit"], kind, True)


def _turns(rows: dict[str, list[str]]) -> Iterator[tuple[str, Turn]]:
    for turn in _TURNS:
        for word in _folded(rows[turn]):
            for form in (word, word + _TEH, word + _DUALS[1], word + _DUAL_TEH + _DUALS[1], word + _DUALS[0]):
                yield AL + form, turn
