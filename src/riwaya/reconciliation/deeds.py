"""Deeds: which types of event can be tellings of one happening, and what the whole is called."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from riwaya.reconciliation.grouping import components


def relation(one: str, other: str) -> str | None:
    """Return how two types can be one happening: `same`, `harm`, `kin`, or None if they cannot.

    >>> relation("kill", "explosion"), relation("kill", "protest")
    ('harm', None)
    """
    return "same" if one == other else _relations().get((one, other))


def likeness(one: Iterable[str], other: Iterable[str]) -> str | None:
    """Compare the types of two tellings: `same`, `often` (the same, of those that every report has),
    `harm`, `kin`.

    >>> likeness(["siege"], ["siege", "clash"]), likeness(["kill"], ["kill"]), likeness(["aid"], ["kill"])
    ('same', 'often', None)
    """
    frequent = set(_table()["often"])
    found = set()
    for a in one:
        for b in other:
            related = relation(a, b)
            found.add("often" if related == "same" and a in frequent else related)
    return next((level for level in ("same", "often", "harm", "kin") if level in found), None)


def family(event_type: str) -> str:
    """Return the name of all the types that hang together: two that can be one are of one family.

    >>> family("kill") == family("explosion"), family("kill") == family("aid")
    (True, False)
    """
    return _families().get(event_type, event_type)


def is_harm(event_type: str) -> bool:
    """Tell whether a type is what a deed does to somebody or something, and not the deed."""
    return event_type in _table()["harms"]


def leading(types: Iterable[str]) -> str:
    """Return the type of a happening that reports tell by several: the deed, and of deeds the most told.

    >>> leading(["kill", "kill", "explosion"])
    'explosion'
    """
    counts = Counter(types)
    harms = set(_table()["harms"])
    order = {name: place for place, name in enumerate(_table()["leading"])}
    deeds = [name for name in counts if name not in harms] or list(counts)
    return min(deeds, key=lambda name: (-counts[name], order.get(name, len(order)), name))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("riwaya.reconciliation") / "deeds.toml").read_text("utf-8"))


@cache
def _relations() -> Mapping[tuple[str, str], str]:
    table = _table()
    found: dict[tuple[str, str], str] = {}
    for one, other in table["kin"]:
        found[one, other] = found[other, one] = "kin"
    for deed in table["deeds"]:
        for harm in table["harms"]:
            found[deed, harm] = found[harm, deed] = "harm"
    return found


@cache
def _families() -> Mapping[str, str]:
    pairs = list(_relations())
    found = components({name for both in pairs for name in both}, pairs)
    return {name: members[0] for members in found for name in members}
