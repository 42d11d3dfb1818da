"""Verb cues: statements that a reporting verb opens, each reading of the verb weighed by what follows."""

from collections.abc import Iterator

from riwaya.extraction.banners import bearer, follows_banner, on_banner
from riwaya.extraction.clause_ends import clause_end
from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit
from riwaya.extraction.contents import content_after, content_around
from riwaya.extraction.cues import cue_rows, phrase_follows, start_statement, take_in_preposition
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.frames import GUESSED, Frame, set_content
from riwaya.extraction.inner_voices import governed_by, inner_voice
from riwaya.extraction.particles import AS, COMMA, PUBLISHED_DAMMA
from riwaya.extraction.sources import other_subject, subject_of
from riwaya.extraction.speaking import doer, set_source
from riwaya.extraction.tags import DEM, JOINED, NOUN, REL, VERB
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word

_BORNE_OUT = 500  # what opens a content outweighs a guess
_NEEDED = 1_000  # a cue whose needed word is there outweighs one that needs none


def verb_statements(
    draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int
) -> Iterator[StatementDraft]:
    """Yield what a verb reports, by the row that explains most of its clause, and the inner voice if any."""
    token = sentence.token(unit)
    form = verb_form(token)
    rows = _likely_first(cue_rows(token, "cue_verb"))
    if token.surface.future or (form is not None and form.person == 1 and form.tense != "past"):
        return  # will say: nobody has yet; I say, we say: the speaker himself, not somebody he reports
    if _names(draft, sentence, unit) or _is_taken(draft, sentence, unit):
        return
    best: tuple[StatementDraft, Cue] | None = None
    heaviest = 0
    if form is not None and form.tense == "present" and _describes_indefinite(sentence, position):
        rows = [row for row in rows if row.passive] or rows  # men *who are suspected*
    for row in rows:
        unsourced = best is None or best[0].source is None
        if row.passive and best is not None and not (unsourced and not token.surface.conjunction):
            continue
        statement = _verb_reading(draft, sentence, position, number, row)
        if statement is None:
            continue
        weight = _weight(statement) + (_NEEDED if row.with_ else 0)
        weight += _BORNE_OUT if statement.strength > GUESSED else 0
        if best is None or (statement.anonymous and unsourced) or weight > heaviest:
            best, heaviest = (statement, row), weight
    if best is not None:
        if best[0].source is None and _is_vowelled_passive(sentence, unit, rows):
            best[0].anonymous, best[0].inferred = True, False
        yield best[0]
        inner = inner_voice(draft, sentence, position, best[0], best[1])
        if inner is not None:
            yield inner


def _is_vowelled_passive(sentence: Sentence, unit: Unit, rows: list[Cue]) -> bool:
    """Tell whether the text writes the damma of a passive on a verb that is often one: *it is believed*."""
    word = sentence.token(unit).word
    published = sentence.text.passage.text[word.start : word.end]
    return PUBLISHED_DAMMA in published[:3] and any(row.passive for row in rows)


