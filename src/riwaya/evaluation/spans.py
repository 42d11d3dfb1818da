"""Spans as sets of whole words: a proclitic counts with its word, punctuation beside words with none."""

from collections.abc import Iterable

from riwaya.model import Report, Span
from riwaya.text import fold, words

WordSet = frozenset[tuple[int, int]]
"""Words as (passage id, index of the word in the passage); marks that stand alone have negative indices."""
NO_WORDS: WordSet = frozenset()


class Wording:
    """The words of a report, and which of them a span touches."""

    def __init__(self, report: Report) -> None:
        self._words = {
            passage.id: [
                (word.start, word.end) for word in words(fold(passage.text)) if not word.is_punctuation
            ]
            for passage in report.passages
        }
        self._known: dict[tuple[int, int, int], WordSet] = {}

    def of(self, span: Span | None) -> WordSet:
        """Return the words that a span touches; where it touches none, its marks (a headline's colon)."""
        if span is None:
            return NO_WORDS
        key = (span.passage, span.start, span.end)
        if key not in self._known:
            touched = frozenset(
                (span.passage, index)
                for index, (start, end) in enumerate(self._words.get(span.passage, ()))
                if start < span.end and span.start < end
            )
            marks = frozenset((span.passage, -1 - at) for at in range(span.start, span.end))
            self._known[key] = touched or marks
        return self._known[key]

    def of_all(self, spans: Iterable[Span]) -> WordSet:
        """Return the words that any of the spans touches."""
        return NO_WORDS.union(*map(self.of, spans))


def overlap(one: WordSet, other: WordSet) -> float:
    """Return the F1 of two sets of words: 1 for the same words, 0 for none in common.

    >>> overlap(frozenset({(0, 1), (0, 2)}), frozenset({(0, 2)}))
    0.6666666666666666
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
