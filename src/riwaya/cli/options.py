"""Options that several commands have: the store, the engine, the number of processes."""

from collections.abc import Callable
from typing import Any

import click

from riwaya import desk

Option = Callable[[Any], Any]

store_option: Option = click.option(
    "--store",
    "store_name",
    envvar="RIWAYA_STORE",
    default="riwaya.db",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="A SQLite file, or postgresql://USER:PASSWORD@HOST/DATABASE.",
)
engine_option: Option = click.option(
    "--engine",
    type=click.Choice(desk.ENGINES),
    default=desk.DEFAULT_ENGINE,
    show_default=True,
    help="What reads the text.",
)
workers_option: Option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes. Default: one for a few sources, else one a core.",
)
