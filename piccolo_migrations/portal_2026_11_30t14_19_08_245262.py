from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import Bytea
from piccolo.columns.column_types import Date
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import TimeOrderedId

class User(Table, tablename='users', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T14:19:08:245262'
VERSION = '1.38.0'
DESCRIPTION = 'Add recovery codes, last dates of chefs and closed mailboxes'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('RecoveryCode', 'recovery_codes', schema='identity')
    manager.add_column('RecoveryCode', 'recovery_codes', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='identity')
    manager.add_column('RecoveryCode', 'recovery_codes', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='identity')
    manager.add_column('RecoveryCode', 'recovery_codes', 'user', column_class=ForeignKey, params={'references': User, 'on_delete': OnDelete.cascade, 'null': False}, schema='identity')
    manager.add_column('RecoveryCode', 'recovery_codes', 'code_hash', column_class=Bytea, params={'default': None, 'secret': True}, schema='identity')
    manager.add_column('RecoveryCode', 'recovery_codes', 'used_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='identity')
    manager.add_constraint(table_class_name='RecoveryCode', tablename='recovery_codes', constraint_name='recovery_codes_once', constraint_class=Unique, params={'columns': ['user', 'code_hash'], 'nulls_distinct': True}, schema='identity')
    manager.add_column('Chef', 'chefs', 'last_date', column_class=Date, params={'default': None, 'null': True}, schema='core')
    manager.add_column('Mailbox', 'mailboxes', 'closed_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.drop_constraint(table_class_name='Mailbox', tablename='mailboxes', constraint_name='mailboxes_address_once', schema='system')
    return manager
