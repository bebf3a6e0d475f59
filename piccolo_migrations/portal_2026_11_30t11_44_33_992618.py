from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Integer
ID = '2026-11-30T11:44:33:992618'
VERSION = '1.38.0'
DESCRIPTION = 'Note by which rules customers are found'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('Customer', 'customers', 'search_version', column_class=Integer, params={'default': 0}, schema='core')
    return manager
