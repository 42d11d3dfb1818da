"""Pieces: words cut into the parts that the encoder knows, by SentencePiece's unigram model (Kudo 2018).

The best cut of a word is the one whose pieces' log-probabilities add up to most. Words come one at a time and
the same words come again, so each is cut once for a process.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import inf

MOST_OF_WORD = 16
"""Pieces of one word that are read; of a longer one, its beginning."""
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
"""The ids of the pieces that are no words, as in XLM-RoBERTa."""
_SPACE = "\u2581"
_WORDS_KEPT = 200_000
_LONGEST_WORD = (
    64  # letters; what goes on is cut from there anew, so that a text without spaces takes its time
)


class Pieces:
    """A vocabulary of pieces. `normal` maps a character's code point to what stands for it.

    >>> known = ["<s>", "<pad>", "</s>", "<unk>", "\u2581a", "b", "\u2581", "a"]
    >>> pieces = Pieces(known, [0, 0, 0, 0, -1, -1, -2, -3], {})
    >>> pieces.cut("ab"), pieces.cut("ax"), pieces.cut("b", opens=False)
    ((4, 5), (4, 3), (5,))
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], normal: Mapping[int, str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces) if number > UNKNOWN}
        self._scores = tuple(scores)
        self._normal = dict(normal)
        self._longest = max(map(len, self._ids), default=1)
        self._unknown = min(scores, default=0.0) - 10.0
        self.cut = lru_cache(_WORDS_KEPT)(self._cut)

    def __len__(self) -> int:
        return len(self._scores)

    def _cut(self, word: str, *, opens: bool = True) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one; `opens` tells that a space stands before it."""
        text = "".join(word.translate(self._normal).split(" "))
        cut: list[int] = []
        for start in range(0, len(text), _LONGEST_WORD):
            part = text[start : start + _LONGEST_WORD]
            cut += self._best(_SPACE + part if opens and not start else part)
        return tuple(cut) or (UNKNOWN,)

    def cut_words(self, text: str, offsets: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
        """Return the pieces of every word of a text, given the words' offsets; of a long word, its first."""
        return [
            self.cut(text[start:end], opens=start == 0 or text[start - 1].isspace())[:MOST_OF_WORD]
            for start, end in offsets
        ]

    def _best(self, text: str) -> list[int]:
        length = len(text)
        best = [0.0] + [-inf] * length
        back = [(0, UNKNOWN)] * (length + 1)
        for start in range(length):
            so_far = best[start]
            for end in range(start + 1, min(length, start + self._longest) + 1):
                number = self._ids.get(text[start:end])
                score = so_far + (self._scores[number] if number is not None else self._unknown)
                if (number is not None or end == start + 1) and score > best[end]:
                    best[end], back[end] = score, (start, UNKNOWN if number is None else number)
        cut: list[int] = []
        while length:
            length, number = back[length]
            cut.append(number)
        return cut[::-1]
