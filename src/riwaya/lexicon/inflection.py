"""Inflection: every form of a verb or noun that a news text can hold, made from the forms a row cites.

The feminine plural of verbs, which newspapers hardly use and which is spelled like nouns, is left out.

A row cites a verb's past and present (third person masculine singular) and a noun's singular and plurals.
Weak verbs are known by their letters: a long vowel before the last letter (hollow) or at the end (defective).
All forms come out folded, since matching runs on folded text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.text import fold_word

ALEF, WAW, YEH, TEH, NOON, MEEM = "\u0627", "\u0648", "\u064a", "\u062a", "\u0646", "\u0645"
MAKSURA, MARBUTA, HEH, HAMZA = "\u0649", "\u0629", "\u0647", "\u0621"
HAMZA_ALEF = "\u0623"
_LONG = (ALEF, WAW, YEH)


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form. `tense` past | present | jussive; `voice` active | passive | either.

    `gender` m | f; `number` s | d | p; `person` 1 | 3. Nominal forms leave tense and voice empty and may
    be `accusative` (indefinite, with its alef) or `construct` (a plural or dual that has lost its noon).
    """

    surface: str
    gender: str = "m"
    number: str = "s"
    person: int = 3
    tense: str = ""
    voice: str = ""
    accusative: bool = False
    construct: bool = False


def verb_forms(past: str, present: str) -> Iterator[Form]:
    """Yield the forms of a verb from its past and present as cited.

    >>> past, present = "\\u0642\\u0627\\u0644", "\\u064a\\u0642\\u0648\\u0644"
    >>> print(ascii(min(form.surface for form in verb_forms(past, present))))
    '\\u0627\\u0642\\u0627\\u0644'
    """
    yield from _past(past, "either")
    passive = _passive_past(past)
    if passive != past:
        yield from _past(passive, "passive")
    yield from _present(present, "either")
    passive = _passive_present(present)
    if passive != present:
        yield from _present(passive, "passive")


def noun_forms(lemma: str, plurals: tuple[str, ...] = (), feminine: str = "") -> Iterator[Form]:
    """Yield the forms of a noun or adjective: dual, oblique, construct and accusative ones included."""
    for plural in plurals:
        yield from _plural(plural)  # before the dual, which the oblique plural is spelled like
    yield from _singular(lemma, "f" if lemma.endswith((MARBUTA, ALEF + TEH)) else "m")
    if feminine:
        yield from _singular(feminine, "f")
        if feminine.endswith(MARBUTA):
            yield _nominal(feminine[:-1] + ALEF + TEH, "f", "p")


def participle_forms(participle: str) -> Iterator[Form]:
    """Yield the forms of an active participle that can follow a clause as a circumstance (accusative)."""
    stem = fold_word(participle)
    base = stem[:-1] if stem.endswith(YEH) and len(stem) > 3 else stem
    yield _nominal(stem + ALEF, "m", "s", accusative=True)
    yield _nominal(stem + HEH, "f", "s", accusative=True)
    yield _nominal(base + YEH + NOON, "m", "p", accusative=True)
    yield _nominal(stem + ALEF + TEH, "f", "p", accusative=True)
    yield _nominal(stem + TEH + YEH + NOON, "f", "d", accusative=True)
    if base != stem:
        yield _nominal(stem + YEH + NOON, "m", "p", accusative=True)


def _past(stem: str, voice: str) -> Iterator[Form]:
    def form(surface: str, gender: str, number: str, person: int = 3) -> Form:
        return Form(fold_word(surface), gender, number, person, "past", voice)

    last, before = stem[-1], stem[-2]
    yield form(stem, "m", "s")
    if last in (MAKSURA, ALEF) and len(stem) >= 3:
        root = stem[:-1]
        glide = WAW if last == ALEF else YEH
        for ending, gender, number in ((TEH, "f", "s"), (WAW + ALEF, "m", "p"), (TEH + ALEF, "f", "d")):
            yield form(root + ending, gender, number)
        yield form(root + glide + ALEF, "m", "d")
        yield form(root + glide + TEH, "m", "s", 1)
        yield form(root + glide + NOON + ALEF, "m", "p", 1)
        return
    mp = stem[:-1] + WAW + ALEF if last == YEH else stem + WAW + ALEF
    yield form(stem + TEH, "f", "s")
    yield form(mp, "m", "p")
    yield form(stem + ALEF, "m", "d")
    yield form(stem + TEH + ALEF, "f", "d")
    if last in (HAMZA, HAMZA_ALEF):
        yield form(stem[:-1] + WAW + WAW + ALEF, "m", "p")
    short = stem[:-2] + last if before == ALEF and len(stem) >= 3 else stem
    yield form(short + TEH, "m", "s", 1)
    yield form(short + NOON + ALEF, "m", "p", 1)


