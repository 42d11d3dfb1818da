"""Times: the days and intervals a report names, read against its publication date."""

from datetime import date

from riwaya.extraction.draft import Draft, TimeDraft
from riwaya.lexicon.dates import date_words
from riwaya.text.dates import find_times as find_time_hits


def find_times(draft: Draft) -> None:
    """Find the times of every passage but captions."""
    published = _day(draft.report.published_at)
    for text in draft.texts:
        if text.passage.kind == "caption":
            continue
        words = [token.word for token in text.tokens]
        for hit in find_time_hits(words, date_words(), published, text.folded):
            span = text.at(hit.start, hit.end)
            draft.times.append(
                TimeDraft(span, hit.start_word, hit.first, hit.last, hit.precision, hit.inferred)
            )


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
