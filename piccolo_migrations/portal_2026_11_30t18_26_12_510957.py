from piccolo.apps.migrations.auto.migration_manager import MigrationManager
ID = '2026-11-30T18:26:12:510957'
VERSION = '1.38.0'
DESCRIPTION = 'Drop the one task that a refund did'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.drop_column(table_class_name='ManualEntry', tablename='manual_entries', column_name='task', db_column_name='task', schema='payment')
    manager.drop_column(table_class_name='ManualEntry', tablename='manual_entries', column_name='task_cents', db_column_name='task_cents', schema='payment')
    manager.drop_column(table_class_name='PaymentDecision', tablename='payment_decisions', column_name='task', db_column_name='task', schema='payment')
    manager.drop_column(table_class_name='PaymentDecision', tablename='payment_decisions', column_name='task_cents', db_column_name='task_cents', schema='payment')
    return manager
