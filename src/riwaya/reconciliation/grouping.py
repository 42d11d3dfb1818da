"""Grouping: nodes joined by weighted links into groups, whatever order they come in.

Average linkage: the two groups whose nodes are on average most alike are joined, again and again, while that
average is above zero. A pair that nobody compared counts as `APART`. What a person decided comes first: nodes
that must be one start as one group, and no join puts together what must stay apart.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping

Pair = tuple[str, str]

APART = -0.5
"""The weight, in bits, of a pair that shares nothing by which it would have been compared."""


def pair(one: str, other: str) -> Pair:
    """Return two keys in order, so that a pair is one whichever comes first."""
    return (one, other) if one < other else (other, one)


def group(
    nodes: Iterable[str],
    links: Mapping[Pair, float],
    must: Iterable[Pair] = (),
    cannot: Collection[Pair] = (),
    apart: float | None = APART,
) -> list[tuple[str, ...]]:
    """Return the groups of nodes, each sorted, by their first node.

    `apart` is the weight of pairs that nobody compared, None if they are not counted. `must` is honoured
    before `cannot` is looked at: the caller has settled what contradicts.

    >>> group("abc", {("a", "b"): 2.0, ("b", "c"): 0.3})
    [('a', 'b'), ('c',)]
    >>> group("abc", {("a", "b"): 2.0}, must=[("b", "c")], cannot=[("a", "b")])
    [('a',), ('b', 'c')]
    """
    return sorted(members for _, members in grouped(nodes, links, must, cannot, apart))


def grouped(
    nodes: Iterable[str],
    links: Mapping[Pair, float],
    must: Iterable[Pair] = (),
    cannot: Collection[Pair] = (),
    apart: float | None = APART,
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the groups as `group` does, each after the least node of all that hang together with it."""
    forced = components(nodes, must)
    of = {node: members[0] for members in forced for node in members}
    parts = {members[0]: members for members in forced}
    positive = [(of[one], of[other]) for (one, other), weight in links.items() if weight > 0]
    joined = components(parts, positive)
    inside = {start: members[0] for members in joined for start in members}
    shared: dict[str, dict[Pair, tuple[float, int]]] = {members[0]: {} for members in joined}
    for (one, other), weight in sorted(links.items()):
        a, b = of[one], of[other]
        if a != b and inside[a] == inside[b]:
            total, count = shared[inside[a]].get(pair(a, b), (0.0, 0))
            shared[inside[a]][pair(a, b)] = (total + weight, count + 1)
    barred = {pair(of[a], of[b]) for a, b in cannot if a in of and b in of}
    found: list[tuple[str, tuple[str, ...]]] = []
    for members in joined:
        linkage = _Linkage({m: parts[m] for m in members}, shared[members[0]], barred, apart)
        found += [(members[0], each) for each in linkage.run()]
    return sorted(found)


def components(nodes: Iterable[str], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return the nodes that hang together by pairs, each component sorted, by its first node.

    >>> components("abcd", [("a", "c"), ("c", "d")])
    [('a', 'c', 'd'), ('b',)]
    """
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for one, other in pairs:
        if one in parent and other in parent:
            a, b = root(one), root(other)
            parent[max(a, b)] = min(a, b)
    members: dict[str, list[str]] = {}
    for node in parent:
        members.setdefault(root(node), []).append(node)
    return sorted(tuple(sorted(found)) for found in members.values())


class _Linkage:
    """One component being joined. Each group is named by its least node; ties go to the least names."""

    def __init__(
        self,
        parts: dict[str, tuple[str, ...]],
        shared: dict[Pair, tuple[float, int]],
        barred: set[Pair],
        unseen: float | None,
    ) -> None:
        self._unseen = unseen
        self._parts = parts
        self._near: dict[str, dict[str, tuple[float, int]]] = {name: {} for name in parts}
        for (a, b), sums in shared.items():
            self._near[a][b] = self._near[b][a] = sums
        self._apart: dict[str, set[str]] = {name: set() for name in parts}
        for a, b in barred:
            if a != b and a in parts and b in parts:
                self._apart[a].add(b)
                self._apart[b].add(a)

    def run(self) -> list[tuple[str, ...]]:
        """Join what is alike on average until nothing is."""
        heap: list[tuple[float, str, str]] = []
        for a, near in self._near.items():
            for b in near:
                if a < b:
                    self._offer(heap, a, b)
        heapq.heapify(heap)
        while heap:
            weight, a, b = heapq.heappop(heap)
            if a not in self._parts or b not in self._parts or weight != -self._average(a, b):
                continue
            if b in self._apart[a]:
                continue
            kept = self._join(a, b)
            for other in self._near[kept]:
                again: list[tuple[float, str, str]] = []
                self._offer(again, *pair(kept, other))
                for item in again:
                    heapq.heappush(heap, item)
        return [tuple(sorted(members)) for members in self._parts.values()]

    def _offer(self, heap: list[tuple[float, str, str]], a: str, b: str) -> None:
        average = self._average(a, b)
        if average > 0:
            heap.append((-average, a, b))

    def _average(self, a: str, b: str) -> float:
        total, count = self._near[a].get(b, (0.0, 0))
        if self._unseen is None:
            return round(total / count, 9) if count else 0.0
        pairs = len(self._parts[a]) * len(self._parts[b])
        return round((total + self._unseen * (pairs - count)) / pairs, 9)

    def _join(self, a: str, b: str) -> str:
        """Put the two groups together under the lesser name, and return it."""
        self._parts[a] = (*self._parts[a], *self._parts.pop(b))
        gone = self._near.pop(b)
        gone.pop(a, None)
        self._near[a].pop(b, None)
        for other, (total, count) in gone.items():
            mine, many = self._near[a].get(other, (0.0, 0))
            self._near[a][other] = self._near[other][a] = (round(total + mine, 9), count + many)
            self._near[other].pop(b, None)
        self._apart[a] |= self._apart.pop(b)
        for other in self._apart[a]:
            self._apart[other].discard(b)
            self._apart[other].add(a)
        return a
