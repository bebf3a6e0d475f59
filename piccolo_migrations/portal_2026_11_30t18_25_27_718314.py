from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Check
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import TimeOrderedId

class Station(Table, tablename='stations', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T18:25:27:718314'
VERSION = '1.38.0'
DESCRIPTION = 'Keep what a refund did of each task'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('TaskRefund', 'task_refunds', schema='core')
    manager.add_column('TaskRefund', 'task_refunds', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='core')
    manager.add_column('TaskRefund', 'task_refunds', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='core')
    manager.add_column('TaskRefund', 'task_refunds', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='core')
    manager.add_column('TaskRefund', 'task_refunds', 'task', column_class=UUID, params={'default': None}, schema='core')
    manager.add_column('TaskRefund', 'task_refunds', 'decision', column_class=UUID, params={'default': None}, schema='core')
    manager.add_column('TaskRefund', 'task_refunds', 'amount_cents', column_class=BigInt, params={'default': None}, schema='core')
    manager.add_constraint(table_class_name='TaskRefund', tablename='task_refunds', constraint_name='task_refunds_are_money', constraint_class=Check, params={'condition': '"amount_cents" > 0'}, schema='core')
    manager.add_constraint(table_class_name='Task', tablename='tasks', constraint_name='tasks_id_in_station', constraint_class=Unique, params={'columns': ['station', 'id'], 'nulls_distinct': True}, schema='core')
    return manager
