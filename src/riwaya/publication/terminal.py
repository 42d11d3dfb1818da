"""A terminal: how what is published there is laid out, right-to-left text kept in its column."""

from io import StringIO

from rich.box import Box
from rich.console import Console, RenderableType
from rich.table import Table

from riwaya.publication.sheet import Sheet

# Terminals that reorder right-to-left text would take two Arabic cells for one run and swap them. A
# left-to-right mark, which has no width, between all cells keeps each in its column.
MARK = "\u200e"
_BETWEEN = "\ue000"  # stands for the border while rich measures; no report's text holds it, see clean
_CELLS, _RULE = f"  {_BETWEEN} \n", " ── \n"
_BOX = Box(_RULE + _CELLS + _RULE + _CELLS + _RULE + _RULE + _CELLS + _RULE)


def render(group: RenderableType, sheet: Sheet) -> str:
    """Return what rich makes of something, in plain lines, ending in an empty one."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(sheet.width, 40),
        force_terminal=sheet.colour,
        color_system="standard" if sheet.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(group)
    lines = (line.rstrip(f" {_BETWEEN}") for line in out.getvalue().split("\n"))
    return "\n".join(lines).rstrip("\n").replace(_BETWEEN, f"{MARK} {MARK}") + "\n\n"


def grid() -> Table:
    """Return an empty table in the house style."""
    return Table(box=_BOX, expand=True, pad_edge=False, show_edge=False)


def clean(text: str) -> str:
    """Drop what would command the terminal (escapes, bidi controls) and put the rest on one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
