"""The case: digests of readings, what hangs together with what, and the incidents they make."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the case, and have every report that is there reconciled."""
    op.create_table(
        "digests",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("shape", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "pending",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
    )
    op.create_table(
        "blocks",
        sa.Column("block", sa.BigInteger, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True, index=True),
    )
    _make_nodes()
    op.create_table(
        "incidents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("type", sa.String, nullable=False, index=True),
        sa.Column("status", sa.String, nullable=False, index=True),
        sa.Column("first_day", sa.String, index=True),
        sa.Column("last_day", sa.String),
        sa.Column("published", sa.String),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("voices", sa.Integer, nullable=False),
        sa.Column("mentions", sa.Integer, nullable=False),
        sa.Column("incident", sa.Text, nullable=False),
    )
    op.create_table("state", sa.Column("id", sa.Integer, primary_key=True), sa.Column("version", sa.Integer))
    op.execute("INSERT INTO state (id, version) VALUES (1, 0)")
    op.execute("INSERT INTO pending (report) SELECT id FROM reports")


def _make_nodes() -> None:
    for name in ("happenings", "sightings"):
        op.create_table(
            name,
            sa.Column("key", sa.String, primary_key=True),
            sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False, index=True),
            sa.Column("members", sa.Text, nullable=False),
            sa.Column("component", sa.String, nullable=False, index=True),
            sa.Column("belongs", sa.String, nullable=False, index=True),
        )
    op.create_table(
        "told",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("record", sa.String, primary_key=True),
        sa.Column("incident", sa.String, nullable=False, index=True),
    )
