"""Arguments: the mentions that fill an event's roles, found or made where a phrase holds one."""

from riwaya.extraction.agreement import is_attribute, is_verbal_noun
from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.kinds import kind_of
from riwaya.extraction.particles import ALEF, CONJUNCTIONS, FROM, HEH, PUBLISHED_MAKSURA
from riwaya.extraction.phrases import NounPhrase, noun_phrase
from riwaya.extraction.senses import bare_stem, noun_row
from riwaya.extraction.tags import NOUN
from riwaya.extraction.tokens import Text, Token

_PEOPLE = frozenset(
    {"person", "people", "armed_group", "state_body", "organisation", "media", "facility", "place"}
)
_THINGS = ("place", "facility")
_NISBA = ("\u064a", "\u064a\u0647")
_DONE_TO_THINGS = frozenset({"bombardment", "destroy", "seize", "raid", "siege", "attack", "explosion"})
_DONE_TO_PEOPLE = frozenset({"kill", "injure", "arrest", "abduct", "release", "abuse", "disperse"})


def give_role(draft: Draft, sentence: Sentence, event: EventDraft, role: str, unit: Unit | None) -> None:
    """Give a phrase's mention, if it has one or can be one, a role in an event."""
    if unit is None or unit.phrase is None or role not in ("agent", "patient", "place"):
        return
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is None:
        mention = counted_mention(draft, sentence, unit.start)
    if mention is None and role == "patient":
        mention = _sufferer(draft, sentence, event, unit.phrase)
    if mention is None and role == "place" and sentence.head(unit).surface.definite:
        mention = make_mention(draft, sentence.text, unit.phrase, "place", None)
    if mention is not None:
        add_argument(event, role, mention)


def add_argument(event: EventDraft, role: str, mention: MentionDraft) -> None:
    """Give a mention a role in an event, unless it has one or cannot have it."""
    if role not in ("agent", "patient", "place"):
        return
    if role == "agent" and mention.kind in _THINGS and not (mention.known and mention.known.state):
        return
    group: list[MentionDraft] = getattr(event, role)
    if mention not in group and mention not in event.agent and mention not in event.patient:
        group.append(mention)


