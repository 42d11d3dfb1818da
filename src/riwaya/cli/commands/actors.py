"""`riwaya actors`: who is who in a store."""

import click

from riwaya.cli.options import store_option
from riwaya.cli.output import sheet_for_terminal


@click.command()
@store_option
@click.option("--actor", "named", metavar="ID", help="One actor: its names, and why they are one.")
@click.option(
    "--least", type=click.IntRange(min=1), default=1, show_default=True, help="Seen in so many reports."
)
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="At most so many."
)
@click.option("--labels", "language", type=click.Choice(["ar", "en"]), default="en", help="Default: en.")
def command(store_name: str, named: str | None, least: int, limit: int, language: str) -> int:
    """Print the persons, groups and bodies of a store, those in the most reports first, each under all its
    names.

    With --actor, print one with the reasons by which its sightings are taken to be one, and their weights.

    \b
    Examples:
      riwaya actors --least 3
      riwaya actors --actor a1b2c

    Exit codes: 0 somebody was found, 1 nobody was, 2 wrong usage.
    """
    from riwaya.desk import casebook  # the database takes a while to load
    from riwaya.publication import case_table
    from riwaya.store import Store

    store, sheet = Store(store_name, make=False), sheet_for_terminal(language)
    if named is not None:
        pieces = case_table.actor(casebook.open_actor(store, named), sheet)
        found = True
    else:
        cast = casebook.cast(store, limit=limit, least=least)
        pieces, found = case_table.actors(cast, sheet), bool(cast)
    for piece in pieces:
        click.echo(piece, nl=False)
    return 0 if found else 1
