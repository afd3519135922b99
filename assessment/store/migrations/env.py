"""Alembic runs this for every migration; the connection and its transaction come from assessment.store.schema."""

from alembic import context

from assessment.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # true on SQLite too, because we send BEGIN ourselves
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
