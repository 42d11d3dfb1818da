"""`riwaya add`: sources in, readings kept in a store and reconciled."""

import sys
from typing import TYPE_CHECKING

import click

from riwaya.cli.account import Account
from riwaya.cli.options import engine_option, store_option, workers_option
from riwaya.cli.workers import workers_for

if TYPE_CHECKING:
    from riwaya.desk.adding import Tally
    from riwaya.store import Store


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
@engine_option
@workers_option
def command(sources: tuple[str, ...], store_name: str, engine: str, workers: int | None) -> int:
    """Read reports, keep them with their readings in a store, and reconcile what they tell.

    Adding a report twice changes nothing. A page that has changed since is kept beside what it was. A report
    that another engine, model or lexicon has read is read anew. Each report is kept as soon as it is read:
    a run that was cut off has lost nothing, and goes on if it is called again.

    \b
    Examples:
      riwaya add reports/
      riwaya add "archive/*.warc.gz" --store case.db --workers 2
      riwaya add https://example.org/page --store postgresql://me@host/case

    Exit codes: 0 all was read, 1 something could not be read, 2 wrong usage.
    """
    from riwaya.desk.adding import Tally, add  # the database takes a while to load
    from riwaya.desk.reconciling import reconcile
    from riwaya.store import Store

    store = Store(store_name)
    tally = Tally()
    account = Account(len(sources), shown=sys.stderr.isatty())
    many = workers or workers_for(sources)
    with account:
        readings = add(sources, store, engine=engine, workers=many, tally=tally, progress=account.progress)
        for _ in account.watch(readings):
            pass
    account.summarise()
    reconcile(store)
    _tell(store, tally)
    return 1 if account.unread else 0


def _tell(store: "Store", tally: "Tally") -> None:
    told = [f"{many} {came}" for came, many in tally.counts.items() if many]
    status = store.status()
    in_all = f"{status.reports} reports in all, {sum(status.incidents.values())} incidents"
    click.echo(f"{store.where}: {', '.join(told) or 'nothing added'}; {in_all}")
