"""Rules that hold for every column and constraint: Piccolo's silent defaults have cost somebody an hour each."""

from enum import StrEnum
from typing import Any

import pytest
from piccolo.columns import ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import Column
from piccolo.table import sort_table_classes

from tables.base import Changing
from tables.columns import Sealed
from tables.piccolo_app import APP_CONFIG

TABLES: list[type[Any]] = sorted(APP_CONFIG.table_classes, key=lambda table: table.__name__)
COLUMNS: list[Column] = [column for table in TABLES for column in table._meta.columns]
SCHEMAS = {"identity", "core", "lead", "social", "payment", "knowledge", "notification", "system"}
DATABASE_DEFAULTS = ("created_at", "updated_at", "id")


def _name(column: Column) -> str:
    return f"{column._meta.table.__name__}.{column._meta.name}"


@pytest.mark.parametrize("column", COLUMNS, ids=_name)
def test_a_nullable_column_defaults_to_nothing(column: Column) -> None:
    if column._meta.null:
        assert column._meta.params.get("default") is None, "Piccolo's default would be now(), 0 or ''."


@pytest.mark.parametrize("column", COLUMNS, ids=_name)
def test_a_time_ends_in_at_and_nothing_else_does(column: Column) -> None:
    assert isinstance(column, Timestamptz) == column._meta.name.endswith("_at")


@pytest.mark.parametrize("column", [c for c in COLUMNS if isinstance(c, ForeignKey)], ids=_name)
def test_a_foreign_key_says_what_happens_on_delete(column: ForeignKey[Any]) -> None:
    cascades = {"sessions", "role_permissions"}
    expected = "CASCADE" if column._meta.table._meta.tablename in cascades else "RESTRICT"

    assert column._foreign_key_meta.on_delete.value == expected


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_table_lies_in_one_of_the_eight_schemas_under_a_plural_name(table: type[Any]) -> None:
    assert table._meta.schema in SCHEMAS
    assert table._meta.tablename.endswith("s")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_constraint_names_begin_with_the_tables(table: type[Any]) -> None:
    for constraint in table._meta.constraints:
        assert constraint._meta.name.startswith(table._meta.tablename)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_an_append_only_table_has_no_columns_of_change(table: type[Any]) -> None:
    names = {column._meta.name for column in table._meta.columns}

    assert issubclass(table, Changing) == {"updated_at", "deleted_at"}.issubset(names)
    if table.append_only:
        assert not issubclass(table, Changing)


@pytest.mark.parametrize("column", [c for c in COLUMNS if c._meta.choices], ids=_name)
def test_states_are_str_enums_that_fit(column: Column) -> None:
    assert issubclass(column._meta.choices, StrEnum)  # type: ignore[arg-type]
    assert isinstance(column, Varchar)
    assert max(len(choice.value) for choice in column._meta.choices) <= (column.length or 0)  # type: ignore[union-attr]


@pytest.mark.parametrize("column", [c for c in COLUMNS if c._meta.name.endswith("_cents")], ids=_name)
def test_money_is_a_big_integer(column: Column) -> None:
    assert column.column_type == "BIGINT"


@pytest.mark.parametrize("column", [c for c in COLUMNS if isinstance(c, Sealed)], ids=_name)
def test_a_sealed_column_is_secret_and_stored_as_bytes(column: Sealed) -> None:
    assert column._meta.secret
    assert column.column_type == "BYTEA"


def test_names_are_unique_where_piccolo_or_postgres_need_it() -> None:
    tables = [table._meta.tablename for table in TABLES]
    constraints = [(table._meta.schema, c._meta.name) for table in TABLES for c in table._meta.constraints]

    assert len(set(tables)) == len(tables), "the same table name in two schemas creates one table"
    assert len(set(constraints)) == len(constraints)
    assert len(sort_table_classes(TABLES)) == len(TABLES), "a cycle of foreign keys cannot be migrated"