def _present(stem: str, voice: str) -> Iterator[Form]:
    body = stem[1:]
    last = body[-1]
    weak = last in (YEH, WAW, MAKSURA)
    root = body[:-1] if weak else body

    def form(
        prefix: str, surface: str, gender: str, number: str, person: int = 3, tense: str = "present"
    ) -> Form:
        return Form(fold_word(prefix + surface), gender, number, person, tense, voice)

    yield form(YEH, body, "m", "s")
    yield form(TEH, body, "f", "s")
    yield form(ALEF, body, "m", "s", 1)
    yield form(NOON, body, "m", "p", 1)
    for ending in (WAW + NOON, WAW + ALEF):
        yield form(YEH, root + ending, "m", "p")
    dual = body[:-1] + YEH if last == MAKSURA else body
    for ending in (ALEF + NOON, ALEF):
        yield form(YEH, dual + ending, "m", "d")
        yield form(TEH, dual + ending, "f", "d")
    jussive = root if weak else body[:-2] + last if len(body) > 2 and body[-2] in _LONG else ""
    if jussive and len(jussive) > 1:
        for prefix, gender, number, person in ((YEH, "m", "s", 3), (TEH, "f", "s", 3), (NOON, "m", "p", 1)):
            yield form(prefix, jussive, gender, number, person, "jussive")


def _passive_past(past: str) -> str:
    """Return the passive where its letters differ: hollow, defective, or with a long first vowel."""
    if past[-1] == ALEF and len(past) >= 3:
        return past[:-1] + YEH
    if past[-2] == ALEF and len(past) >= 3 and past[-1] not in (MAKSURA, HAMZA):
        return past[:-2] + YEH + past[-1]
    if len(past) == 4 and past[1] == ALEF:
        return past[0] + WAW + past[2:]
    return past


def _passive_present(present: str) -> str:
    if present[-1] in (WAW, YEH):
        return present[:-1] + MAKSURA
    if len(present) > 3 and present[-2] in (WAW, YEH):
        return present[:-2] + ALEF + present[-1]
    return present


def _nominal(
    surface: str, gender: str, number: str, *, accusative: bool = False, construct: bool = False
) -> Form:
    return Form(fold_word(surface), gender, number, accusative=accusative, construct=construct)


def _singular(word: str, gender: str) -> Iterator[Form]:
    yield _nominal(word, gender, "s")
    if word.endswith(MARBUTA):
        dual = word[:-1] + TEH
    else:
        dual = word[:-1] + YEH if word.endswith(MAKSURA) else word
        if not word.endswith((ALEF, MAKSURA)) and not word.endswith(ALEF + HAMZA):
            yield _nominal(word + ALEF, gender, "s", accusative=True)
    if len(word) > 2:
        yield _nominal(dual + ALEF + NOON, gender, "d")
        yield _nominal(dual + YEH + NOON, gender, "d")
        if word.endswith(MARBUTA):
            yield _nominal(dual + ALEF, gender, "d", construct=True)
            yield _nominal(dual + YEH, gender, "d", construct=True)


def _plural(plural: str) -> Iterator[Form]:
    if plural.endswith((WAW + NOON, YEH + NOON)) and len(plural) > 4:
        root = plural[:-2]
        yield _nominal(root + WAW + NOON, "m", "p")
        yield _nominal(root + YEH + NOON, "m", "p")
        yield _nominal(root + WAW, "m", "p", construct=True)
        yield _nominal(root + YEH, "m", "p", construct=True)
        return
    gender = "f" if plural.endswith(ALEF + TEH) else "m"
    yield _nominal(plural, gender, "p")
    if not plural.endswith((ALEF + TEH, ALEF + HAMZA, MARBUTA, MAKSURA, ALEF)):
        yield _nominal(plural + ALEF, gender, "p", accusative=True)
