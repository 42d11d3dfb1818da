"""Clause ends: where the clause, phrase or quotation that is a content ends."""

from collections.abc import Sequence

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.particles import (
    AFTER,
    AS,
    AS_FOR,
    BEFORE,
    BUT,
    COMMA,
    DURING,
    EXCEPT,
    IF,
    IN,
    KNOWING,
    PAUSE,
    SINCE,
    STOP,
    WAW,
    WHERE,
    WITHOUT,
)
from riwaya.extraction.senses import cue_row
from riwaya.extraction.tags import (
    ADV,
    CIRCUMSTANCE,
    COMP,
    JOINED,
    NOUN,
    NUM,
    PREP,
    PRON,
    REL,
    SUB,
    TIME,
    VERB,
)
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word

_MEANWHILE = frozenset({"\u0641\u064a\u0645\u0627", "\u0628\u064a\u0646\u0645\u0627"})
_WHILE = (IN, "\u062d\u064a\u0646")
_LONGEST_TERM, _LONGEST_WORD = 6, 2  # words in quotation marks that may be a term and not the speech
ASIDE = frozenset({BUT, AS, WHERE, *_MEANWHILE})
_TURNS = frozenset({AS_FOR, KNOWING})  # after a pause: the outlet turns to something else
_CLAUSE_OF_TIME = frozenset({AFTER, BEFORE, SINCE})


def clause_end(sentence: Sentence, start: int) -> int:
    """Return where the clause that opens at token `start` ends (codebook §4, decision 10)."""
    text = sentence.text
    index = start
    while index < sentence.end:
        token = text.tokens[index]
        if token.text == '"':
            closing = text.quotation_from(index)
            if closing is not None and closing < sentence.end:
                whole = index == start and _is_whole_speech(text, start, closing)
                if whole or (index == start and _ends_speech(sentence, closing + 1)):
                    return closing + 1
                index = closing + 1
                continue
        if index > start and _ends_clause(sentence, start, index):
            break
        index += 1
    return trim(text, start, index)


def _is_whole_speech(text: Text, start: int, closing: int) -> bool:
    """A quotation that no complementiser introduces is the whole speech; behind one it may be a term."""
    longest = _LONGEST_TERM if start and text.tokens[start - 1].tag == COMP else _LONGEST_WORD
    joined = text.tokens[closing + 1 : closing + 2]
    goes_on = bool(joined) and joined[0].text == WAW
    return closing - start > longest and not goes_on


def _ends_speech(sentence: Sentence, index: int) -> bool:
    if index >= sentence.end:
        return True
    token = sentence.text.tokens[index]
    return (
        token.text in PAUSE
        or token.text in STOP
        or token.tag == CIRCUMSTANCE
        or bool(token.surface.conjunction)
    )


def _of_several(token: Token, content: Sequence[Token]) -> bool:
    """Tell whether a joined verb goes on with what several people did there: they came *and declared*."""
    form = verb_form(token)
    if form is None or form.number != "p" or not token.surface.conjunction:
        return False
    told = [verb_form(other) for other in content if other.tag == VERB]
    return any(one is not None and one.number == "p" and one.tense == form.tense for one in told)


def _ends_clause(sentence: Sentence, start: int, index: int) -> bool:
    tokens = sentence.text.tokens
    token, before = tokens[index], tokens[index - 1]
    paused = before.text in COMMA
    if token.tag == CIRCUMSTANCE:
        return True
    row = cue_row(token, "cue_verb") if token.tag == VERB else None
    if row is not None:
        joined = token.surface.conjunction or before.text == AS
        if row.with_ and not _needed_follows(sentence, index, row):
            return False
        if paused and not joined and opens_soon(sentence, index):
            return True
        doubtful = any(
            token.has(kind) for kind in ("noun", "trigger_noun", "cue_noun", "cue_masdar", "common")
        )
        doubtful = doubtful and not opens_soon(sentence, index)
        opens = opens_soon(sentence, index)
        if before.tag == REL or (not opens and _of_several(token, tokens[start:index])):
            return False
        told = row.neutral and (paused or opens)
        return bool(joined and ((paused and not doubtful) or told or before.text == AS))
    if paused and token.find("cue_preposition"):
        return True
    if paused and token.text in _MEANWHILE:
        return True
    if token.has("not_cue") or (paused and (token.surface.stem == BUT or token.text in _TURNS)):
        return True
    if paused and token.text == EXCEPT and index + 1 < sentence.end and tokens[index + 1].tag == COMP:
        return True  # but that, except that: the outlet weighs one account against another
    if paused and token.text == AS and index + 1 < sentence.end and tokens[index + 1].tag == VERB:
        return tokens[index + 1].has("cue_verb")
    following = tokens[index + 1].text if index + 1 < sentence.end else ""
    return paused and (token.text, following) == _WHILE


