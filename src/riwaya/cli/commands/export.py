"""`riwaya export`: the case of a store as a file."""

from pathlib import Path
from typing import Any

import click

from riwaya.cli.options import store_option
from riwaya.cli.output import opened
from riwaya.model.case import STATUSES
from riwaya.publication.exports import EXPORTS, write_case
from riwaya.reconciliation.aggregation import RULES


@click.command()
@click.argument("form", type=click.Choice(EXPORTS), metavar="FORMAT")
@store_option
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file; default: the terminal."
)
@click.option("--status", type=click.Choice(STATUSES), help="Only incidents of this status.")
@click.option("--outlets", type=click.IntRange(min=1), default=1, help="Told by so many outlets or more.")
@click.option("--rule", type=click.Choice(RULES), help="Also one value of what voices tell differently.")
def command(
    form: str, store_name: str, output: Path | None, status: str | None, outlets: int, rule: Any
) -> int:
    """Write the incidents of a store with their accounts and statements, and the words of each.

    FORMAT is jsonl (one incident a line) or csv (one row for each statement or account; no claim stands
    without the voice that makes it).

    \b
    Examples:
      riwaya export jsonl -o case.jsonl
      riwaya export csv --status contested > contested.csv

    Exit codes: 0 something was written, 1 there was nothing, 2 wrong usage.
    """
    from riwaya.desk import casebook  # the database takes a while to load
    from riwaya.store import Store, Wanted

    store = Store(store_name, make=False)
    chosen = casebook.incidents(store, Wanted(status=status, outlets=outlets))
    with opened(output) as out:
        for piece in write_case(casebook.exported(store, chosen, rule), form):
            out.write(piece)
    return 0 if chosen else 1
