from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Array
from piccolo.columns.column_types import BigInt
from piccolo.columns.column_types import Timestamptz
from tables.columns import Sealed
ID = '2026-11-30T14:28:52:312944'
VERSION = '1.38.0'
DESCRIPTION = 'Count the open holds of one person, and keep a last page by itself'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('Booking', 'bookings', 'confirmed_hold_until_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='core')
    manager.add_column('Booking', 'bookings', 'holder_tokens', column_class=Array, params={'default': list, 'base_column': BigInt(default=0)}, schema='core')
    manager.add_column('BookingDraft', 'booking_drafts', 'last_page', column_class=Sealed, params={'default': None, 'packed': False, 'null': True, 'secret': True}, schema='core')
    return manager
