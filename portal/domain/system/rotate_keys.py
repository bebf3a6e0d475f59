"""Seal old values with the current key, a batch at a time, while the portal runs."""

from typing import Any
from uuid import UUID

from tables.base import PlatformTable
from tables.columns import Sealed
from tables.crypto import keys
from tables.piccolo_app import APP_CONFIG
from tables.sql import platform
from tables.unit_of_work import atomic

SealedTable = PlatformTable
FIRST = UUID(int=0)


def sealed_tables() -> list[type[SealedTable]]:
    """Return every table that has a sealed column."""
    return [table for table in APP_CONFIG.table_classes if issubclass(table, PlatformTable) and _columns(table)]


async def values_under_old_keys(table: type[PlatformTable]) -> int:
    """Count the rows of a table that hold a value which another than the current key has sealed."""
    rows = await platform(f"SELECT count(*) AS n FROM {_name(table)} WHERE {_is_old(table)}")  # noqa: S608 - names of ours
    return int(rows[0]["n"])


@atomic
async def rotate_keys(table: type[PlatformTable], *, batch: int = 200, after: UUID = FIRST) -> UUID | None:
    """Seal the next rows anew, and return the id of the last one: None when the table is done.

    A row says itself under which key it lies, so a run that was stopped begins anew and finds what is left. A row that
    somebody is writing, and one that no key opens, are passed over.
    """
    columns = _columns(table)
    names = ", ".join(f'"{column._meta.name}"' for column in columns)
    await platform("SELECT set_config('portal.rotating', 'on', true)")
    rows = await platform(
        f"SELECT id, {names} FROM {_name(table)} WHERE id > $1 AND ({_is_old(table)}) "  # noqa: S608 - names of ours
        "ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED",
        after,
        batch,
    )
    for row in rows:
        await _seal_again(table, columns, row)
    await platform("SELECT set_config('portal.rotating', '', true)")
    return rows[-1]["id"] if rows else None


async def _seal_again(table: type[PlatformTable], columns: list[Sealed], row: dict[str, Any]) -> None:
    values = [column.reseal(row[column._meta.name], row["id"]) for column in columns]
    assignments = ", ".join(f'"{column._meta.name}" = ${place}' for place, column in enumerate(columns, start=2))
    await platform(f"UPDATE {_name(table)} SET {assignments} WHERE id = $1", row["id"], *values)  # noqa: S608 - names of ours


def _columns(table: type[PlatformTable]) -> list[Sealed]:
    return [column for column in table._meta.columns if isinstance(column, Sealed)]


def _name(table: type[PlatformTable]) -> str:
    return f'"{table._meta.schema}"."{table._meta.tablename}"'


def _is_old(table: type[PlatformTable]) -> str:
    current = keys().current
    return " OR ".join(f'get_byte("{column._meta.name}", 0) <> {current}' for column in _columns(table))
