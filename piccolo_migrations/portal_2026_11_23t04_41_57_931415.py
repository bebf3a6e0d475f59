from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import JSONB
ID = '2026-11-23T04:41:57:931415'
VERSION = '1.38.0'
DESCRIPTION = 'Keep with a quote what it was asked under'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('Quote', 'quotes', 'terms', column_class=JSONB, params={'default': '{}'}, schema='core')
    return manager
