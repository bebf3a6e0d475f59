from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Array
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import Integer
ID = '2026-11-30T07:51:36:475296'
VERSION = '1.38.0'
DESCRIPTION = 'Bookings that payments find'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('Booking', 'bookings', 'match_tokens', column_class=Array, params={'default': list, 'base_column': BigInt(default=0)}, schema='core')
    manager.add_column('Booking', 'bookings', 'match_version', column_class=Integer, params={'default': 0}, schema='core')
    return manager
