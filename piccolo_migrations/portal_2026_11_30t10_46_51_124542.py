from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import Integer
from piccolo.columns.column_types import JSONB
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Unique
from tables.columns import TimeOrderedId
ID = '2026-11-30T10:46:51:124542'
VERSION = '1.38.0'
DESCRIPTION = 'Jobs wait in the database'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('WaitingJob', 'waiting_jobs', schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'key', column_class=Varchar, params={'length': 200, 'default': None}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'job', column_class=Varchar, params={'length': 80, 'default': None}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'told', column_class=JSONB, params={'default': '{}'}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'due_at', column_class=Timestamptz, params={'default': None}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'next_try_at', column_class=Timestamptz, params={'default': None}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'tries', column_class=Integer, params={'default': 0}, schema='system')
    manager.add_column('WaitingJob', 'waiting_jobs', 'worker', column_class=BigInt, params={'default': None, 'null': True}, schema='system')
    manager.add_constraint(table_class_name='WaitingJob', tablename='waiting_jobs', constraint_name='waiting_jobs_once', constraint_class=Unique, params={'columns': ['key'], 'nulls_distinct': True}, schema='system')
    return manager
