"""Sentences, as ranges over a passage's words."""

from collections.abc import Sequence

from riwaya.text.folding import fold
from riwaya.text.words import Word, words

_STOPS = frozenset({".", "!", "?", "\u061f", "\u06d4", "\u2026"})
_OPENING = frozenset("\u00ab\u201c\u201e")
_CLOSING = frozenset("\u00bb\u201d")
_LONGEST = 400  # words of a sentence
_LONGEST_QUOTE = 400  # words; a quotation mark still open after this many was never closed


def quotations(words: Sequence[Word], text: str) -> list[tuple[int, int]]:
    """Return the quotations of a passage as (opening, closing) word indexes, outermost only, in order.

    `text` is the published text: a mark's own shape tells whether it opens or closes, or else the spaces
    around it. A mark that is never closed opens no quotation.
    """
    # Some newsrooms set the same mark at both ends; its shape then tells nothing.
    shaped = not _OPENING.isdisjoint(text) and not _CLOSING.isdisjoint(text)
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    for index, word in enumerate(words):
        if word.folded != '"':
            continue
        turn = _turn(word, text, shaped)
        if opened is None or index - opened > _LONGEST_QUOTE:
            opened = None if turn == "close" else index
        elif turn == "open":
            opened = index  # the earlier mark was never closed
        else:
            pairs.append((opened, index))
            opened = None
    return pairs


def _turn(word: Word, text: str, shaped: bool) -> str:
    """Tell whether a quotation mark opens or closes; "" where neither its shape nor the spaces show it."""
    mark = text[word.start]
    if shaped and (mark in _OPENING or mark in _CLOSING):
        return "open" if mark in _OPENING else "close"
    spaced_before = word.start == 0 or text[word.start - 1].isspace() or text[word.start - 1] in "(["
    spaced_after = word.end >= len(text) or text[word.end].isspace()
    if spaced_before == spaced_after:
        return ""
    return "open" if spaced_before else "close"


def sentences(words: Sequence[Word], text: str) -> list[tuple[int, int]]:
    """Return the sentences of a passage as half-open ranges of word indexes.

    A full stop inside a closed quotation does not end the sentence that quotes it.

    >>> from riwaya.text import fold, words
    >>> sentences(words(fold("One two. So it is! Yes")), "One two. So it is! Yes")
    [(0, 3), (3, 7), (7, 8)]
    """
    quoted = quotations(words, text)
    found: list[tuple[int, int]] = []
    start = 0
    pair = 0
    for index, word in enumerate(words):
        while pair < len(quoted) and quoted[pair][1] < index:
            pair += 1
        inside = pair < len(quoted) and quoted[pair][0] < index < quoted[pair][1]
        stop = word.folded in _STOPS or (word.folded[0] == "." and len(word.folded) > 1)
        breaks = index + 1 < len(words) and "\n" in text[word.end : words[index + 1].start]
        if (stop and not inside and not _is_initial(words, index)) or breaks:
            if _closes_quote(words, index + 1, text):
                continue
            found.append((start, index + 1))
            start = index + 1
        elif (
            word.folded == '"'
            and pair < len(quoted)
            and quoted[pair][1] == index
            and index - 1 >= start
            and words[index - 1].folded in _STOPS
            and quoted[pair][1] - quoted[pair][0] > 3
        ):
            found.append((start, index + 1))
            start = index + 1
    if start < len(words):
        found.append((start, len(words)))
    return [piece for sentence in found for piece in _pieces(*sentence)]


def _pieces(start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long to be a sentence (a list, a page without stops), so that no work grows with it."""
    return [(at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST)]


def _closes_quote(words: Sequence[Word], index: int, text: str) -> bool:
    """Tell whether the word at `index` is a quotation mark written right after a full stop."""
    return index < len(words) and words[index].folded == '"' and words[index].start == words[index - 1].end


def _is_initial(words: Sequence[Word], index: int) -> bool:
    """Tell whether a full stop only shortens a title, as in a doctor's or an initial."""
    return (
        words[index].folded == "."
        and index > 0
        and len(words[index - 1].folded) == 1
        and words[index - 1].folded.isalpha()
        and index + 1 < len(words)
    )


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as half-open offsets into it.

    >>> sentence_spans("One. Two!")
    [(0, 4), (5, 9)]
    """
    found = words(fold(text))
    return [(found[first].start, found[last - 1].end) for first, last in sentences(found, text)]
