"""JSON: one indented list of readings, in the shape of docs/reading.schema.json."""

from collections.abc import Iterable, Iterator

from riwaya.model import Reading
from riwaya.publication.plain_json import to_json
from riwaya.publication.sheet import Sheet

SUFFIX = ".json"


def write(readings: Iterable[Reading], sheet: Sheet) -> Iterator[str]:
    """Yield the list, reading by reading."""
    opening = "[\n"
    for reading in readings:
        yield opening + "  " + to_json(reading, indented=True).replace("\n", "\n  ")
        opening = ",\n"
    yield "\n]\n" if opening != "[\n" else "[]\n"
