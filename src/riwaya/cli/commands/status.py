"""`riwaya status`: how much a store holds."""

import json
from dataclasses import asdict

import click

from riwaya.cli.options import store_option


@click.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(store_name: str, as_json: bool) -> None:
    """Print how much a store holds: reports, outlets, statements, events, actors, incidents by
    status, verdicts, and who read them."""
    from riwaya.store import Store

    store = Store(store_name, make=False)
    status = store.status()
    if as_json:
        click.echo(json.dumps({"store": store.where, **asdict(status)}, ensure_ascii=False))
        return
    click.echo(store.where)
    days = " to ".join(dict.fromkeys(day for day in (status.first_day, status.last_day) if day)) or "-"
    rows = (
        ("reports", f"{status.reports:,}"),
        ("pages", f"{status.pages:,}"),
        ("outlets", f"{status.outlets:,}"),
        ("published", days),
        ("statements", f"{status.statements:,}"),
        ("events", f"{status.events:,}"),
        ("actors", f"{status.actors:,}"),
        ("incidents", _incidents(status.incidents)),
        ("verdicts", f"{status.verdicts:,}"),
        ("read by", ", ".join(f"{name} {many:,}" for name, many in status.engines.items()) or "-"),
    )
    for name, value in rows:
        click.echo(f"  {name:<12}{value}")


def _incidents(counts: dict[str, int]) -> str:
    many = ", ".join(f"{many:,} {status}" for status, many in counts.items())
    return f"{sum(counts.values()):,}" + (f" ({many})" if many else "")
