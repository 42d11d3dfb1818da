"""Words and punctuation of a folded text, each with its place in the published text."""

import re
from dataclasses import dataclass

from riwaya.text.folding import Folded

_INITIALS = r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){2,}(?![^\W\d_])"  # letters spelled out, as C.N.N. is
_TOKEN = re.compile(rf"[0-9]+(?:[.,\u066b\u066c][0-9]+)*|{_INITIALS}|[^\W\d_]+|\.{{2,}}|[^\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, a number, or one mark of punctuation.

    `start`, `end` are published code-point offsets; `folded` is its folded form and `at` the offset of that
    form in the folded text, so that a part of a word has a published span too (`Folded.span`).
    """

    start: int
    end: int
    folded: str
    at: int

    @property
    def is_punctuation(self) -> bool:
        """True for a mark that is neither letter nor digit."""
        return not self.folded[0].isalnum()


def words(folded: Folded) -> list[Word]:
    """Split folded text into words, numbers and marks, in order; spaces belong to none.

    >>> from riwaya.text.folding import fold
    >>> [word.folded for word in words(fold("A b, 1.5 (C)"))]
    ['a', 'b', ',', '1.5', '(', 'c', ')']
    """
    found = []
    starts, ends = folded.starts, folded.ends
    for match in _TOKEN.finditer(folded.text):
        at, stop = match.span()
        if starts is None or ends is None:
            found.append(Word(at, stop, match.group(), at))
        else:
            found.append(Word(starts[at], ends[stop - 1], match.group(), at))
    return found
