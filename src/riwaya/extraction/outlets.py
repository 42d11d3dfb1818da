"""Outlets: which country a report's outlet is of, by the list of media."""

from functools import cache

from riwaya.lexicon import load_rows
from riwaya.text import fold_word


def outlet_country(outlet: str | None) -> str:
    """Return the country of an outlet named in Arabic or Latin letters, or "" where it is not known."""
    return _countries().get(_letters(outlet or ""), "")


@cache
def _countries() -> dict[str, str]:
    media = [row for row in load_rows().actors if row.kind == "media" and row.country]
    return {_letters(name): row.country for row in media for name in (*row.ar, *row.en)}


def _letters(name: str) -> str:
    """Only the letters of a name: the addresses and the titles of outlets space and hyphen them freely."""
    return "".join(letter for letter in fold_word(name.lower().partition("(")[0]) if letter.isalnum())
