"""Arguments: the mentions that fill an event's roles, found or made where a phrase holds one."""

from riwaya.extraction.agreement import is_attribute
from riwaya.extraction.clauses import Sentence, Unit
from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.kinds import kind_of
from riwaya.extraction.particles import FROM
from riwaya.extraction.phrases import NounPhrase, noun_phrase

_PEOPLE = frozenset(
    {"person", "people", "armed_group", "state_body", "organisation", "media", "facility", "place"}
)


def give_role(draft: Draft, sentence: Sentence, event: EventDraft, role: str, unit: Unit | None) -> None:
    """Give a phrase's mention, if it has one, a role in an event."""
    if unit is None or unit.phrase is None or role not in ("agent", "patient", "place"):
        return
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is not None:
        add_argument(event, role, mention)


def add_argument(event: EventDraft, role: str, mention: MentionDraft) -> None:
    """Give a mention a role in an event, unless it has one or cannot have it."""
    if role == "instrument":
        event.instrument = event.instrument or mention.span
    if role not in ("agent", "patient", "place"):
        return
    if (
        role == "agent"
        and mention.kind in ("place", "facility")
        and not (mention.known and mention.known.state)
    ):
        return
    group: list[MentionDraft] = getattr(event, role)
    if mention not in group and mention not in event.agent and mention not in event.patient:
        group.append(mention)


def genitive_mention(draft: Draft, sentence: Sentence, start: int, end: int) -> MentionDraft | None:
    """Return the mention that follows a verbal noun as its genitive, making it if the phrase began before."""
    text = sentence.text
    counted = counted_mention(draft, sentence, start)
    if counted is not None:
        return counted
    while start < end and (
        is_attribute(text.tokens[start])
        or (
            text.tokens[start].has("common")
            and text.tokens[start].surface.definite is False
            and start + 1 < end
            and text.tokens[start].find("noun") is None
        )
    ):
        start += 1
    known = draft.at.get((text.passage.id, start))
    if known is not None:
        return known
    phrase = noun_phrase(text, start, end, draft.lexicon) if start < end else None
    if phrase is None:
        return None
    kind, hit = kind_of(text, phrase, draft.names, draft.lexicon)
    return make_mention(draft, text, phrase, kind, hit) if kind in _PEOPLE else None


def counted_mention(draft: Draft, sentence: Sentence, start: int) -> MentionDraft | None:
    """Return the mention that a number opens: *at least 34 persons*, *eight of the guards*, *13 others*."""
    text = sentence.text
    hit = next((h for h in draft.counts.get(text.passage.id, ()) if h.start_word == start), None)
    if hit is None or hit.end_word > sentence.end:
        return None
    at = hit.end_word
    if at < sentence.end and text.tokens[at].surface.stem == FROM and at + 1 < sentence.end:
        at += 1
    phrase = noun_phrase(text, at, sentence.end, draft.lexicon) if at < sentence.end else None
    kind, noun = kind_of(text, phrase, draft.names, draft.lexicon) if phrase else ("", None)
    if phrase is None or kind in ("place", "facility"):
        phrase, kind = None, ""
    end = phrase.core_end if phrase is not None and kind else hit.end_word + (1 if phrase is not None else 0)
    whole = NounPhrase(start, end, phrase.head if phrase is not None and kind else start, "", end)
    mention = make_mention(draft, text, whole, "people" if kind in ("", "person") else kind, noun)
    mention.number = "p"
    return mention
