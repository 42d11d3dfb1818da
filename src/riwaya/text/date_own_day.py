"""The day that a text counts from: told by the text itself where it names today or yesterday."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from riwaya.text.date_words import DateWords
from riwaya.text.relative_days import weekday_beside
from riwaya.text.words import Word

_WEEK, _LATEST = 7, 4
"""A page may be dated some days after its text was written, or the evening before its paper's day."""


def own_day(texts: Iterable[Sequence[Word]], table: DateWords, published: date) -> date:
    """Return the day that "yesterday Monday" and "today (Tuesday)" show a text to be written on.

    It is the day of publication where nothing says otherwise, where one of them agrees with that day, and
    where they would lead further off than a text waits for its page.
    """
    behind = Counter(back for words in texts for back in _told(words, table, published))
    if not behind or 0 in behind:
        return published
    back = behind.most_common(1)[0][0]
    if back == _WEEK - 1:
        return published + timedelta(days=1)
    return published - timedelta(days=back) if back <= _LATEST else published


def _told(words: Sequence[Word], table: DateWords, published: date) -> Iterable[int]:
    """Yield how many days before publication each named day puts today, modulo a week."""
    for index, word in enumerate(words):
        if word.folded not in table.relative:
            continue
        found = table.relative.match(words, index)
        beside = weekday_beside(words, found.end, table) if found is not None else None
        if found is None or beside is None or found.value.offset is None or found.value.weak:
            continue
        if found.value.until == found.value.offset:
            yield (published.weekday() - beside[0] + found.value.offset) % _WEEK
