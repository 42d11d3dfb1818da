"""Told again: what a source says happened and the outlet tells elsewhere is held by both."""

from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.tags import NOUN
from riwaya.lexicon.table import loosely
from riwaya.model import OUTLET

_NOWHERE = (1 << 30, 0)


def hold_what_is_told_again(draft: Draft) -> None:
    """Let the outlet assert an event of a statement that it narrates elsewhere (codebook §4).

    It is the same where the type is and somebody or some place in it is: the headline *ten killed in the
    capital*, then *the police said that ten were killed in the capital*.
    """
    narrated = [event for event in draft.events if event.factuality == [(OUTLET, "asserted")]]
    told: dict[str, list[set[str]]] = {}
    first: dict[str, tuple[int, int]] = {}
    for event in narrated:
        told.setdefault(event.type, []).append(_who_and_where(draft, event))
        first.setdefault(event.type, (event.passage, event.sentence))
    for event in draft.events:
        if event in narrated or (OUTLET, "unknown") not in event.factuality:
            continue
        if not any(
            isinstance(voice, str) is False and value == "asserted" for voice, value in event.factuality
        ):
            continue
        own = _who_and_where(draft, event)
        before = first.get(event.type, _NOWHERE) < (event.passage, event.sentence)
        if any(own & other for other in told.get(event.type, ())) or (before and _is_known(draft, event)):
            event.factuality = [
                (voice, "asserted" if voice == OUTLET else value) for voice, value in event.factuality
            ]


def _is_known(draft: Draft, event: EventDraft) -> bool:
    """Tell whether a noun with the article speaks of an event that the report has told: *the attack*."""
    token = draft.texts[event.passage].tokens[event.trigger[0]]
    return token.surface.definite and token.tag == NOUN


def _who_and_where(draft: Draft, event: EventDraft) -> set[str]:
    """Return what identifies those who take part in an event and its places: actors, or their words."""
    return {key for mention in event.agent + event.patient + event.place for key in _keys(draft, mention)}


def _keys(draft: Draft, mention: MentionDraft) -> tuple[str, ...]:
    if mention.cluster is not None:
        return (f"actor {mention.cluster}",)
    if mention.place is not None and not (mention.kind == "facility" and mention.inferred):
        return (f"place {mention.place}",)
    tokens = draft.texts[mention.span.passage].tokens[mention.start : mention.end]
    return (" ".join(loosely(token.surface.stem) for token in tokens),)
