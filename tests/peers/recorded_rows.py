"""What a play leaves in an empty database, written down once so that every test has it back in one statement."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from typing import Any, Generic, TypeVar

from piccolo_conf import DB
from tables.unit_of_work import transaction
from tests.peers.changed_tables import filled_tables

Played = TypeVar("Played")

COLUMNS = """
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
PARTITIONS = "SELECT format('%I.%I', relnamespace::regnamespace, relname) FROM pg_class WHERE relispartition"


class _TakeBack(Exception):
    """Ends the transaction in which something is played to be written down."""


class RecordedRows(Generic[Played]):
    """The rows of a play, and what it returned."""

    def __init__(self, played: Played, statements: Sequence[str]) -> None:
        self._played = played
        self._script = "; ".join(
            # triggers and foreign keys had their say when it was played: the rows come back as they were left
            ("SET LOCAL session_replication_role = replica", *statements, "SET LOCAL session_replication_role = origin")
        )

    async def bring_back(self) -> Played:
        """Write the rows again; return what the play returned, for the test alone."""
        async with transaction():
            await _connection().execute(self._script)
        return deepcopy(self._played)


async def record(play: Callable[[], Awaitable[Played]], *, keep: Sequence[str]) -> RecordedRows[Played]:
    """Play in an empty database (but for what migrations fill, which is `keep`), and take everything back."""
    with suppress(_TakeBack):
        async with transaction():
            before = await _counts(keep)
            played = await play()
            assert await _counts(keep) == before, "A play that changes what migrations fill cannot be recorded."
            recorded = RecordedRows(played, await _statements(keep))
            raise _TakeBack
    return recorded


async def _statements(keep: Sequence[str]) -> list[str]:
    connection = _connection()
    partitions = {row[0] for row in await connection.fetch(PARTITIONS)}
    return [
        await _statement(table)
        for table in await filled_tables(connection)
        if table not in partitions and table not in keep
    ]


async def _statement(table: str) -> str:
    """Return the statement that writes the rows of a table as they are."""
    columns = await _connection().fetchval(COLUMNS, table)
    rows: str = await _connection().fetchval(f"SELECT quote_literal(json_agg(written)::text) FROM {table} written")  # noqa: S608
    return f"INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, {rows})"  # noqa: S608


async def _counts(tables: Sequence[str]) -> list[int]:
    return [await _connection().fetchval(f"SELECT count(*) FROM {table}") for table in tables]  # noqa: S608


def _connection() -> Any:
    current = DB.current_transaction.get()
    assert current is not None
    return current.connection
