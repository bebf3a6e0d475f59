from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Array
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.indexes import IndexMethod
from tables.columns import Sealed

ID = "2026-11-30T14:28:52:312944"
VERSION = "1.38.0"
DESCRIPTION = "Count the open holds of one person, and keep a last page by itself"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="portal", description=DESCRIPTION)

    manager.add_column(
        table_class_name="Booking",
        tablename="bookings",
        column_name="confirmed_hold_until_at",
        db_column_name="confirmed_hold_until_at",
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
        schema="core",
    )

    manager.add_column(
        table_class_name="Booking",
        tablename="bookings",
        column_name="holder_tokens",
        db_column_name="holder_tokens",
        column_class_name="Array",
        column_class=Array,
        params={
            "default": list,
            "base_column": BigInt(
                default=0,
                null=False,
                primary_key=False,
                unique=False,
                index=False,
                index_method=IndexMethod.btree,
                choices=None,
                db_column_name=None,
                secret=False,
            ),
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="core",
    )

    manager.add_column(
        table_class_name="BookingDraft",
        tablename="booking_drafts",
        column_name="last_page",
        db_column_name="last_page",
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
        schema="core",
    )

    return manager