def _needed_follows(sentence: Sentence, index: int, row: Cue) -> bool:
    needed = {fold_word(word) for word in row.with_}
    return any(
        token.text in needed for token in sentence.text.tokens[index + 1 : min(index + 12, sentence.end)]
    )


def opens_soon(sentence: Sentence, index: int) -> bool:
    """Tell whether a complementiser, colon or quotation follows closely, which makes a possible cue one."""
    tokens = sentence.text.tokens[index + 1 : min(index + 7, sentence.end)]
    return any(token.tag == COMP or token.text in (":", '"') for token in tokens)


def noun_content_end(sentence: Sentence, start: int, end: int) -> int:
    """A noun phrase as content ends at a pause, unless a list goes on, and before a clause of time."""
    tokens = sentence.text.tokens
    for index in range(start + 1, end):
        if _leaves_noun(tokens[index], tokens[index - 1]):
            return trim(sentence.text, start, index)
        following = tokens[index + 1] if index + 1 < end else None
        listed = following is None or (following.surface.conjunction and following.tag in (NOUN, ADV))
        listed = listed or _adds(following)
        if tokens[index].text in COMMA and not listed:
            return index
        if tokens[index].text in _CLAUSE_OF_TIME and following is not None and following.tag == COMP:
            return trim(sentence.text, start, index)
    return end


def _adds(token: Token | None) -> bool:
    """Tell whether a preposition or *if* after a pause still belongs to a noun phrase: *a raid, with …*."""
    if token is None or token.find("channel") or token.text in (WITHOUT, DURING):
        return False
    return token.tag == PREP or (token.tag == SUB and token.text == IF)


def _leaves_noun(token: Token, before: Token) -> bool:
    """Tell whether a clause begins here that goes on with the sentence and not with the noun phrase."""
    if token.surface.stem in ASIDE or token.find("cue_preposition"):
        return before.tag != REL
    joined = bool(token.surface.conjunction)
    return joined and token.tag in (VERB, PRON) and before.tag not in (REL, COMP)


def phrase_end(sentence: Sentence, start: int) -> int:
    """Return where a noun cue's phrase of content ends: with the prepositional phrases that follow it."""
    position = sentence.unit_at(start)
    end = sentence.units[position].end
    for unit in sentence.units[position + 1 :]:
        governed = unit.kind == PHRASE and unit.preposition
        joined = sentence.token(unit).surface.conjunction
        if joined or not (governed or unit.kind in (PREP, JOINED, ADV, TIME, NUM)):
            break
        end = unit.end
    return trim(sentence.text, start, end)


def to_pause(sentence: Sentence, start: int, end: int) -> int:
    """A noun cue's content goes no further than the next pause."""
    tokens = sentence.text.tokens
    return next((index for index in range(start, end) if tokens[index].text in COMMA), end)


def trim(text: Text, start: int, end: int) -> int:
    """Leave out pauses and stops at the end of a content, and a conjunction left hanging."""
    while end > start:
        token = text.tokens[end - 1]
        if (
            (token.text in PAUSE and token.text != ")")
            or token.text in STOP
            or token.text[0] == "."
            or token.text == AS
        ):
            end -= 1
        else:
            break
    return end
