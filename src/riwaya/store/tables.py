"""The tables. What they hold changes only by a migration (`migrations/versions`)."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERDICTS = ("same", "not_same", "wrong", "right")

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),  # sha256: and the hash of the source's bytes
    Column("page", String, index=True),  # what may change and be added again: its URL, else its file
    Column("current", Boolean, nullable=False),  # what the page held when it was last added
    Column("source", Text),  # where it was read from
    Column("outlet", String, index=True),
    Column("title", Text),
    Column("published", String, index=True),  # ISO date or date-time
    Column("language", String),
    Column("added", String, nullable=False),  # ISO date-time, UTC
    Column("report", Text, nullable=False),  # as JSON
)

readings = Table(
    "readings",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("stamp", String, nullable=False),  # what made it: riwaya, engine, lexicon, model
    Column("statements", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("reading", Text, nullable=False),  # as JSON, without its report
)

entries = Table(  # what can be searched: passages, statements, events
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("record", String, nullable=False),  # the passage's number, or the record's id
    Column("what", String, index=True),  # a statement's act, an event's type
    Column("actors", Text, nullable=False),  # folded names of who speaks or takes part
    Column("told", Text, nullable=False),  # the same names as they are written
    Column("held", Text, nullable=False),  # of an event, by whom it is held to be what: `voice=value`
    Column("places", Text, nullable=False),  # folded names
    Column("first_day", String, index=True),
    Column("last_day", String),
    Column("text", Text, nullable=False),
    Column("precise", Text, nullable=False),  # words folded, also without their joined fronts
    Column("broad", Text, nullable=False),  # their stems
)

verdicts = Table(  # append-only: a trigger refuses every change
    "verdicts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("subject", Text, nullable=False),  # what it is about: the keys of one or two records, as JSON
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),  # ISO date-time, UTC
    Column("why", Text, nullable=False),
)

Index("entries_kind", entries.c.kind, entries.c.what)
