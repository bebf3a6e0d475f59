"""Find decisions of a batch; note when a view changed"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T14:52:46:056290"
VERSION = "1.38.0"
DESCRIPTION = "Find decisions of a batch; note when a view changed"

UP = (
    'CREATE INDEX payment_decisions_of_batch ON payment.payment_decisions USING btree (batch) WHERE batch IS NOT NULL',
    'CREATE TRIGGER saved_views_touch BEFORE UPDATE ON identity.saved_views FOR EACH ROW EXECUTE FUNCTION public.portal_touch()',
)
DOWN = (
    'DROP TRIGGER saved_views_touch ON identity.saved_views',
    'DROP INDEX payment.payment_decisions_of_batch',
)


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="portal", description=DESCRIPTION)

    async def up():
        await execute(UP)

    async def down():
        await execute(DOWN)

    manager.add_raw(up)
    manager.add_raw_backwards(down)
    return manager


async def execute(statements):
    # the migration's own connection: `Table.raw` would treat braces as placeholders
    connection = engine_finder().current_transaction.get().connection
    for sql in statements:
        await connection.execute(sql)
