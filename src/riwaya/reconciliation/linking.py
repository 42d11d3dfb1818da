"""Linking: nodes that share a block are compared, and what they come to is grouped.

One way for tellings and for sightings. A block is a property of one node and a weight of two, so whatever
hangs together can be grouped by itself: that is what makes adding a report cheap, and the order of adding
nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from riwaya.reconciliation.grouping import Pair, components, grouped, pair

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Node]):
    """One kind of node: its blocks, the weight of two (None: never one), and of a pair not compared.

    `inside` tells whether two nodes of one report may be linked. `known` gives what settles whose a node
    is, if anything does: two with the same are one, and none is compared with any other. `alike` gives all
    that is compared of a node: of nodes that are alike one stands for all.
    """

    name: str
    blocks: Callable[[Node], Iterable[str]]
    weigh: Callable[[Node, Node], float | None]
    report: Callable[[Node], str]
    known: Callable[[Node], str | None]
    alike: Callable[[Node], Hashable]
    apart: float | None
    inside: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node came to: the component of nodes that hang together, and its group, by their least keys."""

    component: str
    group: str


def place(
    nodes: Mapping[str, Node],
    kind: Kind[Node],
    must: Iterable[Pair] = (),
    cannot: Collection[Pair] = (),
) -> dict[str, Place]:
    """Group nodes, and return where each came to."""
    must = list(must)
    judged = {key for both in (*must, *cannot) for key in both}
    loose = unsettled(nodes, kind, {kind.known(nodes[name]) for name in judged if name in nodes})
    known = {name: kind.known(node) for name, node in nodes.items() if name not in loose}
    same, stand = _alike(loose, kind, judged)
    forced = [*must, *_known(loose, kind), *same]
    near = _Near(stand, kind)
    for_them = near.positive()
    parts = components(loose, [*forced, *for_them])
    against = near.negative([part for part in parts if len(part) > 2], for_them)
    found = grouped(loose, {**for_them, **against}, forced, cannot, kind.apart)
    placed = {name: Place(component, members[0]) for component, members in found for name in members}
    return placed | {name: Place(f"={what}", f"={what}") for name, what in known.items()}


def unsettled(nodes: Mapping[str, Node], kind: Kind[Node], judged: Collection[str | None]) -> dict[str, Node]:
    """Return the nodes of which it is not settled whose they are.

    `judged` is what settles those that a person judged: all that are settled so are then to be grouped.
    """
    return {
        name: node for name, node in nodes.items() if (what := kind.known(node)) is None or what in judged
    }


def linked(new: Mapping[str, Node], old: Mapping[str, Node], kind: Kind[Node]) -> set[str]:
    """Return the keys of the old nodes that speak for being one with a new one."""
    near = _Near({**old, **new}, kind)
    found = {key for both in near.positive(new.keys()) for key in both}
    known = {kind.known(node) for node in new.values()} - {None}
    return (found & old.keys()) | {key for key, node in old.items() if kind.known(node) in known}


def gather(nodes: Mapping[str, Node], places: Mapping[str, Place]) -> list[tuple[Node, ...]]:
    """Return the nodes of each group, the groups by their least keys."""
    groups: dict[str, list[Node]] = {}
    for name in sorted(nodes):
        groups.setdefault(places[name].group, []).append(nodes[name])
    return [tuple(groups[name]) for name in sorted(groups)]


def _known(nodes: Mapping[str, Node], kind: Kind[Node]) -> Iterator[Pair]:
    """Yield pairs that are one because what settles it is the same: each with the first of its own."""
    first: dict[str, str] = {}
    for name in sorted(nodes):
        known = kind.known(nodes[name])
        if known is not None and first.setdefault(known, name) != name:
            yield first[known], name


def _alike(
    nodes: Mapping[str, Node], kind: Kind[Node], judged: Collection[str]
) -> tuple[list[Pair], dict[str, Node]]:
    """Return pairs of nodes that are alike and so one, and the nodes that stand for all.

    Nodes that are alike and yet say too little to be one (a common name) each stand for themselves; so do
    those that a person has told apart from others.
    """
    first: dict[Hashable, str] = {}
    same: list[Pair] = []
    stand: dict[str, Node] = {}
    for name in sorted(nodes):
        node = nodes[name]
        alike = kind.alike(node)
        if alike is None or name in judged:
            stand[name] = node
        elif alike in first:
            same.append((first[alike], name))
        else:
            weight = kind.weigh(node, node)
            if kind.known(node) is not None or (weight is not None and weight > 0):
                first[alike] = name
            stand[name] = node
    return same, stand


class _Near(Generic[Node]):
    """Nodes by their blocks. No list of all pairs is ever held: there may be tens of millions."""

    def __init__(self, nodes: Mapping[str, Node], kind: Kind[Node]) -> None:
        self._kind = kind
        self._names = sorted(nodes)
        self._nodes = [nodes[name] for name in self._names]
        blocks: dict[str, list[int]] = {}
        self._blocks: list[list[list[int]]] = []
        for number, node in enumerate(self._nodes):
            own = [blocks.setdefault(block, []) for block in kind.blocks(node)]
            for members in own:
                members.append(number)
            self._blocks.append(own)

    def positive(self, only: Collection[str] | None = None) -> dict[Pair, float]:
        """Return the weights that speak for being one, of pairs that share a block; with `only`, of those's
        pairs.
        """
        wanted = None if only is None else {n for n, name in enumerate(self._names) if name in only}
        found = {}
        for one, other in self._pairs(wanted):
            weight = self._weigh(one, other)
            if weight is not None and weight > 0:
                found[pair(self._names[one], self._names[other])] = weight
        return found

    def negative(self, parts: Iterable[tuple[str, ...]], positive: Mapping[Pair, float]) -> dict[Pair, float]:
        """Return the weights that speak against, of pairs in the same part that share a block."""
        part = {name: number for number, members in enumerate(parts) for name in members}
        inside = [part.get(name) for name in self._names]
        found = {}
        for one, other in self._pairs({n for n, number in enumerate(inside) if number is not None}):
            if other < one or inside[one] != inside[other]:
                continue
            both = pair(self._names[one], self._names[other])
            if both not in positive and both not in found:
                weight = self._weigh(one, other)
                if weight is not None:
                    found[both] = weight
        return found

    def _pairs(self, wanted: Collection[int] | None) -> Iterator[tuple[int, int]]:
        """Yield pairs of positions once each, of the wanted with all."""
        for one in range(len(self._nodes)) if wanted is None else sorted(wanted):
            others: set[int] = set()
            for members in self._blocks[one]:
                others.update(members[bisect_right(members, one) :] if wanted is None else members)
            others.discard(one)
            for other in sorted(others):
                yield one, other

    def _weigh(self, one: int, other: int) -> float | None:
        a, b = sorted((one, other))
        kind, first, second = self._kind, self._nodes[a], self._nodes[b]
        if not kind.inside and kind.report(first) == kind.report(second):
            return None
        return kind.weigh(first, second)
