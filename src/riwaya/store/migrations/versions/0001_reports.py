"""Reports, readings, what can be searched of them, and verdicts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_CHECK = "verdict IN ('same', 'not_same', 'wrong', 'right')"


def upgrade() -> None:
    """Make the tables of the first version."""
    _make_reports()
    _make_entries()
    _make_verdicts()
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("page", sa.String, index=True),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("outlet", sa.String, index=True),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.String, index=True),
        sa.Column("language", sa.String),
        sa.Column("added", sa.String, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("stamp", sa.String, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
    )


def _make_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("record", sa.String, nullable=False),
        sa.Column("what", sa.String, index=True),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("held", sa.Text, nullable=False),
        sa.Column("places", sa.Text, nullable=False),
        sa.Column("first_day", sa.String, index=True),
        sa.Column("last_day", sa.String),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("precise", sa.Text, nullable=False),
        sa.Column("broad", sa.Text, nullable=False),
    )
    op.create_index("entries_kind", "entries", ["kind", "what"])


def _make_verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("verdict", sa.String, sa.CheckConstraint(_CHECK, name="known_verdict"), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )


_KEPT = "SELECT RAISE(ABORT, 'verdicts are kept')"
_SQLITE = (
    "CREATE VIRTUAL TABLE entries_words USING fts5(precise, broad, content='entries', content_rowid='id', "
    'tokenize="unicode61 remove_diacritics 0")',
    "CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN "
    "INSERT INTO entries_words(rowid, precise, broad) VALUES (new.id, new.precise, new.broad); END",
    "CREATE TRIGGER entries_removed AFTER DELETE ON entries BEGIN "
    "INSERT INTO entries_words(entries_words, rowid, precise, broad) "
    "VALUES ('delete', old.id, old.precise, old.broad); END",
    f"CREATE TRIGGER verdicts_stay BEFORE UPDATE ON verdicts BEGIN {_KEPT}; END",
    f"CREATE TRIGGER verdicts_remain BEFORE DELETE ON verdicts BEGIN {_KEPT}; END",
)
_POSTGRESQL = (
    "CREATE INDEX entries_precise ON entries USING gin (to_tsvector('simple', precise))",
    "CREATE INDEX entries_broad ON entries USING gin (to_tsvector('simple', broad))",
    "CREATE FUNCTION verdicts_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'verdicts are kept'; END $$",
    "CREATE TRIGGER verdicts_stay BEFORE UPDATE OR DELETE ON verdicts FOR EACH ROW "
    "EXECUTE FUNCTION verdicts_are_kept()",
)
