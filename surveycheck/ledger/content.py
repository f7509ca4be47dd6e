"""How much a ledger holds."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from surveycheck.ledger import tables


def counts(connection: Connection) -> dict[str, int]:
    """Rows by table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables.metadata.sorted_tables
    }
