from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Text
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from tables.columns import TimeOrderedId
ID = '2026-11-30T07:58:43:412267'
VERSION = '1.38.0'
DESCRIPTION = 'Keys of signatures'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('DkimKey', 'dkim_keys', schema='system')
    manager.add_column('DkimKey', 'dkim_keys', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('DkimKey', 'dkim_keys', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('DkimKey', 'dkim_keys', 'name', column_class=Varchar, params={'length': 320, 'default': None}, schema='system')
    manager.add_column('DkimKey', 'dkim_keys', 'record', column_class=Text, params={'default': None}, schema='system')
    manager.add_column('DkimKey', 'dkim_keys', 'fetched_at', column_class=Timestamptz, params={'default': None}, schema='system')
    return manager
