"""List the audit by business"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T11:38:19:773770"
VERSION = "1.38.0"
DESCRIPTION = "List the audit by business"

UP = (
    'CREATE INDEX audit_entries_newest ON identity.audit_entries USING btree (business, id DESC)',
)
DOWN = (
    'DROP INDEX identity.audit_entries_newest',
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
