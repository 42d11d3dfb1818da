"""Reconciling what a store holds: only what hangs together with what is new, judged anew or gone."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from riwaya import reconciliation
from riwaya.desk.digests import Digests
from riwaya.model import to_plain
from riwaya.model.case import Incident, Verdict
from riwaya.reconciliation import Digest, decisions
from riwaya.reconciliation.actors import Seen
from riwaya.reconciliation.decisions import Decisions
from riwaya.reconciliation.dramatis import identity as actor_identity
from riwaya.reconciliation.incidents import identity, incident
from riwaya.reconciliation.linking import Kind, Node, gather, linked, place, unsettled
from riwaya.reconciliation.tellings import Telling
from riwaya.store import Change, Kept, Store, hashed_block
from riwaya.store import Node as Row

_MOST = 0.3
"""Share of the reports above which everything is reconciled anew: it comes to that anyway."""
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What reconciling came to: how many reports were new or changed, how many incidents made anew."""

    reports: int
    incidents: int


def reconcile(store: Store) -> Reconciled:
    """Reconcile what has been added to a store, replaced or judged since the last time.

    The store is read, the change computed, and written at once; if another process wrote meanwhile, anew.
    """
    for _ in range(_TRIES):
        version, added, removed = store.case.pending()
        if not added and not removed:
            return Reconciled(0, 0)
        change = _Reconciling(store, version, added, removed).run()
        if store.case.write(change):
            return Reconciled(len(change.done), len(change.made))
    return Reconciled(0, 0)


@dataclass(slots=True)
class _Regrouped:
    """Nodes of one kind that were grouped anew, their rows, and how they were kept before."""

    nodes: dict[str, object] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    before: dict[str, Row] = field(default_factory=dict)

    def changed(self) -> set[str]:
        """Return the keys of the nodes that belong elsewhere now."""
        return {
            key
            for key, row in self.rows.items()
            if key not in self.before or self.before[key].belongs != row.belongs
        }


