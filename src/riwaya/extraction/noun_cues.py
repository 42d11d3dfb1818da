"""Noun cues: statements that a noun reports, or a headline's colon."""

from collections.abc import Iterator

from riwaya.extraction.clause_ends import clause_end
from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.contents import content_after
from riwaya.extraction.cues import already_said, start_statement
from riwaya.extraction.draft import Draft, MentionDraft, StatementDraft
from riwaya.extraction.frames import Frame, set_content
from riwaya.extraction.particles import BA, LAM, PRONOUNS, SOUND
from riwaya.extraction.speaking import doer, mention_inside, set_source, speaker_in, speakerish
from riwaya.extraction.tags import COMP, PUNCT
from riwaya.lexicon.rows import Cue


def noun_statements(
    draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int
) -> Iterator[StatementDraft]:
    """A noun that reports needs its content right there: *accusations that …*, *a call to …*."""
    assert unit.phrase is not None
    at = _cue_in(sentence, unit)
    if at is None:
        return
    token = sentence.text.tokens[at]
    found = token.find("cue_noun") or token.find("cue_masdar")
    assert found is not None
    row = found[0].entry.row
    form = found[0].entry.form
    if token.surface.preposition == LAM or (form is not None and form.accusative):
        return  # a purpose (in order to condemn, in protest at) is no statement
    if any(
        s.cue[0] == at or (s.source is not None and s.source.start == unit.start)
        for s in draft.statements[-3:]
        if s.passage == sentence.text.passage.id
    ):
        return  # the noun is a verb cue's source, or what it passes on
    frame = content_after(sentence, position, row, unit, nominal=True) or _inside(
        sentence, unit, at, found[1], row
    )
    if frame is None:
        return
    statement = start_statement(sentence, at, at + found[1], number, row)
    statement.nominal = True
    if set_content(draft, sentence, statement, frame) and not already_said(draft, statement):
        # His denial, but an accusation *of* him; and what somebody ends *by saying*.
        pronoun = found[0].cut.enclitic or next((p for p in PRONOUNS if row.lemma.endswith(p)), "")
        own = bool(pronoun) and (row.act != "accuse" or not _is_of(sentence, position + 1))
        spoken = own or (row.neutral and token.surface.preposition == BA)
        statement.inferred, statement.anonymous = spoken, not spoken
        statement.gender, statement.number = PRONOUNS.get(pronoun, ("", ""))
        mention = _speaker(draft, sentence, position, statement)
        if mention is not None:
            statement.source = statement.speaker = mention
            statement.anonymous = False
        yield statement


def _speaker(
    draft: Draft, sentence: Sentence, position: int, statement: StatementDraft
) -> MentionDraft | None:
    """Return who a noun cue's clause says has done it: by name, as its genitive, or right before it."""
    unit = sentence.units[position]
    assert unit.phrase is not None
    named = doer(draft, sentence, statement) or mention_inside(
        draft, sentence, statement.cue[1], unit.phrase.core_end
    )
    defined = sentence.text.tokens[statement.cue[0]].surface.definite
    return named or (_described(draft, sentence, position) if defined else None)


def _described(draft: Draft, sentence: Sentence, position: int) -> MentionDraft | None:
    """Return the people whom a definite participle right after them describes: the men *demanding* reform."""
    before, token = sentence.units[position - 1], sentence.token(sentence.units[position])
    if not position or before.kind != PHRASE or not token.text.endswith(SOUND):
        return None
    mention = speaker_in(draft, sentence, before, crowds=False)
    return mention if mention is not None and mention.number == "p" else None


def _is_of(sentence: Sentence, position: int) -> bool:
    """Tell whether what follows makes a pronoun the one accused: his accusation *of* theft."""
    following = sentence.units[position : position + 1]
    return bool(following) and following[0].preposition == BA


def _cue_in(sentence: Sentence, unit: Unit) -> int | None:
    """Return where a noun cue stands in a phrase: at its head, or after one that means little (*beside*)."""
    assert unit.phrase is not None
    for index in range(unit.phrase.start, unit.phrase.core_end):
        token = sentence.text.tokens[index]
        if token.has("cue_noun") or token.has("cue_masdar"):
            return index
        if token.has("noun") or token.has("actor") or token.has("place") or token.text == '"':
            return None
    return None


def _inside(sentence: Sentence, unit: Unit, at: int, length: int, row: Cue) -> Frame | None:
    """A pretext's content is its own genitive: on the pretext of *fighting smuggling*."""
    assert unit.phrase is not None
    start = at + length
    pretext = "noun" in row.takes and row.lemma.startswith(BA)
    return (
        Frame([(start, clause_end(sentence, start))], strength=0.7)
        if pretext and start < unit.phrase.core_end
        else None
    )


def headline_statement(draft: Draft, sentence: Sentence, number: int) -> StatementDraft | None:
    """A headline's `Name: what he says`: the colon is the cue."""
    for position, unit in enumerate(sentence.units[:7]):
        if unit.kind == PUNCT and sentence.token(unit).text == ":" and position:
            source = sentence.units[0]
            if source.kind != PHRASE or not speakerish(draft, sentence, source) or unit.end >= sentence.end:
                return None
            between = sentence.units[1:position]
            if any(other.kind in (PUNCT, COMP) for other in between):
                return None
            statement = StatementDraft(sentence.text.passage.id, number, (unit.start, unit.end), "state")
            statement.neutral = True
            statement.cue_span = sentence.text.span(unit.start, unit.end)
            set_content(draft, sentence, statement, Frame([(unit.end, sentence.end)]))
            set_source(draft, sentence, statement, source)
            return statement if statement.content else None
    return None
