"""Find what somebody booked without a deposit"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T17:59:10:784954"
VERSION = "1.38.0"
DESCRIPTION = "Find what somebody booked without a deposit"

UP = (
    "CREATE INDEX bookings_unpaid_by_holder ON core.bookings USING gin (holder_tokens) WITH (fastupdate = off) WHERE state = 'confirmed' AND deposit_cents = 0 AND deleted_at IS NULL",
)
DOWN = (
    'DROP INDEX core.bookings_unpaid_by_holder',
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
