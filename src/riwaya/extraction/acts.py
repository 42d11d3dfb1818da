"""Acts: what a speech act does. The cue decides; where it is neutral, the content may (codebook §3, act)."""

from functools import cache

from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.particles import CONJUNCTIONS
from riwaya.lexicon import ARABIC, act_rules
from riwaya.text import fold_word

_OPENING = 5  # words of the content that may decide by opening it


def settle_act(draft: Draft, statement: StatementDraft) -> None:
    """Let the content of a neutral cue decide the act, if one of the rules holds."""
    if not statement.neutral or not statement.content:
        return
    start, end = statement.content[0]
    tokens = draft.texts[statement.passage].tokens[start:end]
    words = [token.text for token in tokens if token.text[0].isalpha()]
    whole = f" {' '.join(words)} "
    opening = f" {' '.join(words[:_OPENING])} "
    for act, opens, holds in _rules(draft.report.language or ARABIC):
        if any(_stands_in(phrase, opening) for phrase in opens) or any(
            _stands_in(phrase, whole) for phrase in holds
        ):
            statement.act = act
            return


def _stands_in(phrase: str, words: str) -> bool:
    return f" {phrase} " in words or any(f" {letter}{phrase} " in words for letter in CONJUNCTIONS)


@cache
def _rules(language: str) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(
        (rule.act, tuple(map(fold_word, rule.opens)), tuple(map(fold_word, rule.holds)))
        for rule in act_rules(language)
    )
