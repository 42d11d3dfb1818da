"""Statements: every act of speech the report attributes, found by its cue (codebook §3; PARC, PolNeAR)."""

from collections.abc import Iterator

from riwaya.extraction.acts import settle_act
from riwaya.extraction.adjective_cues import adjective_statement
from riwaya.extraction.clauses import CUE_PREPOSITION, PHRASE, Sentence, Unit
from riwaya.extraction.contents import content_after
from riwaya.extraction.cues import already_said, start_statement, take_in_preposition
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.frames import set_content
from riwaya.extraction.noun_cues import headline_statement, noun_statements
from riwaya.extraction.source_prepositions import preposition_statement
from riwaya.extraction.tags import CIRCUMSTANCE, VERB
from riwaya.extraction.verb_cues import verb_statements
from riwaya.lexicon.rows import Cue

_HEADINGS = frozenset({"title", "kicker", "heading", "standfirst"})


def find_statements(draft: Draft) -> None:
    """Find the statements of every sentence, in the order of their cues."""
    for passage, sentences in enumerate(draft.sentences):
        for number, sentence in enumerate(sentences):
            before = len(draft.statements)
            for position, unit in enumerate(sentence.units):
                for statement in _at(draft, sentence, position, unit, number):
                    settle_act(draft, statement)
                    draft.statements.append(statement)
            heads = draft.report.passages[passage].kind in _HEADINGS
            if heads and before == len(draft.statements):
                headline = headline_statement(draft, sentence, number)
                if headline:
                    settle_act(draft, headline)
                    draft.statements.append(headline)


def _at(draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int) -> Iterator[StatementDraft]:
    token = sentence.token(unit)
    if token.has("not_cue"):
        return
    if unit.kind == VERB and token.has("cue_verb"):
        yield from verb_statements(draft, sentence, position, unit, number)
    elif unit.kind == CIRCUMSTANCE:
        yield from _circumstance_cue(draft, sentence, position, unit, number)
    elif unit.kind == CUE_PREPOSITION:
        statement_or_none = preposition_statement(draft, sentence, position, unit, number)
        if statement_or_none:
            yield statement_or_none
    elif unit.kind == PHRASE:
        yield from noun_statements(draft, sentence, position, unit, number)
        yield from adjective_statement(draft, sentence, position, unit, number)


def _circumstance_cue(
    draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int
) -> Iterator[StatementDraft]:
    """A participle on the side (*adding that …*): its speaker is understood."""
    found = sentence.token(unit).find("cue_participle")
    if found is None:
        return
    row: Cue = found[0].entry.row
    statement = start_statement(sentence, unit.start, unit.end, number, row)
    frame = content_after(sentence, position, row, None)
    if set_content(draft, sentence, statement, frame):
        if already_said(draft, statement):
            if not draft.statements[-1].nominal:
                return
            draft.statements.pop()  # lodged a complaint *saying that*: the participle is the cue
        statement.inferred = True
        form = found[0].entry.form
        if form is not None:
            statement.gender, statement.number = form.gender, form.number
        take_in_preposition(sentence, statement, row)
        yield statement
