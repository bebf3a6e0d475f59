from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import Array
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.columns.defaults.uuid import UUID4
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId

class Business(Table, tablename='businesses', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)

class User(Table, tablename='users', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T14:52:29:819736'
VERSION = '1.38.0'
DESCRIPTION = 'Decide several payments together, and keep views of lists'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('SavedView', 'saved_views', schema='identity')
    manager.add_column('SavedView', 'saved_views', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'stations', column_class=Array, params={'default': list, 'base_column': UUID(default=UUID4())}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'user', column_class=ForeignKey, params={'references': User, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'list_name', column_class=Varchar, params={'length': 20, 'default': None}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'name', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='identity')
    manager.add_column('SavedView', 'saved_views', 'query', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='identity')
    manager.add_column('PaymentDecision', 'payment_decisions', 'batch', column_class=UUID, params={'default': None, 'null': True}, schema='payment')
    return manager
