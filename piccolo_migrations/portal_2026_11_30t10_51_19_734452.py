"""Point a business to its logo, and keep pictures as they were drawn"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T10:51:19:734452"
VERSION = "1.38.0"
DESCRIPTION = "Point a business to its logo, and keep pictures as they were drawn"

UP = (
    'ALTER TABLE identity.businesses ADD CONSTRAINT businesses_logo FOREIGN KEY (id, logo) REFERENCES identity.pictures (business, id) ON DELETE RESTRICT',
    'CREATE TRIGGER pictures_append_only BEFORE UPDATE OR DELETE ON identity.pictures FOR EACH ROW EXECUTE FUNCTION public.portal_append_only()',
)
DOWN = (
    'DROP TRIGGER pictures_append_only ON identity.pictures',
    'ALTER TABLE identity.businesses DROP CONSTRAINT businesses_logo',
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
