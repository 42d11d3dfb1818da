"""Verb roles: the subject and object of a verb that names an event."""

from riwaya.extraction.arguments import give_role, thing
from riwaya.extraction.clauses import PHRASE, Sentence, Unit, agrees
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.instruments import arm, is_weapon
from riwaya.extraction.pronouns import object_pronoun
from riwaya.extraction.tags import JOINED
from riwaya.extraction.verb_clauses import (
    antecedent,
    is_counted,
    is_relative,
    joined_to,
    objects_after,
    subject_before,
    subject_carried_on,
)
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon.rows import Trigger

_DONE_TO = frozenset({"kill", "injure", "arrest", "abduct", "release", "displace"})
_FORCES = ("armed_group", "state_body")


def fill_verb_roles(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    """Fill the roles of a verb's subject and object, in the active or the passive."""
    verb = sentence.token(sentence.units[position])
    if verb.surface.enclitic and row.object != "none":
        _with_pronoun(draft, sentence, event, row, position)
        return
    subject, object_ = _parts(draft, sentence, event, row, position)
    give(draft, sentence, event, row.subject, subject)
    give(draft, sentence, event, row.object, object_)


def give(draft: Draft, sentence: Sentence, event: EventDraft, role: str, unit: Unit | None) -> None:
    """Give a phrase, and those joined to it, a role in an event."""
    if unit is None or role == "none":
        return
    if (role == "agent" or event.type == "explosion") and is_weapon(sentence, unit, draft.lexicon):
        arm(sentence, event, draft.lexicon, unit.start)
        return
    for one in (unit, *joined_to(sentence, unit, event.verb)):
        give_role(draft, sentence, event, role, one)


def _with_pronoun(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    """The object is a pronoun: of the phrase that the clause describes, or of something said before."""
    verb = sentence.text.tokens[event.verb]
    after = _after(draft, sentence, position)
    owner = antecedent(sentence, position)
    subject = after[0] if after and agrees(verb, sentence.head(after[0]), before=False) else None
    if subject is not None and owner is not None:
        give(draft, sentence, event, row.subject, subject)
        give(draft, sentence, event, row.object, owner)
        return
    give(draft, sentence, event, row.subject, subject or subject_before(sentence, position))
    object_pronoun(draft, sentence, event, row.object)


def _after(draft: Draft, sentence: Sentence, position: int) -> list[Unit]:
    """Return the bare phrases after a verb that can be its subject and object: not one that says where."""
    return [unit for unit in objects_after(sentence, position) if not _is_direction(draft, sentence, unit)]


def _parts(
    draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int
) -> tuple[Unit | None, Unit | None]:
    """Return a verb's subject and object, as its row means them: the passive's subject is its object."""
    verb = sentence.token(sentence.units[position])
    form = verb_form(verb)
    voice = form.voice if form else ""
    after = _after(draft, sentence, position)
    before = subject_before(sentence, position)
    if voice == "passive" and row.object != "none":
        return None, before or (after[0] if after else subject_carried_on(sentence, position))
    known = before is not None and draft.mention_of(event.passage, before.phrase) is not None
    if (known and sentence.units[position - 1] is before) or _is_about(sentence, position):
        return _active(before, after, row, event)  # right before its verb, or what the clause is on
    acts = bool(after) and agrees(verb, sentence.head(after[0]), before=False)
    if acts and (len(after) > 1 or not known):
        alone = len(after) == 1 or is_counted(sentence, after[0])
        if row.object == "patient" and alone and _suffers(draft, sentence, event, after[0]):
            return None, after[0]
        if len(after) == 2 or not (verb.surface.conjunction and thing(draft, sentence, after[0])):
            return after[0], after[1] if len(after) > 1 else None
    return _active(before or subject_carried_on(sentence, position), after, row, event)


def _active(
    subject: Unit | None, after: list[Unit], row: Trigger, event: EventDraft
) -> tuple[Unit | None, Unit | None]:
    """Return a subject that stands before its verb, with the object; without one it is who was killed."""
    if not after and row.object == "patient" and event.type in _DONE_TO:
        return None, subject
    return subject, after[0] if after else None


def _is_about(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb's subject is what its clause is on: *that*, and no pronoun takes it up."""
    following = sentence.units[position + 1 : position + 2]
    return is_relative(sentence, position) and not any(unit.kind == JOINED for unit in following)


def _suffers(draft: Draft, sentence: Sentence, event: EventDraft, unit: Unit) -> bool:
    """Tell whether the one phrase after a verb whose letters do not tell its voice suffers what it says."""
    if thing(draft, sentence, unit):
        return True
    if event.type not in _DONE_TO:
        return False
    mention = draft.mention_of(event.passage, unit.phrase)
    return mention is None or mention.kind not in _FORCES or is_counted(sentence, unit)


def _is_direction(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a bare phrase says where: *north of* the town."""
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    word = sentence.token(unit).surface.stem
    return (
        unit.kind == PHRASE
        and word in draft.lexicon.sets["locatives"]
        and (mention is None or mention.kind in ("place", "facility"))
    )
