"""The digests of a store's reports, each loaded once, and what they tell and whom they name."""

from collections.abc import Collection, Iterator

import orjson

from riwaya import reconciliation
from riwaya.model import Reading
from riwaya.reconciliation import Digest
from riwaya.reconciliation.actors import Seen, seen
from riwaya.reconciliation.tellings import Telling, telling
from riwaya.store import Digested, Node, Store


def digested(reading: Reading) -> Digested:
    """Return a reading's digest as a store keeps it."""
    return Digested(reconciliation.SHAPE, reconciliation.pack(reconciliation.digest(reading)))


class Digests:
    """The digests that reconciling has asked for, by report."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, Digest] = {}
        self._cast: dict[str, list[Seen]] = {}

    def __getitem__(self, report: str) -> Digest:
        if report not in self._found:
            self.load({report})
        return self._found[report]

    def __contains__(self, report: str) -> bool:
        return report in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._found))

    def load(self, reports: Collection[str] | None) -> None:
        """Have the digests of reports, or of all that count; one that is missing or of an older shape is
        made.
        """
        wanted = None if reports is None else set(reports) - self._found.keys()
        if wanted is not None and not wanted:
            return
        for name, text in self._store.case.digests(wanted, reconciliation.SHAPE):
            self._found[name] = reconciliation.unpack(orjson.loads(text))
        for name in sorted((wanted or set()) - self._found.keys()):
            reading = self._store.reading(name)
            if reading is not None:
                kept = digested(reading)
                self._store.case.keep_digest(name, kept.shape, kept.text)
                self._found[name] = reconciliation.unpack(orjson.loads(kept.text))

    def seen(self, report: str) -> list[Seen]:
        """Return the sightings of a report."""
        if report not in self._cast:
            self._cast[report] = seen(self[report])
        return self._cast[report]

    def telling(self, row: Node) -> Telling:
        """Return the telling that a row of the store keeps."""
        return telling(self[row.report], row.members)

    def sighting(self, row: Node) -> Seen:
        """Return the sighting that a row of the store keeps."""
        return next(one for one in self.seen(row.report) if one.position == row.members[0])
