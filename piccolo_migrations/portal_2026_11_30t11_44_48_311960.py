"""Find customers to note and bookings by city"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T11:44:48:311960"
VERSION = "1.38.0"
DESCRIPTION = "Find customers to note and bookings by city"

UP = (
    'CREATE INDEX customers_not_findable ON core.customers USING btree (station, search_version)',
    'CREATE INDEX bookings_by_city ON core.bookings USING btree (station, lower(city), event_date DESC) WHERE deleted_at IS NULL',
)
DOWN = (
    'DROP INDEX core.bookings_by_city',
    'DROP INDEX core.customers_not_findable',
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
