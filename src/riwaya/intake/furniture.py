"""Lines of a page that are not its report, and lines that are captions; all words come from the lexicon."""

import re
from functools import cache, lru_cache

from riwaya.lexicon.intake_words import Furniture, intake_words, trim
from riwaya.text import fold

_LONGEST = 300  # characters; furniture is short
_OPENING_WORDS = 30
_STARTING_WORDS = 14
_OPENING = 60  # characters that hold the opening of a line
_CAPTION_WORDS = 45
_CREDIT_WORDS = 6
_ENDING = 16  # characters in which the mark that ends a sentence stands
_FINAL = (".", "!", "?", "\u061f", "\u2026", "\u06d4")
_CREDIT = re.compile(r"\(([^()]{2,60})\)$|\[([^\[\]]{2,60})\]$")
_FINAL_MARKS = re.compile("[.!?\u061f\u2026\u06d4][\"'\u00bb\u201d\u2019)\\]]*$")


@cache
def _exact() -> dict[str, Furniture]:
    return {line: row for row in intake_words().furniture for line in row.lines}


@lru_cache(maxsize=8_192)
def furniture(line: str) -> Furniture | None:
    """Return the row that a line of a page matches as furniture; None if the line is part of the report."""
    count = line.count(" ") + 1
    if len(line) > _LONGEST or count > _OPENING_WORDS:
        return None
    if count > _STARTING_WORDS:
        opening = fold(line[:_OPENING]).text.lstrip()
        return next((row for row in intake_words().furniture if _begins(opening, row.opens)), None)
    folded = fold(line).text.strip()
    return _exact().get(trim(folded)) or _short(folded)


def _short(folded: str) -> Furniture | None:
    """Return the row that a short folded line matches by its beginning or its pattern."""
    finished = folded.endswith(_FINAL) and not folded.endswith("...")
    for row in intake_words().furniture:
        if _begins(folded, row.opens) or (not finished and _begins(folded, row.starts)):
            return row
        if row.pattern is not None and row.pattern.fullmatch(folded):
            return row
    return None


def is_furniture(line: str) -> bool:
    """Return True if a line of a page is not part of its report."""
    return furniture(line) is not None


def _begins(folded: str, openings: tuple[str, ...]) -> bool:
    if not folded.startswith(openings):
        return False
    for opening in openings:
        if folded.startswith(opening):
            rest = folded[len(opening) :]
            if not rest or not rest[0].isalnum() or not opening[-1].isalnum():
                return True
    return False


def is_finished(line: str) -> bool:
    """Return True if a line ends as a sentence does, closing quotation marks and brackets aside."""
    return _FINAL_MARKS.search(line[-_ENDING:]) is not None


def is_caption(line: str) -> bool:
    """Return True if a line ends in a bracketed credit: an agency, an archive, `photo: …`."""
    if not line.endswith((")", "]")) or line.count(" ") >= _CAPTION_WORDS:
        return False
    match = _CREDIT.search(line)
    return match is not None and is_credit(match.group(1) or match.group(2))


def is_credit(words: str) -> bool:
    """Return True if a few words say where a picture comes from."""
    known = intake_words()
    folded = trim(fold(words).text)
    if folded in known.credit_words or any(
        part.strip() in known.credit_words for part in re.split("[/,\u060c|-]", folded)
    ):
        return True
    return any(folded.startswith((opening + " ", opening + ":")) for opening in known.credit_openers)


def is_bare_credit(caption: str) -> bool:
    """Return True if a caption holds nothing but where the picture comes from."""
    known = intake_words()
    folded = trim(fold(caption).text)
    opened = any(folded.startswith((opening + ":", opening + " :")) for opening in known.credit_openers)
    return folded in known.credit_words or (opened and folded.count(" ") < _CREDIT_WORDS)
