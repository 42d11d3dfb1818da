"""Inner voices: whom a source quotes in passing on what he said (the agency *quoting X*)."""

from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.particles import PRONOUNS
from riwaya.extraction.phrases import noun_phrase
from riwaya.extraction.speaking import set_source, speakerish
from riwaya.extraction.tags import COMP, JOINED, VERB
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word


def inner_voice(
    draft: Draft, sentence: Sentence, position: int, outer: StatementDraft, row: Cue
) -> StatementDraft | None:
    """Return the statement that a reporting verb passes on, by the inner speaker's own words or his name."""
    if not outer.content:
        return None
    return _quoted_through(draft, sentence, position, outer) or _named_through(
        draft, sentence, position, outer, row
    )


def _passed_on(
    draft: Draft,
    sentence: Sentence,
    index: int,
    outer: StatementDraft,
    speaker: Unit | None,
    act: str,
    *,
    bare: bool,
) -> StatementDraft:
    """Return the inner statement: its own cue and speaker, the outer one's content."""
    inner = StatementDraft(outer.passage, outer.sentence, (index, index + 1), act)
    inner.cue_span = sentence.text.span(index, index + 1, bare=bare)
    inner.content, inner.content_spans, inner.quoted = (
        list(outer.content),
        list(outer.content_spans),
        outer.quoted,
    )
    inner.parent = outer
    set_source(draft, sentence, inner, speaker)
    return inner


def _quoted_through(
    draft: Draft, sentence: Sentence, position: int, outer: StatementDraft
) -> StatementDraft | None:
    """The inner voice of `the agency reported from X his saying that`: cue *his saying*, source X."""
    for index in range(outer.cue[1], outer.content[0][0]):
        token = sentence.text.tokens[index]
        found = token.find("cue_masdar") or token.find("cue_noun")
        if found is None or token.tag == VERB:
            continue
        row: Cue = found[0].entry.row
        if not (found[0].cut.enclitic or row.lemma.endswith(tuple(PRONOUNS))):
            continue
        unit = sentence.units[sentence.unit_at(index)]
        speaker = _phrase_before(draft, sentence, position, unit)
        pronoun = _pronoun_before(sentence, position, unit)
        if speaker is None and pronoun is None:
            return None
        inner = _passed_on(draft, sentence, index, outer, speaker, row.act, bare=True)
        inner.neutral = row.neutral
        if speaker is None and pronoun is not None:
            inner.gender, inner.number = pronoun
        return inner
    return None


def _named_through(
    draft: Draft, sentence: Sentence, position: int, outer: StatementDraft, row: Cue
) -> StatementDraft | None:
    """The inner voice of `the agency reported from X that`: the preposition is its cue."""
    speaker = governed_by(draft, sentence, position, row.through) if row.through else None
    if speaker is None or speaker.start >= outer.content[0][0] or not speaker.start:
        return None
    inner = _passed_on(draft, sentence, speaker.start - 1, outer, speaker, "state", bare=False)
    inner.neutral = True
    return inner


def governed_by(draft: Draft, sentence: Sentence, position: int, preposition: str) -> Unit | None:
    """Return the first phrase that a preposition governs after a unit, before any complementiser."""
    wanted = fold_word(preposition.removeprefix("prep:"))
    for unit in sentence.units[position + 1 : position + 8]:
        if unit.kind in (COMP, VERB):
            return None
        if unit.kind == CHANNEL and sentence.token(unit).surface.stem == wanted:
            return _document(draft, sentence, unit)
        if unit.kind == PHRASE and unit.preposition == wanted and speakerish(draft, sentence, unit):
            return unit
    return None


def _pronoun_before(sentence: Sentence, position: int, cue: Unit) -> tuple[str, str] | None:
    """Return gender and number of the pronoun that stands for the inner speaker: from *him* his saying."""
    units = sentence.units
    for unit in units[position + 1 : units.index(cue)]:
        if unit.kind == JOINED:
            text = sentence.token(unit).text
            return next((form for pronoun, form in PRONOUNS.items() if text.endswith(pronoun)), ("", ""))
    return None


def _document(draft: Draft, sentence: Sentence, channel: Unit) -> Unit | None:
    """Return the document that a channel names (*in a statement of* the ministry it said)."""
    phrase = noun_phrase(sentence.text, channel.start + 1, sentence.end, draft.lexicon)
    return Unit(PHRASE, phrase.start, phrase.end, phrase) if phrase is not None else None


def _phrase_before(draft: Draft, sentence: Sentence, position: int, cue: Unit) -> Unit | None:
    """Return the last phrase after a preposition between the outer cue and the inner one."""
    speaker = None
    for unit in sentence.units[position + 1 :]:
        if unit is cue or unit.start >= cue.start:
            break
        if unit.kind == PHRASE and unit.preposition and speakerish(draft, sentence, unit):
            speaker = unit
    return speaker
