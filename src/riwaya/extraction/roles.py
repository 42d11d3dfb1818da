"""Roles: who does an event to whom, where, when, with what, and how many (codebook §4)."""

from riwaya.extraction.arguments import give_role
from riwaya.extraction.clauses import PHRASE, Sentence, is_comma
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.instruments import arm, arm_by_trigger
from riwaya.extraction.noun_roles import fill_noun_roles
from riwaya.extraction.particles import AGAINST, BETWEEN
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, SUB, VERB
from riwaya.extraction.understood import find_doer_of_passive, find_understood
from riwaya.extraction.verb_clauses import REACH, is_light, joined_to, past_aside
from riwaya.extraction.verb_roles import fill_verb_roles
from riwaya.extraction.whereabouts import fill_place, fill_times
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Trigger
from riwaya.text import fold_word


def fill_roles(
    draft: Draft, sentence: Sentence, event: EventDraft, hit: Hit, others: list[EventDraft]
) -> None:
    """Fill agent, patient, place, time and instrument of an event from its clause."""
    row: Trigger = hit.entry.row
    position = sentence.unit_at(event.trigger[0])
    if sentence.text.tokens[event.verb].tag == VERB:
        fill_verb_roles(draft, sentence, event, row, sentence.unit_at(event.verb))
    else:
        fill_noun_roles(draft, sentence, event, row, position)
    _prepositions(draft, sentence, event, row, position, others)
    arm_by_trigger(sentence, event, draft.lexicon)
    find_doer_of_passive(draft, sentence, event)
    if not event.agent and row.subject == "agent":
        find_understood(draft, sentence, event)
    fill_place(draft, sentence, event, others)
    fill_times(draft, sentence, event, others)


def _prepositions(
    draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int, others: list[EventDraft]
) -> None:
    roles = {fold_word(preposition): role for preposition, role in row.preps.items()}
    if row.object == "patient" or row.noun:
        roles.setdefault(AGAINST, "patient")
    if not roles:
        return
    units = sentence.units
    given: set[str] = set()
    rivals = {other.trigger[0] for other in others}
    closing = -1
    for offset, unit in enumerate(units[position + 1 : position + 1 + REACH], position + 1):
        if is_comma(sentence, unit) and offset != closing:
            closing = past_aside(sentence, offset)
            if closing == offset:
                return
        if unit.kind in (SUB, COMP, CIRCUMSTANCE):
            return
        if unit.kind == VERB and not is_light(sentence.token(unit)):
            return
        if unit.kind == PHRASE and unit.start in rivals:
            return  # what follows belongs to the next event
        role = roles.get(unit.preposition) if unit.kind == PHRASE else None
        if role == "instrument":
            arm(sentence, event, draft.lexicon, unit.start)
        elif role and role not in given:
            given.add(role)
            for one in (unit, *joined_to(sentence, unit)):
                give_role(draft, sentence, event, role, one)
            if unit.preposition == BETWEEN:
                later = (
                    u
                    for u in units[offset + 1 : offset + 9]
                    if u.kind == PHRASE and sentence.token(u).surface.conjunction
                )
                give_role(draft, sentence, event, role, next(later, None))
