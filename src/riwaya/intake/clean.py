"""What may be changed in published characters: line ends, runs of space, what no text can hold."""

import html
import re

from riwaya.model import Problem

_SURROGATE = re.compile("[\ud800-\udfff]")
_SPLIT = re.compile("\n|\u2028|\u2029|\x0b|\x0c|\x85")
_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|strong|em|b)\b[^<>]{0,300}/?>", re.IGNORECASE
)


def sound(text: str, where: str) -> tuple[str, tuple[Problem, ...]]:
    r"""Return the text without what no text can hold, and a problem for each kind of it.

    CRLF and CR become LF; NULs go; a lone surrogate becomes U+FFFD. All else stays, bidi controls too.

    >>> sound("a\r\nb\x00", "x")[0]
    'a\nb'
    """
    problems = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        problems.append(Problem(where, f"held {text.count(chr(0))} NUL characters; they were removed"))
        text = text.replace("\x00", "")
    try:
        text.encode()  # far faster than a search, and fails on lone surrogates alone
    except UnicodeEncodeError:
        text, lone = _SURROGATE.subn("\ufffd", text)
        problems.append(
            Problem(where, f"held {lone} lone surrogates; each became U+FFFD", "save it as UTF-8 again")
        )
    return text, tuple(problems)


def one_line(text: str) -> str:
    """Return the text with each run of spaces and line ends as one space.

    >>> one_line("  a \\n b ")
    'a b'
    """
    return " ".join(text.split())


def lines_of(text: str) -> list[str]:
    """Split text into lines, each without spaces at its ends and with single spaces inside."""
    return [one_line(line) for line in _SPLIT.split(text)]


def has_markup(text: str) -> bool:
    """Return True if a string that ought to be plain text holds HTML tags."""
    return "<" in text and _MARKUP.search(text) is not None


def unescape(text: str) -> str:
    """Return the text with HTML entities as characters; lone surrogates that entities name stay out."""
    return html.unescape(text) if "&" in text else text
