"""Where the output goes: standard output, or a file that is there only when it is whole."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import click

from riwaya.publication import Sheet


def sheet_for_terminal(language: str | None = None) -> Sheet:
    """Return the sheet of the terminal that standard output is, or of a plain file's width."""
    shown = sys.stdout.isatty()
    width = shutil.get_terminal_size((120, 24)).columns if shown else 140
    return Sheet(language=language, width=width, colour=shown)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Open a file for writing, or standard output for None; UTF-8 whatever the locale.

    A file is written beside its place and put there at the end, so that a run that stops leaves no half file
    and an earlier file whole. Raises click.ClickException if it cannot be written.
    """
    if path is None:
        # A lone surrogate, which a broken page may hold, must not end the run.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdout
        return
    whole = not path.exists() or path.is_file()  # a device or pipe is written as it is
    beside = path.with_name(f".{path.name}.part") if whole else path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            yield out
        if whole:
            beside.replace(path)
    except OSError as error:
        raise click.FileError(str(path), error.strerror or str(error)) from error
    finally:
        if whole:
            with suppress(OSError):  # there is no such file where it could not be written
                beside.unlink()
