"""The public corpora whose texts the gold points into: each record as a report with plain passages.

A record is known by the hash of its text, so that gold can name it, and check it, without holding any of it.
The passages are cut here and not by intake, whose cutting may change and would move every offset.
"""

import hashlib
from collections.abc import Iterable, Iterator

import orjson

from riwaya.errors import ReadingError
from riwaya.model import Passage, Report

SAUDINEWSNET = "sns"
GSR = "gsr"
_LABEL = 10
"""Hexadecimal digits of the hash in a label: enough to tell a million texts apart."""


def read_corpus(lines: Iterable[bytes], where: str) -> Iterator[Report]:
    """Yield the reports of a corpus in JSON Lines, of SaudiNewsNet (articles) or GSR (labelled sentences).

    Raises ReadingError for a line that is neither.

    >>> [report.source for report in read_corpus([b'{"id": "x", "text": "a b"}'], "labels.jsonl")]
    ['gsr:c8687a08aa']
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = orjson.loads(line)
            yield _article(record) if "content" in record else _sentence(record)
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            remedy = "give articles of SaudiNewsNet or labels of GSR, one JSON object a line"
            raise ReadingError(f"{where}:{number}", f"is no record of a corpus: {error!r}", remedy) from error


def label(corpus: str, text: str) -> str:
    """Return the name that gold knows a text by: its corpus and the head of its hash."""
    return f"{corpus}:{_digest(text)[:_LABEL]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _sentence(record: dict[str, str]) -> Report:
    text = record["text"]
    return Report(
        f"sha256:{_digest(text)}",
        source=label(GSR, text),
        language="ar",
        passages=(Passage(0, "paragraph", text),),
    )


def _article(record: dict[str, str]) -> Report:
    title, content = record["title"].strip(), record["content"]
    text = f"{title}\n{content}"
    blocks = [("title", title), *(("paragraph", line.strip()) for line in content.splitlines())]
    kept = [(kind, block) for kind, block in blocks if block]
    return Report(
        f"sha256:{_digest(text)}",
        source=label(SAUDINEWSNET, text),
        outlet=record["source"],
        title=title or None,
        byline=record["author"].strip() or None,
        published_at=record["date_extracted"][:10],
        published_raw=record["date_extracted"],
        language="ar",
        passages=tuple(Passage(i, kind, block) for i, (kind, block) in enumerate(kept)),  # type: ignore[arg-type]
    )
