"""`riwaya read`: sources in, readings out."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from riwaya import desk, publication
from riwaya.cli.account import Account
from riwaya.cli.options import engine_option, workers_option
from riwaya.cli.output import opened
from riwaya.cli.workers import workers_for
from riwaya.model import Reading


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(publication.FORMATS),
    help="Default: by the suffix of -o; table on a terminal; jsonl otherwise.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@engine_option
@workers_option
@click.option("--labels", type=click.Choice(publication.label_languages()), help="Language of labels.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first report that cannot be read.")
def command(
    sources: tuple[str, ...],
    form: str | None,
    output: Path | None,
    engine: str,
    workers: int | None,
    labels: str | None,
    fail_fast: bool,
) -> int:
    """Read reports and print what they tell: who says what, and what happens by whose word.

    SOURCE is a file, a folder, a glob in quotes, a URL, or - for standard input. HTML pages, plain text, JSON
    Lines, feeds, web archives and PDF are told apart by what is in them. There is one reading for every
    report, in the order of the sources; one that could not be read has its problems in place of records.

    \b
    Examples:
      riwaya read report.html
      riwaya read "archive/*.warc.gz" --workers 4 -o readings.jsonl
      curl -s https://example.org/page | riwaya read - --format json
      riwaya read reports/ -o reports-to-read.html --labels en

    Exit codes: 0 all was read, 1 something could not be read, 2 wrong usage.
    """
    form = form or _default_form(output)
    account = Account(
        len(sources), shown=sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    )
    readings = desk.read_all(
        sources,
        engine=engine,
        workers=workers or workers_for(sources),
        progress=account.progress,
    )
    with account, opened(output) as out:
        sheet = publication.Sheet(labels, width=_columns(), colour=output is None and sys.stdout.isatty())
        for piece in publication.write(_until_unread(account.watch(readings), fail_fast), form, sheet):
            out.write(piece)
    account.summarise()
    return 1 if account.unread else 0


def _default_form(output: Path | None) -> str:
    if output is not None:
        known = publication.suffixes()
        if output.suffix and output.suffix.lower() not in known:
            told = ", ".join(sorted(known))
            raise click.UsageError(
                f"{output.name}: no format has that suffix; use one of {told}, or --format."
            )
        return known.get(output.suffix.lower(), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


def _columns() -> int:
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 100


def _until_unread(readings: Iterable[Reading], fail_fast: bool) -> Iterator[Reading]:
    for reading in readings:
        yield reading
        if fail_fast and not desk.was_read(reading):
            return