def thing(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase is of a place or a building, which things happen to."""
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    return mention is not None and mention.kind in _THINGS and not (mention.known and mention.known.state)


def genitive_mention(
    draft: Draft, sentence: Sentence, start: int, end: int, event: EventDraft | None = None
) -> MentionDraft | None:
    """Return the mention that follows a verbal noun as its genitive, making it if the phrase began before."""
    text = sentence.text
    counted = counted_mention(draft, sentence, start)
    if counted is not None:
        return counted
    while start < end and (
        (is_attribute(text.tokens[start]) and not _is_victim(draft, sentence, event, start))
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
    if phrase is None or _only_describes(text, phrase):
        return None
    kind, hit = kind_of(text, phrase, draft.names, draft.lexicon)
    if kind in _PEOPLE:
        return make_mention(draft, text, phrase, kind, hit)
    return _sufferer(draft, sentence, event, phrase) if event is not None else None


def _only_describes(text: Text, phrase: NounPhrase) -> bool:
    """Tell whether one bare word after an event's noun is its adjective: a *bloody* attack."""
    token, before = text.tokens[phrase.start], text.tokens[phrase.start - 1] if phrase.start else None
    if phrase.end > phrase.start + 1 or token.surface.definite or before is None:
        return False
    if any(token.has(kind) for kind in ("noun", "name", "actor", "place")):
        return False
    common = token.has("common") and token.text.endswith(HEH)
    return common or (token.text.endswith(ALEF) and before.text.endswith(ALEF))


def _is_victim(draft: Draft, sentence: Sentence, event: EventDraft | None, index: int) -> bool:
    """After a bare noun of harm what could be its adjective is who suffers: the killing of a *Russian*."""
    token = sentence.text.tokens[index]
    published = sentence.text.passage.text[token.word.end - 1]
    if published == PUBLISHED_MAKSURA:
        return True
    row = noun_row(token)
    person = row is not None and row.kind in ("person", "people")
    return event is not None and event.type in _DONE_TO_PEOPLE and (person or token.has("adjective"))


def genitive_after(draft: Draft, sentence: Sentence, event: EventDraft, unit: Unit) -> MentionDraft | None:
    """Return the mention of the phrase that follows a bare verbal noun whose own phrase ends with it."""
    if unit.kind != PHRASE or unit.phrase is None or unit.preposition:
        return None
    if sentence.token(unit).surface.conjunction or sentence.token(unit).has("trigger_noun"):
        return None
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    return mention or _sufferer(draft, sentence, event, unit.phrase)


def _sufferer(draft: Draft, sentence: Sentence, event: EventDraft, phrase: NounPhrase) -> MentionDraft | None:
    """Make the mention of a phrase that only its role shows to be one: what is destroyed, who is killed."""
    text = sentence.text
    head = text.tokens[phrase.head]
    if not _can_suffer(draft, head):
        return None
    found = head.find("noun")
    row = noun_row(head)
    if row is not None and row.kind in _PEOPLE and found is not None:
        return make_mention(draft, text, phrase, row.kind, found[0])
    if event.type in _DONE_TO_THINGS:
        return make_mention(draft, text, phrase, "facility", None)
    if event.type in _DONE_TO_PEOPLE:
        return make_mention(draft, text, phrase, "person", None)
    return None


def _can_suffer(draft: Draft, head: Token) -> bool:
    if (
        head.tag != NOUN
        or len(head.text) == 1
        or head.has("trigger_noun")
        or head.has("cue_noun")
        or is_verbal_noun(head)
    ):
        return False
    sets = draft.lexicon.sets
    if head.surface.stem.endswith(_NISBA) and noun_row(head) is None and not head.has("adjective"):
        return False
    return bare_stem(head) not in sets["weapons"] | sets["notions"]


def counted_mention(draft: Draft, sentence: Sentence, start: int) -> MentionDraft | None:
    """Return the mention that a number opens: *at least 34 persons*, *eight of the guards*, *13 others*."""
    text = sentence.text
    hit = next((h for h in draft.counts.get(text.passage.id, ()) if h.start_word == start), None)
    if hit is None or hit.end_word > sentence.end or _joined_digits(text.tokens[start].text):
        return None
    known = draft.at.get((text.passage.id, start))
    if known is not None:
        return known
    at = hit.end_word
    if at < sentence.end and text.tokens[at].surface.stem == FROM and at + 1 < sentence.end:
        at += 1
    phrase = noun_phrase(text, at, sentence.end, draft.lexicon) if at < sentence.end else None
    kind, noun = kind_of(text, phrase, draft.names, draft.lexicon) if phrase else ("", None)
    if phrase is None or kind in _THINGS:
        phrase, kind = None, ""
    counts = phrase is not None and not text.tokens[at].surface.conjunction
    end = phrase.core_end if phrase is not None and kind else hit.end_word + int(counts)
    whole = NounPhrase(start, end, phrase.head if phrase is not None and kind else start, "", end)
    mention = make_mention(draft, text, whole, "people" if kind in ("", "person") else kind, noun)
    mention.number = "p"
    return mention


def counted_by_trigger(draft: Draft, sentence: Sentence, event: EventDraft) -> MentionDraft | None:
    """Return the mention that a trigger makes with the number before it: *thirty dead*."""
    text = sentence.text
    hits = draft.counts.get(text.passage.id, ())
    hit = next((h for h in hits if h.end_word == event.trigger[0] and h.start_word >= sentence.start), None)
    if hit is None:
        return None
    known = draft.at.get((text.passage.id, hit.start_word))
    if known is not None:
        return known
    whole = NounPhrase(hit.start_word, event.trigger[1], event.trigger[0], "", event.trigger[1])
    mention = make_mention(draft, text, whole, "people", None)
    mention.number = "p"
    return mention


def _joined_digits(word: str) -> bool:
    """Tell whether a word is digits with *and* before them: another count, not this one's."""
    return word[0] in CONJUNCTIONS and word[1:2].isdigit()
