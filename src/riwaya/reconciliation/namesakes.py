"""Namesakes: how two names compare, and by which keys names are looked for."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from riwaya.lexicon import load_rows
from riwaya.reconciliation.terms import name_rarity, name_words

Name = tuple[str, ...]

_SAYS = 0.85
"""Rarity of the words of a body's name that says who is meant: a force of the shield does, a board does not.
"""
LEVELS = ("full", "same", "part", "variant", "surname", "common", "inside", "plain", "given", "other")
"""From the strongest: three words and more the same; two the same; one inside the other; spelt otherwise; a
lone surname; the same names that many have, or an institution's; an institution's in a longer name; the
same plain words; a first name, or a plain word, only.
"""


def compare(one: Iterable[Name], other: Iterable[Name]) -> str | None:
    """Compare the names of two persons by the two that are most alike; None if one has none."""
    found = [_compare(a, b) for a in one for b in other]
    return min(found, key=LEVELS.index, default=None)


@lru_cache(maxsize=200_000)
def _compare(a: Name, b: Name) -> str:
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        if short[0] in _given() or name_rarity(short[0]) < 1:
            return "given" if short[0] in long else "other"
        return "surname" if short[0] == long[-1] else "other"
    if a == b:
        return "full" if len(a) > 2 else "common" if all(word in _given() for word in a) else "same"
    if set(short) <= set(long) and short[0] == long[0]:
        return "common" if all(word in _given() for word in short) else "part"
    if len(a) == len(b) and sum(map(_spelt_alike, a, b)) == len(a):
        return "variant"
    return "given" if a[0] == b[0] else "other"


def compare_bodies(one: Iterable[Name], other: Iterable[Name]) -> str | None:
    """Compare the names of two groups or bodies: `full`, `part` (the shorter inside the longer), `other`."""
    found = [_compare_bodies(a, b) for a in one for b in other]
    return min(found, key=LEVELS.index, default=None)


@lru_cache(maxsize=200_000)
def _compare_bodies(a: Name, b: Name) -> str:
    if not (_is_body(a) and _is_body(b)):
        return "other"
    if set(a) == set(b):
        return "full" if says_who(a) else "common" if a in _institutions() else "plain"
    least, longer = sorted((a, b), key=lambda name: (len(name), name))
    if set(least) <= set(longer):
        if len(least) > 1 and says_who(least):
            return "part"
        opens = least in (longer[: len(least)], longer[-len(least) :])
        return "inside" if opens and least in _institutions() else "given"
    return "other"


def says_who(name: Name) -> bool:
    """Tell whether words say who is meant: one of them is no ordinary word, or many are there."""
    return sum(map(name_rarity, name)) >= _SAYS


@lru_cache(maxsize=100_000)
def _is_body(name: Name) -> bool:
    """Tell whether words name a body: more than one, a rare one, or an institution that a country has one
    of.
    """
    return len(name) > 1 or name_rarity(name[0]) == 1 or name in _institutions()


def keys(name: Name) -> Iterator[str]:
    """Yield the keys by which a name is looked for: every two of its words in a row, and its ends."""
    if len(name) == 1:
        if name[0] not in _given() and name_rarity(name[0]) == 1:
            yield name[0]
        return
    pairs = {tuple(sorted(both)) for both in (*pairwise(name), (name[0], name[-1]))}
    yield from (" ".join(both) for both in sorted(pairs))
    if name[-1] not in _given() and name_rarity(name[-1]) == 1:
        yield name[-1]
    yield "~" + "".join(map(_skeleton, name))


def body_keys(name: Name) -> Iterator[str]:
    """Yield the keys by which a body's name is looked for: the whole, and every two words that follow each
    other.
    """
    if _is_body(name):
        yield " ".join(sorted(name))
        if len(name) > 2:
            yield from (" ".join(sorted(both)) for both in pairwise(name))


def _spelt_alike(a: str, b: str) -> bool:
    """Tell whether two words may be one foreign or popular name in two spellings: the same but for long
    vowels.
    """
    return a == b or (len(_skeleton(a)) > 1 and _skeleton(a) == _skeleton(b))


_LONG_VOWELS = str.maketrans("", "", "\u0627\u0648\u064a\u0621\u0639")


@lru_cache(maxsize=100_000)
def _skeleton(word: str) -> str:
    return word.translate(_LONG_VOWELS)


@cache
def _given() -> frozenset[str]:
    names = load_rows().names["given"]
    return frozenset(found[0] for found in map(name_words, names) if len(found) == 1)


@cache
def _institutions() -> frozenset[Name]:
    return frozenset(name_words(name) for name in load_rows().grammar["institutions"])
