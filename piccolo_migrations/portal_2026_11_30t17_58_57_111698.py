from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Timestamptz
ID = '2026-11-30T17:58:57:111698'
VERSION = '1.38.0'
DESCRIPTION = 'Count what is booked without a deposit'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('Booking', 'bookings', 'unopened_until_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='core')
    return manager
