from piccolo.apps.migrations.auto.migration_manager import MigrationManager
ID = '2026-11-30T11:12:39:578503'
VERSION = '1.38.0'
DESCRIPTION = 'Drop letters again and station photos, which are built otherwise'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.drop_table(class_name='LetterAgain', tablename='letters_again', schema='notification')
    manager.drop_table(class_name='StationPhoto', tablename='station_photos', schema='knowledge')
    return manager
