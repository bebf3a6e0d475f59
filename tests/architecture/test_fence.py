"""The fence, over every table: a user of one station never sees, counts, changes or deletes another's row."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from piccolo.columns import (
    JSONB,
    Array,
    BigInt,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.columns import UUID as Uuid
from piccolo.columns.base import Column

from piccolo_conf import DB
from portal.demo import Stage
from tables.base import BusinessTable, PlatformTable, SharedTable, StationTable
from tables.columns import Sealed
from tables.piccolo_app import APP_CONFIG
from tables.scope import Scope, ScopeMissing, ScopeViolation, scoped
from tables.stations import Station

TABLES: list[type[Any]] = sorted(APP_CONFIG.table_classes, key=lambda table: table.__name__)
STATION_TABLES = [table for table in TABLES if issubclass(table, StationTable)]
SHARED_TABLES = [table for table in TABLES if issubclass(table, SharedTable)]
BUSINESS_TABLES = [table for table in TABLES if issubclass(table, BusinessTable)]
FENCED = [*STATION_TABLES, *BUSINESS_TABLES]
PERSONAL = {"customers", "bookings", "payments", "matching", "notifications"}


def test_every_table_says_whose_it_is() -> None:
    for table in TABLES:
        assert issubclass(table, PlatformTable), (
            f"{table}: inherit PlatformTable, BusinessTable, SharedTable, StationTable."
        )
        if table.__module__.removeprefix("tables.") in PERSONAL:
            whose = issubclass(table, StationTable | SharedTable)
            assert whose, f"{table}: rows about customers are a station's, or shared by some."


async def test_no_table_answers_anything_without_a_scope() -> None:
    for table in FENCED:
        for query in (table.select, table.objects, table.count, table.exists):
            with pytest.raises(ScopeMissing):
                await query()
        with pytest.raises((ScopeMissing, ScopeViolation)):
            await table.delete().where(table.id.is_not_null())


async def test_a_station_never_sees_anothers_row(stage: Stage) -> None:
    for table in STATION_TABLES:
        await _sees_its_own_only(table, stage)


async def test_a_station_never_sees_what_concerns_others(stage: Stage) -> None:
    for table in SHARED_TABLES:
        await _sees_its_own_only(table, stage)


async def test_a_business_never_sees_anothers_row(stage: Stage) -> None:
    for table in BUSINESS_TABLES:
        ours = stage.riverside.id if table is Station else await _row(table, stage.riverside)
        theirs = stage.harbor.id if table is Station else await _row(table, stage.harbor)

        with scoped(stage.scope):
            seen = {row["id"] for row in await table.select(table.id)}

        assert ours in seen, table
        assert theirs not in seen, table


async def test_a_station_never_changes_anothers_row(stage: Stage) -> None:
    for table in (table for table in [*STATION_TABLES, *SHARED_TABLES] if not table.append_only):
        theirs = await _row(table, stage.hilltop)
        with scoped(stage.scope_of(stage.hilltop)):
            before = await table.one(theirs)

        with scoped(stage.scope_of(stage.riverside)):
            await table.update({table.created_at: datetime(2000, 1, 1, tzinfo=UTC)}).where(table.id == theirs)
            await table.delete().where(table.id == theirs)
            with pytest.raises(ScopeViolation):
                await before.save()

        with scoped(stage.scope_of(stage.hilltop)):
            assert (await table.one(theirs)).created_at == before.created_at, table


async def _sees_its_own_only(table: type[Any], stage: Stage) -> None:
    ours = await _row(table, stage.riverside)
    theirs = await _row(table, stage.hilltop)

    with scoped(stage.scope_of(stage.riverside)):
        await _expect_only(table, ours, hidden=theirs)


async def _expect_only(table: type[Any], ours: UUID, *, hidden: UUID) -> None:
    assert [row["id"] for row in await table.select(table.id)] == [ours], table
    assert [row.id for row in await table.objects()] == [ours], table
    assert await table.count() == 1, table
    assert await table.exists().where(table.id == ours), table
    assert not await table.exists().where(table.id == hidden), table


async def _row(table: type[Any], station: Station) -> UUID:
    """Insert a made-up row as if somebody at the station had; foreign keys of other tables are left out of it."""
    transaction = DB.current_transaction.get()
    assert transaction is not None
    with scoped(Scope(station.business, frozenset({station.id}))):
        row = table(**{c._meta.name: _value(c, station) for c in table._meta.columns if _is_ours_to_fill(c)})
        await transaction.connection.execute("SET LOCAL session_replication_role = replica")
        await table.insert(row)
        await transaction.connection.execute("SET LOCAL session_replication_role = origin")
    return UUID(str(row.id))


def _is_ours_to_fill(column: Column) -> bool:
    name = column._meta.name
    return name in {"station", "business", "stations"} or (
        not column._meta.null and not column._meta.primary_key and column._meta.params.get("default") is None
    )


def _value(column: Column, station: Station) -> Any:
    named = {"station": station.id, "business": station.business, "stations": [station.id]}
    if column._meta.name in named:
        return named[column._meta.name]
    later = {"ends_at": datetime(2026, 1, 2, tzinfo=UTC), "ends_minute": 600}
    if column._meta.name in later:
        return later[column._meta.name]
    for kind, value in _VALUES:
        if isinstance(column, kind):
            return value() if callable(value) else value
    raise AssertionError(f"no made-up value for {column}")


_NUMBERS = count()  # no two texts alike, since some may be there once only; the shortest column holds three letters

_VALUES: tuple[tuple[Any, Any], ...] = (
    (Sealed, "made up"),
    (Bytea, lambda: uuid4().bytes),
    ((Uuid, ForeignKey), uuid4),
    ((Varchar, Text), lambda: f"{next(_NUMBERS):03x}"),
    (Boolean, True),
    ((BigInt, Integer), 6),
    (Timestamptz, datetime(2026, 1, 1, tzinfo=UTC)),
    (Date, date(2026, 1, 1)),
    (JSONB, "{}"),
    (Array, list),
)
