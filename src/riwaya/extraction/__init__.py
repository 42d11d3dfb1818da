"""Extraction: Report → Reading, one report at a time, by the steps listed here in order.

Each step reads the draft and adds to it. Nothing here touches disk, network, clock or randomness.
"""

from collections.abc import Callable

from riwaya.extraction.assembly import assemble
from riwaya.extraction.clauses import read_sentences
from riwaya.extraction.coreference import link_mentions
from riwaya.extraction.counts import find_counts
from riwaya.extraction.draft import Draft
from riwaya.extraction.events import find_events
from riwaya.extraction.mentions import find_mentions
from riwaya.extraction.nesting import nest_statements, type_sources
from riwaya.extraction.places import resolve_places
from riwaya.extraction.speakers import resolve_speakers
from riwaya.extraction.statements import find_statements
from riwaya.extraction.tagging import tag
from riwaya.extraction.times import find_times
from riwaya.extraction.tokens import read_passages
from riwaya.lexicon import load
from riwaya.lexicon.dates import date_words
from riwaya.lexicon.numbers import number_words
from riwaya.model import MadeBy, Reading, Report

ENGINES: tuple[str, ...] = ("lexicon",)
"""The engines that can read; the trained tagger takes its place here and in `extraction/learned`."""

_VERSION = "0.1.0"
_LANGUAGES = ("ar", None)


def read_texts(draft: Draft) -> None:
    """Words, times, tags and clauses of every passage."""
    for text in read_passages(draft.report.passages, draft.lexicon):
        tag(text, find_times(draft, text))
        draft.texts.append(text)
        draft.sentences.append(read_sentences(text, draft.lexicon))


STEPS: tuple[Callable[[Draft], None], ...] = (
    read_texts,
    find_mentions,
    find_counts,
    find_statements,
    nest_statements,
    find_events,
    link_mentions,
    resolve_speakers,
    type_sources,
    resolve_places,
)


def extract(report: Report, engine: str = "lexicon") -> Reading:
    """Read a report: all it tells, each record with the words that prove it. Never raises on any text.

    A report that is not in Arabic comes back with its passages and nothing more.
    """
    lexicon = load()
    made_by = MadeBy(_VERSION, engine, lexicon.table.fingerprint)
    if report.language not in _LANGUAGES:
        return Reading(report, made_by=made_by)
    draft = Draft(report, lexicon)
    for step in STEPS:
        step(draft)
    return assemble(draft, made_by)


def prepare() -> None:
    """Load the lexicon and the tables of numbers and dates, once for a process."""
    load()
    number_words()
    date_words()
