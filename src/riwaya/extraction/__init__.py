"""Extraction: Report → Reading, one report at a time, by the steps listed here in order.

Each step reads the draft and adds to it. Nothing here touches disk, network, clock or randomness.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from riwaya.errors import ModelError
from riwaya.extraction.acting_states import find_acting_states
from riwaya.extraction.assembly import assemble
from riwaya.extraction.clauses import read_sentences
from riwaya.extraction.coreference import link_mentions
from riwaya.extraction.counts import find_counts
from riwaya.extraction.draft import Draft
from riwaya.extraction.events import find_events
from riwaya.extraction.evidence import weigh_statements
from riwaya.extraction.learned.along import opened, perceive
from riwaya.extraction.learned.names import add_names
from riwaya.extraction.learned.statements import read_statements
from riwaya.extraction.mentions import find_mentions
from riwaya.extraction.nesting import nest_statements, type_sources
from riwaya.extraction.places import resolve_places
from riwaya.extraction.pronouns import link_pronouns
from riwaya.extraction.short_names import settle_short_names
from riwaya.extraction.speakers import resolve_speakers
from riwaya.extraction.speeches import prolong_speeches
from riwaya.extraction.statements import find_statements
from riwaya.extraction.tagging import tag
from riwaya.extraction.times import day_told, find_times
from riwaya.extraction.tokens import read_passages
from riwaya.extraction.told_again import hold_what_is_told_again
from riwaya.lexicon import ARABIC, fingerprint, languages, load
from riwaya.lexicon.dates import date_words
from riwaya.lexicon.numbers import number_words
from riwaya.model import MadeBy, Passage, Problem, Reading, Report

if TYPE_CHECKING:
    from riwaya.extraction.learned.model import Model

ENGINES: tuple[str, ...] = ("full", "fast", "lexicon")
"""The engines that can read: the lexicon with a trained encoder, with a small one, or alone."""

_LONGEST = 1_000_000  # characters of one report; a long newspaper article has 20,000
_VERSION = version("riwaya")


def read_texts(draft: Draft) -> None:
    """Words, times, tags and clauses of every passage."""
    texts = read_passages(draft.report.passages, draft.lexicon)
    settle_short_names(texts)
    day = day_told(draft, texts)
    for text in texts:
        tag(text, find_times(draft, text, day))
        draft.texts.append(text)
        draft.sentences.append(read_sentences(text, draft.lexicon))


STEPS: tuple[Callable[[Draft], None], ...] = (
    read_texts,
    find_mentions,
    find_counts,
    find_statements,
    weigh_statements,
    prolong_speeches,
    nest_statements,
    resolve_speakers,
    find_events,
    find_acting_states,
    link_mentions,
    type_sources,
    resolve_places,
    link_pronouns,
    hold_what_is_told_again,
)


READ_ALONG: tuple[Callable[[Draft], None], ...] = tuple(
    instead
    for step in STEPS
    for instead in ((perceive, add_names, read_statements) if step is weigh_statements else (step,))
)
"""The same steps where an encoder reads along."""


def extract(report: Report, engine: str = "lexicon") -> Reading:
    """Read a report: all it tells, each record with the words that prove it. Never raises on any text.

    A report in a language that has no folder in the lexicon comes back with its passages and nothing more.
    Where the engine's model file is missing or spoilt, the lexicon reads alone and `problems` says so.
    """
    language = report.language or ARABIC
    if language not in languages():
        return Reading(report, made_by=MadeBy(_VERSION, engine, fingerprint()))
    lexicon = load(language)
    made_by = MadeBy(_VERSION, engine, lexicon.table.fingerprint)
    read, problems = _readable(report)
    draft = Draft(read, lexicon)
    model, trouble = (None, ()) if engine == "lexicon" else _model(engine, report)
    if model is None:
        made_by = replace(made_by, engine="lexicon")
    else:
        made_by = replace(made_by, model=model.checksum)
        draft.model = model
    for step in STEPS if model is None else READ_ALONG:
        step(draft)
    problems += trouble
    return replace(assemble(draft, made_by), report=report, problems=problems)


def stamps(engine: str) -> frozenset[MadeBy]:
    """Return what the readings of an engine are stamped with: one for every language that the lexicon has."""
    model = opened(engine) if engine != "lexicon" else None
    read_by, checksum = (
        ("lexicon", None) if model is None or isinstance(model, ModelError) else (engine, model.checksum)
    )
    known = (MadeBy(_VERSION, read_by, load(one).table.fingerprint, checksum) for one in languages())
    return frozenset({MadeBy(_VERSION, engine, fingerprint()), *known})


def begin(report: Report) -> Draft:
    """Return the draft of a report up to the statements that the lexicon proposes, none weighed yet."""
    draft = Draft(_readable(report)[0], load(report.language or ARABIC))
    for step in STEPS[: STEPS.index(weigh_statements)]:
        step(draft)
    return draft


def _model(engine: str, report: Report) -> "tuple[Model | None, tuple[Problem, ...]]":
    """Return an engine's model; if its file is no good, None and the problem that says so."""
    found = opened(engine)
    if not isinstance(found, ModelError):
        return found, ()
    what = f"the {engine} model {found.what}: {found.where}; the lexicon read alone"
    return None, (Problem(report.source or report.id, what, found.remedy),)


def _readable(report: Report) -> tuple[Report, tuple[Problem, ...]]:
    """Return the report without the passages beyond what one can hold, and the problem that says so."""
    length, kept = 0, list[Passage]()
    for passage in report.passages:
        length += len(passage.text)
        if length > _LONGEST:
            what = f"is longer than {_LONGEST:,} characters; the passages from {passage.id} on were not read"
            problem = Problem(report.source or report.id, what, "split it into its articles")
            return replace(report, passages=tuple(kept)), (problem,)
        kept.append(passage)
    return report, ()


def prepare() -> None:
    """Load the lexicon and the tables of numbers and dates, once for a process."""
    load()
    number_words()
    date_words()
