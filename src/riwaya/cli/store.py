"""Which store a command works on: --store, else the environment, else a file here."""

from collections.abc import Callable
from typing import Any

import click

VARIABLE = "RIWAYA_STORE"

store_option: Callable[[Any], Any] = click.option(
    "--store",
    "named",
    envvar=VARIABLE,
    default="riwaya.db",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="A SQLite file, or postgresql://USER:PASSWORD@HOST/DATABASE.",
)
