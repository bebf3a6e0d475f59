"""Look up letter resends, and station photos once"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T11:12:55:392060"
VERSION = "1.38.0"
DESCRIPTION = "Look up letter resends, and station photos once"

UP = (
    'CREATE INDEX letter_resends_by_booking ON notification.letter_resends USING btree (station, booking, id)',
    'CREATE INDEX letter_resends_by_copy ON notification.letter_resends USING btree (station, copy)',
    'CREATE UNIQUE INDEX station_photos_once ON knowledge.station_photos USING btree (station, kind) WHERE deleted_at IS NULL',
    'ALTER TABLE notification.letter_resends ADD CONSTRAINT letter_resends_booking_in_station FOREIGN KEY (station, booking) REFERENCES core.bookings (station, id) ON DELETE RESTRICT',
    'ALTER TABLE notification.letter_resends ADD CONSTRAINT letter_resends_copy_in_station FOREIGN KEY (station, copy) REFERENCES notification.letter_copies (station, id) ON DELETE RESTRICT',
    'CREATE TRIGGER letter_resends_touch BEFORE UPDATE ON notification.letter_resends FOR EACH ROW EXECUTE FUNCTION public.portal_touch()',
    'CREATE TRIGGER station_photos_touch BEFORE UPDATE ON knowledge.station_photos FOR EACH ROW EXECUTE FUNCTION public.portal_touch()',
)
DOWN = (
    'DROP TRIGGER station_photos_touch ON knowledge.station_photos',
    'DROP TRIGGER letter_resends_touch ON notification.letter_resends',
    'ALTER TABLE notification.letter_resends DROP CONSTRAINT letter_resends_copy_in_station',
    'ALTER TABLE notification.letter_resends DROP CONSTRAINT letter_resends_booking_in_station',
    'DROP INDEX knowledge.station_photos_once',
    'DROP INDEX notification.letter_resends_by_copy',
    'DROP INDEX notification.letter_resends_by_booking',
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
