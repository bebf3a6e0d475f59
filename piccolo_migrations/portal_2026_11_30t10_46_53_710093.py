"""Find the jobs that are due, and tell again what waited in Redis"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T10:46:53:710093"
VERSION = "1.38.0"
DESCRIPTION = "Find the jobs that are due, and tell again what waited in Redis"

UP = (
    'CREATE INDEX waiting_jobs_to_take ON system.waiting_jobs USING btree (next_try_at, id) WHERE worker IS NULL',
    'CREATE INDEX waiting_jobs_taken ON system.waiting_jobs USING btree (worker) WHERE worker IS NOT NULL',
    # jobs used to wait in Redis for a day at most: what is told again was done already, or is done now
    "UPDATE system.outbox_entries SET relayed_at = NULL WHERE relayed_at > now() - interval '1 day'",
)
DOWN = (
    'DROP INDEX system.waiting_jobs_taken',
    'DROP INDEX system.waiting_jobs_to_take',
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
