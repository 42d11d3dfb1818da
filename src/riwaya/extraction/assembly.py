"""Assembly: the draft with ids given, as the frozen Reading of codebook §6."""

from riwaya.extraction.draft import Draft, EventDraft, MentionDraft, StatementDraft, TimeDraft
from riwaya.extraction.places import geo_precision
from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.rows import KnownActor
from riwaya.model import Actor, Event, Factuality, MadeBy, Mention, Place, Reading, Statement, Time


def assemble(draft: Draft, made_by: MadeBy) -> Reading:
    """Number everything in the order of the text and freeze it."""
    draft.mentions.sort(key=lambda m: (m.span.passage, m.span.start, -m.span.end))
    draft.statements.sort(key=lambda s: (s.passage, s.cue))
    draft.events.sort(key=lambda e: (e.passage, e.trigger))
    for letter, records in (("m", draft.mentions), ("s", draft.statements), ("e", draft.events), ("t", draft.times)):
        for number, record in enumerate(records, 1):
            record.id = f"{letter}{number}"
    actors, actor_ids = _actors(draft)
    places, place_ids = _places(draft)
    return Reading(
        report=draft.report,
        mentions=tuple(_mention(m, actor_ids, place_ids, draft) for m in draft.mentions),
        actors=actors,
        places=places,
        times=tuple(_time(t) for t in draft.times),
        statements=tuple(_statement(s, actor_ids) for s in draft.statements),
        events=tuple(_event(e) for e in draft.events),
        made_by=made_by,
    )


def _actors(draft: Draft) -> tuple[tuple[Actor, ...], dict[int, str]]:
    members: dict[int, list[MentionDraft]] = {}
    for mention in draft.mentions:
        if mention.cluster is not None:
            members.setdefault(mention.cluster, []).append(mention)
    ids = {cluster: f"a{number}" for number, cluster in enumerate(members, 1)}
    return tuple(_actor(ids[cluster], found) for cluster, found in members.items()), ids


def _actor(identity: str, members: list[MentionDraft]) -> Actor:
    known: KnownActor | None = next((m.known for m in members if m.known), None)
    names = [m.name.quote for m in members if m.name]
    names = names or [m.span.quote for m in members if not m.inferred] or [members[0].span.quote]
    kind = known.kind if known and not known.state else members[0].kind
    reference = (known.ref or f"riwaya:{known.id}") if known else None
    return Actor(identity, kind, tuple(dict.fromkeys(names)), reference)  # type: ignore[arg-type]


def _places(draft: Draft) -> tuple[tuple[Place, ...], dict[tuple[PlaceRow, int | None], str]]:
    ids: dict[tuple[PlaceRow, int | None], str] = {}
    places = []
    for mention in draft.mentions:
        if mention.place is None:
            continue
        key = (mention.place, geo_precision(draft, mention))
        if key not in ids:
            ids[key] = f"p{len(ids) + 1}"
            row = mention.place
            places.append(
                Place(
                    ids[key], row.name, row.lat, row.lon, row.country or None, row.admin1 or None, key[1],  # type: ignore[arg-type]
                    row.ref or None, row.admin2 or None,
                )
            )  # fmt: skip
    return tuple(places), ids


def _mention(
    m: MentionDraft, actor_ids: dict[int, str], place_ids: dict[tuple[PlaceRow, int | None], str], draft: Draft
) -> Mention:
    actor = actor_ids.get(m.cluster) if m.cluster is not None else None
    place = place_ids[(m.place, geo_precision(draft, m))] if m.place is not None else None
    return Mention(m.id, m.kind, m.span, m.name, actor, place, m.inferred, m.confidence)  # type: ignore[arg-type]


def _time(t: TimeDraft) -> Time:
    return Time(t.id, t.span, t.start, t.end, t.precision, t.inferred)  # type: ignore[arg-type]


def _statement(s: StatementDraft, actor_ids: dict[int, str]) -> Statement:
    speaker = s.speaker
    actor = actor_ids.get(speaker.cluster) if speaker is not None and speaker.cluster is not None else None
    assert s.cue_span is not None
    return Statement(
        s.id, s.source.span if s.source else None, actor, s.source_type, s.cue_span, tuple(s.content_spans),  # type: ignore[arg-type]
        s.act, s.channel, s.channel_span, s.to, s.target, s.quoted,  # type: ignore[arg-type]
        s.parent.id if s.parent else None, s.inferred and s.source is None and actor is not None, s.confidence,
    )  # fmt: skip


def _event(e: EventDraft) -> Event:
    def ids(mentions: list[MentionDraft]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.id for m in mentions if m.id))

    voices = tuple(
        Factuality(voice if isinstance(voice, str) else voice.id, value) for voice, value in e.factuality  # type: ignore[arg-type]
    )
    return Event(
        e.id, e.type, e.trigger_span, ids(e.agent), ids(e.patient), ids(e.place),  # type: ignore[arg-type]
        tuple(t.id for t in e.time), e.instrument, tuple(e.numbers), voices, e.confidence,
    )  # fmt: skip
