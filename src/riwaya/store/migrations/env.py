"""Alembic's entry: run the migrations over the connection that `schema.py` hands in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
