"""Fence what a refund did of each task, and copy what was kept"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T18:26:06:751196"
VERSION = "1.38.0"
DESCRIPTION = "Fence what a refund did of each task, and copy what was kept"

UP = (
    'ALTER TABLE core.task_refunds ADD CONSTRAINT task_refunds_task_in_station FOREIGN KEY (station, task) REFERENCES core.tasks (station, id) ON DELETE RESTRICT',
    'CREATE INDEX task_refunds_by_task ON core.task_refunds USING btree (station, task)',
    'CREATE INDEX task_refunds_by_decision ON core.task_refunds USING btree (decision)',
    'CREATE TRIGGER task_refunds_append_only BEFORE UPDATE OR DELETE ON core.task_refunds FOR EACH ROW EXECUTE FUNCTION public.portal_append_only()',
    "INSERT INTO core.task_refunds (id, created_at, station, task, decision, amount_cents) SELECT public.portal_uuid7(), created_at, station, task, id, task_cents FROM payment.manual_entries WHERE task IS NOT NULL AND task_cents > 0",
    "INSERT INTO core.task_refunds (id, created_at, station, task, decision, amount_cents) SELECT public.portal_uuid7(), d.created_at, t.station, t.id, d.id, d.task_cents FROM payment.payment_decisions d JOIN core.tasks t ON t.id = d.task WHERE d.task_cents > 0",
)
DOWN = (
    'DROP TRIGGER task_refunds_append_only ON core.task_refunds',
    'DROP INDEX core.task_refunds_by_decision',
    'DROP INDEX core.task_refunds_by_task',
    'ALTER TABLE core.task_refunds DROP CONSTRAINT task_refunds_task_in_station',
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
