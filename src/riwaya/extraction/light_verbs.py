"""Light verbs: words that carry an event's argument and mean little themselves (launched, came under)."""

from riwaya.extraction.arguments import add_argument, genitive_mention, give_role
from riwaya.extraction.clauses import PHRASE, Sentence, Unit, is_comma
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.pronouns import referent_of
from riwaya.extraction.senses import bare_stem
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, JOINED, NOUN, PREP, PUNCT, REL, SUB, TIME, VERB
from riwaya.extraction.tokens import Token
from riwaya.extraction.verb_clauses import joined_to, subject_before, subject_carried_on

_NEAR = 5  # units or words between a light word and its event
_ROLES = ("agent", "patient", "place")


def light_role(token: Token) -> str:
    """Return what the subject of a light verb is to the event it carries, or ""."""
    hits = token.surface.hits.get("verb", ())
    return next((hit.entry.row.subject for hit in hits if hit.entry.row.subject), "")


def doer_after(draft: Draft, sentence: Sentence, event: EventDraft, position: int) -> None:
    """Find the subject of a light verb in a clause on the event: an attack *that X carried out*."""
    units = sentence.units
    for at in range(position + 1, min(position + 1 + _NEAR, len(units))):
        unit = units[at]
        if unit.kind == VERB:
            role = light_role(sentence.token(unit))
            taken = sentence.token(unit).surface.enclitic or _taken_up(sentence, at)
            subject = next(
                (u for u in units[at + 1 : at + 4] if u.kind == PHRASE and not u.preposition), None
            )
            if role in _ROLES and taken and subject is not None:
                _give_all(draft, sentence, event, role, subject)
            return
        if unit.kind == PHRASE and sentence.token(unit).has("trigger_noun"):
            return
        if unit.kind not in (PHRASE, PREP, REL, TIME, JOINED):
            return


def _taken_up(sentence: Sentence, at: int) -> bool:
    """Tell whether a preposition with its pronoun takes up the event after a verb: carried *it* out."""
    return any(unit.kind == JOINED for unit in sentence.units[at + 1 : at + 3])


def light_verb(
    draft: Draft, sentence: Sentence, event: EventDraft, position: int, *, row_acts: bool = False
) -> None:
    """The subject of a light verb (launched, imposed, came under) is an argument of the event it carries."""
    commas = 0
    for back in range(position - 1, max(-1, position - 9), -1):
        unit = sentence.units[back]
        if is_comma(sentence, unit) and commas < 2 and unit.start > sentence.start:
            commas += 1
            continue
        if unit.kind == VERB:
            role = light_role(sentence.token(unit))
            if role in _ROLES:
                subject = _subject(sentence, back, position)
                if subject is not None and subject.start != sentence.units[position].start:
                    _give_all(draft, sentence, event, role, subject)
            elif not role and not commas and row_acts:
                _governing(draft, sentence, event, back, position)
            return
        if unit.kind in (PUNCT, SUB, COMP, CIRCUMSTANCE):
            return


def _governing(draft: Draft, sentence: Sentence, event: EventDraft, verb: int, position: int) -> None:
    """A verb's subject does the act that it leads to: *worked on* dispersing, *used it to* take the town."""
    token = sentence.token(sentence.units[verb])
    preposition = (
        sentence.text.tokens[event.trigger[0]].surface.preposition or sentence.units[position].preposition
    )
    if token.has("cue_verb") or token.has("trigger_verb") or preposition not in draft.lexicon.sets["leading"]:
        return
    subject = _subject(sentence, verb, position)
    if subject is not None:
        _give_all(draft, sentence, event, "agent", subject)


def _subject(sentence: Sentence, verb: int, event: int) -> Unit | None:
    between = [
        unit
        for unit in sentence.units[verb + 1 : event]
        if unit.kind == PHRASE and not unit.preposition and not sentence.token(unit).has("trigger_noun")
    ]
    if between:
        return between[0]
    return subject_before(sentence, verb) or subject_carried_on(sentence, verb)


def light_noun(draft: Draft, sentence: Sentence, event: EventDraft) -> None:
    """Find who does it after a noun of doing: the *undertaking of X*, his *involvement* in it."""
    tokens = sentence.text.tokens
    words = draft.lexicon.sets["doing"]
    for index in range(event.trigger[0] - 1, max(sentence.start - 1, event.trigger[0] - 2 * _NEAR), -1):
        token = tokens[index]
        if token.tag in (VERB, PUNCT, SUB, COMP) or (token.has("trigger_noun") and token.tag == NOUN):
            return
        if token.tag == NOUN and bare_stem(token) in words:
            mention = _doer_of(draft, sentence, index, event)
            if mention is not None:
                add_argument(event, "agent", mention)
            return


def _doer_of(draft: Draft, sentence: Sentence, index: int, event: EventDraft) -> MentionDraft | None:
    token = sentence.text.tokens[index]
    if token.surface.enclitic:
        return referent_of(draft, sentence, index, event)
    if bare_stem(token) in draft.lexicon.sets["blamed"]:
        following = sentence.text.tokens[index + 1]
        bound = following.tag == PREP or bool(following.surface.preposition)
        return _described(draft, sentence, index) if bound else None
    return genitive_mention(draft, sentence, index + 1, event.trigger[0])


def _described(draft: Draft, sentence: Sentence, index: int) -> MentionDraft | None:
    """Return the nearest actor before an adjective of guilt: the officers *involved in*."""
    for start in range(index, sentence.start - 1, -1):
        mention = draft.at.get((sentence.text.passage.id, start))
        if mention is not None and mention.kind not in ("place", "facility"):
            return mention
    return None


def _give_all(draft: Draft, sentence: Sentence, event: EventDraft, role: str, unit: Unit) -> None:
    for one in (unit, *joined_to(sentence, unit)):
        give_role(draft, sentence, event, role, one)
