from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.base import OnUpdate
from piccolo.columns.column_types import Array
from piccolo.columns.column_types import Boolean
from piccolo.columns.column_types import Bytea
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Integer
from piccolo.columns.column_types import JSONB
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.columns.defaults.uuid import UUID4
from piccolo.columns.indexes import IndexMethod
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId


class Business(Table, tablename="businesses", schema="identity"):
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


class Mailbox(Table, tablename="mailboxes", schema="system"):
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


class TaughtSender(Table, tablename="taught_senders", schema="system"):
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


ID = "2026-11-30T07:28:07:924840"
VERSION = "1.38.0"
DESCRIPTION = "Recipients, taught senders, receivers"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="portal", description=DESCRIPTION)

    manager.add_table(
        class_name="TaughtSender",
        tablename="taught_senders",
        schema="system",
        columns=None,
    )

    manager.add_table(
        class_name="MailRecipient",
        tablename="mail_recipients",
        schema="system",
        columns=None,
    )

    manager.add_table(
        class_name="TaughtTemplate",
        tablename="taught_templates",
        schema="system",
        columns=None,
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="business",
        db_column_name="business",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Business,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="address",
        db_column_name="address",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 254,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="name",
        db_column_name="name",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 120,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="provider",
        db_column_name="provider",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 12,
            "default": "zelle",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="state",
        db_column_name="state",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 8,
            "default": "draft",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum(
                "TaughtState",
                {"DRAFT": "draft", "TRUSTED": "trusted", "OFF": "off"},
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="version",
        db_column_name="version",
        column_class_name="Integer",
        column_class=Integer,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="trusted_by",
        db_column_name="trusted_by",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="trusted_at",
        db_column_name="trusted_at",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="mails",
        db_column_name="mails",
        column_class_name="Integer",
        column_class=Integer,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="misfits",
        db_column_name="misfits",
        column_class_name="Integer",
        column_class=Integer,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        column_name="reason",
        db_column_name="reason",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 300,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="business",
        db_column_name="business",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Business,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="stations",
        db_column_name="stations",
        column_class_name="Array",
        column_class=Array,
        params={
            "default": list,
            "base_column": UUID(
                default=UUID4(),
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="mailbox",
        db_column_name="mailbox",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Mailbox,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="kind",
        db_column_name="kind",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 8,
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum("RecipientKind", {"ADDRESS": "address", "ACCOUNT": "account"}),
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="value",
        db_column_name="value",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="value_index",
        db_column_name="value_index",
        column_class_name="Bytea",
        column_class=Bytea,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="sender",
        db_column_name="sender",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 60,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="mails",
        db_column_name="mails",
        column_class_name="Integer",
        column_class=Integer,
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="seen_at",
        db_column_name="seen_at",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="state",
        db_column_name="state",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 8,
            "default": "seen",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum(
                "RecipientState",
                {"SEEN": "seen", "OURS": "ours", "NOT_OURS": "not_ours"},
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="decided_by",
        db_column_name="decided_by",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        column_name="decided_at",
        db_column_name="decided_at",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        column_name="business",
        db_column_name="business",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Business,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        column_name="taught_sender",
        db_column_name="taught_sender",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": TaughtSender,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        column_name="version",
        db_column_name="version",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        column_name="entry",
        db_column_name="entry",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        column_name="mail",
        db_column_name="mail",
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
        schema="system",
    )

    manager.add_column(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        column_name="taught_by",
        db_column_name="taught_by",
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
        schema="system",
    )

    manager.add_constraint(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        constraint_name="taught_senders_once",
        constraint_class=Unique,
        params={"columns": ["business", "address"], "nulls_distinct": True},
        schema="system",
    )

    manager.add_constraint(
        table_class_name="TaughtSender",
        tablename="taught_senders",
        constraint_name="taught_senders_id_in_business",
        constraint_class=Unique,
        params={"columns": ["business", "id"], "nulls_distinct": True},
        schema="system",
    )

    manager.add_constraint(
        table_class_name="MailRecipient",
        tablename="mail_recipients",
        constraint_name="mail_recipients_once",
        constraint_class=Unique,
        params={
            "columns": ["mailbox", "kind", "value_index"],
            "nulls_distinct": True,
        },
        schema="system",
    )

    manager.add_constraint(
        table_class_name="TaughtTemplate",
        tablename="taught_templates",
        constraint_name="taught_templates_version_once",
        constraint_class=Unique,
        params={"columns": ["taught_sender", "version"], "nulls_distinct": True},
        schema="system",
    )

    manager.add_column(
        table_class_name="PaymentNotification",
        tablename="payment_notifications",
        column_name="recipient",
        db_column_name="recipient",
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
        table_class_name="PaymentNotification",
        tablename="payment_notifications",
        column_name="writer_index",
        db_column_name="writer_index",
        column_class_name="Bytea",
        column_class=Bytea,
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
        table_class_name="Mailbox",
        tablename="mailboxes",
        column_name="our_names",
        db_column_name="our_names",
        column_class_name="JSONB",
        column_class=JSONB,
        params={
            "default": "[]",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="Mailbox",
        tablename="mailboxes",
        column_name="receiver_type",
        db_column_name="receiver_type",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 16,
            "default": "named",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": Enum(
                "ReceiverType",
                {"NAMED": "named", "MICROSOFT_365": "microsoft365"},
            ),
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    manager.add_column(
        table_class_name="Mailbox",
        tablename="mailboxes",
        column_name="verifies_dkim",
        db_column_name="verifies_dkim",
        column_class_name="Boolean",
        column_class=Boolean,
        params={
            "default": False,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="system",
    )

    return manager
