"""Money by hand: its foreign keys, indexes and trigger"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T10:57:31:079122"
VERSION = "1.38.0"
DESCRIPTION = "Money by hand: its foreign keys, indexes and trigger"

UP = (
    'ALTER TABLE payment.manual_entries ADD CONSTRAINT manual_entries_booking_in_station FOREIGN KEY (station, booking) REFERENCES core.bookings (station, id) ON DELETE RESTRICT',
    'ALTER TABLE payment.manual_entries ADD CONSTRAINT manual_entries_customer_in_station FOREIGN KEY (station, customer) REFERENCES core.customers (station, id) ON DELETE RESTRICT',
    'ALTER TABLE payment.manual_entries ADD CONSTRAINT manual_entries_chef_in_station FOREIGN KEY (station, chef) REFERENCES core.chefs (station, id) ON DELETE RESTRICT',
    'CREATE INDEX manual_entries_by_booking ON payment.manual_entries USING btree (station, booking, id DESC)',
    'CREATE INDEX manual_entries_by_customer ON payment.manual_entries USING btree (station, customer, id DESC)',
    'CREATE INDEX manual_entries_by_chef ON payment.manual_entries USING btree (station, chef) WHERE chef IS NOT NULL',
    'CREATE INDEX manual_entries_by_task ON payment.manual_entries USING btree (station, task) WHERE task IS NOT NULL',
    'CREATE TRIGGER manual_entries_touch BEFORE UPDATE ON payment.manual_entries FOR EACH ROW EXECUTE FUNCTION public.portal_touch()',
)
DOWN = (
    'DROP TRIGGER manual_entries_touch ON payment.manual_entries',
    'DROP INDEX payment.manual_entries_by_task',
    'DROP INDEX payment.manual_entries_by_chef',
    'DROP INDEX payment.manual_entries_by_customer',
    'DROP INDEX payment.manual_entries_by_booking',
    'ALTER TABLE payment.manual_entries DROP CONSTRAINT manual_entries_chef_in_station',
    'ALTER TABLE payment.manual_entries DROP CONSTRAINT manual_entries_customer_in_station',
    'ALTER TABLE payment.manual_entries DROP CONSTRAINT manual_entries_booking_in_station',
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
