"""The data: gold, what the lexicon reads in news, and name corpora, as examples. Test texts never enter."""

import gzip
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.evaluation import read_gold
from riwaya.evaluation.conll import read_conll
from riwaya.evaluation.corpora import read_lines
from riwaya.extraction import extract
from riwaya.extraction.learned.labels import NAME_TAGS
from riwaya.extraction.learned.pieces import Pieces
from riwaya.extraction.learned.windows import MOST
from riwaya.model import Report
from riwaya.training.examples import Example, examples, named

_SENTENCES = "gsr:"
_KINDS = {"PER": "PERS", "PERSON": "PERS"}
_LINE_OF_PARAGRAPH = 40  # characters; shorter paragraphs recur by chance
_EVENTS_LEAST = 4  # that the lexicon must see in an article for it to be of conflict
_WORDS_MOST = 900


def of_gold(paths: Iterable[Path], pieces: Pieces, *, sentences_only: bool = False) -> list[Example]:
    """Return the examples of gold files; sentences have only some of their mentions marked.

    Raises ReadingError for a file that is no gold with its texts.
    """
    found: list[Example] = []
    for path in paths:
        with path.open("rb") as lines:
            for reading in read_gold(lines, str(path)):
                whole = not str(reading.report.source).startswith(_SENTENCES)
                if not (whole and sentences_only):
                    found += examples(reading, pieces, mentions=whole)
    return found


def of_lexicon(reports: Iterable[Report], pieces: Pieces) -> Iterator[Example]:
    """Yield silver: what the lexicon alone reads in reports of conflict."""
    for report in reports:
        if sum(len(passage.text.split()) for passage in report.passages) > _WORDS_MOST:
            continue
        reading = extract(report, "lexicon")
        if len(reading.events) >= _EVENTS_LEAST:
            yield from examples(reading, pieces, mentions=True)


def news(path: Path, gold: frozenset[str], seed: int, many: int) -> list[Report]:
    """Return so many articles of SaudiNewsNet at random; none shares a paragraph with gold or another."""
    with gzip.open(path) as lines:
        found = list(read_lines(lines, path.name))
    seen = {text for report in found if str(report.source) in gold for text in _paragraphs(report)}
    random.Random(seed).shuffle(found)
    taken = []
    for report in found:
        texts = _paragraphs(report)
        if str(report.source) not in gold and seen.isdisjoint(texts):
            seen |= texts
            taken.append(report)
            if len(taken) == many:
                break
    return taken


def _paragraphs(report: Report) -> set[str]:
    return {passage.text for passage in report.passages if len(passage.text) > _LINE_OF_PARAGRAPH}


def of_names(path: Path, pieces: Pieces) -> list[Example]:
    """Return the sentences of a CoNLL file of names; types that ANERcorp has not are left unmarked."""
    with path.open(encoding="utf-8") as lines:
        found = [named(s.tokens, (_tag(tag) for tag in s.tags), pieces) for s in read_conll(lines)]
    return [example for example in found if sum(map(len, example.pieces)) <= MOST]


def _tag(tag: str) -> str:
    prefix, _, kind = tag.partition("-")
    known = f"{prefix}-{_KINDS.get(kind, kind)}"
    return known if known in NAME_TAGS else "O"
