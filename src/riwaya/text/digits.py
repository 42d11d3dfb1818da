"""Figures typed in digits, with the separators of every newsroom."""

from collections.abc import Sequence

from riwaya.text.words import Word

_COMMA = "\u060c"
_DECIMAL = "\u066b"
_DECIMAL_LETTER = "\u0631"
_THOUSANDS = (",", "\u066c", ".")
_MOST_DIGITS = 15


def is_figure(word: str) -> bool:
    """Tell whether a folded word is written in digits."""
    return "0" <= word[0] <= "9"


def read_digits(word: str) -> float | int | None:
    """Read a number typed in digits, with or without separators; None if it is no number (a date, a version).

    >>> read_digits("12,500"), read_digits("3.5"), read_digits("22.10.2025")
    (12500, 3.5, None)
    """
    if len(word) > _MOST_DIGITS + 5:
        return None
    if word.isdigit():
        return int(word)
    whole, mark, fraction = word.partition(_DECIMAL)
    for sign in _THOUSANDS:
        groups = whole.split(sign)
        if (
            len(groups) > 1
            and 0 < len(groups[0]) < 4
            and groups[0] != "0"
            and all(len(g) == 3 for g in groups[1:])
        ):
            whole = "".join(groups)
            break
    if not mark and not whole.isdigit():
        whole, _, fraction = whole.replace(",", ".").partition(".")
    if not whole.isdigit():
        return None
    if not fraction:
        return int(whole)
    return float(f"{whole}.{fraction}") if fraction.isdigit() else None


def read_typed(words: Sequence[Word], start: int) -> tuple[float | int | None, str, int]:
    """Read the figure in digits at word `start`: (value, as typed, end word).

    Groups may be set apart by a space or an Arabic comma, and a fraction by the letter that agencies use.
    """
    if _is_lettered(words, start):
        typed = f"{words[start].folded}.{words[start + 2].folded}"
        return float(typed), typed, start + 3
    typed = words[start].folded
    end = start + 1
    while len(typed) < _MOST_DIGITS and (start + 1 < end or len(words[start].folded) < 4) and typed.isdigit():
        comma = end < len(words) and words[end].folded == _COMMA and words[end].start == words[end - 1].end
        at = end + comma
        gap = 0 if comma else 1
        if at >= len(words) or len(words[at].folded) != 3 or not words[at].folded.isdigit():
            break
        if words[at].start - words[at - 1].end != gap or typed[0] == "0":
            break
        typed, end = typed + words[at].folded, at + 1
    return read_digits(typed), typed, end


def _is_lettered(words: Sequence[Word], start: int) -> bool:
    """Tell whether a decimal is written with a letter for the point, as in 8r4."""
    if start + 2 >= len(words) or words[start + 1].folded != _DECIMAL_LETTER:
        return False
    whole, letter, fraction = words[start : start + 3]
    glued = whole.end == letter.start and letter.end == fraction.start
    return (
        glued and len(whole.folded) <= _MOST_DIGITS and whole.folded.isdigit() and fraction.folded.isdigit()
    )
