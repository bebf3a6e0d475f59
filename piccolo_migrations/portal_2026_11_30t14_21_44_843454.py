from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.constraints import Unique
ID = '2026-11-30T14:21:44:843454'
VERSION = '1.38.0'
DESCRIPTION = 'Let refund mails do tasks, and receipts name several payments'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('PaymentDecision', 'payment_decisions', 'task', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('PaymentDecision', 'payment_decisions', 'task_cents', column_class=BigInt, params={'default': 0}, schema='payment')
    manager.alter_column(table_class_name='BookingLetter', tablename='booking_letters', column_name='kind', db_column_name='kind', params={'choices': Enum('LetterKind', {'HELD': 'held', 'CONFIRMED': 'confirmed', 'CHANGED': 'changed', 'CANCELLED': 'cancelled', 'EXPIRED': 'expired', 'BALANCE_DUE': 'balance_due', 'REMINDER': 'reminder', 'THANKS': 'thanks', 'WAITING': 'waiting', 'LINK': 'link', 'ADDRESS_CHANGED': 'address_changed', 'REFUND': 'refund', 'REFUND_UNDONE': 'refund_undone'})}, old_params={'choices': Enum('LetterKind', {'HELD': 'held', 'CONFIRMED': 'confirmed', 'CHANGED': 'changed', 'CANCELLED': 'cancelled', 'EXPIRED': 'expired', 'BALANCE_DUE': 'balance_due', 'REMINDER': 'reminder', 'THANKS': 'thanks', 'WAITING': 'waiting', 'LINK': 'link', 'ADDRESS_CHANGED': 'address_changed'})}, column_class=Varchar, old_column_class=Varchar, schema='notification')
    manager.drop_constraint(table_class_name='Receipt', tablename='receipts', constraint_name='receipts_once', schema='payment')
    manager.add_constraint(table_class_name='Receipt', tablename='receipts', constraint_name='receipts_once_for_each_payment', constraint_class=Unique, params={'columns': ['station', 'booking', 'decision', 'received'], 'nulls_distinct': True}, schema='payment')
    return manager
