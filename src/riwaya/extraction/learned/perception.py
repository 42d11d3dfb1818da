"""Perception: what the encoder makes of a passage's words, asked by word.

Words are those of `Text.tokens`, by index; a window's edge is nothing that a caller sees, but a cue's source
and content lie in its window.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from riwaya.extraction.learned.hints import Hints
from riwaya.extraction.learned.labels import (
    CUE_TAGS,
    NAME_TAGS,
    POINTERS,
    ROLE_TAGS,
    ROLES,
    VOICED,
)
from riwaya.extraction.learned.model import Array, Model, Scores, log_softmax
from riwaya.extraction.learned.windows import windows
from riwaya.extraction.tokens import Text
from riwaya.model.codebook import ACTS

Range = tuple[int, int]
_LEAST = np.float32(1e-6)
_LONGEST_SOURCE = 40  # words


@dataclass(slots=True, eq=False)
class _Window:
    start: int
    end: int
    scores: Scores


class Perception:
    """A passage as the encoder reads it."""

    def __init__(self, model: Model, text: Text, hints: Sequence[Hints]) -> None:
        self._model = model
        offsets = ((token.word.start, token.word.end) for token in text.tokens)
        cut = model.pieces.cut_words(text.passage.text, offsets)
        ends = [end for _, end in text.sentences]
        self._windows = [
            _Window(start, end, model.run(cut[start:end], hints[start:end]))
            for start, end in windows([len(word) for word in cut], ends)
        ]
        self._of = [window for window in self._windows for _ in range(window.start, window.end)]
        self._pairs = lru_cache(None)(self._paired)

    def _head(self, name: str, word: int) -> Array:
        window = self._of[word]
        row: Array = window.scores.heads[name][word - window.start]
        return row

    def _paired(self, word: int) -> Array:
        window = self._of[word]
        return self._model.pairs(window.scores, word - window.start)

    # Cues

    def cue(self, word: int) -> float:
        """Return the probability that a word is of a cue."""
        return 1.0 - float(np.exp(self._head("cues", word)[0]))

    def cues(self, least: float) -> Iterator[Range]:
        """Yield the stretches of words that are likely cues, each from one that begins a cue to the next."""
        begins = CUE_TAGS.index("B-cue")
        start = -1
        for word in range(len(self._of) + 1):
            likely = word < len(self._of) and self.cue(word) >= least
            opens = likely and int(self._head("cues", word)[1:].argmax()) + 1 == begins
            if start >= 0 and (not likely or opens):
                yield start, word
                start = -1
            if likely and start < 0:
                start = word

    def acts(self, word: int) -> dict[str, float]:
        """Return how likely a cue performs each act."""
        return dict(zip(ACTS, map(float, self._head("act", word))))

    def _pointers(self, word: int) -> Array:
        return log_softmax(self._pairs(word)[: len(POINTERS)])

    def lead(self, part: str, word: int, one: Range, other: Range) -> tuple[float, float]:
        """Return by how much one beginning of a cue's source or content, and one end, is likelier."""
        first = POINTERS.index(f"{part} start")
        return (
            self._pointed(word, first, one[0] + 1) - self._pointed(word, first, other[0] + 1),
            self._pointed(word, first + 1, one[1]) - self._pointed(word, first + 1, other[1]),
        )

    def _pointed(self, word: int, pointer: int, position: int) -> float:
        """Return how likely a pointer is at a position, which counts from 1 at the passage's first word."""
        pointers = self._pointers(word)
        at = position - self._of[word].start
        return float(pointers[pointer, at]) if 0 <= at < pointers.shape[1] else float(np.log(_LEAST))

    def begins(self, part: str, word: int, at: int | None) -> float:
        """Return how likely a cue's source or content begins at a word, or is none."""
        pointer = POINTERS.index(f"{part} start")
        return self._pointed(word, pointer, self._of[word].start if at is None else at + 1)

    def best(self, part: str, word: int) -> Range | None:
        """Return the likeliest words of a cue's source or content, None if none is likeliest."""
        window, pointers = self._of[word], self._pointers(word)
        first = POINTERS.index(f"{part} start")
        starts, ends = pointers[first, 1:], pointers[first + 1, 1:]
        none = float(pointers[first, 0] + pointers[first + 1, 0])
        joint = starts[:, None] + ends[None, :]
        size = len(starts)
        order = np.arange(size)
        apart = order[None, :] - order[:, None]
        barred = (apart < 0) | (apart > (_LONGEST_SOURCE if part == "source" else size))
        joint = np.where(barred, -np.inf, joint)
        at = int(joint.argmax())
        start, end = divmod(at, size)
        if float(joint[start, end]) < none:
            return None
        return window.start + start, window.start + end + 1

    # Events

    def trigger(self, word: int) -> float:
        """Return the probability that a word is of a trigger."""
        return 1.0 - float(np.exp(self._head("triggers", word)[0]))

    def types(self, word: int) -> dict[str, float]:
        """Return the probability of every type that a trigger at a word can have."""
        tags = np.exp(self._head("triggers", word)[1:]).reshape(-1, 2).sum(1)
        return dict(zip(self._model.types, map(float, tags), strict=True))

    def triggers(self, least: float) -> Iterator[Range]:
        """Yield the stretches of words that are likely triggers."""
        start = -1
        for word in range(len(self._of) + 1):
            likely = word < len(self._of) and self.trigger(word) >= least
            opens = likely and int(self._head("triggers", word)[1:].argmax()) % 2 == 0  # B and I by turns
            if start >= 0 and (not likely or opens):
                yield start, word
                start = -1
            if likely and start < 0:
                start = word

    def role(self, role: str, trigger: int, reached: Range) -> float:
        """Return the mean probability that words play a role in the event of a trigger."""
        window = self._of[trigger]
        start, end = max(reached[0], window.start), min(reached[1], window.end)
        if start >= end:
            return 0.0
        tags = 1 + 2 * ROLES.index(role)
        return float(
            self._roles(trigger)[tags : tags + 2, start - window.start : end - window.start].sum(0).mean()
        )

    def _roles(self, trigger: int) -> Array:
        paired = self._pairs(trigger)[len(POINTERS) :, 1:]
        likely: Array = np.exp(log_softmax(paired.T)).T
        return likely

    def arguments(self, trigger: int) -> Iterator[tuple[str, int, int]]:
        """Yield the roles of an event that the encoder sees, with their words."""
        window = self._of[trigger]
        tags = self._roles(trigger).argmax(0)
        role, start = "", 0
        for word, tag in enumerate([*tags, 0]):
            kind = ROLE_TAGS[tag][2:]
            if role and (kind != role or ROLE_TAGS[tag][0] == "B"):
                yield role, window.start + start, window.start + word
                role = ""
            if kind and not role:
                role, start = kind, word

    def held(self, voice: str, trigger: int) -> dict[str, float]:
        """Return how likely a voice, `outlet` or the innermost source's, holds each value of an event."""
        head = "outlet" if voice == "outlet" else "voice"
        return dict(zip(VOICED, map(float, self._head(head, trigger))))

    # Names

    def names(self) -> Iterator[tuple[str, int, int]]:
        """Yield the names of persons, places and organisations, by the types of ANERcorp."""
        kind, start = "", 0
        for word in range(len(self._of) + 1):
            tag = NAME_TAGS[int(self._head("names", word).argmax())] if word < len(self._of) else "O"
            if kind and (tag[:1] != "I" or tag[2:] != kind):
                yield kind, start, word
                kind = ""
            if tag != "O" and not kind:
                kind, start = tag[2:], word
