from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.base import OnUpdate
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import Date
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.date import DateCustom
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.columns.indexes import IndexMethod
from piccolo.constraints import Check
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId


class Station(Table, tablename="stations", schema="identity"):
    id = UUID(
        default=TimeOrderedId(),
        null=False,
        primary_key=True,
        unique=False,
        index=False,
        index_method=IndexMethod.btree,
        choices=None,
        db_column_name=None,
        secret=False,
    )


ID = "2026-11-30T10:57:22:776005"
VERSION = "1.38.0"
DESCRIPTION = "Money by hand, and fees with dates"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="portal", description=DESCRIPTION
    )

    manager.add_table(
        class_name="ManualEntry",
        tablename="manual_entries",
        schema="payment",
        columns=None,
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="id",
        db_column_name="id",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": TimeOrderedId(),
            "null": False,
            "primary_key": True,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="created_at",
        db_column_name="created_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": TimestamptzNow(),
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="station",
        db_column_name="station",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Station,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="updated_at",
        db_column_name="updated_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": TimestamptzNow(),
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="deleted_at",
        db_column_name="deleted_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="kind",
        db_column_name="kind",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 20,
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum(
                "ManualKind",
                {
                    "RECEIVED": "received",
                    "REFUND": "refund",
                    "CREDIT": "credit",
                    "CREDIT_USED": "credit_used",
                    "GRATUITY": "gratuity",
                },
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="booking",
        db_column_name="booking",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="customer",
        db_column_name="customer",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="received",
        db_column_name="received",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="method",
        db_column_name="method",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 12,
            "default": "",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="amount_cents",
        db_column_name="amount_cents",
        column_class_name="BigInt",
        column_class=BigInt,
        params={
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="gratuity_cents",
        db_column_name="gratuity_cents",
        column_class_name="BigInt",
        column_class=BigInt,
        params={
            "default": 0,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="happened_at",
        db_column_name="happened_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="note",
        db_column_name="note",
        column_class_name="Sealed",
        column_class=Sealed,
        params={
            "default": None,
            "packed": False,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": True,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="made_by",
        db_column_name="made_by",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="chef",
        db_column_name="chef",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="task",
        db_column_name="task",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="task_cents",
        db_column_name="task_cents",
        column_class_name="BigInt",
        column_class=BigInt,
        params={
            "default": 0,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="key",
        db_column_name="key",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 80,
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="undone_at",
        db_column_name="undone_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        column_name="undone_by",
        db_column_name="undone_by",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_constraint(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        constraint_name="manual_entries_once",
        constraint_class=Unique,
        params={"columns": ["station", "key"], "nulls_distinct": True},
        schema="payment",
    )

    manager.add_constraint(
        table_class_name="ManualEntry",
        tablename="manual_entries",
        constraint_name="manual_entries_are_money",
        constraint_class=Check,
        params={
            "condition": "amount_cents >= 0 AND gratuity_cents >= 0 AND amount_cents + gratuity_cents > 0"
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="ProviderFee",
        tablename="provider_fees",
        column_name="since_date",
        db_column_name="since_date",
        column_class_name="Date",
        column_class=Date,
        params={
            "default": DateCustom(year=2000, month=1, day=1),
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="payment",
    )

    manager.add_column(
        table_class_name="Payment",
        tablename="payments",
        column_name="taken_from",
        db_column_name="taken_from",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 20,
            "default": "booking",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum(
                "AllocationKind",
                {
                    "BOOKING": "booking",
                    "GRATUITY": "gratuity",
                    "CREDIT": "credit",
                    "REFUND": "refund",
                },
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="core",
    )

    manager.drop_constraint(
        table_class_name="ProviderFee",
        tablename="provider_fees",
        constraint_name="provider_fees_once",
        schema="payment",
    )

    manager.add_constraint(
        table_class_name="ProviderFee",
        tablename="provider_fees",
        constraint_name="provider_fees_once_a_day",
        constraint_class=Unique,
        params={
            "columns": ["business", "provider", "since_date"],
            "nulls_distinct": True,
        },
        schema="payment",
    )

    return manager
