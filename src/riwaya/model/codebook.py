"""The closed lists of the codebook: every code that a field may hold (docs/codebook)."""

from importlib.resources import files
from typing import TYPE_CHECKING, Literal, get_args


def _event_types() -> tuple[str, ...]:
    names = (file.name for file in (files("riwaya") / "lexicon" / "events").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


PassageKind = Literal["title", "kicker", "standfirst", "heading", "paragraph", "quote", "caption", "list"]
MentionKind = Literal[
    "person", "armed_group", "state_body", "organisation", "media", "people", "place", "facility"
]
Act = Literal[
    "state", "deny", "accuse", "allege", "admit", "announce", "threaten", "warn", "demand", "promise",
    "refuse", "condemn", "praise", "describe", "estimate", "ask", "claim",
]  # fmt: skip
SourceType = Literal["named", "office", "anonymous", "collective", "document", "outlet"]
Channel = Literal[
    "interview", "statement", "press_conference", "video", "audio", "social_media", "phone", "court", "agency"
]
Quoted = Literal["direct", "indirect", "mixed"]
if TYPE_CHECKING:
    EventType = str
else:
    # An event type is a file of the lexicon, and the folder is the list of them.
    EventType = Literal[_event_types()]
Counted = Literal["killed", "injured", "abducted", "arrested", "displaced", "participants"]
Value = Literal["asserted", "possible", "denied", "projected", "unknown"]
GeoPrecision = Literal[1, 2, 3, 4, 5, 6, 7]
TimePrecision = Literal[1, 2, 3, 4, 5]

PASSAGE_KINDS: tuple[str, ...] = get_args(PassageKind)
MENTION_KINDS: tuple[str, ...] = get_args(MentionKind)
ACTS: tuple[str, ...] = get_args(Act)
SOURCE_TYPES: tuple[str, ...] = get_args(SourceType)
CHANNELS: tuple[str, ...] = get_args(Channel)
EVENT_TYPES: tuple[str, ...] = _event_types()
COUNTED: tuple[str, ...] = get_args(Counted)
VALUES: tuple[str, ...] = get_args(Value)

OUTLET = "outlet"
"""The voice of the report itself."""
UNATTRIBUTED = "unattributed"
"""The voice of an accusation or rumour that nobody in the report is named for."""
