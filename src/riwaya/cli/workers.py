"""How many processes a run is worth."""

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from riwaya import desk

_FEW = 8  # sources; fewer are read in this process, unless one of them is long
_LONG = 2 << 20  # bytes; processes pay for a source from this size


def workers_for(sources: Iterable[str]) -> int:
    """Choose the number of processes: starting one costs more than reading a few reports."""
    found = list(islice(desk.expand(sources), _FEW + 1))
    long = any(_size(source) >= _LONG for source in found)
    return (os.cpu_count() or 1) if len(found) > _FEW or long else 1


def _size(source: str) -> int:
    try:
        return Path(source).stat().st_size
    except (OSError, ValueError):  # standard input, a URL, or missing
        return 0
