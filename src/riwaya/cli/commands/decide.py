"""`riwaya decide`: a person's verdict on what was read or put together."""

import getpass

import click

from riwaya.cli.options import store_option
from riwaya.model.case import VERDICTS


@click.command()
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("records", nargs=-1, required=True, metavar="RECORD [RECORD]")
@store_option
@click.option("--who", default=getpass.getuser, show_default="your login", help="Who decides.")
@click.option("--why", default="", help="Why.")
def command(verdict: str, records: tuple[str, ...], store_name: str, who: str, why: str) -> int:
    """Decide that two records are the `same` or `not_same`, or that one is `wrong` or `right`.

    A RECORD is a mention of an event or an actor as `riwaya search` and `riwaya case` print it:
    `7784c932e8c1/e3`, or `7784c932e8c1#2:14-20`; or an incident's id, which stands for its first mention. A
    verdict is kept for good, with who and when, outlives a new reading, and the case never contradicts it;
    a later verdict on the same records takes its place.

    \b
    Examples:
      riwaya decide same 7784c932e8c1/e3 99ab01cd23ef/e1 --why "one strike, two dates"
      riwaya decide wrong 7784c932e8c1/e5
    """
    from riwaya.desk import judging  # the database takes a while to load
    from riwaya.publication.case_table import short
    from riwaya.publication.terminal import clean
    from riwaya.store import Store

    store = Store(store_name, make=False)
    subject = judging.decide(store, verdict, records, who=who, why=why)
    about = " and ".join(f"{one.kind} {clean(one.words)} ({short(one.key)})" for one in subject)
    click.echo(f"{store.where}: {who} decided: {about}: {verdict}")
    return 0
