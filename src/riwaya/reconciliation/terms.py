"""Terms: what is left of words when they are compared, their folded stems without what every report has."""

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lexicon import load, load_rows
from riwaya.lexicon.rows import folder
from riwaya.text import fold_word, plain_words, segmentations, stem
from riwaya.text.clitics import AL

_RUN = 5
"""Words in a run: two sentences that share one of five are seldom written apart from each other."""
_ALL, _RARE, _COMMON = 10_000, 25, 100
"""Articles, of ten thousand: all; those that have a term that says all it can; that have one that is common.
"""
_CLOSED = (
    "prepositions", "complementisers", "relatives", "subordinators", "negations", "particles",
    "demonstratives", "joined", "pronouns", "reflexives", "adverbs", "quantifiers", "copulas",
)  # fmt: skip
_IN = "\u0641\u064a"
_SERVANT = "\u0639\u0628\u062f"
_FATHER = ("\u0627\u0628\u0648", "\u0627\u0628\u064a", "\u0627\u0628\u0627")
_SON = ("\u0628\u0646", "\u0627\u0628\u0646")


def terms(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text that say something, each once, in their order.

    >>> terms("Haditha, Haditha 7")
    ('haditha',)
    """
    found = (_stem(word) for word in plain_words(text) if len(word) > 2 and not word.isdigit())
    return tuple(dict.fromkeys(stem for stem in found if stem))


@lru_cache(maxsize=200_000)
def rarity(term: str) -> float:
    """Return how much a shared term says, from 0.1 to 1: the logarithm of how few articles have it."""
    share = _frequencies().get(term, 0)
    return 1.0 if share < _RARE else max(0.1, round(math.log(_ALL / share) / math.log(_ALL / _RARE), 3))


def rarest(terms: Iterable[str], many: int) -> list[str]:
    """Return so many of the terms that the fewest articles have, none that one in a hundred has."""
    shares = ((_frequencies().get(term, 0), term) for term in terms)
    ordered = sorted((share, -len(term), term) for share, term in shares if share < _COMMON)
    return [term for _, _, term in ordered[:many]]


@lru_cache(maxsize=200_000)
def name_rarity(word: str) -> float:
    """Return how much a word of a name says; the word is one of `name_words`.

    Little what one article in a hundred has, more another ordinary noun, all what is none.
    """
    if _frequencies().get(_stem(word), 0) >= _COMMON:
        return 0.25
    return 0.6 if word in _ordinary_words() else 1.0


def runs(text: str) -> bytes:
    """Return the hashes of every run of five words, sorted, four bytes each; of a shorter text that of the
    whole.
    """
    found = list(plain_words(text))
    if not found:
        return b""
    spans = [found[i : i + _RUN] for i in range(max(1, len(found) - _RUN + 1))]
    return b"".join(sorted({_hash(" ".join(span)).to_bytes(4, "big") for span in spans}))


def is_definite(quote: str) -> bool:
    """Tell whether a trigger has the article: a happening that is known already."""
    first = next(plain_words(quote), "")
    return any(cut.definite for cut in segmentations(first) if not cut.enclitic)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: folded, without articles, two-part names as one.

    >>> name_words("Al Qaeda")
    ('al', 'qaeda')
    """
    found: list[str] = []
    for word in (_bare(word) for word in plain_words(name)):
        if word in _SON:
            continue
        if found and (found[-1] == _SERVANT or found[-1] in _FATHER):
            found[-1] = (_FATHER[0] if found[-1] in _FATHER else found[-1]) + word
        else:
            found.append(word)
    return tuple(found)


def says_something(word: str) -> bool:
    """Tell whether a word of a name or title is none of the closed classes (in, of, with)."""
    return word not in _empty()


def without_place(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a body's name before the one that says where it is (the army *in* the town)."""
    at = next((number for number, word in enumerate(name) if word == _IN), 0)
    return name[:at] if at else name


def points(name: tuple[str, ...]) -> bool:
    """Tell whether words open with one that points or counts (this, some, all): they name nobody."""
    return name[0] in _pointing() or name[0].isdigit()


@cache
def _pointing() -> frozenset[str]:
    sets = load().sets
    return frozenset(_bare(word) for name in ("demonstratives", "quantifiers") for word in sets[name])


@lru_cache(maxsize=200_000)
def _bare(word: str) -> str:
    """Return a word without its article, if what is left is a word."""
    rest = word.removeprefix(AL)
    return rest if len(rest) > 1 else word


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """Return the stem of a word, "" for one that says nothing."""
    if word in _empty():
        return ""
    definite = next((cut.stem for cut in segmentations(word) if cut.definite and not cut.enclitic), None)
    plain: str = definite if definite and len(definite) > 2 else word
    return stem(plain)


@cache
def _frequencies() -> dict[str, int]:
    lines = (folder("ar") / "term_frequencies.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {term: int(share) for term, share in rows}


@cache
def _ordinary_words() -> frozenset[str]:
    lines = (folder("ar") / "common.txt").read_text("utf-8").splitlines()
    nouns = {word for noun in load_rows().nouns for word in name_words(noun.lemma)}
    return frozenset(_bare(fold_word(line)) for line in lines if line and not line.startswith("#")) | nouns


@cache
def _empty() -> frozenset[str]:
    sets = load().sets
    return frozenset(word for name in _CLOSED for word in sets[name] if " " not in word)


def _hash(text: str) -> int:
    """Return 32 bits of a text, the same on every machine (FNV-1a)."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


class Terms(NamedTuple):
    """The terms of a text and the sum of their rarities."""

    terms: frozenset[str]
    weight: float


def weighed(terms: Iterable[str]) -> Terms:
    """Return terms with their weight."""
    return _weighed(tuple(sorted(set(terms))))


@lru_cache(maxsize=50_000)
def _weighed(terms: tuple[str, ...]) -> Terms:
    return Terms(frozenset(terms), sum(map(rarity, terms)))


def shared(one: Terms, other: Terms) -> float:
    """Return the weight of the terms that two texts share."""
    return sum(map(rarity, one.terms & other.terms))
