from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Timestamptz
ID = '2026-11-23T05:36:53:145272'
VERSION = '1.38.0'
DESCRIPTION = 'Note when an offer was mailed'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('WaitingListEntry', 'waiting_list_entries', 'told_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='core')
    return manager
