"""The command line: one file of commands/ for each command."""

import _thread
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from riwaya import __version__
from riwaya.cli import commands
from riwaya.errors import RiwayaError

READ, UNREAD, USAGE, INTERRUPTED, PIPE = 0, 1, 2, 130, 141
"""Exit codes: all was read, something was not, wrong usage, Ctrl-C, the reader of our output went away."""


class _Commands(click.Group):
    """The commands are the files of commands/; each is loaded when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{name}").command
        return command


@click.command(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="riwaya")
def _riwaya() -> None:
    """Read news reports on conflict, Arabic first, and keep who says what happened.

    \b
    Examples:
      riwaya read report.html                    a table of what is said and what happens
      riwaya read reports/ -o readings.jsonl     one reading a line, in input order
      riwaya read page.html -o page.html         a page with the evidence highlighted
      riwaya add reports/ --store case.db        keep reports and readings together
      riwaya search --act deny --store case.db   find who said what, where and when
      riwaya evaluate gold/gold.jsonl            how good the readings are
      riwaya schema                              the shape of a reading
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    sys.unraisablehook = _interrupt_again
    sys.exit(run(arguments))


def _interrupt_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """Ctrl-C that strikes while an object is let go of would be told and forgotten: send it once more."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _thread.interrupt_main()
    else:
        sys.__unraisablehook__(unraisable)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors are told on stderr, without a traceback."""
    try:
        code: Any = _riwaya.main(args=arguments, prog_name="riwaya", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered has nowhere to go; Python would try once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RiwayaError as error:
        click.echo(f"riwaya: {error}", err=True)
        return UNREAD
    return code if isinstance(code, int) else READ
