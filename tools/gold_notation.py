"""The notation in which people and machines write gold (gold/README.md).

A source quotes words; they are found in the passages, so that every span is computed and none is typed.
"""

import re
from dataclasses import dataclass, field
from typing import Any

_WORD = r"[\w\u064b-\u065f\u0670\u0640]"
# A quote may begin after joined proclitics (waw, fa, ba, lam, kaf, sin) and end before an enclitic.
_JOINED = r"[\u0648\u0641\u0628\u0644\u0643\u0633]"
_START = "|".join((rf"(?<!{_WORD})", rf"(?<=(?<!{_WORD}){_JOINED})", rf"(?<=(?<!{_WORD})\u0648{_JOINED})"))
_END = rf"(?!{_WORD})"
_ENCLITIC = rf"(?=(?:\u0647|\u0647\u0627|\u0647\u0645|\u0646\u0627|\u064a|\u0646\u064a|\u0643\u0645)?{_END})"
_GAP = re.compile(r" (?:\u2026|\.\.\.) ")
Span = dict[str, Any]


class GoldError(ValueError):
    """A line of the gold source that cannot be compiled; the message says where and what."""


@dataclass
class Record:
    """One annotated record: its codes, its quote, and the indented fields under it."""

    line: int
    id: str
    codes: list[str]
    quote: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return the text of the first field of that name."""
        return next((text for key, text in self.fields if key == name), None)


@dataclass
class Case:
    """One report's annotation: which text, its places' overrides, its records by passage.

    A passage is named by its number, or by its kind and the words it opens with.
    """

    line: int
    text: str
    number: int
    places: dict[str, list[str]]
    kinds: dict[str, str]
    passages: list[tuple[int, int | tuple[str, str], list[Record]]] = field(default_factory=list)


def parse(text: str) -> list[Case]:
    """Read a gold source: one case a `report` or `text` line."""
    places: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    cases: list[Case] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        try:
            _parse_line(line, number, cases, places, kinds)
        except (IndexError, KeyError, ValueError) as error:
            raise GoldError(f"line {number}: cannot be read: {line.strip()!r:.80} ({error!r})") from error
    return cases


def _parse_line(
    line: str, number: int, cases: list[Case], places: dict[str, list[str]], kinds: dict[str, str]
) -> None:
    word, _, rest = line.strip().partition(" ")
    if line.startswith(" "):
        cases[-1].passages[-1][2][-1].fields.append((word, rest.removeprefix(": ")))
    elif word == "place":
        key, *cells = (cell.strip() for cell in rest.split("|"))
        (cases[-1].places if cases and cases[-1].number == 0 else places)[key] = cells
    elif word == "actor":
        key, kind = rest.split()
        kinds[key] = kind
    elif word == "report":
        sample, _, nth = rest.partition(" ")
        cases.append(Case(number, sample, int(nth or 1), dict(places), kinds))
    elif word == "text":
        cases.append(Case(number, rest, 0, {}, {}, [(number, 0, [])]))
    elif word == "where":
        key, _, cells_text = rest.partition(" ")
        old = cases[-1].places[key]
        cases[-1].places[key] = [old[0], *(cell.strip() for cell in cells_text.split("|")), old[-1]]
    elif word == "passage":
        cases[-1].passages.append((number, int(rest), []))
    elif word == "=":
        kind, _, opening = rest.partition(" ")
        cases[-1].passages.append((number, (kind, opening), []))
    elif re.fullmatch(r"[mtse]\d+", word):
        head, _, quote = f" {rest}".partition(" : ")
        cases[-1].passages[-1][2].append(Record(number, word, head.split(), quote.strip()))
    else:
        raise ValueError(word)


def locate(text: str, passage: int, quote: str) -> Span:
    """Find a quote in a passage.

    `words`; `first … last`, all between them; `words#2`, the second time; `stem+suffix`, the suffix alone.
    """
    numbered = re.fullmatch(r"(.+)#(\d+)", quote.strip())
    words, nth = (numbered[1], int(numbered[2])) if numbered else (quote.strip(), 1)
    if _GAP.search(words) and words not in text:
        first, last = _GAP.split(words, maxsplit=1)
        opening = locate(text, passage, f"{first}#{nth}" if numbered else first)
        closing = locate(text[opening["end"] :], passage, last)
        start, end = opening["start"], opening["end"] + closing["end"]
    else:
        stem, _, suffix = words.partition("+") if words not in text else (words, "", "")
        start, end = _find(text, stem + suffix, nth)
        start = start + len(stem) if suffix else start
    return {"passage": passage, "start": start, "end": end, "quote": text[start:end]}


def _find(text: str, words: str, nth: int) -> tuple[int, int]:
    if not re.match(r"\w", words):
        found = [match.span() for match in re.finditer(re.escape(words), text)]
    else:
        last = re.match(r"\w", words[-1:]) is not None
        for ending in (_END, _ENCLITIC) if last else ("",):
            found = [match.span() for match in re.finditer(f"(?:{_START}){re.escape(words)}{ending}", text)]
            if len(found) >= nth:
                break
    if not words or len(found) < nth:
        raise GoldError(f"{words!r} is not in the passage {nth} time(s): {text[:80]!r}")
    return found[nth - 1]
