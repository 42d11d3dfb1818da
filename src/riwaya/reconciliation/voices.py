"""Voices: who holds what of a happening, each mention of it heard in turn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riwaya.model import UNATTRIBUTED
from riwaya.reconciliation import denials
from riwaya.reconciliation.digest import Digest, Occurrence, Saying, key
from riwaya.reconciliation.tellings import Telling
from riwaya.reconciliation.terms import is_definite

OUTLET = "outlet:"


@dataclass(frozen=True, slots=True)
class Heard:
    """One voice at one mention of a happening: `voice` as in an Account, `saying` by which it is heard."""

    voice: str
    name: str
    value: str
    telling: Telling
    occurrence: Occurrence
    saying: Saying | None

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Where it stands in all that is told, the first published first."""
        digest, spot = self.telling.digest, self.occurrence.trigger
        return (digest.published or "", digest.report, spot.passage, spot.start)


def outlet_voice(digest: Digest) -> str:
    """Return the voice of a report's outlet; of one that is not known the report's own."""
    return OUTLET + (digest.outlet or digest.report)


def hear(tellings: Iterable[Telling], actor_of: Mapping[str, str]) -> list[Heard]:
    """Return all that is heard of a happening, in the order of publication. `actor_of` gives sightings'
    actors.
    """
    found = [heard for telling in tellings for heard in _heard(telling, actor_of)]
    return sorted(found, key=lambda heard: (heard.order, heard.voice, heard.value))


def _heard(telling: Telling, actor_of: Mapping[str, str]) -> Iterator[Heard]:
    digest = telling.digest
    denied = denials.of(digest)
    for index in telling.members:
        occurrence = digest.occurrences[index]
        for voiced in occurrence.voices:
            if voiced.saying is None:
                name = digest.outlet or ""
                yield Heard(outlet_voice(digest), name, voiced.value, telling, occurrence, None)
            elif voiced.saying < 0:
                yield Heard(UNATTRIBUTED, "", voiced.value, telling, occurrence, None)
            else:
                saying = digest.sayings[voiced.saying]
                voice, name = speaker(digest, saying, actor_of)
                yield Heard(voice, name, voiced.value, telling, occurrence, saying)
        for number in denied.get(index, ()):
            saying = digest.sayings[number]
            voice, name = speaker(digest, saying, actor_of)
            yield Heard(voice, name, "denied", telling, occurrence, saying)


def speaker(digest: Digest, saying: Saying, actor_of: Mapping[str, str]) -> tuple[str, str]:
    """Return the voice of a statement and how it is written: its actor, its own words, or nobody."""
    source = saying.source if saying.source is not None else _author(digest, saying)
    if source is not None:
        sighting = digest.sightings[source]
        if sighting.mentions:
            record = key(digest.report, sighting.mentions[0])
            name = max(sighting.written, key=len, default="") or saying.named or ""
            return actor_of.get(record, record), name
    if saying.span is not None:
        return key(digest.report, saying.span), saying.named or ""
    return UNATTRIBUTED, ""


def _author(digest: Digest, saying: Saying) -> int | None:
    """Return whose document it is that speaks, where it is named by itself (the statement): the last who
    spoke.
    """
    if saying.source_type != "document" or saying.span is None or not is_definite(saying.named or ""):
        return None
    if len((saying.named or "").split()) > 1:
        return None
    before = [one for one in digest.sayings if one.cue < saying.cue and one.source is not None]
    return before[-1].source if before else None