def _describes_indefinite(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb stands right after an indefinite phrase, on which it then is a clause."""
    before = sentence.units[position - 1] if position else None
    joined = sentence.token(sentence.units[position]).surface.conjunction
    if before is None or before.kind != PHRASE or joined:
        return False
    tokens = sentence.text.tokens[before.start : before.end]
    return not any(t.surface.definite or t.has("name") or t.has("actor") or t.has("place") for t in tokens)


def _is_taken(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a verb belongs to the cue before it: *according to what* the officer *said*."""
    last = draft.statements[-1] if draft.statements else None
    here = last is not None and last.passage == sentence.text.passage.id
    return bool(here and last and last.cue[0] < unit.start < last.cue[1])


def _names(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a verb only says what somebody is called: *who is called* so-and-so."""
    following = sentence.text.tokens[unit.end] if unit.end < sentence.end else None
    called = sentence.token(unit).text in draft.lexicon.sets["equating"]
    return bool(called and following is not None and following.tag == NOUN and following.has("name"))


def _verb_reading(
    draft: Draft, sentence: Sentence, position: int, number: int, row: Cue
) -> StatementDraft | None:
    """Return the statement that a verb opens by one row; None where what the row needs is not there."""
    unit = sentence.units[position]
    token = sentence.token(unit)
    if row.with_ and not phrase_follows(sentence, unit.end, row):
        return None
    found, form = token.find("cue_verb"), verb_form(token)
    statement = start_statement(sentence, unit.start, unit.start + (found[1] if found else 1), number, row)
    if form:
        statement.gender, statement.number = form.gender, form.number
    passive = (row.passive or (form is not None and form.voice == "passive")) and not row.speaker
    if row.passive and form is not None and form.number == "p":
        return None  # it is said, it was told: of nobody and nothing in particular
    statement.anonymous = passive
    source = _source(draft, sentence, position, statement, row)
    if row.speaker:
        source = governed_by(draft, sentence, position, row.speaker)
        if source is None:
            return None
    if row.with_ and source is None and _has_mute_subject(sentence, position, row):
        return None
    plain = source is None and not passive and not statement.borne
    other = other_subject(draft, sentence, position) if plain else None
    frame = _verb_frame(sentence, position, row, source)
    clausal = frame is not None and frame.clausal
    if other is not None and (_is_pointing(sentence, other) or not clausal):
        return None
    if not set_content(draft, sentence, statement, frame):
        return None
    set_source(draft, sentence, statement, source or other)
    if passive and statement.source is None:
        statement.source = statement.speaker = by = doer(draft, sentence, statement)
        statement.anonymous = by is None
    take_in_preposition(sentence, statement, row)
    if statement.act == "describe" and clausal and "clause" in row.takes:
        statement.act = "state"
    return statement


def _source(
    draft: Draft, sentence: Sentence, position: int, statement: StatementDraft, row: Cue
) -> Unit | None:
    """Return the subject of a verb, or who carries the banner that it stands on."""
    if on_banner(draft, sentence, position):
        statement.borne, statement.anonymous = True, False
        statement.gender, statement.number = "", "p"  # of those who carry it
        carried = follows_banner(draft, sentence, position)
        return bearer(draft, sentence, position) if carried else None
    return None if statement.anonymous else subject_of(draft, sentence, position, row)


def _has_mute_subject(sentence: Sentence, position: int, row: Cue) -> bool:
    """Tell whether a bare phrase after the verb is its subject, not a word that the cue needs."""
    following = sentence.units[position + 1] if position + 1 < len(sentence.units) else None
    if following is None or following.kind != PHRASE or following.preposition or row.target:
        return False
    return not any(fold_word(words).split()[0] == sentence.token(following).text for words in row.with_)


def _verb_frame(sentence: Sentence, position: int, row: Cue, source: Unit | None) -> Frame | None:
    """Find a verb's content: after it, in the antecedent of its relative clause, or around it."""
    if _takes_back(sentence, position, row):
        return _relative_object(sentence, position, row)
    frame = content_after(sentence, position, row, source)
    if frame is None:
        frame = _relative_object(sentence, position, row)
    if frame is None:
        frame = _quotation_before(sentence, position)
    if frame is None and "clause" in row.takes and _is_inserted(sentence, position, source):
        frame = _said_around(sentence, position, source)
    if frame is None and not row.with_:
        frame = _rest_of_clause(sentence, position, source)
    return frame


def _rest_of_clause(sentence: Sentence, position: int, source: Unit | None) -> Frame | None:
    """Guess that what follows a cue and its speaker is the content, though nothing opens it."""
    units = sentence.units
    after = units.index(source) + 1 if source is not None and source in units[position:] else position + 1
    while after < len(units) and (units[after].kind == CHANNEL or sentence.token(units[after]).text in COMMA):
        after += 1
    if after >= len(units):
        return None
    start = units[after].start
    end = clause_end(sentence, start)
    return Frame([(start, end)], strength=GUESSED) if end > start else None


def _likely_first(rows: list[Cue]) -> list[Cue]:
    """Rows for active verbs before those for passives that are spelled alike."""
    return sorted(rows, key=lambda row: row.passive)


def _takes_back(sentence: Sentence, position: int, row: Cue) -> bool:
    """Tell whether a relative clause takes up its noun with a preposition of the verb: called *for it*."""
    if not position or sentence.units[position - 1].kind != REL or position + 1 >= len(sentence.units):
        return False
    following = sentence.units[position + 1]
    taken = tuple(fold_word(take[5:]) for take in row.takes if take.startswith("prep:"))
    return following.kind == JOINED and bool(taken) and sentence.token(following).text.startswith(taken)


def _relative_object(sentence: Sentence, position: int, row: Cue) -> Frame | None:
    """What a relative clause says somebody claimed (the attack *that X claimed*) is its antecedent."""
    held = _takes_back(sentence, position, row)
    if not held and not ("noun" in row.takes and sentence.token(sentence.units[position]).surface.enclitic):
        return None
    back = position - 1
    if back > 0 and sentence.units[back].kind == REL:
        back -= 1
    if back < 0 or sentence.units[back].kind != PHRASE:
        return None
    unit = sentence.units[back]
    return Frame([(unit.start, unit.end)], strength=0.6)


def _quotation_before(sentence: Sentence, position: int) -> Frame | None:
    """A quotation may come first: «…», *says X*."""
    units = sentence.units
    back = position - 1
    if back >= 0 and sentence.token(units[back]).text in COMMA:
        back -= 1
    if back < 0 or sentence.token(units[back]).text != '"':
        return None
    closing = units[back].start
    opening = next((pair[0] for pair in sentence.text.quotations if pair[1] == closing), None)
    return Frame([(opening, closing + 1)], clausal=True) if opening is not None else None


def _is_inserted(sentence: Sentence, position: int, source: Unit | None) -> bool:
    """Tell whether a verb is inserted as *as X says*, so that its content is the clause around it.

    Nothing may follow verb and speaker then but a pause, a channel or whom it was said to.
    """
    units = sentence.units
    if position < 2 or sentence.token(units[position - 1]).text != AS:
        return False
    if sentence.token(units[position]).surface.future:
        return False
    after = units.index(source) + 1 if source is not None and source in units[position:] else position + 1
    following = units[after] if after < len(units) else None
    return following is None or following.kind not in (PHRASE, VERB) or bool(following.preposition)


def _said_around(sentence: Sentence, position: int, source: Unit | None) -> Frame | None:
    after = position + 1
    if source is not None and source.start > sentence.units[position].start:
        after = sentence.units.index(source) + 1
    return content_around(sentence, position - 1, after)


def _is_pointing(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase is only *this* or *that*, which says nothing itself."""
    return sentence.token(unit).tag == DEM and unit.end == unit.start + 1


def _weight(statement: StatementDraft) -> int:
    return sum(end - start for start, end in statement.content)
