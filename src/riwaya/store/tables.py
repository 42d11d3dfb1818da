"""The tables. What they hold changes only by a migration (`migrations/versions`)."""

from sqlalchemy import (
    BigInteger,
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

digests = Table(  # what reconciliation looks at of each reading
    "digests",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("shape", Integer, nullable=False),
    Column("digest", Text, nullable=False),  # as JSON
)

pending = Table(  # reports that were added, changed or judged since the case was last reconciled
    "pending",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
)

blocks = Table(  # by which reports are looked for that may tell of the same: hashes of blocks
    "blocks",
    metadata,
    Column("block", BigInteger, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), primary_key=True, index=True),
)


def _nodes(name: str) -> Table:
    """Return a table of nodes: what they hang together with, and whose they are."""
    return Table(
        name,
        metadata,
        Column("key", String, primary_key=True),
        Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
        Column("members", Text, nullable=False),  # positions in the digest, as JSON
        Column("component", String, nullable=False, index=True),
        Column("belongs", String, nullable=False, index=True),
    )


happenings = _nodes("happenings")
sightings = _nodes("sightings")

told = Table(  # which mention of an event is of which incident
    "told",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("record", String, primary_key=True),
    Column("incident", String, nullable=False, index=True),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False, index=True),
    Column("status", String, nullable=False, index=True),
    Column("first_day", String, index=True),
    Column("last_day", String),
    Column("published", String),  # when it was first told
    Column("outlets", Integer, nullable=False),
    Column("voices", Integer, nullable=False),  # independent ones
    Column("mentions", Integer, nullable=False),
    Column("incident", Text, nullable=False),  # as JSON
)

state = Table(  # one row: how often the case was written, so that two processes never write over each other
    "state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer),
)
