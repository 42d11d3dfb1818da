"""Speakers: who a dropped subject or a pronoun is, among those who spoke before it."""

from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft, MentionDraft, StatementDraft
from riwaya.extraction.particles import SOUND, WAW
from riwaya.extraction.sources import subject_of
from riwaya.extraction.speaking import SPEAKERS, speaker_in
from riwaya.extraction.tags import COMP, PRON, PUNCT, REL, VERB
from riwaya.extraction.verbs import verb_form

_FAR = 6  # sentences back that a dropped subject may reach


def resolve_speakers(draft: Draft) -> None:
    """Resolve the dropped subjects of statements to speakers named before them, nearest that agrees first."""
    done: list[StatementDraft] = []
    by_passage: dict[int, list[MentionDraft]] = {}
    for mention in draft.mentions:
        by_passage.setdefault(mention.span.passage, []).append(mention)
    for statement in sorted(draft.statements, key=lambda s: (s.passage, s.cue)):
        if statement.speaker is None and not statement.anonymous and statement.inferred:
            statement.speaker = _understood(draft, statement, done, by_passage)
        if statement.source is None and statement.speaker is not None:
            statement.speaker = _author(statement.speaker, done) or statement.speaker
        done.append(statement)


def _understood(
    draft: Draft,
    statement: StatementDraft,
    done: list[StatementDraft],
    by_passage: dict[int, list[MentionDraft]],
) -> MentionDraft | None:
    if _is_of_speaker(draft, statement):
        told = statement.parent or next((s for s in reversed(done) if s.passage == statement.passage), None)
        return told.speaker if told is not None else None
    meant = _whom_pronoun_means(draft, statement)
    if meant is not None:
        return meant
    beside = _beside(done, statement)
    if beside is not None:
        return beside.speaker  # whoever that is: if nobody is known to say the one, nobody says the other
    return (
        _shared_subject(draft, statement)
        or _named_before(draft, statement)
        or _earlier(done, statement)
        or _subject_before(draft, statement, by_passage)
    )


def _whom_pronoun_means(draft: Draft, statement: StatementDraft) -> MentionDraft | None:
    """Return whom the pronoun of a clause on the side means: the students last named, *and they* shout."""
    sentence = draft.sentences[statement.passage][statement.sentence]
    position = sentence.unit_at(statement.cue[0])
    pronoun = sentence.units[position - 1] if position else None
    if pronoun is None or pronoun.kind != PRON or sentence.token(pronoun).surface.conjunction != WAW:
        return None
    if sentence.units[position].kind != VERB:
        return None  # *and that is what* he called so
    for unit in reversed(sentence.units[: position - 1]):
        mention = speaker_in(draft, sentence, unit, crowds=statement.number == "p")
        human = mention is not None and mention.kind == ("people" if statement.number == "p" else "person")
        if mention is not None and human and _agree(statement, mention):
            return mention
    return None


def _is_of_speaker(draft: Draft, statement: StatementDraft) -> bool:
    """Tell whether a cue is a verb in the first person, whose subject is whoever speaks: *I told him*."""
    token = draft.texts[statement.passage].tokens[statement.cue[0]]
    form = verb_form(token) if token.tag == VERB else None
    return form is not None and form.person == 1


def _beside(done: list[StatementDraft], statement: StatementDraft) -> StatementDraft | None:
    """Return the last statement beside this one in its sentence that can have the same speaker."""
    for earlier in reversed(done):
        if (earlier.passage, earlier.sentence) != (statement.passage, statement.sentence):
            break
        if earlier.parent is not statement.parent or earlier.anonymous:
            continue
        if earlier.speaker is not None and _agree(statement, earlier.speaker):
            return earlier
        unknown = earlier.speaker is None and earlier.source is None and earlier.number
        if unknown and (earlier.gender, earlier.number) == (statement.gender, statement.number):
            return earlier
    return None


def _author(speaker: MentionDraft, done: list[StatementDraft]) -> MentionDraft | None:
    """Return who speaks through a document that went on speaking: the body that spoke last before it."""
    if speaker.kind != "document":
        return speaker
    return next(
        (s.speaker for s in reversed(done) if s.speaker is not None and s.speaker.kind in SPEAKERS), None
    )


