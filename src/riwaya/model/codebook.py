"""The closed lists of the codebook: every code that a field may hold (docs/codebook)."""

from typing import Literal, get_args

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
EventType = Literal[
    "clash", "attack", "bombardment", "explosion", "kill", "injure", "abduct", "abuse", "arrest", "siege",
    "raid", "deploy", "seize", "withdraw", "surrender", "release", "negotiate", "agree", "protest", "riot",
    "disperse", "displace", "aid", "judge", "sanction", "destroy", "organise",
]  # fmt: skip
Counted = Literal["killed", "injured", "abducted", "arrested", "displaced", "participants"]
Value = Literal["asserted", "possible", "denied", "projected", "unknown"]
GeoPrecision = Literal[1, 2, 3, 4, 5, 6, 7]
TimePrecision = Literal[1, 2, 3, 4, 5]

PASSAGE_KINDS: tuple[str, ...] = get_args(PassageKind)
MENTION_KINDS: tuple[str, ...] = get_args(MentionKind)
ACTS: tuple[str, ...] = get_args(Act)
SOURCE_TYPES: tuple[str, ...] = get_args(SourceType)
CHANNELS: tuple[str, ...] = get_args(Channel)
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
COUNTED: tuple[str, ...] = get_args(Counted)
VALUES: tuple[str, ...] = get_args(Value)

OUTLET = "outlet"
"""The voice of the report itself."""
UNATTRIBUTED = "unattributed"
"""The voice of an accusation or rumour that nobody in the report is named for."""
