"""Bylines and datelines: who signs, for which outlet, from where, and when it was published."""

import re
from dataclasses import dataclass

from riwaya.intake.published import publication_date, undecorated
from riwaya.lexicon.intake_words import intake_words, trim
from riwaya.text import fold

_NUMERIC = r"\d{1,4}\s?[/\-.\u2215\u2044]\s?\d{1,2}\s?[/\-.\u2215\u2044]\s?\d{1,4}"
_MONTH = r"[^\W\d_]+(?:\s+[^\W\d_]+)?"
_NAMED = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s?[/\-(]\s?{_MONTH}\)?)?,?\s+\d{{4}}"
_ENGLISH = r"[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}"
_DATE = re.compile(f"{_NUMERIC}|{_NAMED}|{_ENGLISH}")
_SEPARATOR = re.compile(
    r"\s+[-\u2010-\u2015\u2212\u0640|/]\s*|\s*[\u2013\u2014\u0640|]\s*|\s*:\s*|\s*[\u060c,]\s+"
)
_NAME = r"(?P<place>[^\W\d_][\w\u064b-\u0652 ]{1,28}?)\s*"
_CLOSED = r"\s*[-\u2013\u2014\u0640:/]\s"
_PLACES = (
    re.compile(_NAME + r"\((?P<agency>[^()]{2,30})\)" + _CLOSED),
    re.compile(
        _NAME + r"[-\u2013\u2014\u0640/\u060c]\s*[\"\u00ab]?(?P<agency>[\w. ]{2,30}?)[\"\u00bb]?" + _CLOSED
    ),
)
_PLACE_WORDS = 3
_BYLINE_WORDS = 12
_LONGEST = 300  # characters


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline line gives; each part as published, None where the line does not hold it."""

    byline: str | None = None
    outlet: str | None = None
    place: str | None = None
    published: str | None = None


def read_signature(line: str) -> Signature | None:
    """Read a line that signs or dates a report: byline, date, or both, glued or not; else None."""
    if len(line) > _LONGEST or line.count(" ") > 2 * _BYLINE_WORDS:
        return None
    dated = _date_part(line)
    if dated is not None:
        start, end = dated
        head = line[:start].strip(" \t-|:\u2013\u2014\u060c\u00a0\u2022")
        tail = line[end:].strip()
        if _introduces(head):
            return Signature(published=line.strip())
        if head.count(" ") < _BYLINE_WORDS and len(tail.split()) <= 6:
            byline, outlet, place = sign(head)
            return Signature(byline, outlet, place, line[start:].strip())
        return None
    if _signs(line):
        byline, outlet, place = sign(line)
        return Signature(byline, outlet, place)
    return None


def _introduces(head: str) -> bool:
    return not head or not trim(fold(undecorated(head)).text)


def _date_part(line: str) -> tuple[int, int] | None:
    """Return where the date stands in a line, its weekday included, or None."""
    match = _DATE.search(line)
    if match is None or publication_date(match.group()) is None:
        return None
    start = match.start()
    before = fold(line[:start])
    bare = before.text.rstrip(" ,\u060c:")
    for weekday in intake_words().weekdays:
        # The weekday may stand glued to the byline before it: pages lose the space when they are copied.
        if bare.endswith(weekday):
            start = before.span(len(bare) - len(weekday), len(bare))[0]
            break
    return start, match.end()


def _signs(line: str) -> bool:
    """Return True for a byline without a date: it opens as one, or a part of it stands for a person."""
    if line.count(" ") >= _BYLINE_WORDS or line.endswith((".", "\u061f", "?", "!")):
        return False
    known = intake_words()
    folded = trim(fold(line).text)
    if any(
        folded.startswith((opening + ":", opening + " :", opening + "/")) for opening in known.byline_openers
    ):
        return True
    parts = [trim(fold(part).text) for part in _SEPARATOR.split(line) if part.strip()]
    words = known.byline_words | known.agencies
    return 1 <= len(parts) <= 3 and any(part in words for part in parts)


def sign(byline: str) -> tuple[str | None, str | None, str | None]:
    """Return the byline, the outlet it names and the place it names, from a byline as published.

    An outlet is the part beside a word that stands for a person (`special - the paper`).
    """
    byline = byline.strip()
    if not byline:
        return None, None, None
    parts = [
        part.strip(' :"\u00ab\u00bb\u201c\u201d') for part in _SEPARATOR.split(byline) if part.strip(" :")
    ]
    known = intake_words()
    standing = [part for part in parts if trim(fold(part).text) in known.byline_words]
    others = [part for part in parts if part not in standing]
    outlet = others[0] if len(standing) == 1 and len(others) == 1 and len(parts) == 2 else None
    if outlet is not None and trim(fold(outlet).text) in known.agencies:
        outlet = None
    return byline, outlet, None


def dateline_place(paragraph: str) -> str | None:
    """Return the place that opens a paragraph before an agency's name (`place (agency) -`), or None."""
    for pattern in _PLACES:
        match = pattern.match(paragraph)
        if match is None:
            continue
        place = match.group("place").strip()
        agency = trim(fold(match.group("agency")).text)
        if agency in intake_words().agencies and len(place.split()) <= _PLACE_WORDS:
            return place
    return None
