"""Windows cover all words once, in order, and none holds more than it may."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.extraction.learned.windows import windows

sizes = st.lists(st.integers(1, 16), max_size=80)


@given(sizes, st.lists(st.integers(0, 80)), st.integers(16, 60))
def test_windows_cover_every_word_once(pieces: list[int], cuts: list[int], most: int) -> None:
    ends = sorted({min(cut, len(pieces)) for cut in cuts} | {len(pieces)})
    found = list(windows(pieces, ends, most))
    assert [word for start, end in found for word in range(start, end)] == list(range(len(pieces)))
    assert all(sum(pieces[start:end]) <= most for start, end in found)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_a_passage_that_fits_is_one_window(pieces: list[int]) -> None:
    assert list(windows(pieces, [len(pieces)], 200)) == [(0, len(pieces))]
