"""Find a station's few mails that were set aside"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T14:41:20:379280"
VERSION = "1.38.0"
DESCRIPTION = "Find a station's few mails that were set aside"

UP = (
    "CREATE INDEX payment_notifications_set_aside ON payment.payment_notifications USING gin (stations) WHERE state = 'set_aside' AND deleted_at IS NULL",
)
DOWN = (
    'DROP INDEX payment.payment_notifications_set_aside',
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
