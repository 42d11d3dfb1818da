"""What the encoder tells of words: the labels of its heads, in the order of their scores."""

from riwaya.model.codebook import EVENT_TYPES, MENTION_KINDS, VALUES

OUTSIDE = "O"
ROLES = ("agent", "patient", "place", "time", "instrument")
POINTERS = ("source start", "source end", "content start", "content end")
"""Where a cue's source and content begin and end; the first position of a window means that there is none."""
NONE = "none"
VOICED = (NONE, *VALUES)
"""What a voice holds of an event; none where the voice does not stand behind it."""


def _tags(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return (OUTSIDE, *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


NAME_TAGS = _tags(("PERS", "LOC", "ORG", "MISC"))
"""Names by the types of ANERcorp."""
MENTION_TAGS = _tags(MENTION_KINDS)
"""The outermost mentions by kind."""
CUE_TAGS = _tags(("cue",))
TRIGGER_TAGS = _tags(EVENT_TYPES)
ROLE_TAGS = _tags(ROLES)
