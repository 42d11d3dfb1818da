"""Tiny readings made by hand, so that every score can be worked out on paper."""

from collections.abc import Callable

import pytest

from riwaya.model import Passage, Reading, Report, Span

TEXT = "قال الوزير إن الجيش قصف المدينة، ونفى القائد القصف."
#        0    1     2   3    4    5        6     7      8


@pytest.fixture
def report() -> Report:
    return Report("sha256:1", passages=(Passage(0, "paragraph", TEXT),))


@pytest.fixture
def at() -> Callable[..., Span]:
    """Return the span of a quotation in the text, of its nth occurrence."""

    def find(quote: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(quote, start + 1)
        return Span(0, start, start + len(quote), quote)

    return find


@pytest.fixture
def reading(report: Report) -> Callable[..., Reading]:
    return lambda **records: Reading(report, **records)
