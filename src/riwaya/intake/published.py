"""The publication date: from the strings a source gives for it, never from anywhere else."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from riwaya.lexicon.dates import date_words
from riwaya.lexicon.intake_words import intake_words, trim
from riwaya.text import fold
from riwaya.text.dates import read_date

_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ]\d{2}:?\d{2}.*)?")
_DAY = 1  # the codes of time precision: the exact day
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """An ISO date or date-time; `ambiguous` if the figures could also be read as another day."""

    iso: str
    ambiguous: bool = False


def publication_date(raw: str) -> PublicationDate | None:
    """Return the day or moment that a string gives, or None if it names no single day.

    >>> publication_date("2025-10-22T08:30:00Z").iso
    '2025-10-22T08:30:00+00:00'
    >>> publication_date("Wed, 22 Oct 2025 08:30:00 +0300").iso
    '2025-10-22T08:30:00+03:00'
    """
    raw = raw.strip()
    if not raw or len(raw) > _LONGEST:
        return None
    if _ISO.fullmatch(raw) and (iso := _iso(raw)) is not None:
        return PublicationDate(iso)
    if raw[:1].isascii() and raw[:1].isalpha():
        try:
            return PublicationDate(parsedate_to_datetime(raw).isoformat())
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    return _worded(raw)


def _iso(raw: str) -> str | None:
    for text in (raw, raw[:19], raw[:10]):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            pass
        try:
            return datetime.fromisoformat(text).isoformat()
        except ValueError:
            pass
    return None


def _worded(raw: str) -> PublicationDate | None:
    """Read a date in words or figures; a relative one (`two hours ago`) has no day without a clock."""
    found = read_date(undecorated(raw), date_words())
    if found is None or found.precision != _DAY or found.start != found.end:
        return None
    return PublicationDate(found.start, found.ambiguous)


def undecorated(raw: str) -> str:
    """Return a date string without the words that introduce it, such as `published on:`."""
    folded = fold(raw)
    for opening in intake_words().published:
        if folded.text.startswith(opening) and not folded.text[len(opening) : len(opening) + 1].isalnum():
            rest = raw[folded.span(len(opening), len(folded.text))[0] :]
            return rest.lstrip(" :|-\u2013\u2014\u00a0")
    return raw


def is_relative(raw: str) -> bool:
    """Return True if a date string counts from a moment that the source does not state."""
    words = trim(fold(undecorated(raw)).text).split()
    return bool(words) and words[0] in intake_words().relative
