"""Assembly: the draft with ids given, as the frozen Reading of codebook §6.

Drafts hold codes as plain strings, since the rows of the lexicon give them; here they become the codebook's.
"""

from collections.abc import Sequence
from typing import cast

from riwaya.extraction.draft import Draft, EventDraft, MentionDraft, StatementDraft, TimeDraft
from riwaya.extraction.particles import ALEF, LAM
from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.rows import KnownActor
from riwaya.model import Actor, Event, Factuality, MadeBy, Mention, Place, Reading, Span, Statement, Time
from riwaya.model.codebook import (
    Act,
    Channel,
    GeoPrecision,
    MentionKind,
    Quoted,
    SourceType,
    TimePrecision,
    Value,
)


def assemble(draft: Draft, made_by: MadeBy) -> Reading:
    """Number everything in the order of the text and freeze it."""
    draft.mentions.sort(key=lambda m: (m.span.passage, m.span.start, -m.span.end))
    draft.statements.sort(key=lambda s: (s.passage, s.cue))
    draft.events.sort(key=lambda e: (e.passage, e.trigger))
    _number("m", draft.mentions)
    _number("s", draft.statements)
    _number("e", draft.events)
    _number("t", draft.times)
    actors, actor_ids = _actors(draft)
    places, place_ids = _places(draft)
    return Reading(
        report=draft.report,
        mentions=tuple(_mention(m, actor_ids, place_ids) for m in draft.mentions),
        actors=actors,
        places=places,
        times=tuple(_time(t) for t in draft.times),
        statements=tuple(_statement(s, actor_ids) for s in draft.statements),
        events=tuple(_event(e) for e in draft.events),
        made_by=made_by,
    )


def _number(letter: str, records: Sequence[MentionDraft | StatementDraft | EventDraft | TimeDraft]) -> None:
    for number, record in enumerate(records, 1):
        record.id = f"{letter}{number}"


def _actors(draft: Draft) -> tuple[tuple[Actor, ...], dict[int, str]]:
    members: dict[int, list[MentionDraft]] = {}
    for mention in draft.mentions:
        if mention.cluster is not None:
            members.setdefault(mention.cluster, []).append(mention)
    ids = {cluster: f"a{number}" for number, cluster in enumerate(members, 1)}
    return tuple(_actor(draft, ids[cluster], found) for cluster, found in members.items()), ids


def _actor(draft: Draft, identity: str, members: list[MentionDraft]) -> Actor:
    known: KnownActor | None = next((m.known for m in members if m.known), None)
    names = [_called(draft, m, m.name) for m in members if m.name]
    names = names or [_called(draft, m, m.span) for m in members if not m.inferred]
    names = names or [_called(draft, members[0], members[0].span)]
    kind = known.kind if known and not known.state else members[0].kind
    reference = (known.ref or f"riwaya:{known.id}") if known else None
    return Actor(identity, cast(MentionKind, kind), tuple(dict.fromkeys(names)), reference)


def _called(draft: Draft, mention: MentionDraft, span: Span) -> str:
    """Return a name as it is called: the article gets back the alef that a joined *to* takes from it."""
    surface = draft.texts[mention.span.passage].tokens[mention.start].surface
    shortened = surface.definite and surface.preposition == LAM and span.start == mention.span.start
    return ALEF + span.quote if shortened and span.quote.startswith(LAM) else span.quote


def _places(draft: Draft) -> tuple[tuple[Place, ...], dict[tuple[PlaceRow, int | None], str]]:
    ids: dict[tuple[PlaceRow, int | None], str] = {}
    places = []
    for mention in draft.mentions:
        if mention.place is None:
            continue
        key = (mention.place, mention.geo_precision)
        if key not in ids:
            ids[key] = f"p{len(ids) + 1}"
            row = mention.place
            places.append(
                Place(
                    id=ids[key],
                    name=row.name,
                    lat=row.lat,
                    lon=row.lon,
                    country=row.country or None,
                    admin1=row.admin1 or None,
                    geo_precision=cast(GeoPrecision | None, key[1]),
                    ref=row.ref or None,
                    admin2=row.admin2 or None,
                )
            )
    return tuple(places), ids


def _mention(
    m: MentionDraft,
    actor_ids: dict[int, str],
    place_ids: dict[tuple[PlaceRow, int | None], str],
) -> Mention:
    actor = actor_ids.get(m.cluster) if m.cluster is not None else None
    place = place_ids[(m.place, m.geo_precision)] if m.place is not None else None
    return Mention(m.id, cast(MentionKind, m.kind), m.span, m.name, actor, place, m.inferred, m.confidence)


def _time(t: TimeDraft) -> Time:
    return Time(t.id, t.span, t.start, t.end, cast(TimePrecision | None, t.precision), t.inferred)


def _statement(s: StatementDraft, actor_ids: dict[int, str]) -> Statement:
    speaker = s.speaker
    actor = actor_ids.get(speaker.cluster) if speaker is not None and speaker.cluster is not None else None
    assert s.cue_span is not None
    return Statement(
        id=s.id,
        source=s.source.span if s.source else None,
        source_actor=actor,
        source_type=cast(SourceType | None, s.source_type),
        cue=s.cue_span,
        content=tuple(s.content_spans),
        act=cast(Act, s.act),
        channel=cast(Channel | None, s.channel),
        channel_span=s.channel_span,
        to=s.to,
        target=s.target,
        quoted=cast(Quoted, s.quoted),
        parent=s.parent.id if s.parent else None,
        inferred=s.inferred and s.source is None and actor is not None,
        confidence=s.confidence,
    )


def _event(e: EventDraft) -> Event:
    def ids(mentions: list[MentionDraft]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.id for m in mentions if m.id))

    voices = tuple(
        Factuality(voice if isinstance(voice, str) else voice.id, cast(Value, value))
        for voice, value in e.factuality
    )
    return Event(
        id=e.id,
        type=e.type,
        trigger=e.trigger_span,
        agent=ids(e.agent),
        patient=ids(e.patient),
        place=ids(e.place),
        time=tuple(t.id for t in e.time),
        instrument=e.instrument,
        numbers=tuple(e.numbers),
        factuality=voices,
        confidence=e.confidence,
    )
