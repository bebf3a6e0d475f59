from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId

class User(Table, tablename='users', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T17:56:30:413857'
VERSION = '1.38.0'
DESCRIPTION = 'Add changes of the e-mail that staff sign in with'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('EmailChange', 'email_changes', schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'user', column_class=ForeignKey, params={'references': User, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'asked_by', column_class=UUID, params={'default': None, 'null': True}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'before', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'after', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'until_at', column_class=Timestamptz, params={'default': None}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'confirmed_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='identity')
    manager.add_column('EmailChange', 'email_changes', 'undone_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='identity')
    return manager
