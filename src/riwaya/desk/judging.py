"""Judging: a person's verdict taken down, and the case reconciled with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from riwaya.desk.casebook import open_incident
from riwaya.desk.reconciling import reconcile
from riwaya.errors import StoreError
from riwaya.model import Reading, Span
from riwaya.model.case import Verdict, VerdictKind
from riwaya.reconciliation import key
from riwaya.reconciliation.digest import Spot, spot_of
from riwaya.store import Store

_NUMBER = {"same": 2, "not_same": 2, "wrong": 1, "right": 1}
_REMEDY = "take it from `riwaya search` or `riwaya case --incident`, such as 7784c932e8c1/e3"
_EVENT, _ACTOR = "event", "actor"


@dataclass(frozen=True, slots=True)
class Judged:
    """A record that a verdict is about: its key, whether it is an `event` or an `actor`, and its words."""

    key: str
    kind: str
    words: str


def decide(
    store: Store, verdict: str, records: Sequence[str], *, who: str, why: str = ""
) -> tuple[Judged, ...]:
    """Keep a verdict and reconcile.

    Records are named as `REPORT/e3` or `REPORT/a2`, by their keys, or by an incident's id, which stands for
    what is told of it first. Raises StoreError for a record that is not there, too many or few, or two that
    cannot be one.
    """
    wanted = _NUMBER.get(verdict, 1)
    if len(records) != wanted:
        raise StoreError(store.where, f"{verdict} is about {wanted}, not {len(records)}", _REMEDY)
    subject = tuple(_judged(store, record) for record in records)
    if len({one.kind for one in subject}) > 1:
        raise StoreError(store.where, "an event and an actor cannot be one", _REMEDY)
    if len({one.key for one in subject}) < len(subject):
        raise StoreError(store.where, "a record is always itself", "name two")
    store.decide(Verdict(cast(VerdictKind, verdict), tuple(one.key for one in subject), who, why))
    reconcile(store)
    return subject


def decided(store: Store) -> Iterator[tuple[Verdict, tuple[str, ...]]]:
    """Yield every verdict, the first first, with the words of the records it is about."""
    for verdict in store.verdicts():
        yield verdict, tuple(_words(store, record) for record in verdict.subject)


def _words(store: Store, record: str) -> str:
    report, spot = spot_of(record)
    found = store.report(report)
    texts = {passage.id: passage.text for passage in found.passages} if found is not None else {}
    return texts.get(spot.passage, "")[spot.start : spot.end]


def _judged(store: Store, record: str) -> Judged:
    if not {"#", "/"} & set(record) and record.startswith("i"):
        record = open_incident(store, record).incident.mentions[0]
    mark = "#" if "#" in record else "/"
    report, _, place = record.partition(mark)
    ids = store.named(report)
    if len(ids) != 1 or not place:
        what = f"holds {len(ids)} reports that begin with {report}" if place else f"{record} names no record"
        raise StoreError(store.where, what, _REMEDY)
    reading = store.reading(ids[0])
    found = _found(reading, place) if reading is not None else None
    if found is None:
        raise StoreError(store.where, f"holds no event or actor {record}", _REMEDY)
    return Judged(key(ids[0], found[1]), found[0], found[1].quote)


def _found(reading: Reading, place: str) -> tuple[str, Span] | None:
    """Return the event or actor of an id, or whose words a span like `2:14-20` overlaps."""
    events = [(_EVENT, event.id, event.trigger) for event in reading.events]
    actors = [(_ACTOR, m.actor, m.span) for m in reading.mentions if m.actor is not None]
    try:
        spot = spot_of(f"#{place}")[1]
    except ValueError:
        named = [(kind, span) for kind, name, span in (*events, *actors) if name == place]
        return named[0] if named else None
    there = [(kind, span) for kind, _, span in (*events, *actors) if _overlap(spot, span)]
    return max(there, key=lambda one: (_overlap(spot, one[1]), -len(one[1].quote)), default=None)


def _overlap(spot: Spot, span: Span) -> int:
    return (
        0 if spot.passage != span.passage else max(0, min(spot.end, span.end) - max(spot.start, span.start))
    )