class _Reconciling:
    def __init__(self, store: Store, version: int, added: list[str], removed: list[str]) -> None:
        self._store, self._added = store, added
        self._whole = len(added) > _MOST * store.case.size()
        self._digests = Digests(store)
        verdicts = store.verdicts()
        named = {record.rpartition("#")[0] for verdict in verdicts for record in verdict.subject}
        if self._whole:
            self._digests.load(None)
        self._digests.load({*added, *self._counting(named)})
        if self._whole:
            self._added = sorted(self._digests)
        self._done = tuple(sorted({*self._added, *removed}))
        self._change = Change(version, self._whole, self._done)
        judged = [self._digests[name] for name in self._digests if name in named]
        self._on_events, self._on_actors = _decide(verdicts, judged)

    def run(self) -> Change:
        """Compute the change."""
        new_tellings = {t.key: t for t in self._tell(self._added)}
        new_sightings = {s.key: s for s in self._see(self._added)}
        on_mentions = reconciliation.between(self._tell(self._judged()), self._on_events)
        cast = self._regroup(
            reconciliation.ACTORS, new_sightings, self._digests.sighting, actor_identity,
            (self._on_actors.must, self._on_actors.cannot),
        )  # fmt: skip
        told = self._regroup(
            reconciliation.HAPPENINGS, new_tellings, self._digests.telling, identity, on_mentions
        )
        self._write_blocks(new_tellings, new_sightings)
        self._change.nodes = {"actor": list(cast.rows.values()), "happening": list(told.rows.values())}
        self._make(told, cast)
        return self._change

    def _regroup(
        self,
        kind: Kind[Node],
        new: dict[str, Node],
        build: Callable[[Row], Node],
        name: Callable[[Iterable[Node]], str],
        judged: tuple[Iterable[tuple[str, str]], Collection[tuple[str, str]]],
    ) -> _Regrouped:
        """Group anew the new nodes and all that hangs together with them or with what is gone."""
        label = "actor" if kind.inside else "happening"
        nodes = dict(new)
        before: dict[str, Row] = {}
        if not self._whole:
            gone = self._store.case.nodes(label, reports=self._done)
            before = {row.key: row for row in gone}
            special = self._judged_refs(judged) if kind.inside else frozenset()
            components = {row.component for row in gone if not row.component.startswith("=")}
            components |= {f"={ref}" for ref in special}
            components |= self._near(kind, label, unsettled(new, kind, special), build, judged[0])
            for row in self._store.case.nodes(label, components=components):
                before[row.key] = row
                if row.report not in self._done:
                    nodes[row.key] = build(row)
        must = [both for both in judged[0] if both[0] in nodes and both[1] in nodes]
        places = place(nodes, kind, must, judged[1])
        found = _Regrouped(dict(nodes), {}, before)
        for members in gather(nodes, places):
            belongs = name(members)
            for node in members:
                key, members_at = _position(node)
                found.rows[key] = Row(key, kind.report(node), members_at, places[key].component, belongs)
        return found

    def _judged_refs(
        self, judged: tuple[Iterable[tuple[str, str]], Collection[tuple[str, str]]]
    ) -> frozenset[str]:
        """Return what settles the sightings that a person judged, of those that something does."""
        keys = {key for pairs in judged for both in pairs for key in both}
        reports = {name for name in map(_report_of, keys) if name in self._digests}
        found = (one for report in reports for one in self._digests.seen(report) if one.key in keys)
        return frozenset(one.sighting.ref for one in found if one.sighting.ref is not None)

    def _near(
        self,
        kind: Kind[Node],
        label: str,
        new: Mapping[str, Node],
        build: Callable[[Row], Node],
        must: Iterable[tuple[str, str]],
    ) -> set[str]:
        """Return the components of the nodes that are linked to new ones, or that a person says are the
        same.
        """
        blocks = {hashed_block(f"{label} {block}") for node in new.values() for block in kind.blocks(node)}
        reports = self._store.case.sharing(blocks) - set(self._done)
        reports |= {key.rpartition("#")[0] for both in must for key in both} - set(self._done)
        self._digests.load(reports)
        rows = {row.key: row for row in self._store.case.nodes(label, reports=reports)}
        old = {key: build(row) for key, row in rows.items()}
        found = linked(new, old, kind) | {key for both in must for key in both}
        return {rows[key].component for key in found if key in rows}

    def _make(self, told: _Regrouped, cast: _Regrouped) -> None:
        """Make the incidents whose tellings or whose actors changed."""
        moved = {_report_of(key) for key in cast.changed() if _report_of(key) not in self._done}
        touched = {row.belongs for row in told.before.values()}
        groups: dict[str, list[Telling]] = {}
        for key, row in told.rows.items():
            groups.setdefault(row.belongs, []).append(told.nodes[key])  # type: ignore[arg-type]
        elsewhere = [] if self._whole or not moved else self._store.case.nodes("happening", reports=moved)
        more = {row.belongs for row in elsewhere} - groups.keys() - touched
        for row in self._store.case.nodes("happening", belongs=more) if more else ():
            groups.setdefault(row.belongs, []).append(self._digests.telling(row))
        same = {
            name for name, members in groups.items()
            if name not in more and not self._whole and self._is_same(name, members, told, moved)
        }  # fmt: skip
        actor_of = self._actor_of(
            {t.digest.report for n, g in groups.items() if n not in same for t in g}, cast
        )
        self._change.gone = frozenset((touched | more) - same)
        for name, members in sorted(groups.items()):
            if name not in same:
                sightings = {one.digest.report: self._digests.seen(one.digest.report) for one in members}
                self._change.made.append(_kept(incident(members, actor_of, sightings), self._digests))

    def _is_same(self, name: str, members: list[Telling], told: _Regrouped, moved: set[str]) -> bool:
        """Tell whether an incident has the tellings that it had, of reports where nobody became another."""
        had = {key for key, row in told.before.items() if row.belongs == name}
        reports = {one.digest.report for one in members}
        return had == {one.key for one in members} and reports.isdisjoint({*moved, *self._done})

    def _actor_of(self, reports: Collection[str], cast: _Regrouped) -> dict[str, str]:
        found = {key: row.belongs for key, row in cast.rows.items()}
        if not self._whole:
            rows = self._store.case.nodes("actor", reports=reports)
            found = {**{row.key: row.belongs for row in rows if row.report not in self._done}, **found}
        return found

    def _write_blocks(self, tellings: Mapping[str, Telling], sightings: Mapping[str, Seen]) -> None:
        found: dict[str, set[int]] = {report: set() for report in self._added}
        for one in tellings.values():
            blocks = reconciliation.HAPPENINGS.blocks(one)
            found[one.digest.report].update(hashed_block(f"happening {block}") for block in blocks)
        for each in sightings.values():
            blocks = reconciliation.ACTORS.blocks(each)
            found[each.report].update(hashed_block(f"actor {block}") for block in blocks)
        self._change.blocks = {report: tuple(sorted(blocks)) for report, blocks in found.items()}

    def _judged(self) -> list[str]:
        named = {
            key.rpartition("#")[0]
            for both in (*self._on_events.must, *self._on_events.cannot)
            for key in both
        }
        return sorted(name for name in named if name in self._digests)

    def _tell(self, reports: Iterable[str]) -> list[Telling]:
        return [t for name in reports for t in reconciliation.tell(self._digests[name], self._on_events)]

    def _see(self, reports: Iterable[str]) -> list[Seen]:
        wrong = self._on_actors.wrong
        return [one for name in reports for one in self._digests.seen(name) if one.key not in wrong]

    def _counting(self, reports: Collection[str]) -> set[str]:
        """Return those of some reports that the case counts."""
        return {
            row.report
            for kind in ("actor", "happening")
            for row in self._store.case.nodes(kind, reports=reports)
        }


def _decide(verdicts: list[Verdict], digests: list[Digest]) -> tuple[Decisions, Decisions]:
    return (
        decisions.decide(verdicts, decisions.events(digests)),
        decisions.decide(verdicts, decisions.sightings(digests)),
    )


def _position(node: object) -> tuple[str, tuple[int, ...]]:
    if isinstance(node, Telling):
        return node.key, node.members
    assert isinstance(node, Seen)
    return node.key, (node.position,)


def _report_of(key: str) -> str:
    return key.rpartition("#")[0]


def _kept(one: Incident, digests: Digests) -> Kept:
    """Return an incident as a store keeps it, with the records of its mentions."""
    affirming = {account.origin for account in one.accounts if account.value != "projected"}
    published = [account.first_published for account in one.accounts if account.first_published]
    row = {
        "type": one.type, "status": one.status, "first_day": one.start, "last_day": one.end,
        "published": min(published, default=None), "outlets": len(one.outlets), "voices": len(affirming),
        "mentions": len(one.mentions), "incident": json.dumps(to_plain(one), ensure_ascii=True),
    }  # fmt: skip
    return Kept(one.id, row, tuple(_records(one, digests)))


def _records(one: Incident, digests: Digests) -> Iterable[tuple[str, str]]:
    mentions = frozenset(one.mentions)
    for report in one.reports:
        digest = digests[report]
        for number, occurrence in enumerate(digest.occurrences, 1):
            if reconciliation.key(report, occurrence.trigger) in mentions:
                yield report, f"e{number}"
