"""CoNLL: one token and its tag a line, a blank line after a sentence; entities by the rules of conlleval."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

OUTSIDE = "O"
Entity = tuple[str, int, int]
"""Type, index of the first token, index after the last."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence: its tokens, and their BIO tags as published."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def read_conll(lines: Iterable[str]) -> Iterator[Tagged]:
    """Read sentences; the token is a line's first field and the tag its last.

    >>> [sentence.tags for sentence in read_conll(["a B-LOC", "b I-LOC", "", "c O"])]
    [('B-LOC', 'I-LOC'), ('O',)]
    """
    tokens: list[str] = []
    tags: list[str] = []
    for line in lines:
        fields = line.split()
        if len(fields) >= 2:
            tokens.append(fields[0])
            tags.append(fields[-1])
        elif tokens:
            yield Tagged(tuple(tokens), tuple(tags))
            tokens, tags = [], []
    if tokens:
        yield Tagged(tuple(tokens), tuple(tags))


def entities(tags: Sequence[str]) -> set[Entity]:
    """Return the entities that BIO tags mark.

    One begins at a B, at an I after O, and at an I of another type; it ends before the next begins and at O.

    >>> sorted(entities(["B-LOC", "I-LOC", "B-LOC", "O", "I-ORG", "I-LOC"]))
    [('LOC', 0, 2), ('LOC', 2, 3), ('LOC', 5, 6), ('ORG', 4, 5)]
    """
    found: set[Entity] = set()
    kind, start = "", 0
    for index, tag in enumerate((*tags, OUTSIDE)):
        prefix, _, named = tag.partition("-")
        if kind and (prefix != "I" or named != kind):
            found.add((kind, start, index))
            kind = ""
        if tag != OUTSIDE and not kind:
            kind, start = named, index
    return found
