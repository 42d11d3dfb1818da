"""What is wrong in a gold case's `case.toml`: shape, closed lists, references, and each status."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from riwaya.evaluation.casereports import GoldReport, is_day
from riwaya.model import UNATTRIBUTED
from riwaya.model.case import STATUSES
from riwaya.model.codebook import COUNTED, EVENT_TYPES, MENTION_KINDS, VALUES

OUTLET_VOICE = "outlet:"
HELD = tuple(value for value in VALUES if value != "unknown")
"""What an account may hold: of what a voice does not know it gives no account."""
Fault = tuple[str, str]
"""The table that is wrong, such as `incident[2].account[0]`, and what is wrong."""
_TABLE = re.compile(r"\s*\[\[\s*([a-z]+(?:\.[a-z]+)?)\s*\]\]")
_REQUIRED = {
    "": ("title", "language", "actor", "incident"),
    "actor": ("id", "kind"),
    "incident": ("id", "type", "status", "account"),
    "number": ("what",),
    "account": ("voice", "value", "reports", "origin"),
}
_OPTIONAL = {
    "actor": ("name",),
    "incident": ("place", "start", "end", "part_of", "number"),
    "number": ("low", "high"),
}
_CLOSED = {"kind": MENTION_KINDS, "type": EVENT_TYPES, "status": STATUSES, "what": COUNTED, "value": HELD}
_TABLES = ("actor", "incident", "number", "account")
_NUMBERS = ("low", "high")


def table_lines(text: str) -> dict[str, int]:
    """Return the line on which each table of a `case.toml` begins.

    >>> table_lines("[[incident]]\\n[[incident.account]]\\n[[incident.account]]")
    {'incident[0]': 1, 'incident[0].account[0]': 2, 'incident[0].account[1]': 3}
    """
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if table := _TABLE.match(line):
            outer, _, inner = table[1].partition(".")
            stem = f"{outer}[{counts.get(outer, 1) - 1}].{inner}" if inner else outer
            found[f"{stem}[{counts.get(stem, 0)}]"] = number
            counts[stem] = counts.get(stem, 0) + 1
    return found


def shape_faults(data: Mapping[str, Any]) -> list[Fault]:
    """Return what is missing, unknown or of the wrong type: with such faults nothing else can be checked."""
    return list(_shape("", "", data))


def content_faults(data: Mapping[str, Any], reports: Sequence[GoldReport], named: bool) -> Iterator[Fault]:
    """Yield what contradicts itself or the reports; `named` says whether actors must have names or none."""
    marked = {mark.id for one in reports for mark in one.marks}
    declared: set[str] = set()
    for kind, letter in (("actor", "a"), ("incident", "i")):
        for at, one in enumerate(data[kind]):
            where, key = f"{kind}[{at}]", one["id"]
            if not re.fullmatch(rf"{letter}\d+", key):
                yield where, f"the id {key!r} is not {letter} and a number"
            if key in declared:
                yield where, f"{key} is there twice"
            if key not in marked:
                yield where, f"{key} is marked nowhere"
            declared.add(key)
    yield from (("", f"{key} is marked and not declared") for key in sorted(marked - declared))
    for at, actor in enumerate(data["actor"]):
        if ("name" in actor) != named:
            what = "no name" if named else "a name, which is words of a text"
            yield f"actor[{at}]", f"{actor['id']} has {what}"
    outlets = {one.key: str(one.report.outlet) for one in reports}
    parts = {one["id"]: one.get("part_of") for one in data["incident"]}
    actors = {actor["id"] for actor in data["actor"]}
    for at, incident in enumerate(data["incident"]):
        yield from _incident(f"incident[{at}]", incident, parts)
        for n, account in enumerate(incident["account"]):
            yield from ((f"incident[{at}].account[{n}]", what) for what in _account(account, actors, outlets))


def expected_status(accounts: Iterable[tuple[str, str]]) -> str:
    """Return the status that follows from accounts, each as (origin, value).

    >>> expected_status([("o1", "asserted"), ("o2", "denied")]), expected_status([("o1", "projected")])
    ('contested', 'projected')
    """
    affirming, denying = origins(accounts := list(accounts))
    if affirming and denying and len(affirming | denying) > 1:
        return "contested"
    if affirming:
        return "corroborated" if len(affirming) > 1 else "single_voice"
    return "denied" if denying else "projected"


def origins(accounts: Iterable[tuple[str, str]]) -> tuple[set[str], set[str]]:
    """Return the origins that affirm and those that deny; `possible` affirms only where nobody asserts."""
    held: dict[str, set[str]] = {}
    for origin, value in accounts:
        held.setdefault(value, set()).add(origin)
    return held.get("asserted") or held.get("possible", set()), held.get("denied", set())


def _shape(where: str, table: str, data: Any) -> Iterator[Fault]:
    if not isinstance(data, dict):
        yield where, "is no table"
        return
    for name in _REQUIRED[table]:
        if name not in data:
            yield where, f"{data.get('id', table) or 'the case'} has no {name}"
    for name, value in data.items():
        if name not in (*_REQUIRED[table], *_OPTIONAL.get(table, ())):
            yield where, f"{name!r} is no field"
        elif name in _TABLES and not isinstance(value, list):
            yield where, f"{name} is no list of tables"
        elif name in _TABLES:
            for at, item in enumerate(value):
                yield from _shape(f"{where}{'.' if where else ''}{name}[{at}]", name, item)
        elif not _is_right(name, value):
            wanted = f": wanted one of {', '.join(_CLOSED[name])}" if name in _CLOSED else ""
            yield where, f"{data.get('id', table)}: {name} cannot be {value!r}{wanted}"


def _is_right(name: str, value: Any) -> bool:
    if name in _NUMBERS:
        return type(value) is int and value >= 0
    if name == "reports":
        return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)
    if not isinstance(value, str) or not value:
        return False
    return is_day(value) if name in ("start", "end") else value in _CLOSED.get(name, (value,))


def _incident(where: str, one: Mapping[str, Any], parts: Mapping[str, str | None]) -> Iterator[Fault]:
    key = one["id"]
    if not one["account"]:
        yield where, f"{key} has no account"
        return
    if one.get("start", "") > one.get("end", "9"):
        yield where, f"{key} ends before it starts"
    for n, number in enumerate(one.get("number", ())):
        low, high = number.get("low"), number.get("high")
        if (low is None and high is None) or (None not in (low, high) and low > high):
            yield f"{where}.number[{n}]", f"{key}: {number['what']} needs low, high or both, low the smaller"
    if len({number["what"] for number in one.get("number", ())}) < len(one.get("number", ())):
        yield where, f"{key} counts the same thing twice"
    if one.get("part_of") is not None and one["part_of"] not in parts:
        yield where, f"{key} is part_of {one['part_of']}, which is no incident"
    elif key in _above(key, parts):
        yield where, f"{key} is part of itself"
    status = expected_status((account["origin"], account["value"]) for account in one["account"])
    if one["status"] != status:
        yield where, f"{key}: the status is {one['status']}, its accounts say {status}"


def _above(key: str, parts: Mapping[str, str | None]) -> list[str]:
    found: list[str] = []
    above = parts.get(key)
    while above is not None and above not in found:
        found.append(above)
        above = parts.get(above)
    return found


def _account(one: Mapping[str, Any], actors: set[str], outlets: Mapping[str, str]) -> Iterator[str]:
    voice = one["voice"]
    outlet = voice.removeprefix(OUTLET_VOICE) if voice.startswith(OUTLET_VOICE) else None
    if not (voice in actors or voice == UNATTRIBUTED or outlet in outlets.values()):
        yield f"the voice {voice!r} is no actor, no outlet of a report and not {UNATTRIBUTED}"
    for report in one["reports"]:
        if report not in outlets:
            yield f"{voice} is heard in {report}, which is no report"
        elif outlet is not None and outlets[report] != outlet:
            yield f"{voice} is not the outlet of {report}"
