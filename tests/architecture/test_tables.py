"""Rules that hold for every column and constraint: Piccolo's silent defaults have cost somebody an hour each."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from piccolo.columns import ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import Column
from piccolo.table import sort_table_classes

from tables.base import Changing
from tables.columns import Sealed
from tables.piccolo_app import APP_CONFIG

TABLES: list[type[Any]] = sorted(APP_CONFIG.table_classes, key=lambda table: table.__name__)
COLUMNS: list[Column] = [column for table in TABLES for column in table._meta.columns]
SCHEMAS = {"identity", "core", "lead", "social", "payment", "knowledge", "notification", "system"}
GO_WITH_THEIR_PARENT = {"sessions", "role_permissions", "recovery_codes"}


def _names(columns: Iterable[Column]) -> list[str]:
    return [f"{column._meta.table.__name__}.{column._meta.name}" for column in columns]


def test_a_nullable_column_defaults_to_nothing() -> None:
    filled = (c for c in COLUMNS if c._meta.null and c._meta.params.get("default") is not None)

    assert _names(filled) == [], "Piccolo's default would be now(), 0 or ''."


def test_a_time_ends_in_at_and_nothing_else_does() -> None:
    assert _names(c for c in COLUMNS if isinstance(c, Timestamptz) != c._meta.name.endswith("_at")) == []


def test_a_foreign_key_says_what_happens_on_delete() -> None:
    def is_right(key: ForeignKey[Any]) -> bool:
        goes_with_its_parent = key._meta.table._meta.tablename in GO_WITH_THEIR_PARENT
        return bool(key._foreign_key_meta.on_delete.value == ("CASCADE" if goes_with_its_parent else "RESTRICT"))

    assert _names(c for c in COLUMNS if isinstance(c, ForeignKey) and not is_right(c)) == []


def test_a_table_lies_in_one_of_the_eight_schemas_under_a_plural_name() -> None:
    for table in TABLES:
        assert table._meta.schema in SCHEMAS, table
        assert table._meta.tablename.endswith("s"), table


def test_constraint_names_begin_with_the_tables() -> None:
    for table in TABLES:
        for constraint in table._meta.constraints:
            assert constraint._meta.name.startswith(table._meta.tablename), table


def test_an_append_only_table_has_no_columns_of_change() -> None:
    for table in TABLES:
        names = {column._meta.name for column in table._meta.columns}
        assert issubclass(table, Changing) == {"updated_at", "deleted_at"}.issubset(names), table
        assert not (table.append_only and issubclass(table, Changing)), table


def test_states_are_str_enums_that_fit() -> None:
    for column in (c for c in COLUMNS if c._meta.choices):
        assert isinstance(column, Varchar), _names([column])
        assert issubclass(column._meta.choices, StrEnum), _names([column])  # type: ignore[arg-type]
        longest = max(len(choice.value) for choice in column._meta.choices)  # type: ignore[union-attr]
        assert longest <= (column.length or 0), _names([column])


def test_money_is_a_big_integer() -> None:
    money = [column for column in COLUMNS if column._meta.name.endswith("_cents")]

    assert money
    assert _names(column for column in money if column.column_type != "BIGINT") == []


def test_a_sealed_column_is_secret_and_stored_as_bytes() -> None:
    sealed = [column for column in COLUMNS if isinstance(column, Sealed)]

    assert sealed
    assert _names(c for c in sealed if not c._meta.secret or c.column_type != "BYTEA") == []


def test_names_are_unique_where_piccolo_or_postgres_need_it() -> None:
    tables = [table._meta.tablename for table in TABLES]
    constraints = [(table._meta.schema, c._meta.name) for table in TABLES for c in table._meta.constraints]

    assert len(set(tables)) == len(tables), "the same table name in two schemas creates one table"
    assert len(set(constraints)) == len(constraints)
    assert len(sort_table_classes(TABLES)) == len(TABLES), "a cycle of foreign keys cannot be migrated"
