"""Whereabouts: the place and the times that an event's clause gives it."""

from collections.abc import Iterator

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.particles import BA, COMMA, IN, SEMICOLON
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, PREP, SUB, VERB
from riwaya.extraction.verb_clauses import is_light

_PLACE_REACH = 14  # words on either side of a trigger that may hold its place
_MOVEMENTS = frozenset({"displace", "deploy", "withdraw", "raid", "abduct", "release", "surrender"})
_AT = (IN, BA)
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
            event.place.extend([mention, *_joined_places(draft, sentence, mention)])
            return


def _place_among(
    draft: Draft, sentence: Sentence, event: EventDraft, indexes: range, triggers: set[int]
) -> MentionDraft | None:
    for index in indexes:
        token = sentence.text.tokens[index]
        if token.tag in (CIRCUMSTANCE, SUB, COMP) or token.text in _CLAUSE_MARKS or index in triggers:
            return None
        opens_clause = token.tag == VERB and not is_light(token) and not token.surface.enclitic
        if opens_clause and index > event.trigger[1]:
            return None
        mention = draft.at.get((sentence.text.passage.id, index))
        if (
            mention is None
            or mention.kind not in ("place", "facility")
            or mention in event.agent + event.patient
        ):
            continue
        if _is_located(draft, sentence, event, mention):
            return mention
    return None


def _joined_places(draft: Draft, sentence: Sentence, mention: MentionDraft) -> Iterator[MentionDraft]:
    """Yield the places that *and* joins to one: in the capital *and the port*."""
    index = mention.end
    while index < sentence.end and sentence.text.tokens[index].surface.conjunction:
        other = draft.at.get((sentence.text.passage.id, index))
        if other is None or other.kind not in ("place", "facility"):
            return
        yield other
        index = other.end


def opening_place(draft: Draft, sentence: Sentence) -> MentionDraft | None:
    """Return the place that opens a sentence and sets its scene: *in the capital,* the police said that."""
    for index in range(sentence.start, min(sentence.start + 2, sentence.end)):
        mention = draft.at.get((sentence.text.passage.id, index))
        if mention is not None and mention.kind == "place":
            token = sentence.text.tokens[index]
            before = sentence.text.tokens[index - 1] if index > sentence.start else None
            said = token.surface.preposition or (before.surface.stem if before and before.tag == PREP else "")
            return mention if said in _AT else None
    return None


def _is_located(draft: Draft, sentence: Sentence, event: EventDraft, mention: MentionDraft) -> bool:
    """Tell whether an event is at a place; only a movement has its end or origin there."""
    token = sentence.text.tokens[mention.start]
    before = sentence.text.tokens[mention.start - 1] if mention.start else None
    word = token.surface.preposition or (before.surface.stem if before and before.tag == PREP else "")
    if word in draft.lexicon.sets["ways"]:
        return event.type in _MOVEMENTS
    return bool(word) or token.surface.stem in draft.lexicon.sets["locatives"]


def fill_times(draft: Draft, sentence: Sentence, event: EventDraft, others: list[EventDraft]) -> None:
    """Give an event the times that stand nearest to it in its sentence."""
    passage = sentence.text.passage.id
    own = told_within(draft, event, event.trigger[0])
    times = [
        t
        for t in draft.times
        if t.span.passage == passage
        and sentence.start <= t.token < sentence.end
        and told_within(draft, event, t.token) == own
    ]
    rivals = [other for other in others if told_within(draft, event, other.trigger[0]) == own]
    for time in times:
        nearest = min(rivals, key=lambda other: abs(other.trigger[0] - time.token))
        if nearest is event or (len(times) == 1 and abs(time.token - event.trigger[0]) <= 8):
            event.time.append(time)


def told_within(draft: Draft, event: EventDraft, index: int) -> tuple[int, int]:
    """Return the smallest content of a statement that holds a word of an event's sentence."""
    contents = [
        (start, end)
        for statement in draft.statements_at.get((event.passage, event.sentence), ())
        for start, end in statement.content
        if start <= index < end
    ]
    return min(contents, key=lambda content: content[1] - content[0], default=(-1, -1))
