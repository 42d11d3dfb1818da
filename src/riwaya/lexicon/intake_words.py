"""The words that intake needs, read from the rows of `ar/intake.toml`, folded and ready to match."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicon.rows import folder, load_toml
from riwaya.text import fold

FILE = "ar/intake.toml"
_EDGES = " \t:.,;!|*-+<>()[]{}\"'/\\\u2022\u25cf\u060c\u061b\u200f\u200e"


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of page furniture: how its lines are known (folded) and the row's own examples (published)."""

    what: str
    lines: frozenset[str]
    opens: tuple[str, ...]
    starts: tuple[str, ...]
    pattern: re.Pattern[str] | None
    related: bool
    examples: tuple[str, ...]
    keeps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """How one language is known: its script, letters of its own, frequent words; all as published."""

    code: str
    script: str
    base: bool
    letters: frozenset[str]
    words: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class IntakeWords:
    """All the words of intake. Everything but `languages` and `page` is folded.

    `page` holds the names that pages give, in class and id attributes, to the parts of an article.
    """

    furniture: tuple[Furniture, ...]
    byline_words: frozenset[str]
    byline_openers: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    agencies: frozenset[str]
    credit_words: frozenset[str]
    credit_openers: tuple[str, ...]
    weekdays: tuple[str, ...]
    relative: frozenset[str]
    languages: tuple[Language, ...]
    page: dict[str, frozenset[str]]


def trim(folded: str) -> str:
    """Return a folded line without the marks and spaces at its ends.

    >>> trim("- next: ")
    'next'
    """
    return folded.strip(_EDGES)


@cache
def intake_words() -> IntakeWords:
    """Return the words of intake, read once. Raises LexiconError that names the row that cannot be read."""
    rows = load_toml(folder("ar") / "intake.toml")
    try:
        return _build(rows)
    except (KeyError, TypeError, re.error) as error:
        raise LexiconError(
            FILE, f"a row cannot be read: {error!r}", "see the notes at the top of it"
        ) from error


def _build(rows: dict[str, Any]) -> IntakeWords:
    byline, credit, calendar = rows["byline"], rows["credit"], rows["calendar"]
    return IntakeWords(
        furniture=tuple(_furniture(row) for row in rows["furniture"]),
        byline_words=frozenset(_folded(byline["words"])),
        byline_openers=_folded(byline["openers"]),
        published=_folded(byline["published"]),
        updated=_folded(byline["updated"]),
        agencies=frozenset(_folded(rows["dateline"]["agencies"])),
        credit_words=frozenset(_folded(credit["words"])),
        credit_openers=_folded(credit["openers"]),
        weekdays=_folded(calendar["weekdays"]),
        relative=frozenset(_folded(calendar["relative"])),
        languages=tuple(_language(row) for row in rows["language"]),
        page={part: frozenset(names) for part, names in rows["page"].items()},
    )


def _folded(words: list[str]) -> tuple[str, ...]:
    """Fold the words, each once, the longest first so that the longer of two openings is tried first."""
    return tuple(sorted({fold(word).text.strip() for word in words}, key=lambda word: (-len(word), word)))


def _furniture(row: dict[str, Any]) -> Furniture:
    return Furniture(
        what=row["what"],
        lines=frozenset(trim(line) for line in _folded(row.get("lines", []))),
        opens=_folded(row.get("opens", [])),
        starts=_folded(row.get("starts", [])),
        pattern=re.compile("|".join(f"(?:{one})" for one in row["patterns"])) if "patterns" in row else None,
        related=row.get("related", False),
        examples=tuple(row["examples"]),
        keeps=tuple(row["keeps"]),
    )


def _language(row: dict[str, Any]) -> Language:
    return Language(
        code=row["code"],
        script=row["script"],
        base=row.get("base", False),
        letters=frozenset(row.get("letters", "")),
        words=frozenset(row["words"]),
        example=row["example"],
    )
