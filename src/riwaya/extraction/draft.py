"""The draft of a reading: what the steps have found so far, before identities are settled and ids given."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.phrases import NounPhrase
from riwaya.extraction.place_phrases import PlacePhrase
from riwaya.extraction.tokens import Text
from riwaya.lexicon import Words
from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.rows import Cue, KnownActor
from riwaya.model import Number, Report, Span
from riwaya.text.numbers import NumberHit

if TYPE_CHECKING:
    from riwaya.extraction.learned.model import Model
    from riwaya.extraction.learned.perception import Perception


@dataclass(slots=True, eq=False)
class MentionDraft:
    """A mention before coreference. `names` are its folded names, `row` the head's lexicon row."""

    kind: str
    span: Span
    start: int
    end: int
    head: int
    name: Span | None = None
    known: KnownActor | None = None
    gender: str = ""
    number: str = "s"
    cluster: int | None = None
    where: PlacePhrase | None = None
    place: PlaceRow | None = None
    geo_precision: int | None = None
    nested: bool = False
    inferred: bool = False
    confidence: float = 0.8
    source_type: str | None = None
    id: str = ""


@dataclass(slots=True, eq=False)
class TimeDraft:
    """A time as found."""

    span: Span
    token: int
    start: str | None
    end: str | None
    precision: int | None
    inferred: bool
    id: str = ""


@dataclass(slots=True, eq=False)
class StatementDraft:
    """A statement before its source is resolved. Token ranges are of its passage."""

    passage: int
    sentence: int
    cue: tuple[int, int]
    act: str
    source: MentionDraft | None = None
    source_type: str | None = None
    speaker: MentionDraft | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    content_spans: list[Span] = field(default_factory=list)
    cue_span: Span | None = None
    channel: str | None = None
    channel_span: Span | None = None
    to: Span | None = None
    target: Span | None = None
    quoted: str = "indirect"
    parent: "StatementDraft | None" = None
    gender: str = ""
    number: str = ""
    anonymous: bool = False
    inferred: bool = False
    neutral: bool = False
    nominal: bool = False
    borne: bool = False
    row: Cue | None = None
    strength: float = 0.8
    confidence: float = 0.8
    id: str = ""


@dataclass(slots=True, eq=False)
class EventDraft:
    """An event before ids are given."""

    type: str
    passage: int
    sentence: int
    trigger: tuple[int, int]
    trigger_span: Span
    verb: int = -1
    purpose: bool = False
    missed: bool = False
    aimed: int = -1
    agent: list[MentionDraft] = field(default_factory=list)
    patient: list[MentionDraft] = field(default_factory=list)
    place: list[MentionDraft] = field(default_factory=list)
    time: list[TimeDraft] = field(default_factory=list)
    instrument: Span | None = None
    numbers: list[Number] = field(default_factory=list)
    factuality: list[tuple[StatementDraft | str, str]] = field(default_factory=list)
    confidence: float = 0.8
    id: str = ""

    def forget_roles(self) -> None:
        """Forget what was read of the event but its trigger, to read it again."""
        self.agent, self.patient, self.place, self.time = [], [], [], []
        self.instrument, self.factuality = None, []


@dataclass(slots=True, eq=False)
class Draft:
    """Everything about one report on its way to a Reading.

    `model` is the encoder that reads along, if one does, and `perceived` what it makes of each passage.
    """

    report: Report
    lexicon: Words
    texts: list[Text] = field(default_factory=list)
    sentences: list[list[Sentence]] = field(default_factory=list)
    mentions: list[MentionDraft] = field(default_factory=list)
    at: dict[tuple[int, int], MentionDraft] = field(default_factory=dict)
    times: list[TimeDraft] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    events: list[EventDraft] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    named: set[int] = field(default_factory=set)
    counts: dict[int, list[NumberHit]] = field(default_factory=dict)
    pronouns: list[tuple[MentionDraft, MentionDraft | None]] = field(default_factory=list)
    statements_at: dict[tuple[int, int], list[StatementDraft]] = field(default_factory=dict)
    perceived: list["Perception"] = field(default_factory=list)
    model: "Model | None" = None

    @property
    def fusion(self) -> dict[str, list[float]]:
        """Return how much the encoder counts beside the lexicon, by what is decided."""
        assert self.model is not None
        return self.model.fusion

    def mention_of(self, passage: int, phrase: NounPhrase | None) -> MentionDraft | None:
        """Return the mention that a noun phrase became, if it did."""
        return self.at.get((passage, phrase.start)) if phrase else None
