"""Alembic's way in: the connection, and its transaction, are the ledger's."""

from alembic import context

from surveycheck.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
