"""Plain words and their stems: what is left of a text where words are compared or looked for."""

from collections.abc import Iterator
from functools import cache, lru_cache

import snowballstemmer

from riwaya.text.folding import fold
from riwaya.text.words import words


def plain_words(text: str) -> Iterator[str]:
    """Yield the words of a text, folded, without what is no letter or digit.

    >>> list(plain_words("A-B, c."))
    ['a', 'b', 'c']
    """
    for word in words(fold(text)):
        yield from "".join(c if c.isalnum() else " " for c in word.folded).split()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a folded word (Snowball's, Arabic); a word that has none is its own."""
    found: str = _stemmer().stemWord(word)
    return found or word


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("arabic")
