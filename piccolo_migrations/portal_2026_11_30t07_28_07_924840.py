from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
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
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId

class Business(Table, tablename='businesses', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)

class Mailbox(Table, tablename='mailboxes', schema='system'):
    id = UUID(default=TimeOrderedId(), primary_key=True)

class TaughtSender(Table, tablename='taught_senders', schema='system'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T07:28:07:924840'
VERSION = '1.38.0'
DESCRIPTION = 'Recipients, taught senders, receivers'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('TaughtSender', 'taught_senders', schema='system')
    manager.add_table('MailRecipient', 'mail_recipients', schema='system')
    manager.add_table('TaughtTemplate', 'taught_templates', schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'address', column_class=Varchar, params={'length': 254, 'default': None}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'name', column_class=Varchar, params={'length': 120, 'default': ''}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'provider', column_class=Varchar, params={'length': 12, 'default': 'zelle'}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'state', column_class=Varchar, params={'length': 8, 'default': 'draft', 'choices': Enum('TaughtState', {'DRAFT': 'draft', 'TRUSTED': 'trusted', 'OFF': 'off'})}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'version', column_class=Integer, params={'default': 0}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'trusted_by', column_class=UUID, params={'default': None, 'null': True}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'trusted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'mails', column_class=Integer, params={'default': 0}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'misfits', column_class=Integer, params={'default': 0}, schema='system')
    manager.add_column('TaughtSender', 'taught_senders', 'reason', column_class=Varchar, params={'length': 300, 'default': ''}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'stations', column_class=Array, params={'default': list, 'base_column': UUID(default=UUID4())}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'mailbox', column_class=ForeignKey, params={'references': Mailbox, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'kind', column_class=Varchar, params={'length': 8, 'default': None, 'choices': Enum('RecipientKind', {'ADDRESS': 'address', 'ACCOUNT': 'account'})}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'value', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'value_index', column_class=Bytea, params={'default': None, 'null': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'sender', column_class=Varchar, params={'length': 60, 'default': ''}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'mails', column_class=Integer, params={'default': 0}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'seen_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'state', column_class=Varchar, params={'length': 8, 'default': 'seen', 'choices': Enum('RecipientState', {'SEEN': 'seen', 'OURS': 'ours', 'NOT_OURS': 'not_ours'})}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'decided_by', column_class=UUID, params={'default': None, 'null': True}, schema='system')
    manager.add_column('MailRecipient', 'mail_recipients', 'decided_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'taught_sender', column_class=ForeignKey, params={'references': TaughtSender, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'version', column_class=Integer, params={'default': None}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'entry', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'mail', column_class=UUID, params={'default': None}, schema='system')
    manager.add_column('TaughtTemplate', 'taught_templates', 'taught_by', column_class=UUID, params={'default': None}, schema='system')
    manager.add_constraint(table_class_name='TaughtSender', tablename='taught_senders', constraint_name='taught_senders_once', constraint_class=Unique, params={'columns': ['business', 'address'], 'nulls_distinct': True}, schema='system')
    manager.add_constraint(table_class_name='TaughtSender', tablename='taught_senders', constraint_name='taught_senders_id_in_business', constraint_class=Unique, params={'columns': ['business', 'id'], 'nulls_distinct': True}, schema='system')
    manager.add_constraint(table_class_name='MailRecipient', tablename='mail_recipients', constraint_name='mail_recipients_once', constraint_class=Unique, params={'columns': ['mailbox', 'kind', 'value_index'], 'nulls_distinct': True}, schema='system')
    manager.add_constraint(table_class_name='TaughtTemplate', tablename='taught_templates', constraint_name='taught_templates_version_once', constraint_class=Unique, params={'columns': ['taught_sender', 'version'], 'nulls_distinct': True}, schema='system')
    manager.add_column('PaymentNotification', 'payment_notifications', 'recipient', column_class=Sealed, params={'default': None, 'packed': False, 'null': True, 'secret': True}, schema='payment')
    manager.add_column('PaymentNotification', 'payment_notifications', 'writer_index', column_class=Bytea, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('Mailbox', 'mailboxes', 'our_names', column_class=JSONB, params={'default': '[]'}, schema='system')
    manager.add_column('Mailbox', 'mailboxes', 'receiver_type', column_class=Varchar, params={'length': 16, 'default': 'named', 'choices': Enum('ReceiverType', {'NAMED': 'named', 'MICROSOFT_365': 'microsoft365'})}, schema='system')
    manager.add_column('Mailbox', 'mailboxes', 'verifies_dkim', column_class=Boolean, params={'default': False}, schema='system')
    return manager
