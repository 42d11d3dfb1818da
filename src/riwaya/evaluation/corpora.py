"""The public corpora whose texts the gold points into: each record as a report with plain passages.

A record is known by the hash of its text, so that gold can name it, and check it, without holding any of it.
The passages are cut here and not by intake, whose cutting may change and would move every offset.
"""

import csv
import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

import orjson

from riwaya.errors import ReadingError
from riwaya.model import Passage, Report

_LABEL = 10
"""Hexadecimal digits of the hash in a label: enough to tell a million texts apart."""
_REMEDY = "give SaudiNewsNet's articles or GSR's labelled sentences, as published or as JSON Lines"
_FILES = ("*_labels.jsonl", "*_gsr.csv", "articles.jsonl.gz", "articles.jsonl", "20??-??-??.zip")


def read_file(stream: BinaryIO, name: str) -> Iterator[Report]:
    """Yield the reports of a file of a corpus, in the form of its name's suffix.

    Raises ReadingError for what is no record of a corpus, or no such file at all.
    """
    try:
        yield from _reports(_records(stream, name), name)
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise ReadingError(name, f"cannot be unpacked: {error}", _REMEDY) from error


def is_corpus(path: PurePath) -> bool:
    """Tell by its name whether a file of a folder is one of a corpus.

    >>> is_corpus(PurePath("data/gsr/assault_gsr.csv")), is_corpus(PurePath("data/gsr/README.md"))
    (True, False)
    """
    return any(path.match(pattern) for pattern in _FILES)


def read_lines(lines: Iterable[bytes], name: str) -> Iterator[Report]:
    """Yield the reports of JSON Lines.

    >>> [report.source for report in read_lines([b'{"id": "x", "text": "a b"}'], "labels.jsonl")]
    ['gsr:c8687a08aa']
    """
    return _reports(_parsed(lines, name), name)


def _records(stream: BinaryIO, name: str) -> Iterator[Any]:
    if name.endswith(".gz"):
        with gzip.open(stream) as lines:
            yield from _parsed(lines, name)
    elif name.endswith(".csv"):
        yield from csv.DictReader(io.TextIOWrapper(stream, "utf-8", newline=""))
    elif name.endswith(".zip"):
        with zipfile.ZipFile(stream) as archive:
            for member in archive.namelist():
                if member.endswith(".json"):
                    yield from _load(archive.read(member), f"{name}#{member}")
    else:
        yield from _parsed(stream, name)


def _parsed(lines: Iterable[bytes], name: str) -> Iterator[Any]:
    return (_load(line, f"{name}:{number}") for number, line in enumerate(lines, start=1) if line.strip())


def _load(text: bytes, where: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ReadingError(where, f"is not JSON: {error}", _REMEDY) from error


def _reports(records: Iterable[Any], name: str) -> Iterator[Report]:
    for number, record in enumerate(records, start=1):
        try:
            yield _article(record) if "content" in record else _sentence(record)
        except (KeyError, TypeError, AttributeError) as error:
            where = f"{name}, record {number}"
            raise ReadingError(where, f"is no record of a corpus: {error!r}", _REMEDY) from error


def _sentence(record: dict[str, str]) -> Report:
    text = record["text"]
    digest, passages = _digest(text), (Passage(0, "paragraph", text),)
    return Report(f"sha256:{digest}", source=f"gsr:{digest[:_LABEL]}", language="ar", passages=passages)


def _article(record: dict[str, str]) -> Report:
    title, content = record["title"].strip(), record["content"]
    digest = _digest(f"{title}\n{content}")
    blocks = [line.strip() for line in content.splitlines()]
    passages = [Passage(0, "title", title)] if title else []
    for block in filter(None, blocks):
        passages.append(Passage(len(passages), "paragraph", block))
    return Report(
        f"sha256:{digest}",
        source=f"sns:{digest[:_LABEL]}",
        outlet=record["source"],
        title=title or None,
        byline=record["author"].strip() or None,
        published_at=record["date_extracted"][:10],
        published_raw=record["date_extracted"],
        language="ar",
        passages=tuple(passages),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
