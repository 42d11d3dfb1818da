"""Speeches: contents that go on over later sentences, behind a colon or an unclosed quotation."""

from riwaya.extraction.clause_ends import trim
from riwaya.extraction.clauses import CUE_PREPOSITION, Sentence
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.tags import CIRCUMSTANCE, PUNCT, VERB
from riwaya.extraction.tokens import Text


def prolong_speeches(draft: Draft) -> None:
    """Let a speech that its sentence does not end go on, up to the next sentence that reports again."""
    for statement in draft.statements:
        text = draft.texts[statement.passage]
        sentences = draft.sentences[statement.passage]
        if len(statement.content) == 1 and _goes_on(text, sentences[statement.sentence], statement):
            start, end = statement.content[0]
            for sentence in sentences[statement.sentence + 1 :]:
                if _reports(sentence):
                    break
                end = trim(text, start, sentence.end)
            statement.content = [(start, end)]
            span = statement.content_spans[0]
            statement.content_spans = [text.at(span.start, text.tokens[end - 1].word.end)]


def _goes_on(text: Text, sentence: Sentence, statement: StatementDraft) -> bool:
    """Tell whether a content opens as free speech and reaches the end of its sentence."""
    start, end = statement.content[0]
    if text.tokens[statement.cue[0]].find(CUE_PREPOSITION):
        return False
    openers = text.tokens[max(sentence.start, start - 1) : start + 1]
    if not any(token.text in (":", '"') for token in openers) or trim(text, start, sentence.end) > end:
        return False
    return not any(opening <= start <= closing for opening, closing in text.quotations)


def _reports(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with a cue: *and he added*, *according to*."""
    units = [unit for unit in sentence.units[:3] if unit.kind != PUNCT]
    if not units:
        return False
    first = sentence.token(units[0])
    return units[0].kind in (CUE_PREPOSITION, CIRCUMSTANCE) or (
        units[0].kind == VERB and first.has("cue_verb")
    )
