"""A reading: all that one report tells, each record with the span that proves it (codebook §2-§4, §6)."""

from dataclasses import dataclass, field

from riwaya.model.codebook import (
    Act,
    Channel,
    Counted,
    EventType,
    GeoPrecision,
    MentionKind,
    Quoted,
    SourceType,
    TimePrecision,
    Value,
)
from riwaya.model.report import Report


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence: half-open code-point offsets into a passage's text; `text[start:end] == quote`, always."""

    passage: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names an actor, place or facility. `name` is the name proper inside it."""

    id: str
    kind: MentionKind
    span: Span
    name: Span | None = None
    actor: str | None = None
    place: str | None = None
    inferred: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Actor:
    """One real-world person, group or body of the report, under all the names that the report gives it.

    `ref` is an id in the lexicon's list of actors or a public identifier.
    """

    id: str
    kind: MentionKind
    names: tuple[str, ...]
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `lat`, `lon` in degrees; `country` ISO 3166-1 alpha-2; UCDP geo precision."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geo_precision: GeoPrecision | None = None
    ref: str | None = None
    admin2: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A day or interval that the text names: ISO dates, both ends included; UCDP time precision."""

    id: str
    span: Span
    start: str | None
    end: str | None
    time_precision: TimePrecision | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of speech or writing that the report attributes to a source (codebook §3).

    `source` is None where the subject is dropped or a pronoun; `source_actor` is then the resolved actor and
    `inferred` is true. `to` is the outlet or person it was made to, `target` who is accused, threatened or
    asked. `parent` is the id of the statement inside whose content this one stands.
    """

    id: str
    source: Span | None
    source_actor: str | None
    source_type: SourceType | None
    cue: Span
    content: tuple[Span, ...]
    act: Act
    channel: Channel | None = None
    channel_span: Span | None = None
    to: Span | None = None
    target: Span | None = None
    quoted: Quoted = "indirect"
    parent: str | None = None
    inferred: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Number:
    """How many, of what: the range the words give. `high` is None where they set no upper bound."""

    what: Counted
    low: int | None
    best: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Factuality:
    """What one voice holds of an event. `voice` is `outlet`, `unattributed` or a statement's id."""

    voice: str
    value: Value


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens or is said to (codebook §4). Roles hold mention ids, `time` time ids."""

    id: str
    type: EventType
    trigger: Span
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    instrument: Span | None = None
    numbers: tuple[Number, ...] = ()
    factuality: tuple[Factuality, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: where, what, and how to put it right."""

    where: str
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a reading: version, engine, fingerprint of the lexicon, fingerprint of the model."""

    riwaya: str
    engine: str
    lexicon: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report tells (codebook §6)."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: MadeBy = field(default_factory=lambda: MadeBy("", "", ""))
