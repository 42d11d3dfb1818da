"""The schema: a store is brought to this version when it is opened, once, whoever comes first."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from riwaya.errors import StoreError

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x7269_7761  # any number that no other program on the server is likely to lock


def migrate(connection: Connection, where: str) -> None:
    """Bring a store to this version, inside the caller's transaction. Raises StoreError for a newer one."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    at = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in script.walk_revisions()}
    if at is not None and at not in known:
        raise StoreError(where, "was made by a newer riwaya", "install that version, or name another store")
    if at is None and inspect(connection).get_table_names():
        raise StoreError(where, "is another program's database", "name another file or database")
    if at != script.get_current_head():
        command.upgrade(config, "head")
