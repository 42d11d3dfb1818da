"""Cues: the words that open a statement, and what every statement takes from them."""

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.tags import PREP
from riwaya.extraction.tokens import Token
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word

_SAID = "\u0642\u0627\u0644"
_WITHIN = 14  # words after a cue in which the words that it needs must stand


def start_statement(sentence: Sentence, start: int, end: int, number: int, row: Cue) -> StatementDraft:
    """Begin the statement that the tokens from `start` to `end` open, by their row."""
    statement = StatementDraft(sentence.text.passage.id, number, (start, end), row.act)
    statement.cue_span = sentence.text.span(start, end, bare=True)
    statement.neutral, statement.row = row.neutral, row
    statement.channel = row.channel or None
    return statement


def take_in_preposition(sentence: Sentence, statement: StatementDraft, row: Cue) -> None:
    """A cue that needs a preposition right after it is the two together: *pointing out to*."""
    index = statement.cue[1]
    if index >= sentence.end or not statement.content or statement.content[0][0] <= index:
        return
    following = sentence.text.tokens[index]
    wanted = {fold_word(take[5:]) for take in row.takes if take.startswith("prep:")}
    if following.tag == PREP and following.surface.stem in wanted and not following.surface.enclitic:
        statement.cue = (statement.cue[0], index + 1)
        statement.cue_span = sentence.text.span(*statement.cue, bare=True)


def already_said(draft: Draft, statement: StatementDraft) -> bool:
    """Tell whether the statement before already has this content: *went on, saying that* is one act."""
    last = draft.statements[-1] if draft.statements else None
    same = last is not None and (last.passage, last.sentence) == (statement.passage, statement.sentence)
    return bool(same and last and last.content[:1] == statement.content[:1] and last.parent is None)


def cue_rows(token: Token, kind: str) -> list[Cue]:
    """Return the rows of a kind of cue that a token can be; a phrase rules out what its first word can be."""
    longest = token.longer.get(kind)
    if longest:
        return [longest[0].entry.row]
    return list({id(hit.entry.row): hit.entry.row for hit in token.surface.hits.get(kind, ())}.values())


def phrase_follows(sentence: Sentence, index: int, row: Cue) -> bool:
    """Tell whether one of the words that a cue needs follows within its clause."""
    needed = {fold_word(words) for words in row.with_}
    window = [token.text for token in sentence.text.tokens[index : min(index + _WITHIN, sentence.end)]]
    joined = f" {' '.join(window)} "
    return any(f" {words} " in joined for words in needed)


def only_says(token: Token) -> bool:
    """Tell whether a participle only says (*saying that*), so that the verb before it is the cue."""
    found = token.find("cue_participle")
    return bool(found and found[0].entry.row.lemma == _SAID)
