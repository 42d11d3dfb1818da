"""Events with the encoder's help: real triggers, those that the lexicon missed, roles, who holds what."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riwaya.extraction.arguments import counted_mention
from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft, StatementDraft
from riwaya.extraction.learned.mentions import mention_at
from riwaya.extraction.odds import likelihood, odds
from riwaya.extraction.tags import VERB
from riwaya.extraction.tokens import Token
from riwaya.extraction.triggers import candidates
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Trigger
from riwaya.lexicon.table import Entry
from riwaya.model import OUTLET, UNATTRIBUTED
from riwaya.text import segmentations

if TYPE_CHECKING:
    from riwaya.extraction.learned.perception import Perception

_BY_ACT = "denied"  # what a denial or a refusal denies, the grammar knows best
_MENTIONS = ("agent", "patient", "place")


def missed_events(
    draft: Draft, sentence: Sentence, number: int, found: list[tuple[EventDraft, Hit]]
) -> Iterator[tuple[EventDraft, Hit]]:
    """Yield the events of a sentence that the encoder alone sees."""
    if not draft.perceived:
        return
    text = sentence.text
    perceived = draft.perceived[text.passage.id]
    taken = {word for event, _ in found for word in range(*event.trigger)}
    for start, end in perceived.triggers(0.3):
        if start < sentence.start or end > sentence.end or not taken.isdisjoint(range(start, end)):
            continue
        types = perceived.types(start)
        kind = max(types, key=types.__getitem__)
        token = text.tokens[start]
        hit = next((h for h, _ in candidates(text, token) if h.entry.row.type == kind), None)
        if hit is None:
            entry = Entry("trigger_verb" if token.tag == VERB else "trigger_noun", Trigger(kind, ""))
            hit = Hit(entry, segmentations(token.text)[0])
        event = EventDraft(kind, text.passage.id, number, (start, end), text.span(start, end, bare=True))
        event.verb, event.missed = start, True
        yield event, hit


def trust(draft: Draft, event: EventDraft, lexical: float) -> float:
    """Return an event's confidence, given the log-odds by the lexicon's signs."""
    perceived = draft.perceived[event.passage]
    seen = odds(max(map(perceived.trigger, range(*event.trigger))))
    if event.missed:
        start, slope = draft.fusion["missed event"]
        return likelihood(start + slope * seen)
    start, mine, its = draft.fusion["event"]
    return likelihood(start + mine * lexical + its * seen)


def settle_type(draft: Draft, event: EventDraft) -> None:
    """Let the encoder name the type where it is sure of another."""
    types = draft.perceived[event.passage].types(event.trigger[0])
    if event.type not in types:
        return  # a type that the lexicon has learnt since
    likeliest = max(types, key=types.__getitem__)
    if likeliest != event.type and types[likeliest] - types[event.type] > draft.fusion["type"][0]:
        event.type = likeliest


def settle_roles(draft: Draft, sentence: Sentence, event: EventDraft) -> None:
    """Drop the arguments that the encoder does not believe, and add those that it sees besides."""
    perceived = draft.perceived[event.passage]
    least = draft.fusion["role"][0]
    at = event.trigger[0]
    for role in _MENTIONS:
        kept = [m for m in getattr(event, role) if _likely(perceived, role, at, m, event.passage) >= least]
        setattr(event, role, kept)
    event.time = [
        t for t in event.time
        if t.span.passage != event.passage or perceived.role("time", at, (t.token, t.token + 1)) >= least
    ]  # fmt: skip
    for role, start, end in perceived.arguments(at):
        if perceived.role(role, at, (start, end)) >= draft.fusion["role"][1]:
            _add(draft, sentence, event, role, start, end)


def _likely(perceived: "Perception", role: str, at: int, mention: MentionDraft, passage: int) -> float:
    if mention.span.passage != passage:
        return 1.0
    return perceived.role(role, at, (mention.head, mention.head + 1))


def _add(draft: Draft, sentence: Sentence, event: EventDraft, role: str, start: int, end: int) -> None:
    text = sentence.text
    if role == "time":
        times = [t for t in draft.times if t.span.passage == event.passage and start <= t.token < end]
        event.time.extend(t for t in times if t not in event.time)
    elif role == "instrument":
        if event.instrument is None:
            event.instrument = text.span(start, end, bare=True)
    else:
        has: list[MentionDraft] = getattr(event, role)
        if any(m.span.passage == event.passage and m.start < end and start < m.end for m in has):
            return
        mention = _player(draft, sentence, role, start, end)
        if mention is not None and mention not in has:
            has.append(mention)


def _player(draft: Draft, sentence: Sentence, role: str, start: int, end: int) -> MentionDraft | None:
    """Return the mention that plays a role, made if there is none but a noun phrase of a known kind."""
    if (sentence.text.passage.id, start) not in draft.at:
        counted = counted_mention(draft, sentence, start)
        if counted is not None:
            return counted

    def kind(head: Token) -> tuple[str, Hit | None]:
        return "place" if role == "place" and head.surface.definite else "", None

    return mention_at(draft, sentence.text, start, end, kind)


def settle_values(draft: Draft, event: EventDraft) -> None:
    """Let the encoder say what a voice holds of an event where it is sure that the rules are wrong."""
    perceived = draft.perceived[event.passage]
    values: list[tuple[StatementDraft | str, str]] = []
    inner = next((voice for voice, _ in event.factuality if isinstance(voice, StatementDraft)), None)
    for voice, value in event.factuality:
        if voice == UNATTRIBUTED or (isinstance(voice, StatementDraft) and voice is not inner):
            values.append((voice, value))
            continue
        held = perceived.held("outlet" if voice == OUTLET else "voice", event.trigger[0])
        held.pop("none")
        likeliest = max(held, key=held.__getitem__)
        lead = draft.fusion["value"][0 if voice == OUTLET else 1]
        sure = held[likeliest] - held[value] > lead and value != _BY_ACT
        values.append((voice, likeliest if sure else value))
    event.factuality = values
