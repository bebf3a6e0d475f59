"""Let the address of a closed mailbox be used again"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T14:19:16:189097"
VERSION = "1.38.0"
DESCRIPTION = "Let the address of a closed mailbox be used again"

UP = (
    "CREATE UNIQUE INDEX mailboxes_open_once ON system.mailboxes USING btree (address, folder) WHERE closed_at IS NULL",
)
DOWN = ("DROP INDEX system.mailboxes_open_once",)


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
