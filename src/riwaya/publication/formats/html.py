"""HTML: one stand-alone page of reports with their evidence highlighted.

No script, no resource from elsewhere: the page is what the writer gives, on any machine, for good. Everything
that comes from a report is escaped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from riwaya.model import Reading
from riwaya.publication.highlights import isolate_latin, layers, mark_up
from riwaya.publication.labels import Labels, labels
from riwaya.publication.rows import event_rows, shorten, statement_rows
from riwaya.publication.sheet import Sheet
from riwaya.publication.voices import HUES, voices

SUFFIX = ".html"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "ps", "ckb", "ug"})
_LIT = 40  # reports; a browser weighs every rule that lights up words, so a longer page goes without
_TAGS = {"title": "h2", "heading": "h3", "quote": "blockquote"}


def write(readings: Iterable[Reading], sheet: Sheet) -> Iterator[str]:
    """Yield the page, section by section."""
    language = sheet.language or "ar"
    words = labels(language)
    rest = iter(readings)
    first = list(islice(rest, 2))
    listed: list[tuple[str, str]] = []
    numbered = enumerate(chain(first, rest), start=1)
    sections = (_section(reading, number, words) for number, reading in numbered)
    page = _environment().get_template("page.html")
    yield from page.generate(
        language=language,
        labels=words,
        title=_title(first[0], words) if len(first) == 1 else words["ui"]["brand"],
        several=len(first) > 1,
        sections=_remember(sections, listed),
        listed=listed,
        hues=dict(zip(HUES, words["ui"]["letters"])),
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """What the template says of one reading. `lit` are the records whose words light up when chosen."""

    prefix: str
    title: str
    reading: Reading
    direction: str
    blocks: list[dict[str, Any]]
    statements: list[Any]
    events: list[Any]
    lit: list[str]


def _section(reading: Reading, number: int, words: Labels) -> _Section:
    prefix = f"r{number}-"
    spoken = voices(reading)
    statements = statement_rows(reading, spoken, words)
    events = event_rows(reading, spoken, words)
    titles = {row.id: f"{row.who} {row.act}" for row in statements}
    titles |= {row.id: row.type for row in events}
    over = layers(reading, spoken)
    blocks = [
        {
            "kind": passage.kind,
            "tag": _TAGS.get(passage.kind, "p"),
            "id": f"{prefix}p{passage.id}",
            "html": mark_up(passage.text, over.get(passage.id, []), prefix, titles),
        }
        for passage in reading.report.passages
    ]
    direction = "rtl" if (reading.report.language or "ar") in _RIGHT_TO_LEFT else "ltr"
    lit = [*titles] if number <= _LIT else []
    return _Section(prefix, _title(reading, words), reading, direction, blocks, statements, events, lit)


def _title(reading: Reading, words: Labels) -> str:
    report = reading.report
    titles = (passage.text for passage in report.passages if passage.kind == "title")
    return report.title or next(titles, None) or report.source or str(words["ui"]["untitled"])


def _remember(sections: Iterable[_Section], listed: list[tuple[str, str]]) -> Iterator[_Section]:
    """Pass sections on, keeping of each only what the list of contents at the end needs."""
    for section in sections:
        listed.append((section.prefix, section.title))
        yield section


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("riwaya.publication", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["latin"] = isolate_latin
    environment.filters["shorten"] = shorten
    environment.globals["sheet_of_styles"] = Markup(environment.loader.get_source(environment, "page.css")[0])  # type: ignore[union-attr]
    return environment
