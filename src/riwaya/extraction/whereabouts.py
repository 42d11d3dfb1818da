"""Whereabouts: the place and the times that an event's clause gives it."""

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.particles import COMMA, SEMICOLON
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, PREP, SUB, VERB
from riwaya.extraction.verb_roles import is_light

_PLACE_REACH = 14  # words on either side of a trigger that may hold its place
_CLAUSE_MARKS = COMMA | SEMICOLON | {":", "."}


def fill_place(draft: Draft, sentence: Sentence, event: EventDraft, others: list[EventDraft]) -> None:
    """Take the nearest place after the trigger in its clause, else before it."""
    if event.place:
        return
    triggers = {other.trigger[0] for other in others if other is not event}
    after = range(event.trigger[1], min(event.trigger[1] + _PLACE_REACH, sentence.end))
    before = range(event.trigger[0] - 1, max(event.trigger[0] - _PLACE_REACH, sentence.start - 1), -1)
    for indexes in (after, before):
        mention = _place_among(draft, sentence, event, indexes, triggers)
        if mention is not None:
            event.place.append(mention)
            return


def _place_among(
    draft: Draft, sentence: Sentence, event: EventDraft, indexes: range, triggers: set[int]
) -> MentionDraft | None:
    for index in indexes:
        token = sentence.text.tokens[index]
        if token.tag in (CIRCUMSTANCE, SUB, COMP) or token.text in _CLAUSE_MARKS or index in triggers:
            return None
        if token.tag == VERB and index > event.trigger[1] and not is_light(token):
            return None
        mention = draft.at.get((sentence.text.passage.id, index))
        if (
            mention is None
            or mention.kind not in ("place", "facility")
            or mention in event.agent + event.patient
        ):
            continue
        if _is_located(draft, sentence, mention):
            return mention
    return None


def _is_located(draft: Draft, sentence: Sentence, mention: MentionDraft) -> bool:
    token = sentence.text.tokens[mention.start]
    if token.surface.preposition in draft.lexicon.sets["locatives"]:
        return True
    before = sentence.text.tokens[mention.start - 1] if mention.start else None
    return bool(before and before.tag == PREP)


def fill_times(draft: Draft, sentence: Sentence, event: EventDraft, others: list[EventDraft]) -> None:
    """Give an event the times that stand nearest to it in its sentence."""
    passage = sentence.text.passage.id
    times = [t for t in draft.times if t.span.passage == passage and sentence.start <= t.token < sentence.end]
    for time in times:
        nearest = min(others, key=lambda other: abs(other.trigger[0] - time.token))
        if nearest is event or (len(times) == 1 and abs(time.token - event.trigger[0]) <= 8):
            event.time.append(time)
