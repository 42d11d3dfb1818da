"""Acting states: the name of a country or capital is a state body where it speaks or acts (codebook §2)."""

from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.tags import OPENS_CLAUSE, VERB
from riwaya.extraction.verbs import verb_form


def find_acting_states(draft: Draft) -> None:
    """Make the states that speak, do something or are the subject of a verb bodies, who can be actors."""
    doing = {id(mention) for event in draft.events for mention in event.agent}
    doing |= {id(mention) for s in draft.statements for mention in (s.source, s.speaker) if mention}
    for mention in draft.mentions:
        state = mention.kind == "place" and mention.known is not None and mention.known.state
        if state and (id(mention) in doing or _is_subject(draft, mention)):
            mention.kind = "state_body"


def _is_subject(draft: Draft, mention: MentionDraft) -> bool:
    """Tell whether a name is the subject of a verb right before it that opens its clause."""
    tokens = draft.texts[mention.span.passage].tokens
    verb = tokens[mention.start - 1] if mention.start else None
    if verb is None or verb.tag != VERB or tokens[mention.start].surface.preposition:
        return False
    form = verb_form(verb)
    before = tokens[verb.index - 1] if verb.index else None
    opens = before is None or before.tag in OPENS_CLAUSE or bool(verb.surface.conjunction)
    return (
        opens and form is not None and form.person != 1 and form.number == "s" and not verb.surface.enclitic
    )
