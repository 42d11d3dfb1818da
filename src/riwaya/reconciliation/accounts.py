"""Accounts: what each voice says of one happening, and to whom each goes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from riwaya.model import Span
from riwaya.model.case import Account, Evidence, Told
from riwaya.model.codebook import SourceType
from riwaya.reconciliation import deeds, figures
from riwaya.reconciliation.digest import Saying, Spot, key
from riwaya.reconciliation.independence import Origin
from riwaya.reconciliation.voices import Heard

_DEFINITE = ("asserted", "denied")
_ORDER = ("asserted", "denied", "possible", "projected")


def accounts(
    heard: Sequence[Heard], origins: Mapping[str, Origin], actor_of: Mapping[str, str], *, deed: bool
) -> tuple[Account, ...]:
    """Return one account a voice, the first heard first. `heard` is in the order of publication.

    `actor_of` gives the actor of each sighting by its record key.
    `deed` tells whether the incident is more than harm of which nobody says how it came about.
    """
    by_voice: dict[str, list[Heard]] = {}
    for one in heard:
        by_voice.setdefault(one.voice, []).append(one)
    return tuple(
        replace(_account(voice, told, origins[voice], deed), agents=_agents(told, actor_of))
        for voice, told in by_voice.items()
    )


def last_word(told: Sequence[Heard], deed: bool) -> str:
    """Return what a voice holds: its last report's word on the deed itself, definite before possible or to
    come.

    That nobody was hurt denies a deed's harm and not the deed: it leaves the deed open.
    """
    about = [one for one in told if not deeds.is_harm(one.occurrence.type) and not _denies_harm(one, told)]
    if not about:
        about = [one for one in told if not (deed and one.value == "denied")]
    if not about:
        return "unknown"
    definite = [one for one in about if one.value in _DEFINITE] or about
    last = definite[-1].telling.digest
    values = [one.value for one in definite if one.telling.digest.report == last.report]
    return min(set(values), key=lambda value: (-values.count(value), _ORDER.index(value)))


def _denies_harm(one: Heard, told: Sequence[Heard]) -> bool:
    """Tell whether a denial is of the harm named before: that anybody died *in the explosion*."""
    if one.value != "denied" or one.saying is None:
        return False
    same = (each for each in told if each.saying == one.saying and each.order[:3] == one.order[:3])
    first = min(same, key=lambda each: each.order)
    return deeds.is_harm(first.occurrence.type)


def _account(voice: str, told: list[Heard], origin: Origin, deed: bool) -> Account:
    sayings = dict.fromkeys((one.telling.digest.report, one.saying) for one in told if one.saying is not None)
    days = {one.occurrence.days[:2] for one in told if one.occurrence.days is not None}
    sites = [one.telling.digest.sites[site].name for one in told for site in one.occurrence.sites]
    published = [one.telling.digest.published for one in told if one.telling.digest.published]
    return Account(
        voice=voice,
        name=max((one.name for one in told), key=len),
        source_type=_source_type(saying for _, saying in sayings),
        value=last_word(told, deed),  # type: ignore[arg-type]
        origin=origin.voice,
        why=origin.why,
        reports=tuple(dict.fromkeys(one.telling.digest.report for one in told)),
        first_published=min(published, default=None),
        figures=figures.figures(told),
        days=tuple(sorted(days)),
        places=tuple(dict.fromkeys(sites)),
        statements=tuple(_told(report, saying) for report, saying in sayings),
        evidence=tuple(dict.fromkeys(_evidence(one) for one in told)),
    )


def _agents(told: Sequence[Heard], actor_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return who did it, as a voice has it: actors' ids."""
    found: dict[str, None] = {}
    for one in told:
        digest = one.telling.digest
        for agent in one.occurrence.agents:
            mentions = digest.sightings[agent].mentions
            name = actor_of.get(key(digest.report, mentions[0])) if mentions else None
            if name is not None and one.value != "denied":
                found[name] = None
    return tuple(found)


def _source_type(sayings: Iterable[Saying]) -> SourceType | None:
    return cast(SourceType | None, next((s.source_type for s in sayings if s.source_type), None))


def _evidence(one: Heard) -> Evidence:
    spot = one.occurrence.trigger
    return Evidence(one.telling.digest.report, _span(spot, one.occurrence.quote))


def _told(report: str, saying: Saying) -> Told:
    source = _span(saying.span, saying.named or "") if saying.span is not None else None
    return Told(
        report,
        source,
        _span(saying.cue, saying.cue_words),
        tuple(_span(spot, "") for spot in saying.content),
        saying.act,  # type: ignore[arg-type]
    )


def _span(spot: Spot, quote: str) -> Span:
    return Span(spot.passage, spot.start, spot.end, quote)
