"""Empties the tables that a test has written to, when its writes were committed."""

from collections.abc import Sequence

import asyncpg

ORDINARY_TABLES = """
    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'migration'
"""


async def filled_tables(connection: "asyncpg.Connection[asyncpg.Record]") -> list[str]:
    """Return the tables that have rows."""
    tables = [row[0] for row in await connection.fetch(ORDINARY_TABLES)]
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables)  # noqa: S608
    return [row[0] for row in await connection.fetch(asked)] if tables else []


async def empty(database_url: str, *, keep: Sequence[str]) -> None:
    """Delete all rows, also of append-only tables, but for those tables that migrations fill."""
    connection = await asyncpg.connect(database_url)
    try:
        async with connection.transaction():
            await connection.execute("SET LOCAL session_replication_role = replica")  # no triggers, no foreign keys
            for table in await filled_tables(connection):
                if table not in keep:
                    await connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name from the catalog
    finally:
        await connection.close()