def _shared_subject(draft: Draft, statement: StatementDraft) -> MentionDraft | None:
    """Return the subject of the verb that a verb of several people is joined to: they came *and demanded*."""
    sentence = draft.sentences[statement.passage][statement.sentence]
    position = sentence.unit_at(statement.cue[0])
    if statement.number != "p" or statement.row is None or not _several(sentence, position):
        return None
    for back in range(position - 1, -1, -1):
        if not _several(sentence, back):
            continue
        subject = subject_of(draft, sentence, back, statement.row)
        mention = draft.mention_of(statement.passage, subject.phrase) if subject is not None else None
        if mention is not None and mention.gender != "f":
            return mention
    return None


def _several(sentence: Sentence, position: int) -> bool:
    unit = sentence.units[position] if position < len(sentence.units) else None
    form = verb_form(sentence.token(unit)) if unit is not None and unit.kind == VERB else None
    return form is not None and form.number == "p" and form.person == 3


def _named_before(draft: Draft, statement: StatementDraft) -> MentionDraft | None:
    """Return who is named before a cue in its sentence, or in the content that it stands in.

    The subject of a verb, the last first; else whoever stands free; else whoever a preposition governs.
    """
    sentence = draft.sentences[statement.passage][statement.sentence]
    parent = statement.parent
    begin = parent.content[0][0] if parent is not None and parent.sentence == statement.sentence else 0
    said = [
        span
        for other in draft.statements_at[statement.passage, statement.sentence]
        for span in other.content
        if not span[0] <= statement.cue[0] < span[1]
    ]
    free, governed, subjects = list[MentionDraft](), list[MentionDraft](), list[MentionDraft]()
    verb: Unit | None = None
    for unit in sentence.units:
        if unit.start >= statement.cue[0]:
            break
        if unit.kind in (VERB, PUNCT, COMP, REL):
            verb = unit if unit.kind == VERB else None
        if unit.kind != PHRASE or unit.start < begin:
            continue
        mention = speaker_in(draft, sentence, unit, crowds=statement.number == "p")
        if mention is None or not _agree(statement, mention):
            continue
        if any(start <= unit.start < end for start, end in said):
            continue  # whom a speech is about does not give it
        if unit.preposition:
            governed.append(mention)
        elif verb is not None:
            subjects.append(mention)
        else:
            free.append(mention)
        verb = verb if unit.preposition else None
    return next(iter([*reversed(subjects), *free, *reversed(governed)]), None)


def _earlier(done: list[StatementDraft], statement: StatementDraft) -> MentionDraft | None:
    for back, earlier in enumerate(reversed(done)):
        if back >= _FAR or statement.passage - earlier.passage > 2:
            return None
        outer = earlier.parent is None or earlier.parent is statement.parent
        if outer and earlier.speaker is not None and _agree(statement, earlier.speaker):
            return earlier.speaker
    return None


def _subject_before(
    draft: Draft, statement: StatementDraft, by_passage: dict[int, list[MentionDraft]]
) -> MentionDraft | None:
    """Return the last person or body named before a statement and not governed, here or one passage up."""
    sentence = draft.sentences[statement.passage][statement.sentence]
    here = (statement.passage, sentence.start)
    near = [m for p in (statement.passage - 1, statement.passage) for m in by_passage.get(p, ())]
    found = [
        mention
        for mention in near
        if (mention.span.passage, mention.start) < here
        and mention.kind in ("person", "state_body", "armed_group", "organisation")
        and _agree(statement, mention)
        and not draft.texts[mention.span.passage].tokens[mention.start].surface.preposition
    ]
    return max(found, key=lambda mention: (mention.span.passage, mention.start), default=None)


def _agree(statement: StatementDraft, speaker: MentionDraft) -> bool:
    several = speaker.number == "p" or (speaker.kind == "people" and speaker.source_type == "collective")
    if statement.number == "p":
        return several or speaker.kind == "armed_group"
    if statement.gender == "f":
        return speaker.gender != "m" or (several and not speaker.span.quote.split()[0].endswith(SOUND))
    if statement.gender == "m" and statement.number == "s":
        return speaker.number != "p" and speaker.gender != "f"
    return True
