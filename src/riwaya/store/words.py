"""Words to search by: how text is laid down for search, and how a query is asked.

Arabic joins the article, conjunctions and prepositions to the next word, and no database folds or cuts it.
So a word is laid down folded, and once more without what may be joined to its front (*precise*), and as its
stem (*broad*, Snowball's); a query word is asked folded and without an article.
"""

from collections.abc import Iterator
from functools import lru_cache

from riwaya.text import plain_words, segmentations, stem

_LONGEST = 64  # characters of a word; a longer one is laid down cut
_ALEF = "\u0627"  # the accusative's, which no query has
_SHORTEST = 2  # characters that must be left of a word when its front is cut off


def plain(text: str) -> str:
    """Return a text without what a database cannot hold: NUL, and halves of surrogate pairs.

    >>> plain("a\\0\\ud800b")
    'a ?b'
    """
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def precise(text: str) -> str:
    """Return the words of a text, each in all its precise forms.

    >>> precise("Fire!")
    'fire'
    """
    return " ".join(form for word in _words(text) for form in _laid(word))


def broad(text: str) -> str:
    """Return the stems of the words of a text."""
    return " ".join(map(stem, _words(text)))


def asked(query: str, *, stems: bool = False) -> list[tuple[str, ...]]:
    """Return the words of a query, each as the forms of which one must be there.

    >>> asked("the Fire")
    [('the',), ('fire',)]
    """
    return [(stem(word),) if stems else _asked(word) for word in _words(query)]


def folded(text: str) -> str:
    """Return a text as its folded words, for names that are compared as wholes.

    >>> folded("  A-B ")
    'a b'
    """
    return " ".join(_words(text))


def _words(text: str) -> Iterator[str]:
    return (word[:_LONGEST] for word in plain_words(text))


@lru_cache(maxsize=200_000)
def _laid(word: str) -> tuple[str, ...]:
    cut = [s.stem for s in segmentations(word) if not s.enclitic and len(s.stem) >= _SHORTEST]
    bare = [form[:-1] for form in (word, *cut) if form.endswith(_ALEF) and len(form) > _SHORTEST + 1]
    return tuple(dict.fromkeys((word, *cut, *bare)))


def _asked(word: str) -> tuple[str, ...]:
    definite = (s.stem for s in segmentations(word) if s.definite and not s.enclitic)
    return tuple(dict.fromkeys((word, *(stem for stem in definite if len(stem) >= _SHORTEST))))
