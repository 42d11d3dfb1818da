"""The frozen types of the codebook, their closed lists, and their form as plain data."""

from riwaya.model.codebook import OUTLET, UNATTRIBUTED
from riwaya.model.plain import from_plain, record_from_plain, to_plain
from riwaya.model.reading import (
    Actor,
    Event,
    Factuality,
    MadeBy,
    Mention,
    Number,
    Place,
    Problem,
    Reading,
    Span,
    Statement,
    Time,
)
from riwaya.model.report import Passage, Report
from riwaya.model.schema import reading_schema

__all__ = [
    "OUTLET",
    "UNATTRIBUTED",
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
    "Span",
    "Statement",
    "Time",
    "from_plain",
    "reading_schema",
    "record_from_plain",
    "to_plain",
]
