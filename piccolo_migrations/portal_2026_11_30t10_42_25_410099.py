"""Look up letters as they were sent, and photos once"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T10:42:25:410099"
VERSION = "1.38.0"
DESCRIPTION = "Look up letters as they were sent, and photos once"

UP = (
    'CREATE INDEX letter_copies_by_booking ON notification.letter_copies USING btree (station, booking, id)',
    'CREATE INDEX letters_again_by_booking ON notification.letters_again USING btree (station, booking, id)',
    'CREATE INDEX letters_again_by_copy ON notification.letters_again USING btree (station, copy)',
    'CREATE UNIQUE INDEX station_photos_once ON knowledge.station_photos USING btree (station, kind) WHERE deleted_at IS NULL',
    'ALTER TABLE notification.letter_copies ADD CONSTRAINT letter_copies_booking_in_station FOREIGN KEY (station, booking) REFERENCES core.bookings (station, id) ON DELETE RESTRICT',
    'ALTER TABLE notification.letters_again ADD CONSTRAINT letters_again_booking_in_station FOREIGN KEY (station, booking) REFERENCES core.bookings (station, id) ON DELETE RESTRICT',
    'ALTER TABLE notification.letters_again ADD CONSTRAINT letters_again_copy_in_station FOREIGN KEY (station, copy) REFERENCES notification.letter_copies (station, id) ON DELETE RESTRICT',
    'CREATE TRIGGER letter_copies_append_only BEFORE UPDATE OR DELETE ON notification.letter_copies FOR EACH ROW EXECUTE FUNCTION public.portal_append_only()',
    'CREATE TRIGGER letters_again_touch BEFORE UPDATE ON notification.letters_again FOR EACH ROW EXECUTE FUNCTION public.portal_touch()',
    'CREATE TRIGGER station_photos_touch BEFORE UPDATE ON knowledge.station_photos FOR EACH ROW EXECUTE FUNCTION public.portal_touch()',
)
DOWN = (
    'DROP TRIGGER station_photos_touch ON knowledge.station_photos',
    'DROP TRIGGER letters_again_touch ON notification.letters_again',
    'DROP TRIGGER letter_copies_append_only ON notification.letter_copies',
    'ALTER TABLE notification.letters_again DROP CONSTRAINT letters_again_copy_in_station',
    'ALTER TABLE notification.letters_again DROP CONSTRAINT letters_again_booking_in_station',
    'ALTER TABLE notification.letter_copies DROP CONSTRAINT letter_copies_booking_in_station',
    'DROP INDEX knowledge.station_photos_once',
    'DROP INDEX notification.letters_again_by_copy',
    'DROP INDEX notification.letters_again_by_booking',
    'DROP INDEX notification.letter_copies_by_booking',
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
