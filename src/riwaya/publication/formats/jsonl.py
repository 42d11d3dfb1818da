"""JSON Lines: one reading a line, in the shape of docs/reading.schema.json."""

from collections.abc import Iterable, Iterator

from riwaya.model import Reading
from riwaya.publication.plain_json import to_json
from riwaya.publication.sheet import Sheet

SUFFIX = ".jsonl"


def write(readings: Iterable[Reading], sheet: Sheet) -> Iterator[str]:
    """Yield one line for each reading."""
    for reading in readings:
        yield to_json(reading) + "\n"
