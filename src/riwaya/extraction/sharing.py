"""Sharing: what one event of a sentence says of place, time and doer holds for those told with it."""

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.senses import bare_stem
from riwaya.extraction.whereabouts import opening_place

_NEAR = 15  # words between the triggers of two events that are told together
_LIGHT = 2  # words before a trigger that may be the light verb that *and* joins
_FORCE = frozenset({"attack", "bombardment", "explosion", "raid", "disperse", "abuse"})
_HARM = frozenset({"kill", "injure", "destroy", "displace", "release"})
_OF_ONE_SIDE = _FORCE | _HARM | {"abduct", "arrest", "seize", "siege"}
_CIVIL = frozenset({"negotiate", "agree", "organise", "judge", "sanction", "aid"})


def share(draft: Draft, sentence: Sentence, events: list[EventDraft]) -> None:
    """Let an event without place, time or agent take those of the nearest event that the same voices hold."""
    for role in ("place", "time", "agent"):
        stated = [event for event in events if getattr(event, role)]
        scene = opening_place(draft, sentence) if role == "place" else None
        for event in events:
            if event in stated or (role == "place" and _is_located(event)):
                continue
            near = [other for other in stated if _together(draft, sentence, event, other)]
            if role == "agent":
                near = [other for other in near if _acts_with(sentence, event, other)]
            if near:
                closest = min(near, key=lambda other: _distance(event, other))
                taken = [one for one in getattr(closest, role) if one not in event.agent + event.patient]
                getattr(event, role).extend(taken)
            elif scene is not None and event.type not in _CIVIL and scene not in event.agent + event.patient:
                event.place.append(scene)


def _is_located(event: EventDraft) -> bool:
    """A place that suffers an event is where it happens."""
    return any(mention.kind == "place" for mention in event.patient)


def _together(draft: Draft, sentence: Sentence, event: EventDraft, other: EventDraft) -> bool:
    """Tell whether two events are told as one happening: by the same voices, near, and of one family."""
    first, second = sorted((event, other), key=lambda one: one.trigger)
    between = sentence.text.tokens[first.trigger[1] : second.trigger[0]]
    return (
        event.factuality == other.factuality
        and len(between) <= _NEAR
        and (event.type in _CIVIL) == (other.type in _CIVIL)
        and not any(bare_stem(token) in draft.lexicon.sets["apart"] for token in between)
    )


def _distance(event: EventDraft, other: EventDraft) -> int:
    first, second = sorted((event.trigger, other.trigger))
    return second[0] - first[1]


def _acts_with(sentence: Sentence, event: EventDraft, other: EventDraft) -> bool:
    """Tell whether who does one event does the other: harm and its attack, or acts joined by *and*."""
    if not {event.type, other.type} <= _OF_ONE_SIDE:
        return False
    if {event.type, other.type} & _FORCE and {event.type, other.type} & _HARM:
        return True
    if event.trigger < other.trigger:
        return event.trigger[1] == other.trigger[0]
    begin = event.trigger[0]
    return any(token.surface.conjunction for token in sentence.text.tokens[begin - _LIGHT : begin + 1])
