"""Find old forms"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T10:39:43:216274"
VERSION = "1.38.0"
DESCRIPTION = "Find old forms"

UP = ("CREATE INDEX sent_forms_oldest ON system.sent_forms USING btree (created_at)",)
DOWN = ("DROP INDEX system.sent_forms_oldest",)


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
