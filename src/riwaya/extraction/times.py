"""Times: the days and intervals a report names, read against its publication date."""

from datetime import date

from riwaya.extraction.draft import Draft, TimeDraft
from riwaya.extraction.tokens import Text
from riwaya.lexicon.dates import date_words
from riwaya.text.times import find_times as find_time_hits


def find_times(draft: Draft, text: Text) -> frozenset[int]:
    """Find the times of a passage and return the tokens they take up; a caption's times do not count."""
    if text.passage.kind == "caption":
        return frozenset()
    taken: set[int] = set()
    words = [token.word for token in text.tokens]
    for hit in find_time_hits(words, date_words(), _day(draft.report.published_at), text.folded):
        span = text.at(hit.start, hit.end)
        draft.times.append(TimeDraft(span, hit.start_word, hit.first, hit.last, hit.precision, hit.inferred))
        taken.update(range(hit.start_word, hit.end_word))
    return frozenset(taken)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
