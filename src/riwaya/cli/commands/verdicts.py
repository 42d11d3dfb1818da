"""`riwaya verdicts`: what persons have decided."""

import json
from dataclasses import asdict

import click

from riwaya.cli.options import store_option


@click.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def command(store_name: str, as_json: bool) -> int:
    """Print every verdict of a store, the first first: when, who, what, about which words, and why.

    Exit codes: 0 something was decided, 1 nothing was, 2 wrong usage.
    """
    from riwaya.desk import judging  # the database takes a while to load
    from riwaya.publication.case_table import short
    from riwaya.publication.terminal import clean
    from riwaya.store import Store

    any_there = False
    for verdict, words in judging.decided(Store(store_name, make=False)):
        any_there = True
        if as_json:
            click.echo(json.dumps({**asdict(verdict), "words": words}, ensure_ascii=False))
            continue
        about = " and ".join(
            f"{clean(said)} ({short(record)})" for said, record in zip(words, verdict.subject)
        )
        why = f": {clean(verdict.why)}" if verdict.why else ""
        click.echo(f"{verdict.at}  {clean(verdict.who)}  {verdict.verdict}  {about}{why}")
    return 0 if any_there else 1
