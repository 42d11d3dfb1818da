"""Independence: which voices on a happening are one, and to whom each goes back.

Nine outlets that carry one press statement are one voice. A voice goes back to another's where its outlet
cites that other for the same happening in the same report, where its words are another report's, or where
its speaker holds an office of the body that speaks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.model import UNATTRIBUTED
from riwaya.reconciliation import wording
from riwaya.reconciliation.actors import Seen
from riwaya.reconciliation.tellings import Telling
from riwaya.reconciliation.terms import name_rarity, name_words
from riwaya.reconciliation.voices import OUTLET, Heard, outlet_voice

OWN, CITES, COPIES, SPEAKS_FOR = "own", "cites", "copies", "speaks_for"
_AFFIRMS = ("asserted", "possible")


@dataclass(frozen=True, slots=True)
class Origin:
    """The voice that a voice goes back to, itself if nobody's, and why: `own`, `cites`, `copies`,
    `speaks_for`.
    """

    voice: str
    why: str


def origins(
    heard: Sequence[Heard], tellings: Sequence[Telling], parties: Mapping[str, Sequence[Seen]]
) -> dict[str, Origin]:
    """Return where each voice on a happening goes back to. `heard` is in the order of publication.

    `parties` gives the sightings of each actor that speaks. Chains are followed to their end, and a ring of
    copies goes back to its first published.
    """
    order = {voice: place for place, voice in enumerate(dict.fromkeys(one.voice for one in heard))}
    first: dict[str, Origin] = {}
    copies = wording.sources(tellings)
    for voice in order:
        own = [one for one in heard if one.voice == voice]
        first[voice] = (
            _speaks_for(voice, order, parties)
            or _copied(voice, own, heard, copies)
            or _cited(voice, own, heard)
            or Origin(voice, OWN)
        )
    return {voice: Origin(_end(voice, first, order), first[voice].why) for voice in order}


def _end(voice: str, first: Mapping[str, Origin], order: Mapping[str, int]) -> str:
    chain = [voice]
    while (following := first[chain[-1]].voice) not in chain:
        chain.append(following)
    ring = chain[chain.index(following) :]
    return min(ring, key=lambda name: order[name])


def _cited(voice: str, own: Sequence[Heard], heard: Sequence[Heard]) -> Origin | None:
    """An outlet that cites a source for it in its first report on it tells it after that source."""
    if not voice.startswith(OUTLET) or not own:
        return None
    report = own[0].telling.digest.report
    cited = [
        one for one in heard
        if one.telling.digest.report == report and one.voice not in (voice, UNATTRIBUTED)
        and one.value in _AFFIRMS and own[0].value in _AFFIRMS
    ]  # fmt: skip
    return Origin(cited[0].voice, CITES) if cited else None


def _copied(
    voice: str, own: Sequence[Heard], heard: Sequence[Heard], copies: Mapping[str, str]
) -> Origin | None:
    """An outlet's own telling, or its unnamed source's, is another's where its words are that report's."""
    if not own or own[0].telling.digest.report not in copies:
        return None
    earlier = copies[own[0].telling.digest.report]
    told = [one for one in heard if one.telling.digest.report == earlier and one.value == own[0].value]
    if voice.startswith(OUTLET):
        same = [one for one in told if one.voice.startswith(OUTLET)] or told
        return Origin(same[0].voice, COPIES) if same else None
    if len({one.telling.digest.report for one in own}) > 1:
        return None
    named = {name_words(own[0].name)}
    same = [one for one in told if name_words(one.name) in named and one.voice != voice]
    return Origin(same[0].voice, COPIES) if same else None


def _speaks_for(voice: str, order: Mapping[str, int], parties: Mapping[str, Sequence[Seen]]) -> Origin | None:
    """A man whose office names the body that speaks here too speaks for it; an agency is its own outlet."""
    mine = parties.get(voice, ())
    for other in order:
        if other == voice:
            continue
        if other.startswith(OUTLET):
            name = name_words(other.removeprefix(OUTLET))
            if any(one.sighting.kind == "media" and name in one.sighting.names for one in mine):
                return Origin(other, SPEAKS_FOR)
        elif any(_holds_office(one, body) for one in mine for body in parties.get(other, ())):
            return Origin(other, SPEAKS_FOR)
    return None


def _holds_office(man: Seen, body: Seen) -> bool:
    if man.sighting.kind != "person" or body.sighting.kind in ("person", "people", "media"):
        return False
    offices = [set(office) for office in man.sighting.offices if len(office) > 1]
    return any(_is_inside(name, office) for name in body.sighting.names for office in offices)


def _is_inside(name: Iterable[str], office: set[str]) -> bool:
    words = set(name)
    return words < office and (len(words) > 1 or sum(map(name_rarity, words)) >= 1 or len(office) > 1)


def first_published(tellings: Iterable[Telling]) -> str | None:
    """Return the outlet's voice of the report that was published first."""
    dated = sorted(tellings, key=lambda t: (t.digest.published or "9", t.digest.report))
    return outlet_voice(dated[0].digest) if dated else None
