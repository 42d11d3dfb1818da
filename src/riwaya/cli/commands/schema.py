"""`riwaya schema`: the JSON Schema of a reading."""

import json

import click

from riwaya.model import reading_schema


@click.command()
def command() -> None:
    """Print the JSON Schema of a reading, one line of `riwaya read --format jsonl`.

    The same schema is published as docs/reading.schema.json.
    """
    click.echo(json.dumps(reading_schema(), indent=2, ensure_ascii=False))
