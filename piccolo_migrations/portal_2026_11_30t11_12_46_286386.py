from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.table import Table
from tables.columns import TimeOrderedId

class Station(Table, tablename='stations', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T11:12:46:286386'
VERSION = '1.38.0'
DESCRIPTION = 'Add letter resends, and station photos that are pictures'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('StationPhoto', 'station_photos', schema='knowledge')
    manager.add_table('LetterResend', 'letter_resends', schema='notification')
    manager.add_column('StationPhoto', 'station_photos', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'kind', column_class=Varchar, params={'length': 20, 'default': None, 'choices': Enum('PhotoKind', {'INCLUDED': 'included', 'TO_BRING': 'to_bring'})}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'alt', column_class=Varchar, params={'length': 200, 'default': None}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'picture', column_class=UUID, params={'default': None}, schema='knowledge')
    manager.add_column('LetterResend', 'letter_resends', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'booking', column_class=UUID, params={'default': None}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'copy', column_class=UUID, params={'default': None}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'sent_by', column_class=UUID, params={'default': None, 'null': True}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'state', column_class=Varchar, params={'length': 10, 'default': 'queued', 'choices': Enum('DeliveryState', {'QUEUED': 'queued', 'SENT': 'sent', 'FAILED': 'failed', 'UNKNOWN': 'unknown'})}, schema='notification')
    manager.add_column('LetterResend', 'letter_resends', 'sent_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='notification')
    return manager
