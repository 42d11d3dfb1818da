"""`riwaya case`: what the reports of a store tell together."""

from datetime import datetime
from typing import Any

import click

from riwaya.cli.options import store_option
from riwaya.cli.output import sheet_for_terminal
from riwaya.model.case import STATUSES
from riwaya.model.codebook import EVENT_TYPES

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@store_option
@click.option("--incident", "named", metavar="ID", help="One incident: all its accounts, side by side.")
@click.option("--status", type=click.Choice(STATUSES), help="Incidents of this status.")
@click.option("--type", "event_type", type=click.Choice(EVENT_TYPES), help="Incidents of this type.")
@click.option("--since", type=_DAY, help="From this day on.")
@click.option("--until", type=_DAY, help="Up to this day.")
@click.option("--outlets", type=click.IntRange(min=1), default=1, help="Told by so many outlets or more.")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=50,
    show_default=True,
    help="The most told, at most so many.",
)
@click.option("--labels", "language", type=click.Choice(["ar", "en"]), default="en", help="Default: en.")
def command(store_name: str, named: str | None, language: str, **chosen: Any) -> int:
    """Print the incidents of a store by day: status, place, numbers, outlets and independent voices.

    With --incident, print one: every voice with what it holds, its numbers and its words, to whom it goes
    back; where voices differ; and why these tellings are taken to be of one incident.

    \b
    Examples:
      riwaya case --status contested
      riwaya case --incident i3f2a

    Exit codes: 0 something was told, 1 nothing was, 2 wrong usage.
    """
    from riwaya.desk import casebook  # the database takes a while to load
    from riwaya.publication import case_table
    from riwaya.store import Store, Wanted

    store, sheet = Store(store_name, make=False), sheet_for_terminal(language)
    if named is not None:
        found = casebook.open_incident(store, named)
        pieces = case_table.incident(found.incident, found.reports, found.links, sheet)
        any_there = True
    else:
        days = {name: _iso(chosen.pop(name)) for name in ("since", "until")}
        incidents = casebook.incidents(store, Wanted(**{**chosen, **days}))
        pieces, any_there = case_table.overview(incidents, sheet), bool(incidents)
    for piece in pieces:
        click.echo(piece, nl=False)
    return 0 if any_there else 1


def _iso(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment is not None else None
