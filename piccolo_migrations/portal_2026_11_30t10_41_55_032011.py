from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.base import OnUpdate
from piccolo.columns.column_types import Bytea
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Integer
from piccolo.columns.column_types import Text
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
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


ID = "2026-11-30T10:41:55:032011"
VERSION = "1.38.0"
DESCRIPTION = (
    "Keep letters as they were sent, and say what is included and what to bring"
)


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="portal", description=DESCRIPTION
    )

    manager.add_table(
        class_name="StationPhoto",
        tablename="station_photos",
        schema="knowledge",
        columns=None,
    )

    manager.add_table(
        class_name="LetterAgain",
        tablename="letters_again",
        schema="notification",
        columns=None,
    )

    manager.add_table(
        class_name="LetterCopy",
        tablename="letter_copies",
        schema="notification",
        columns=None,
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
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
                "PhotoKind", {"INCLUDED": "included", "TO_BRING": "to_bring"}
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
        column_name="alt",
        db_column_name="alt",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 200,
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
        column_name="media_type",
        db_column_name="media_type",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 40,
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
        column_name="width",
        db_column_name="width",
        column_class_name="Integer",
        column_class=Integer,
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
        column_name="height",
        db_column_name="height",
        column_class_name="Integer",
        column_class=Integer,
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="StationPhoto",
        tablename="station_photos",
        column_name="content",
        db_column_name="content",
        column_class_name="Bytea",
        column_class=Bytea,
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
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
        column_name="booking",
        db_column_name="booking",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
        column_name="copy",
        db_column_name="copy",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
        column_name="sent_by",
        db_column_name="sent_by",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
        column_name="state",
        db_column_name="state",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 10,
            "default": "queued",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum(
                "DeliveryState",
                {
                    "QUEUED": "queued",
                    "SENT": "sent",
                    "FAILED": "failed",
                    "UNKNOWN": "unknown",
                },
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterAgain",
        tablename="letters_again",
        column_name="sent_at",
        db_column_name="sent_at",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterCopy",
        tablename="letter_copies",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterCopy",
        tablename="letter_copies",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterCopy",
        tablename="letter_copies",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterCopy",
        tablename="letter_copies",
        column_name="booking",
        db_column_name="booking",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterCopy",
        tablename="letter_copies",
        column_name="letter",
        db_column_name="letter",
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
        schema="notification",
    )

    manager.add_column(
        table_class_name="LetterCopy",
        tablename="letter_copies",
        column_name="message",
        db_column_name="message",
        column_class_name="Sealed",
        column_class=Sealed,
        params={
            "default": None,
            "packed": False,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": True,
        },
        schema="notification",
    )

    manager.add_constraint(
        table_class_name="StationPhoto",
        tablename="station_photos",
        constraint_name="station_photos_have_a_size",
        constraint_class=Check,
        params={"condition": '("width" > 0 AND "height" > 0)'},
        schema="knowledge",
    )

    manager.add_constraint(
        table_class_name="LetterCopy",
        tablename="letter_copies",
        constraint_name="letter_copies_once",
        constraint_class=Unique,
        params={"columns": ["station", "letter"], "nulls_distinct": True},
        schema="notification",
    )

    manager.add_constraint(
        table_class_name="LetterCopy",
        tablename="letter_copies",
        constraint_name="letter_copies_id_in_station",
        constraint_class=Unique,
        params={"columns": ["station", "id"], "nulls_distinct": True},
        schema="notification",
    )

    manager.add_column(
        table_class_name="Policy",
        tablename="policies",
        column_name="included",
        db_column_name="included",
        column_class_name="Text",
        column_class=Text,
        params={
            "default": "Your own chef, and the show at the grill\nThe grill, the gas and everything to cook with\nAll the food that you order, cooked fresh in front of you\nSetting up, and cleaning up our cooking area",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="knowledge",
    )

    manager.add_column(
        table_class_name="Policy",
        tablename="policies",
        column_name="to_bring",
        db_column_name="to_bring",
        column_class_name="Text",
        column_class=Text,
        params={
            "default": "Tables and chairs for your guests\nPlates, forks, napkins and cups\nDrinks\nA level spot for the grill, about 8 by 8 feet, with cover in case of rain",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="knowledge",
    )

    manager.alter_column(
        table_class_name="BookingLetter",
        tablename="booking_letters",
        column_name="kind",
        db_column_name="kind",
        params={
            "choices": Enum(
                "LetterKind",
                {
                    "HELD": "held",
                    "CONFIRMED": "confirmed",
                    "CHANGED": "changed",
                    "CANCELLED": "cancelled",
                    "EXPIRED": "expired",
                    "BALANCE_DUE": "balance_due",
                    "REMINDER": "reminder",
                    "THANKS": "thanks",
                    "WAITING": "waiting",
                    "LINK": "link",
                },
            )
        },
        old_params={
            "choices": Enum(
                "LetterKind",
                {
                    "HELD": "held",
                    "CONFIRMED": "confirmed",
                    "CHANGED": "changed",
                    "CANCELLED": "cancelled",
                    "EXPIRED": "expired",
                    "BALANCE_DUE": "balance_due",
                    "REMINDER": "reminder",
                    "THANKS": "thanks",
                    "WAITING": "waiting",
                },
            )
        },
        column_class=Varchar,
        old_column_class=Varchar,
        schema="notification",
    )

    return manager
