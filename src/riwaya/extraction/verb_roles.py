"""Verb roles: the subject and object of a verb that names an event."""

from riwaya.extraction.arguments import give_role
from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit, agrees
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.tags import ADV, JOINED, NUM, PART, PREP, QUANT, REL, TIME
from riwaya.extraction.tokens import Token
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon.rows import Trigger

REACH = 9  # units on either side of a trigger that may hold its arguments
_DONE_TO = frozenset({"kill", "injure", "arrest", "abduct", "release", "displace"})
_WEAK_STOPS = frozenset({ADV, JOINED, PART, PREP, CHANNEL, NUM, TIME})


def fill_verb_roles(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    """Fill the roles of a verb's subject and object, in the active or the passive."""
    verb = sentence.token(sentence.units[position])
    form = verb_form(verb)
    voice = form.voice if form else ""
    after = objects_after(sentence, position)
    before = subject_before(sentence, position)
    if voice == "passive" or (
        voice == "either"
        and _reads_passive(draft, sentence, event, row, before, after, bool(verb.surface.enclitic))
    ):
        done_to = before or (after[0] if after else None)
        give_role(draft, sentence, event, row.object if row.object != "none" else "patient", done_to)
        return
    subject = before
    if subject is None and after and agrees(verb, sentence.head(after[0]), before=False):
        subject, after = after[0], after[1:]
    give_role(draft, sentence, event, row.subject, subject)
    if row.object != "none" and after and not verb.surface.enclitic:
        give_role(draft, sentence, event, row.object, after[0])


def _reads_passive(
    draft: Draft,
    sentence: Sentence,
    event: EventDraft,
    row: Trigger,
    before: Unit | None,
    after: list[Unit],
    enclitic: bool,
) -> bool:
    """A past verb whose letters do not tell is passive with one bare phrase that suffers rather than acts."""
    if row.object != "patient" or row.subject != "agent" or enclitic or event.type not in _DONE_TO:
        return False
    if after and before is None and _is_counted(sentence, after[0]):
        return True  # killed: 30 soldiers
    if before is not None:
        return (
            not after
            and event.type in ("kill", "injure", "arrest")
            and not _is_force(draft, sentence, before)
        )
    return len(after) == 1 and not _is_force(draft, sentence, after[0])


def _is_counted(sentence: Sentence, unit: Unit) -> bool:
    return any(token.tag in (NUM, QUANT) for token in sentence.text.tokens[unit.start : unit.end])


def _is_force(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase) if unit.phrase else None
    if mention is None or mention.kind not in ("armed_group", "state_body"):
        return False
    return not _is_counted(sentence, unit)


def objects_after(sentence: Sentence, position: int) -> list[Unit]:
    """Return the bare phrases after a verb in its clause: its subject and its object."""
    found: list[Unit] = []
    for unit in sentence.units[position + 1 : position + 1 + REACH]:
        if unit.kind == PHRASE:
            if unit.preposition:
                continue
            if sentence.token(unit).surface.conjunction:
                break
            found.append(unit)
            if len(found) == 2:
                break
        elif unit.kind not in _WEAK_STOPS:
            break
    return found


def subject_before(sentence: Sentence, position: int) -> Unit | None:
    """Return the phrase before a verb that can be its subject."""
    verb = sentence.token(sentence.units[position])
    if verb.surface.conjunction:
        return None
    relative = False
    for unit in reversed(sentence.units[max(0, position - REACH) : position]):
        if unit.kind == REL:
            relative = True
            continue
        if unit.kind == PHRASE:
            if unit.preposition and not relative:
                continue
            head = sentence.head(unit)
            counter = sentence.text.tokens[head.index - 1] if head.index > unit.start else None
            fits = agrees(verb, head, before=True, text_before=counter)
            return unit if fits and not head.has("trigger_noun") else None
        if unit.kind not in _WEAK_STOPS:
            return None
    return None


def is_light(token: Token) -> bool:
    """Tell whether a verb carries an event's argument and means little itself (launched, came under)."""
    return any(hit.entry.row.subject for hit in token.surface.hits.get("verb", ()))
