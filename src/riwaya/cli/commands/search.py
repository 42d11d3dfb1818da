"""`riwaya search`: passages, statements and events of a store, by their words and by who, where and when."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.options import store_option
from riwaya.model.case import STATUSES
from riwaya.model.codebook import ACTS, EVENT_TYPES, VALUES

if TYPE_CHECKING:
    from riwaya.store import Found

_KINDS = ("passage", "statement", "event")
_SHOWN = 300  # characters of a text; --json gives all
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("query", default="")
@store_option
@click.option("--broad", is_flag=True, help="Compare stems: finds more, and more that is not meant.")
@click.option("--kind", type=click.Choice(_KINDS), help="Only passages, statements or events.")
@click.option("--type", "event_type", type=click.Choice(EVENT_TYPES), help="Events of this type.")
@click.option("--act", type=click.Choice(ACTS), help="Statements of this act.")
@click.option("--actor", metavar="NAME", help="Part of the name of who speaks, does or suffers.")
@click.option("--place", metavar="NAME", help="Part of the name of an event's place.")
@click.option("--outlet", metavar="NAME", help="Part of the outlet's name.")
@click.option("--since", type=_DAY, help="From this day on, by the event's day if it has one.")
@click.option("--until", type=_DAY, help="Up to this day.")
@click.option("--held", type=click.Choice(VALUES), help="Events that some voice holds to be this.")
@click.option("--status", type=click.Choice(STATUSES), help="Events of incidents of this status.")
@click.option("--versions", is_flag=True, help="Also what pages held before they changed.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="At most so many."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def command(query: str, store_name: str, as_json: bool, **filters: Any) -> int:
    """Find what the reports of a store say, by words and by who, where, when.

    All words of QUERY must be there, with or without what Arabic joins to their front and however they are
    voweled; without QUERY the filters alone choose. The latest comes first.

    \b
    Examples:
      riwaya search "WORDS IN ARABIC"
      riwaya search --act deny --actor NAME
      riwaya search --type bombardment --place NAME --since 2015-07-01 --json

    Exit codes: 0 something was found, 1 nothing was, 2 wrong usage.
    """
    from riwaya.store import Query, Store  # the database takes a while to load

    limit = filters.pop("limit")
    found = Store(store_name, make=False).search(Query(query, limit=limit + 1, **_chosen(**filters)))
    for one in found[:limit]:
        _show(one, as_json)
    if len(found) > limit:
        click.echo(f"There is more than these {limit}: narrow it, or raise --limit.", err=True)
    if not found and not as_json:
        click.echo("Nothing was found.", err=True)
    return 0 if found else 1


def _chosen(
    kind: str | None, event_type: str | None, act: str | None, since: datetime | None, until: datetime | None,
    **others: Any,
) -> dict[str, Any]:  # fmt: skip
    """Return the filters as a query takes them. Raises click.UsageError for what cannot hold together."""
    if event_type and act:
        raise click.UsageError("--type is of events, --act of statements: give one.")
    wanted = kind or (
        "event"
        if event_type or others["place"] or others["held"] or others["status"]
        else "statement"
        if act
        else None
    )
    if (event_type and wanted != "event") or (act and wanted != "statement"):
        raise click.UsageError("--kind does not go with --type or --act.")
    return {"kind": wanted, "what": event_type or act, "since": _day(since), "until": _day(until), **others}


def _show(one: "Found", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(one), ensure_ascii=False))
        return
    told = (one.day, one.kind, one.what, _plain(one.outlet), f"{one.report[7:19]}/{one.record}")
    click.echo("  ".join(part for part in told if part) + ("" if one.current else "  (changed since)"))
    text = _plain(one.text) or ""
    click.echo(f"    {text[:_SHOWN]}{chr(8230) if len(text) > _SHOWN else ''}")
    for name, values in (("who", one.who), ("held", one.held), ("in", [one.source or ""])):
        if any(values):
            click.echo(f"    {name}: {_plain(', '.join(values))}")


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment is not None else None


def _plain(text: str | None) -> str | None:
    """Put a text on one line, without what would command the terminal."""
    return text and " ".join("".join(c if c.isprintable() or c.isspace() else "" for c in text).split())
