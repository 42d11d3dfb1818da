"""`riwaya show`: one report of a store, with all that is read in it."""

import click

from riwaya import publication
from riwaya.cli.options import store_option
from riwaya.errors import StoreError


@click.command()
@click.argument("report")
@store_option
@click.option(
    "--format", "form", type=click.Choice(publication.FORMATS), default="table", help="Default: table."
)
def command(report: str, store_name: str, form: str) -> None:
    """Print the reading of a report of a store. REPORT is its hash or the beginning of it.

    `riwaya search` prints it with a record behind a stroke (`7784c932e8c1/s4`), which may stay.

    \b
    Examples:
      riwaya show 7784c932e8c1
      riwaya show 7784c932e8c1/s4 --format html > page.html
    """
    from riwaya.store import Store  # the database takes a while to load

    store = Store(store_name, make=False)
    ids = store.named(report.partition("/")[0])
    if len(ids) != 1:
        what = f"holds {len(ids)} reports that begin with {report}" if ids else f"holds no report {report}"
        raise StoreError(store.where, what, "take the hash from `riwaya search`")
    reading = store.reading(ids[0])
    assert reading is not None
    for piece in publication.write([reading], form):
        click.echo(piece, nl=False)
