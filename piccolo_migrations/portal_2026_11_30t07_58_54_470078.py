"""The index of keys, and that they are kept"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T07:58:54:470078"
VERSION = "1.38.0"
DESCRIPTION = "The index of keys, and that they are kept"

UP = (
    "CREATE INDEX dkim_keys_by_name ON system.dkim_keys USING btree (name, fetched_at)",
    "CREATE TRIGGER dkim_keys_append_only BEFORE UPDATE OR DELETE ON system.dkim_keys FOR EACH ROW EXECUTE FUNCTION public.portal_append_only()",
)
DOWN = (
    "DROP TRIGGER dkim_keys_append_only ON system.dkim_keys",
    "DROP INDEX system.dkim_keys_by_name",
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
