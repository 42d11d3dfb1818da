"""Windows: the stretches of a passage that the encoder reads at once, each of whole sentences if they fit."""

from collections.abc import Iterator, Sequence

MOST = 254
"""Pieces of one window, the marks at both ends aside."""


def windows(sizes: Sequence[int], ends: Sequence[int], most: int = MOST) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges of words that cover all of them in order.

    `sizes` are the words' numbers of pieces and `ends` the indices after sentences' last words. As many
    sentences as fit stand together; one that is too long alone is cut where it is full.

    >>> list(windows([1, 1, 1, 1, 1], [2, 4, 5], 3)), list(windows([2, 2, 2], [3], 4))
    ([(0, 2), (2, 5)], [(0, 2), (2, 3)])
    """
    start = at = full = 0
    for end in (*ends, len(sizes)):
        size = sum(sizes[at:end])
        if full + size > most and at > start:
            yield start, at
            start, full = at, 0
        if size > most:
            for index in range(at, end):
                if full + sizes[index] > most and index > start:
                    yield start, index
                    start, full = index, 0
                full += sizes[index]
        else:
            full += size
        at = max(at, end)
    if start < len(sizes):
        yield start, len(sizes)
