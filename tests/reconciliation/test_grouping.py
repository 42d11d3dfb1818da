"""Grouping: a partition, in any order the same, and never against what was decided."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.reconciliation.grouping import components, group, grouped, pair

NODES = "abcdefgh"
weights = st.floats(-5, 5, allow_nan=False).map(lambda weight: round(weight, 3))
pairs = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda both: both[0] != both[1])
links = st.dictionaries(pairs.map(lambda both: pair(*both)), weights, max_size=20)


@given(links)
def test_every_node_is_in_one_group(found: dict[tuple[str, str], float]) -> None:
    groups = group(NODES, found)
    assert sorted(node for members in groups for node in members) == list(NODES)


@given(links, st.permutations(NODES), st.randoms())
def test_the_order_does_not_matter(found: dict, nodes: list[str], shuffled) -> None:
    items = list(found.items())
    shuffled.shuffle(items)
    assert group(nodes, dict(items)) == group(NODES, found)


@given(links)
def test_a_component_grouped_by_itself_gives_the_same(found: dict[tuple[str, str], float]) -> None:
    whole = group(NODES, found)
    parts = components(NODES, [both for both, weight in found.items() if weight > 0])
    alone = []
    for part in parts:
        inside = {both: weight for both, weight in found.items() if both[0] in part and both[1] in part}
        alone += group(part, inside)
    assert sorted(alone) == whole


@given(links, st.lists(pairs, max_size=3), st.lists(pairs, max_size=3))
def test_what_was_decided_holds(found: dict, must: list, cannot: list) -> None:
    one = {node: members[0] for members in components(NODES, must) for node in members}
    apart = [both for both in cannot if one[both[0]] != one[both[1]]]
    of = {node: members for members in group(NODES, found, must, apart) for node in members}
    assert all(of[a] == of[b] for a, b in must)
    assert all(of[a] != of[b] for a, b in apart)


def test_a_group_joins_on_its_average_and_not_by_one_strong_link() -> None:
    found = {("a", "b"): 3.0, ("b", "c"): 1.0, ("a", "c"): -4.0}
    assert group("abc", found) == [("a", "b"), ("c",)]


def test_a_group_is_named_with_all_that_hangs_together() -> None:
    assert grouped("abc", {("a", "b"): 1.0, ("b", "c"): 0.5, ("a", "c"): -3.0}) == [
        ("a", ("a", "b")),
        ("a", ("c",)),
    ]
