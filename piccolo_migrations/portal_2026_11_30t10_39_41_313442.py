from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import Bytea
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import TimeOrderedId

class Business(Table, tablename='businesses', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T10:39:41:313442'
VERSION = '1.38.0'
DESCRIPTION = 'Remember which forms were sent'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('SentForm', 'sent_forms', schema='system')
    manager.add_column('SentForm', 'sent_forms', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('SentForm', 'sent_forms', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('SentForm', 'sent_forms', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('SentForm', 'sent_forms', 'key', column_class=UUID, params={'default': None}, schema='system')
    manager.add_column('SentForm', 'sent_forms', 'fingerprint', column_class=Bytea, params={'default': None, 'secret': True}, schema='system')
    manager.add_column('SentForm', 'sent_forms', 'made', column_class=UUID, params={'default': None, 'null': True}, schema='system')
    manager.add_constraint(table_class_name='SentForm', tablename='sent_forms', constraint_name='sent_forms_once', constraint_class=Unique, params={'columns': ['business', 'key', 'fingerprint'], 'nulls_distinct': True}, schema='system')
    return manager
