"""Pronouns: the arguments that a joined pronoun names, linked to whom it refers to."""

from riwaya.extraction.arguments import add_argument
from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.particles import HIM, THEM

_ACTORS = ("person", "armed_group", "state_body", "people", "organisation")
_PLACES = ("place", "facility")
_OF_PLACES = frozenset({"seize", "siege", "destroy", "bombardment", "raid"})


def object_pronoun(draft: Draft, sentence: Sentence, event: EventDraft, role: str) -> None:
    """Give the pronoun joined to a trigger a role: it is a mention of its own, inferred (codebook §2)."""
    index = event.trigger[1] - 1
    text = sentence.text
    token = text.tokens[index]
    kinds = _PLACES + _ACTORS if event.type in _OF_PLACES else _ACTORS
    owner = referent(draft, sentence, event, kinds)
    at = token.word.at + len(token.text)
    begin = text.folded.span(at - len(token.surface.enclitic), at)[0]
    kind = owner.kind if owner else "people" if token.surface.enclitic == THEM else "person"
    mention = MentionDraft(kind, text.at(begin, token.word.end), index, index + 1, index, inferred=True)
    if owner is not None:
        mention.gender, mention.number = owner.gender, owner.number
    draft.pronouns.append((mention, owner))
    add_argument(event, role, mention)


def referent(
    draft: Draft, sentence: Sentence, event: EventDraft, kinds: tuple[str, ...] = _ACTORS
) -> MentionDraft | None:
    """Return the nearest earlier mention in the sentence that a trigger's pronoun can refer to."""
    return referent_of(draft, sentence, event.trigger[1] - 1, event, kinds)


def referent_of(
    draft: Draft, sentence: Sentence, index: int, event: EventDraft, kinds: tuple[str, ...] = _ACTORS
) -> MentionDraft | None:
    """Return the nearest earlier mention in the sentence that a word's pronoun can refer to."""
    enclitic = sentence.text.tokens[index].surface.enclitic
    for start in range(index - 1, sentence.start - 1, -1):
        mention = draft.at.get((sentence.text.passage.id, start))
        if mention is None or mention.kind not in kinds or mention in event.agent:
            continue
        if _may_refer(enclitic, mention):
            return mention
    return None


def _may_refer(enclitic: str, mention: MentionDraft) -> bool:
    """Tell whether a pronoun's gender and number allow a mention."""
    if enclitic == HIM:
        return mention.number == "s" and mention.gender != "f"
    if enclitic == THEM:
        return mention.number == "p" or mention.kind in ("armed_group", "people")
    return True


def link_pronouns(draft: Draft) -> None:
    """Add the pronouns that fill roles to the mentions, each with the actor it refers to."""
    for mention, owner in draft.pronouns:
        if owner is not None:
            mention.cluster, mention.place = owner.cluster, owner.place
        draft.mentions.append(mention)
