"""Noun roles: the genitive, pronoun and light verb that give a noun's event its arguments."""

from riwaya.extraction.arguments import add_argument, counted_mention, genitive_mention, give_role
from riwaya.extraction.clauses import PHRASE, Sentence, is_comma
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.particles import HIM, THEM
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, JOINED, PUNCT, REL, SUB, VERB
from riwaya.extraction.understood import speaker_of
from riwaya.extraction.verb_roles import objects_after, subject_before
from riwaya.lexicon.rows import Trigger


def fill_noun_roles(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    """Fill the roles that a noun's genitive, pronoun, relative clause and light verb give."""
    unit = sentence.units[position]
    token = sentence.text.tokens[event.trigger[1] - 1]
    reflexive = token.text in draft.lexicon.sets["reflexives"]
    if unit.phrase is not None and event.trigger[1] < unit.end:
        mention = genitive_mention(draft, sentence, event.trigger[1], unit.phrase.core_end)
    elif event.trigger[1] < sentence.end:
        mention = counted_mention(draft, sentence, event.trigger[1])
    else:
        mention = None
    if mention is not None:
        forces = event.type == "bombardment" and mention.kind in ("armed_group", "state_body")
        role = "agent" if forces else row.of  # the shelling of an army is its own; that of a town is not
        add_argument(event, role, mention)
        _joined(draft, sentence, event, role, mention)
    _doer_after(draft, sentence, event, position)
    _light_verb(draft, sentence, event, position)
    if token.surface.enclitic or reflexive:
        mention = _pronoun(draft, sentence, event) or speaker_of(draft, event)
        if mention is not None:
            add_argument(event, row.subject if reflexive else row.of, mention)
    if event.aimed >= 0:
        objects = objects_after(sentence, sentence.unit_at(event.aimed))
        give_role(draft, sentence, event, "patient", objects[0] if objects else None)


def _joined(draft: Draft, sentence: Sentence, event: EventDraft, role: str, mention: MentionDraft) -> None:
    """What *and* joins to an argument is an argument too: an engineer *and his driver*."""
    index = mention.end
    if index >= sentence.end or not sentence.text.tokens[index].surface.conjunction:
        return
    other = draft.at.get((sentence.text.passage.id, index))
    if (
        other is not None
        and _family(other.kind) == _family(mention.kind)
        and not sentence.text.tokens[index].has("trigger_noun")
    ):
        add_argument(event, role, other)


def _family(kind: str) -> str:
    return "place" if kind in ("place", "facility") else "actor"


def _doer_after(draft: Draft, sentence: Sentence, event: EventDraft, position: int) -> None:
    """Find the subject of a light verb in a clause on the event: an attack *that X carried out*."""
    units = sentence.units
    at = position + 1
    if at < len(units) and units[at].kind == REL:
        at += 1
    if at >= len(units) or units[at].kind != VERB:
        return
    verb = sentence.token(units[at])
    light = any(hit.entry.row.subject == "agent" for hit in verb.surface.hits.get("verb", ()))
    taken = bool(verb.surface.enclitic) or (at + 1 < len(units) and units[at + 1].kind == JOINED)
    if light and taken:
        subject = next((u for u in units[at + 1 : at + 4] if u.kind == PHRASE and not u.preposition), None)
        give_role(draft, sentence, event, "agent", subject)


def _pronoun(draft: Draft, sentence: Sentence, event: EventDraft) -> MentionDraft | None:
    """Resolve a verbal noun's pronoun to the nearest earlier mention of an actor in the sentence."""
    index = event.trigger[0]
    enclitic = sentence.text.tokens[index].surface.enclitic
    for start in range(index - 1, sentence.start - 1, -1):
        mention = draft.at.get((sentence.text.passage.id, start))
        if mention is None or mention.kind not in (
            "person",
            "armed_group",
            "state_body",
            "people",
            "organisation",
        ):
            continue
        if mention not in event.agent and _may_refer(enclitic, mention):
            return mention
    return None


def _may_refer(enclitic: str, mention: MentionDraft) -> bool:
    """Tell whether a pronoun's gender and number allow a mention."""
    if enclitic == HIM:
        return mention.number == "s" and mention.gender != "f"
    if enclitic == THEM:
        return mention.number == "p" or mention.kind in ("armed_group", "people")
    return True


def _light_verb(draft: Draft, sentence: Sentence, event: EventDraft, position: int) -> None:
    """The subject of a light verb (launched, imposed, came under) is an argument of the event it carries."""
    commas = 0
    for back in range(position - 1, max(-1, position - 9), -1):
        unit = sentence.units[back]
        if is_comma(sentence, unit) and commas < 2 and unit.start > sentence.start:
            commas += 1
            continue
        if unit.kind == VERB:
            hits = sentence.token(unit).surface.hits.get("verb", ())
            light = next((hit.entry.row.subject for hit in hits if hit.entry.row.subject), "")
            if light in ("agent", "patient", "place"):
                between = [
                    u for u in sentence.units[back + 1 : position] if u.kind == PHRASE and not u.preposition
                ]
                subject = between[0] if between else subject_before(sentence, back)
                if subject is not None and subject.start != sentence.units[position].start:
                    give_role(draft, sentence, event, light, subject)
            return
        if unit.kind in (PUNCT, SUB, COMP, CIRCUMSTANCE):
            return
