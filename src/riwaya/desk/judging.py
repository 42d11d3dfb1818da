"""Judging: a person's verdict taken down, and the case reconciled with it."""

from collections.abc import Sequence
from typing import cast

from riwaya.desk.reconciling import reconcile
from riwaya.errors import StoreError
from riwaya.model import Reading, Span
from riwaya.model.case import Verdict, VerdictKind
from riwaya.reconciliation import key
from riwaya.store import Store

_NUMBER = {"same": 2, "not_same": 2, "wrong": 1, "right": 1}
_REMEDY = "take it from `riwaya search`, such as 7784c932e8c1/e3"


def decide(store: Store, verdict: str, records: Sequence[str], *, who: str, why: str = "") -> tuple[str, ...]:
    """Keep a verdict on records named as `REPORT/e3`, `REPORT/a2` or by their keys, and reconcile.

    Raises StoreError for a record that is not there, or too many or few.
    """
    if len(records) != _NUMBER.get(verdict, 1):
        raise StoreError(
            store.where, f"{verdict} is about {_NUMBER.get(verdict, 1)}, not {len(records)}", _REMEDY
        )
    subject = tuple(_key(store, record) for record in records)
    store.decide(Verdict(cast(VerdictKind, verdict), subject, who, why))
    reconcile(store)
    return subject


def _key(store: Store, record: str) -> str:
    report, mark, place = record.partition("#") if "#" in record else record.partition("/")
    ids = store.named(report)
    if len(ids) != 1 or not mark:
        what = f"holds {len(ids)} reports that begin with {report}" if mark else f"{record} names no record"
        raise StoreError(store.where, what, _REMEDY)
    if mark == "#":
        return f"{ids[0]}#{place}"
    reading = store.reading(ids[0])
    span = _span(reading, place) if reading is not None else None
    if span is None:
        raise StoreError(store.where, f"holds no event or actor {record}", _REMEDY)
    return key(ids[0], span)


def _span(reading: Reading, name: str) -> Span | None:
    events = {event.id: event.trigger for event in reading.events}
    firsts = {m.actor: m.span for m in reversed(reading.mentions) if m.actor is not None}
    return events.get(name) or firsts.get(name)
