"""The case book: what a store's case holds, put into words for reading."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import orjson

from riwaya import reconciliation
from riwaya.errors import StoreError
from riwaya.model import Report, Span
from riwaya.model.case import Account, CaseActor, Incident, Link, Told
from riwaya.model.plain import record_from_plain
from riwaya.publication.exports import Exported
from riwaya.reconciliation import Digest
from riwaya.reconciliation.actors import Seen, seen
from riwaya.reconciliation.aggregation import INDETERMINATE, Number, Rule, aggregate, size
from riwaya.reconciliation.dramatis import case_actor
from riwaya.reconciliation.incidents import explanation
from riwaya.reconciliation.parts import with_parts
from riwaya.reconciliation.tellings import telling
from riwaya.store import Store, Wanted


@dataclass(frozen=True, slots=True)
class Opened:
    """One incident with the reports that tell of it, by id, and why each does."""

    incident: Incident
    reports: dict[str, Report]
    links: tuple[Link, ...]


def incidents(store: Store, wanted: Wanted) -> list[Incident]:
    """Return incidents of a store's case in order of days."""
    found = [_incident(text) for text in store.case.incidents(wanted)]
    return list(with_parts(found))


def open_incident(store: Store, named: str) -> Opened:
    """Return an incident by its id or the beginning of it, its statements with their words.

    Raises StoreError if there is none, or more than one.
    """
    found = store.case.incidents(Wanted(prefix=named))
    if len(found) != 1:
        what = (
            f"holds {len(found)} incidents that begin with {named}" if found else f"holds no incident {named}"
        )
        raise StoreError(store.where, what, "take the id from `riwaya case`")
    incident = _incident(found[0])
    reports = {name: report for name in incident.reports if (report := store.report(name)) is not None}
    digests = _digests(store, incident.reports)
    rows = store.case.nodes("happening", belongs=[incident.id])
    tellings = [telling(digests[row.report], row.members) for row in rows if row.report in digests]
    return Opened(in_words(incident, reports), reports, explanation(tellings))


def exported(store: Store, chosen: Iterable[Incident], rule: Rule | None = None) -> Iterator[Exported]:
    """Yield incidents with the words of their statements; by a rule, one value of what voices differ in."""
    for incident in chosen:
        reports = {name: report for name in incident.reports if (report := store.report(name)) is not None}
        yield Exported(in_words(incident, reports), reports, _decided(incident, rule) if rule else {})


def _decided(incident: Incident, rule: Rule) -> dict[str, str]:
    """Return what a rule makes of each field, in words; `indeterminate` where it would have to guess."""
    found = aggregate(incident, rule)
    names = dict(incident.names)
    fields: dict[str, object] = {what: decided.value for what, decided in found.figures}
    fields |= {"days": found.days.value, "place": found.place.value, "agent": found.agent.value}
    told = {f"decided_{name}": _in_words(value, names) for name, value in fields.items() if value is not None}
    return {"rule": rule, **told}


def _in_words(value: object, names: dict[str, str]) -> str:
    if value is INDETERMINATE:
        return INDETERMINATE.value
    if isinstance(value, Number):
        low, high = (str(bound) if bound is not None else "" for bound in (value.low, value.high))
        return str(size(value)) if low == high else f"{low}-{high}"
    if isinstance(value, tuple):
        return "/".join(dict.fromkeys(map(str, value)))
    return names.get(str(value), str(value))


def in_words(incident: Incident, reports: dict[str, Report]) -> Incident:
    """Return an incident whose statements have the words of their contents."""
    return replace(incident, accounts=tuple(_worded(account, reports) for account in incident.accounts))


def cast(store: Store, *, limit: int | None = None, least: int = 1) -> list[CaseActor]:
    """Return the actors of a store's case that are seen in the most reports, `least` reports or more."""
    return [_actor(store, name) for name in store.case.cast(limit=limit, least=least)]


def open_actor(store: Store, named: str) -> CaseActor:
    """Return an actor by its id or the beginning of it. Raises StoreError if there is none, or more than
    one.
    """
    found = store.case.named_actors(named)
    if len(found) != 1:
        what = f"holds {len(found)} actors that begin with {named}" if found else f"holds no actor {named}"
        raise StoreError(store.where, what, "take the id from `riwaya actors`")
    return _actor(store, found[0])


def _actor(store: Store, name: str) -> CaseActor:
    rows = store.case.nodes("actor", belongs=[name])
    digests = _digests(store, {row.report for row in rows})
    members: list[Seen] = []
    for row in rows:
        if row.report in digests:
            members += [one for one in seen(digests[row.report]) if one.position == row.members[0]]
    return case_actor(members)


def _digests(store: Store, reports: Iterable[str]) -> dict[str, Digest]:
    found = store.case.digests(set(reports), reconciliation.SHAPE)
    return {name: reconciliation.unpack(orjson.loads(text)) for name, text in found}


def _incident(text: str) -> Incident:
    return record_from_plain(Incident, json.loads(text), "incident")


def _worded(account: Account, reports: dict[str, Report]) -> Account:
    return replace(account, statements=tuple(_with_words(said, reports) for said in account.statements))


def _with_words(said: Told, reports: dict[str, Report]) -> Told:
    report = reports.get(said.report)
    texts = {passage.id: passage.text for passage in report.passages} if report is not None else {}

    def worded(span: Span) -> Span:
        return replace(span, quote=texts.get(span.passage, "")[span.start : span.end])

    return replace(said, content=tuple(map(worded, said.content)))
