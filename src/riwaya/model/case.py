"""A case: what many reports tell together, each link and number with its reasons (codebook §5).

A *record key* names a record of a report wherever it is read again: the report's id, its passage and the span
that proves it, `sha256:…#3:10-25`. Verdicts and members are such keys.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from riwaya.model.codebook import Act, Counted, EventType, MentionKind, SourceType, TimePrecision, Value
from riwaya.model.reading import Place, Span

IncidentStatus = Literal["contested", "corroborated", "single_voice", "denied", "projected"]
STATUSES: tuple[str, ...] = get_args(IncidentStatus)
VerdictKind = Literal["same", "not_same", "wrong", "right"]
VERDICTS: tuple[str, ...] = get_args(VerdictKind)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's decision about one record (`wrong`, `right`) or two (`same`, `not_same`), by record keys.

    `at` is an ISO date-time; of two verdicts that contradict each other the later one holds.
    """

    verdict: VerdictKind
    subject: tuple[str, ...]
    who: str
    why: str = ""
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison that speaks for a link (`weight` > 0) or against it, in bits; `level` says how it came
    out.
    """

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why two records are one: their keys, the sum of the weights in bits, and the reasons."""

    one: str
    other: str
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one report."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class CaseActor:
    """One real-world person or body, with all its names and the keys of its mentions in every report.

    `offices` are the titles it is called by; `ref` an id in the lexicon's list of actors, or public.
    """

    id: str
    kind: MentionKind
    names: tuple[str, ...]
    offices: tuple[str, ...]
    ref: str | None
    sightings: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class CasePlace:
    """One place of the case under every name that the reports give it; `place` is None if no list has it."""

    id: str
    names: tuple[str, ...]
    place: Place | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One statement that a voice makes about an incident: who is named, what is done, the words."""

    report: str
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    act: Act


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, of what, as one voice has it; `None` where it sets no bound."""

    what: Counted
    low: int | None
    best: int | None
    high: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says of one incident.

    `voice` is a case actor's id, `outlet:NAME`, or `unattributed`; `name` how it is written. `origin` is the
    voice that it goes back to, itself if nobody's; accounts of one origin are one independent voice, and
    `why` says in a sentence why it is its own or another's.
    """

    voice: str
    name: str
    source_type: SourceType | None
    value: Value
    origin: str
    why: str
    reports: tuple[str, ...]
    first_published: str | None
    figures: tuple[Figure, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    statements: tuple[Told, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """How many over all voices: the least and the most that any says, what most independent voices say."""

    what: Counted
    low: int | None
    best: int | None
    high: int | None
    by: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A detail that voices tell differently: `about` a counted thing, `day`, `place` or `agent`."""

    about: str
    variants: tuple[tuple[str, tuple[str, ...]], ...]
    """What is said, and the voices that say it."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, as all reports tell it. `origins` are its independent voices, the first published first.

    `start` and `end` are the days that the weight of voices supports; `part_of` is the larger incident.
    """

    id: str
    type: EventType
    types: tuple[EventType, ...]
    status: IncidentStatus
    start: str | None
    end: str | None
    time_precision: TimePrecision | None
    places: tuple[Place, ...]
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    part_of: str | None
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    accounts: tuple[Account, ...]
    origins: tuple[str, ...]
    figures: tuple[Range, ...]
    discrepancies: tuple[Discrepancy, ...]
    names: tuple[tuple[str, str], ...] = ()
    """What its reports call each actor that speaks, does or suffers, by the actor's id."""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that many reports tell, and the verdicts that could not be kept, in words."""

    actors: tuple[CaseActor, ...]
    places: tuple[CasePlace, ...]
    incidents: tuple[Incident, ...]
    problems: tuple[str, ...] = ()
