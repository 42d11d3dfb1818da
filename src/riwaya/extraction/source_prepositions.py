"""Source prepositions: statements whose source follows *according to* and its like."""

from riwaya.extraction.clause_ends import clause_end
from riwaya.extraction.clauses import CHANNEL, CUE_PREPOSITION, PHRASE, Sentence, Unit
from riwaya.extraction.contents import content_around
from riwaya.extraction.cues import start_statement
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.frames import Frame, set_content
from riwaya.extraction.particles import PRONOUNS
from riwaya.extraction.senses import cue_row
from riwaya.extraction.speaking import set_source, speakerish
from riwaya.extraction.tags import COMP, VERB


def preposition_statement(
    draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int
) -> StatementDraft | None:
    """A source named by a preposition (*according to X*): its content is the clause it stands in."""
    row = cue_row(sentence.token(unit), CUE_PREPOSITION)
    if row is None:
        return None
    statement = start_statement(sentence, unit.start, unit.end, number, row)
    after = position + 1
    if "clause" not in row.takes:
        return _named_so(draft, sentence, position, statement)
    source = None
    after = _past_verb(sentence, after, statement)
    while after < len(sentence.units) and sentence.units[after].kind == CHANNEL:
        after += 1
    candidate = sentence.units[after] if after < len(sentence.units) else None
    own_pronoun = row.kind == "phrase" and sentence.text.tokens[unit.end - 1].surface.enclitic
    if own_pronoun:
        after = position + 1
    elif candidate is not None and candidate.kind == PHRASE:
        if row.kind == "preposition" and _is_norm(draft, sentence, candidate):
            return None
        source = candidate
        after += 1
    elif row.kind == "phrase":
        after = position + 1
        statement.anonymous = True
    else:
        return None
    frame = content_around(sentence, position, after)
    if not set_content(draft, sentence, statement, frame):
        return None
    if source is not None:
        set_source(draft, sentence, statement, source)
        statement.act = _act_of_noun(sentence, source) or statement.act
    else:
        statement.inferred = not statement.anonymous
        last = sentence.text.tokens[unit.end - 1].surface.enclitic
        statement.gender, statement.number = PRONOUNS.get(last, ("", ""))
    return statement


def _is_norm(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """According to *the law*, to *the plan*: a rule is followed, it tells nothing."""
    head = sentence.head(unit).surface
    return head.stem in draft.lexicon.sets["norms"]


def _act_of_noun(sentence: Sentence, source: Unit) -> str:
    """According to *estimates*, *allegations*: the noun says what act it was."""
    found = sentence.token(source).find("cue_noun")
    act: str = found[0].entry.row.act if found else ""
    return act if act != "state" else ""


def _named_so(
    draft: Draft, sentence: Sentence, position: int, statement: StatementDraft
) -> StatementDraft | None:
    """What somebody calls something (*what he called* X): the content follows him, if he is named there."""
    subject = _subject_after(draft, sentence, position)
    start = (subject or sentence.units[position]).end
    end = clause_end(sentence, start) if start < sentence.end else start
    if not set_content(draft, sentence, statement, Frame([(start, end)], strength=0.7)):
        return None
    set_source(draft, sentence, statement, subject)
    return statement


def _subject_after(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    """Return who calls it so, if he stands between the cue and the name (*what the party called* X)."""
    subject, *rest = [*sentence.units[position + 1 : position + 3], None]
    named = rest[0] if rest else None
    if subject is None or named is None or subject.kind != PHRASE or subject.preposition:
        return None
    opens = named.kind in (PHRASE, COMP) or sentence.token(named).text == '"'
    return subject if opens and speakerish(draft, sentence, subject) else None


def _past_verb(sentence: Sentence, after: int, statement: StatementDraft) -> int:
    """*According to what* X *said*: the verb belongs to the cue and the source follows it."""
    unit = sentence.units[after] if after < len(sentence.units) else None
    if unit is None or unit.end > unit.start + 1 or not sentence.token(unit).has("cue_verb"):
        return after
    if unit.kind != VERB and not sentence.token(unit).surface.enclitic:
        return after  # after *as*, a verb is hardly told from a noun, but for its pronoun
    statement.cue = (statement.cue[0], unit.end)
    statement.cue_span = sentence.text.span(*statement.cue, bare=True)
    return after + 1
