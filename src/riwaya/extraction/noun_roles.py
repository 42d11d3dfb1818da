"""Noun roles: the genitive, the pronoun and the prepositions that give a noun's event its arguments."""

from riwaya.extraction.arguments import (
    add_argument,
    counted_by_trigger,
    counted_mention,
    genitive_after,
    genitive_mention,
    give_role,
    thing,
)
from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.instruments import arm, is_weapon
from riwaya.extraction.light_verbs import doer_after, light_noun, light_verb
from riwaya.extraction.particles import LAM
from riwaya.extraction.pronouns import object_pronoun, referent
from riwaya.extraction.understood import speaker_of
from riwaya.extraction.verb_clauses import joined_to, objects_after
from riwaya.lexicon.rows import Trigger

_ACTORS = ("person", "people", "armed_group", "state_body", "organisation")


def fill_noun_roles(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    """Fill the roles that a noun's genitive, pronoun, relative clause and light verb give."""
    token = sentence.text.tokens[event.trigger[1] - 1]
    reflexive = token.text in draft.lexicon.sets["reflexives"]
    if token.surface.enclitic or reflexive:
        _own(draft, sentence, event, row.subject if reflexive else row.of)
    else:
        _genitive(draft, sentence, event, row, position)
    if row.noun and row.counts in ("killed", "injured") and not event.patient:
        counted = counted_by_trigger(draft, sentence, event)
        if counted is not None:
            add_argument(event, "patient", counted)
    doer_after(draft, sentence, event, position)
    acts = bool(row.past) and row.subject == "agent" and not event.agent
    light_verb(draft, sentence, event, position, row_acts=acts)
    light_noun(draft, sentence, event)
    if event.aimed >= 0:
        objects = objects_after(sentence, sentence.unit_at(event.aimed))
        for unit in objects[:1]:
            for one in (unit, *joined_to(sentence, unit)):
                give_role(draft, sentence, event, "patient", one)


def _own(draft: Draft, sentence: Sentence, event: EventDraft, role: str) -> None:
    """A pronoun is a mention where it suffers; who acts is the one that it refers to."""
    if role == "patient":
        object_pronoun(draft, sentence, event, role)
        return
    mention = referent(draft, sentence, event) or speaker_of(draft, event)
    if mention is not None:
        add_argument(event, role, mention)


def _genitive(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    """The phrase right after a verbal noun: who suffers, or who acts if what suffers comes after it."""
    at = _past_joined_noun(sentence, event)
    unit = sentence.units[position]
    phrase = unit.phrase
    end = 0 if phrase is None else phrase.core_end if event.trigger[0] < phrase.core_end else phrase.end
    inside = at < end
    following = sentence.units[sentence.unit_at(at)] if at < sentence.end else None
    if not inside and (following is None or following.start != at):
        following = None
    if arm(sentence, event, draft.lexicon, at, end if inside else None):
        return
    mention: MentionDraft | None = None
    definite = sentence.text.tokens[at - 1].surface.definite
    if inside and not definite:
        mention = genitive_mention(draft, sentence, at, end, event)
    elif following is not None and not definite and not sentence.token(following).surface.conjunction:
        mention = counted_mention(draft, sentence, at) or genitive_after(draft, sentence, event, following)
    object_ = _object_after(draft, sentence, event, row, mention, at)
    if mention is not None:
        forces = event.type == "bombardment" and mention.kind in ("armed_group", "state_body")
        role = "agent" if forces or object_ is not None else row.of
        for one in (mention, *_joined(draft, sentence, mention)):
            add_argument(event, role, one)
    if object_ is not None:
        for joined in (object_, *joined_to(sentence, object_)):
            give_role(draft, sentence, event, "patient", joined)


def _past_joined_noun(sentence: Sentence, event: EventDraft) -> int:
    """Return where the genitive begins, past verbal nouns joined right after: *killing and wounding*."""
    tokens = sentence.text.tokens
    at = event.trigger[1]
    while at < sentence.end and tokens[at].surface.conjunction and tokens[at].has("trigger_noun"):
        found = tokens[at].find("trigger_noun")
        if found is None or tokens[at].surface.definite or found[0].entry.row.of != "patient":
            break
        at += found[1]
    return at


def _object_after(
    draft: Draft,
    sentence: Sentence,
    event: EventDraft,
    row: Trigger,
    genitive: MentionDraft | None,
    at: int,
) -> Unit | None:
    """Return who suffers where the genitive acts: the army's shelling *to the town*."""
    if row.of != "patient" or not row.past or LAM in row.preps:
        return None
    begin = sentence.unit_at(genitive.end - 1 if genitive is not None else at - 1) + 1
    for unit in sentence.units[begin : begin + 2]:
        if unit.kind != PHRASE or sentence.token(unit).surface.conjunction:
            return None
        mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
        if unit.preposition == LAM:
            return unit if mention is not None else None
        bare = genitive is not None and genitive.kind in _ACTORS and not unit.preposition
        if bare and thing(draft, sentence, unit) and not is_weapon(sentence, unit, draft.lexicon):
            return unit
        if unit.preposition:
            return None
    return None


def _joined(draft: Draft, sentence: Sentence, mention: MentionDraft) -> list[MentionDraft]:
    """Return the mentions that *and* joins to an argument, of its family: an engineer *and his driver*."""
    index = mention.end
    tokens = sentence.text.tokens
    found: list[MentionDraft] = []
    while (
        index < sentence.end and tokens[index].surface.conjunction and not tokens[index].has("trigger_noun")
    ):
        other = draft.at.get((sentence.text.passage.id, index))
        if other is None or _family(other.kind) != _family(mention.kind):
            break
        found.append(other)
        index = other.end
    return found


def _family(kind: str) -> str:
    return "place" if kind in ("place", "facility") else "actor"
