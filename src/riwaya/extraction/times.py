"""Times: the days and intervals a report names, read against its publication date."""

from collections.abc import Sequence
from datetime import date

from riwaya.extraction.draft import Draft, TimeDraft
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon.dates import date_words
from riwaya.text.date_own_day import own_day
from riwaya.text.times import find_times as find_time_hits

_HAMZA_BELOW = "\u0625"


def day_told(draft: Draft, texts: Sequence[Text]) -> date | None:
    """Return the day that a report's relative words count from: its day of publication, or its own."""
    published = _day(draft.report.published_at)
    if published is None:
        return None
    return own_day(([token.word for token in text.tokens] for text in texts), date_words(), published)


def find_times(draft: Draft, text: Text, day: date | None) -> frozenset[int]:
    """Find the times of a passage, counted from `day`, and return the tokens they take up.

    A caption's times do not count.
    """
    if text.passage.kind == "caption":
        return frozenset()
    taken: set[int] = set()
    words = [token.word for token in text.tokens]
    for hit in find_time_hits(words, date_words(), day, text.folded):
        if hit.end_word == hit.start_word + 1 and _is_town(text, text.tokens[hit.start_word]):
            continue
        span = text.at(hit.start, hit.end)
        draft.times.append(TimeDraft(span, hit.start_word, hit.first, hit.last, hit.precision, hit.inferred))
        taken.update(range(hit.start_word, hit.end_word))
    return frozenset(taken)


def _is_town(text: Text, token: Token) -> bool:
    """A hamza below the first alef is of no month's name, but may be of a town that folds to one."""
    written = text.passage.text[token.word.start : token.word.end]
    return token.has("place") and written.lstrip(token.surface.conjunction).startswith(_HAMZA_BELOW)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
