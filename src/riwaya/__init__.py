"""riwaya reads news reports on conflict, Arabic first, and keeps who says what happened.

>>> import riwaya
>>> reading = riwaya.read(riwaya.EXAMPLE)
>>> isinstance(reading, riwaya.Reading), isinstance(reading.report, riwaya.Report)
(True, True)

A path, a text and a page's HTML are all read; many sources are read in order, one reading for every report:

>>> [reading.report.language for reading in riwaya.read_all([riwaya.EXAMPLE])]
['ar']

Every record points at the words that prove it, as code-point offsets into a passage:

>>> statement = reading.statements[0]
>>> isinstance(statement, riwaya.Statement), isinstance(statement.cue, riwaya.Span)
(True, True)
>>> passage = reading.report.passages[statement.cue.passage]
>>> isinstance(passage, riwaya.Passage)
True
>>> passage.text[statement.cue.start : statement.cue.end] == statement.cue.quote
True

So do mentions, events, and what each voice holds of them:

>>> {type(mention) for mention in reading.mentions} == {riwaya.Mention}
True
>>> {type(event) for event in reading.events} == {riwaya.Event}
True
>>> {type(held) for event in reading.events for held in event.factuality} == {riwaya.Factuality}
True
>>> {type(number) for event in reading.events for number in event.numbers} <= {riwaya.Number}
True
>>> {type(actor) for actor in reading.actors} <= {riwaya.Actor}
True
>>> {type(place) for place in reading.places} <= {riwaya.Place}
True
>>> {type(time) for time in reading.times} <= {riwaya.Time}
True
>>> isinstance(reading.made_by, riwaya.MadeBy), reading.made_by.riwaya == riwaya.__version__
(True, True)

A reading turns into plain data and back, in the shape of the published schema:

>>> riwaya.from_plain(riwaya.to_plain(reading)) == reading
True
>>> sorted(riwaya.to_plain(reading)) == sorted(riwaya.reading_schema()["properties"])
True

What cannot be read is said, with the way out:

>>> try:
...     riwaya.read("no-such-file.html")
... except riwaya.SourceError as error:
...     print(isinstance(error, riwaya.RiwayaError), error.where)
True no-such-file.html
>>> [lost] = riwaya.read_all(["no-such-file.html"])
>>> isinstance(lost.problems[0], riwaya.Problem)
True
"""

from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.errors import RiwayaError, SourceError
from riwaya.model import (
    Actor,
    Event,
    Factuality,
    MadeBy,
    Mention,
    Number,
    Passage,
    Place,
    Problem,
    Reading,
    Report,
    Span,
    Statement,
    Time,
    from_plain,
    reading_schema,
    to_plain,
)

if TYPE_CHECKING:
    from riwaya.desk import read, read_all

__version__ = version("riwaya")

EXAMPLE = Path(__file__).with_name("example.txt")
"""A short report, written for trying things out: all its names are invented."""

__all__ = [
    "EXAMPLE",
    "Actor",
    "Event",
    "Factuality",
    "MadeBy",
    "Mention",
    "Number",
    "Passage",
    "Place",
    "Problem",
    "Reading",
    "Report",
    "RiwayaError",
    "SourceError",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "from_plain",
    "read",
    "read_all",
    "reading_schema",
    "to_plain",
]


def __getattr__(name: str) -> Any:
    # The types alone are cheap to import; the readers of HTML, PDF and archives are loaded when first used.
    if name in ("read", "read_all"):
        return getattr(import_module("riwaya.desk"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
