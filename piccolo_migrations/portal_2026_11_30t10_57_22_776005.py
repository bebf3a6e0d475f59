from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import Date
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.date import DateCustom
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Check
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId

class Station(Table, tablename='stations', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T10:57:22:776005'
VERSION = '1.38.0'
DESCRIPTION = 'Money by hand, and fees with dates'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('ManualEntry', 'manual_entries', schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'kind', column_class=Varchar, params={'length': 20, 'default': None, 'choices': Enum('ManualKind', {'RECEIVED': 'received', 'REFUND': 'refund', 'CREDIT': 'credit', 'CREDIT_USED': 'credit_used', 'GRATUITY': 'gratuity'})}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'booking', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'customer', column_class=UUID, params={'default': None}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'received', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'method', column_class=Varchar, params={'length': 12, 'default': ''}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'amount_cents', column_class=BigInt, params={'default': None}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'gratuity_cents', column_class=BigInt, params={'default': 0}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'happened_at', column_class=Timestamptz, params={'default': None}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'note', column_class=Sealed, params={'default': None, 'packed': False, 'null': True, 'secret': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'made_by', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'chef', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'task', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'task_cents', column_class=BigInt, params={'default': 0}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'key', column_class=Varchar, params={'length': 80, 'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'undone_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='payment')
    manager.add_column('ManualEntry', 'manual_entries', 'undone_by', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    manager.add_constraint(table_class_name='ManualEntry', tablename='manual_entries', constraint_name='manual_entries_once', constraint_class=Unique, params={'columns': ['station', 'key'], 'nulls_distinct': True}, schema='payment')
    manager.add_constraint(table_class_name='ManualEntry', tablename='manual_entries', constraint_name='manual_entries_are_money', constraint_class=Check, params={'condition': 'amount_cents >= 0 AND gratuity_cents >= 0 AND amount_cents + gratuity_cents > 0'}, schema='payment')
    manager.add_column('ProviderFee', 'provider_fees', 'since_date', column_class=Date, params={'default': DateCustom(year=2000, month=1, day=1)}, schema='payment')
    manager.add_column('Payment', 'payments', 'taken_from', column_class=Varchar, params={'length': 20, 'default': 'booking', 'choices': Enum('AllocationKind', {'BOOKING': 'booking', 'GRATUITY': 'gratuity', 'CREDIT': 'credit', 'REFUND': 'refund'})}, schema='core')
    manager.drop_constraint(table_class_name='ProviderFee', tablename='provider_fees', constraint_name='provider_fees_once', schema='payment')
    manager.add_constraint(table_class_name='ProviderFee', tablename='provider_fees', constraint_name='provider_fees_once_a_day', constraint_class=Unique, params={'columns': ['business', 'provider', 'since_date'], 'nulls_distinct': True}, schema='payment')
    return manager
