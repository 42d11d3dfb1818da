"""The words of numbers, built from their rows."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicon.months import month_names
from riwaya.text.clitics import AL
from riwaya.text.folding import fold_word
from riwaya.text.numerals import Bound, NumberWords, Numeral, Rank, UnitKind
from riwaya.text.wordings import DEFINITE, JOINED, PLAIN, Wordings, outside

_FILE = "ar/numbers.toml"
_TEH, _ALEF, _NUN = "\u0647", "\u0627", "\u0646"
_NOMINATIVE, _OBLIQUE = "\u0648\u0646", "\u064a\u0646"
_DUAL = ("\u0627\u0646", "\u064a\u0646")
_DUAL_CONSTRUCT = ("\u0627", "\u064a")
_PLURAL = "\u0648\u0627"
_DUAL_TEH = "\u062a"
_YEH = "\u064a"


@cache
def number_words() -> NumberWords:
    """Return the table of number words. Raises LexiconError for a row that does not keep the rules."""
    rows = tomllib.loads(files("riwaya").joinpath("lexicon", _FILE).read_text("utf-8"))
    try:
        return _table(rows)
    except (KeyError, TypeError) as error:
        raise LexiconError(
            _FILE, f"a row is wrong or incomplete: {error}", "compare it with the rows beside it"
        ) from error


def _table(rows: dict[str, Any]) -> NumberWords:
    never = frozenset(map(fold_word, rows["never"]["words"]))
    before = {kind: _folded(words) for kind, words in rows["before"].items()}
    before["money_signs"] = frozenset(rows["after"]["money_signs"])
    numerals = {form: numeral for form, numeral in _joined(_numerals(rows)) if form not in never}
    return NumberWords(
        numerals=numerals,
        only_before_noun=frozenset(o + w for o in JOINED for w in _folded(rows["only_before_noun"]["words"])),
        function=_folded(rows["function"]["words"]),
        before=before,
        after=Wordings(_units(rows["after"]), ("",)),
        sides=Wordings(_sides(rows), JOINED),
        trailing=Wordings(_trailing(rows), ("",)),
        range_words={
            kind: Wordings([(fold_word(w), kind) for w in ws], PLAIN) for kind, ws in rows["range"].items()
        },
        months=Wordings([(name, month.number) for name, month in month_names()], JOINED),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_word, words))


def _joined(numerals: Iterable[tuple[str, Numeral]]) -> Iterator[tuple[str, Numeral]]:
    """Yield every numeral with all that may be joined before it; forms written out come last and win."""
    listed = list(numerals)
    for opening, (form, numeral) in product(sorted((*JOINED, *DEFINITE), key=len, reverse=True), listed):
        definite = opening in DEFINITE
        if numeral.rank == "ordinal" and not definite:
            continue
        if definite and (
            numeral.rank in ("few", "fraction") or (numeral.rank == "unit" and numeral.value < 3)
        ):
            continue  # "the two" is Monday, "the one" is "single"
        rest = opening.replace(AL, "") if definite else opening
        yield (
            opening + form,
            Numeral(
                numeral.value, numeral.rank, numeral.scale, numeral.high, rest, definite, outside(opening)
            ),
        )


def _numerals(rows: dict[str, Any]) -> Iterator[tuple[str, Numeral]]:
    for row in rows["digit"]:
        yield from _digit(row)
        if 2 < row["value"] < 10:
            yield from _fused_hundreds(row, rows["hundred"])
    for stem in (fold_word(stem) for row in rows["hundred"] for stem in row["stems"]):
        yield stem + _TEH, Numeral(100, "hundred")
        yield from _each((stem + _DUAL_TEH + end for end in (*_DUAL, *_DUAL_CONSTRUCT)), 200, "hundreds")
    for row in rows["scale"]:
        yield from _scale(row)
    for row in rows["fraction"]:
        yield fold_word(row["word"]), Numeral(row["quarters"], "fraction")
    for row in rows["vague"]:
        yield from _each(map(fold_word, row["words"]), row["value"], "vague")
    for row in rows["few"]:
        for word in row["words"]:
            yield fold_word(word), Numeral(row["low"], "few", high=row["high"])


def _each(forms: Iterable[str], value: int, rank: Rank, scale: int = 0) -> Iterator[tuple[str, Numeral]]:
    for form in forms:
        yield form, Numeral(value, rank, scale)


def _digit(row: dict[str, Any]) -> Iterator[tuple[str, Numeral]]:
    value = row["value"]
    rank: Rank = "ten" if value == 10 else "unit"
    yield from _each(map(fold_word, row.get("words", ())), value, rank)
    if "stem" in row:
        stem = fold_word(row["stem"])
        yield from _each((stem, stem + _TEH), value, rank)
    yield from _each(map(fold_word, row.get("before_teen", ())), value, "before_teen")
    yield from _each(map(fold_word, row["ordinal"]), value, "ordinal")
    if "tens" in row:
        stem = fold_word(row["tens"])
        yield from _each((stem + _NOMINATIVE, stem + _OBLIQUE), value * 10, "tens")


def _fused_hundreds(row: dict[str, Any], hundreds: list[dict[str, Any]]) -> Iterator[tuple[str, Numeral]]:
    stems = {fold_word(row["stem"]), fold_word(row["tens"])}
    for stem, hundred in product(sorted(stems), (h for entry in hundreds for h in entry["stems"])):
        yield stem + fold_word(hundred) + _TEH, Numeral(row["value"] * 100, "hundreds")


def _scale(row: dict[str, Any]) -> Iterator[tuple[str, Numeral]]:
    value = row["value"]
    for stem in map(fold_word, row["singular"]):
        yield stem, Numeral(value, "scale", value)
        yield from _each((stem + end for end in _DUAL), 2 * value, "scale")
        # the accusative after a number and the dual before a noun are written alike
        yield from _each((stem + end for end in _DUAL_CONSTRUCT), 2 * value, "scale", value)
    yield from _each(map(fold_word, row["plural"]), 0, "scale", value)


def _units(rows: dict[str, Any]) -> Iterator[tuple[str, UnitKind]]:
    kinds: tuple[UnitKind, ...] = ("money", "time", "measure", "percent")
    for kind in kinds:
        for word in map(fold_word, rows[kind]):
            yield word, kind
            if kind != "percent":
                yield AL + word, kind
                dual = word[:-1] + _DUAL_TEH if word.endswith(_TEH) else word
                yield from ((form, kind) for form in (word + _ALEF, dual + _DUAL[0], dual + _DUAL[1]))


def _sides(rows: dict[str, Any]) -> Iterator[tuple[str, Bound]]:
    for row in rows["bound"]:
        for phrase in row.get("before", ()):
            yield fold_word(phrase), row["bound"]
    negations = [fold_word(word) + " " for word in rows["negation"]["words"]]
    counts = sorted(_folded(rows["counted"]["words"]))
    affirmed = ["", *(fold_word(word) + " " for word in rows["negation"]["affirmed"])]
    for row in rows["verb_bound"]:
        for verb, preposition in product(_verbs(row), map(fold_word, row["preps"])):
            for counted in ("", *counts) if preposition else ("",):
                rest = " ".join(filter(None, (verb, counted, preposition)))
                yield from ((word + rest, row["bound"]) for word in affirmed)
                yield from ((word + rest, row["negated"]) for word in negations)


def _verbs(row: dict[str, Any]) -> Iterator[str]:
    present = fold_word(row["present"])
    yield present
    yield _DUAL_TEH + present[1:]
    yield from (present.removesuffix(_YEH) + ending for ending in (_NOMINATIVE, _PLURAL))
    if "past" in row:
        past = fold_word(row["past"])
        yield past
        yield (past[:-1] if past.endswith(_YEH) else past) + _DUAL_TEH


def _trailing(rows: dict[str, Any]) -> Iterator[tuple[str, Bound]]:
    for row in rows["bound"]:
        for phrase in row.get("after", ()):
            yield fold_word(phrase), row["bound"]
