"""The rows of the lexicon: what a line of each TOML file holds, read and checked."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, TypeVar

from riwaya.errors import LexiconError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or words that report speech: what act it performs and where its content and target stand.

    `takes` says what the content may be, in order: clause, noun (the object), prep:X (after preposition X).
    `with_` are words of which one must follow in the clause; `ambiguous` marks a past spelled like a noun.
    `speaker` (prep:X) says that the source stands after preposition X, `through` (prep:X) an inner source.
    A `weak` cue means something else as often: with no speaker expressed it needs a clause as its content; a
    `belief` is a statement only of a holder whom the report names.
    """

    lemma: str
    kind: str
    act: str
    example: str
    present: str = ""
    masdar: str = ""
    masdar_cue: bool = False
    participle: str = ""
    neutral: bool = False
    takes: tuple[str, ...] = ("clause",)
    target: str = ""
    passive: bool = False
    channel: str = ""
    content: str = ""
    source: str = ""
    with_: tuple[str, ...] = ()
    ambiguous: bool = False
    weak: bool = False
    belief: bool = False
    speaker: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that names an event of one type, and the roles that its neighbours play.

    `of` is the role of the genitive after the noun; `preps` the roles after prepositions; `counts` what a
    number on the patient counts; `needs`/`unless` words of the sentence that it depends on. `heads` are words
    of which one must stand soon after it, as what is done or who does it; a `bare` noun has no article; what
    is `holding` goes on in the present and is then no event (they control the town). A `weak` word names an
    event only in the right company (extraction/event_evidence.py).
    """

    type: str
    example: str
    past: str = ""
    present: str = ""
    masdar: tuple[str, ...] = ()
    participle: str = ""
    passive_participle: str = ""
    noun: str = ""
    plural: tuple[str, ...] = ()
    phrase: str = ""
    with_: tuple[str, ...] = ()
    subject: str = "agent"
    object: str = "patient"
    of: str = "patient"
    preps: Mapping[str, str] = field(default_factory=dict)
    counts: str = ""
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    bare: bool = False
    holding: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type of the codebook with its codes in PLOVER and ACLED, and its triggers."""

    type: str
    plover: str
    acled: str
    trigger: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can head a mention: its kind, its role as a title, its source type when it speaks.

    `unless` are the words that, right after it, make it mean something else; `named` nouns mean this only
    before a place's name (the *front* of X).
    """

    lemma: str
    group: str
    example: str = ""
    plural: tuple[str, ...] = ()
    feminine: str = ""
    kind: str = ""
    role: str = ""
    level: str = ""
    source_type: str = ""
    plural_source_type: str = ""
    plural_kind: str = ""
    with_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    named: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that reports nothing and names no event; it marks where clauses begin. `subject`: if light."""

    past: str
    present: str
    ambiguous: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """Words that say by what channel something was said; `to` prepositions that name who it was said to."""

    words: str
    channel: str
    example: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRule:
    """Words by which a neutral cue's content decides the act: those that open it, those that stand in it."""

    act: str
    example: str
    opens: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A state, body, group, organisation, outlet or person that the field knows by name."""

    id: str
    kind: str
    ar: tuple[str, ...]
    en: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    country: str = ""
    ref: str = ""
    ambiguous: tuple[str, ...] = ()
    state: bool = False
    adjective: tuple[str, ...] = ()


def folder(name: str) -> Traversable:
    """Return a folder of the lexicon's data, such as `ar/nouns`."""
    place: Traversable = files("riwaya.lexicon")
    for step in filter(None, name.split("/")):
        place = place / step
    return place


def load_toml(file: Traversable) -> dict[str, Any]:
    """Parse one TOML file of the lexicon; LexiconError names the file and the line."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(file.name, str(error), "mend the row") from error


def toml_files(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (stem, content) of every TOML file of a folder, sorted by name."""
    for file in sorted(folder(name).iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            yield file.name.removesuffix(".toml"), load_toml(file)


def row(kind: type[Row], data: Mapping[str, Any], where: str, **given: Any) -> Row:
    """Build one row, turning lists into tuples; LexiconError names a field that is unknown or missing."""
    known = {item.name: item for item in fields(kind)}
    values = dict(given)
    for name, value in data.items():
        target = "with_" if name == "with" else name
        if target not in known:
            raise LexiconError(
                where, f"row {_name(data)} has an unknown field {name!r}", "see CONTRIBUTING.md"
            )
        values[target] = _value(known[target].type, value)
    for name, item in known.items():
        if name not in values and item.default is MISSING and item.default_factory is MISSING:
            raise LexiconError(where, f"row {_name(data)} has no {name!r}", "see CONTRIBUTING.md")
    return kind(**values)


def _value(kind: Any, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if "tuple" in str(kind) and isinstance(value, str):
        return tuple(value.split("|"))
    return value


def _name(data: Mapping[str, Any]) -> str:
    return str(next(iter(data.values()), "?"))
