"""Denials that name no event: to whom `he denied it all` answers.

A denial whose content holds an event is read as that event's; one whose content only points back (the
charges, that, what was reported) is taken to deny what its speaker is charged with in the same report: the
nearest event of which he is the agent, or that a statement aimed at him tells; failing both, the event told
last.
"""

from collections.abc import Mapping
from functools import lru_cache

from riwaya.reconciliation.digest import Digest

_DENY = "deny"
_SHORT = 5
"""Terms: a longer content says itself what it denies."""


@lru_cache(maxsize=4_000)
def of(digest: Digest) -> Mapping[int, tuple[int, ...]]:
    """Return, by the positions of occurrences, the positions of the sayings that deny them without naming
    them.
    """
    voiced = {voice.saying for one in digest.occurrences for voice in one.voices}
    found: dict[int, list[int]] = {}
    for number, saying in enumerate(digest.sayings):
        if saying.act == _DENY and number not in voiced and len(saying.words) <= _SHORT:
            answered = _answered(digest, number)
            if answered is not None:
                found.setdefault(answered, []).append(number)
    return {index: tuple(numbers) for index, numbers in found.items()}


def _answered(digest: Digest, number: int) -> int | None:
    saying = digest.sayings[number]
    at = (saying.cue.passage, saying.cue.start)
    aimed = {
        i
        for i, other in enumerate(digest.sayings)
        if other.target is not None and other.target == saying.source
    }
    best: tuple[int, int] | None = None
    for index, occurrence in enumerate(digest.occurrences):
        where = (occurrence.trigger.passage, occurrence.trigger.start)
        charged = saying.source is not None and saying.source in occurrence.agents
        charged = charged or any(
            voice.saying in aimed for voice in occurrence.voices if voice.saying is not None
        )
        near = abs(where[0] - at[0])
        if not charged and (where > at or near > 1):
            continue
        rank = (0 if charged else 1, near * 10_000 + abs(where[1] - at[1]))
        if best is None or rank < best:
            best, chosen = rank, index
    return chosen if best is not None else None
