"""Make the schemas and the id function"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T03:09:59:984373"
VERSION = "1.38.0"
DESCRIPTION = "Make the schemas and the id function"

UP = (
    'CREATE SCHEMA IF NOT EXISTS identity; CREATE SCHEMA IF NOT EXISTS core; CREATE SCHEMA IF NOT EXISTS lead; CREATE SCHEMA IF NOT EXISTS social; CREATE SCHEMA IF NOT EXISTS payment; CREATE SCHEMA IF NOT EXISTS knowledge; CREATE SCHEMA IF NOT EXISTS notification; CREATE SCHEMA IF NOT EXISTS system',
    "CREATE OR REPLACE FUNCTION public.portal_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $f$\n  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())\n         PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),\n         52, 1), 53, 1), 'hex')::uuid\n$f$",
)
DOWN = (
    'DROP FUNCTION public.portal_uuid7()',
    'SELECT 1',
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
