"""How payments find bookings"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T07:51:39:505576"
VERSION = "1.38.0"
DESCRIPTION = "How payments find bookings"

UP = (
    "CREATE INDEX bookings_by_match_tokens ON core.bookings USING gin (match_tokens) WITH (fastupdate = off)",
    "CREATE INDEX bookings_not_findable ON core.bookings USING btree (station, match_version) WHERE deleted_at IS NULL",
    "CREATE INDEX bookings_by_prefix ON core.bookings USING btree (station, upper(substring(reference, '^(.*)-')), event_date) WHERE deleted_at IS NULL AND state IN ('pending_deposit', 'confirmed', 'in_service', 'completed', 'expired')",
    "CREATE INDEX bookings_owing_all ON core.bookings USING btree (station, (total_cents - paid_cents), id) INCLUDE (event_date, deposit_cents, total_cents, paid_cents) WHERE deleted_at IS NULL AND state IN ('pending_deposit', 'confirmed', 'in_service', 'completed', 'expired') AND paid_cents < total_cents",
    "CREATE INDEX bookings_owing_a_deposit ON core.bookings USING btree (station, (deposit_cents - paid_cents), id) INCLUDE (event_date, deposit_cents, total_cents, paid_cents) WHERE deleted_at IS NULL AND state IN ('pending_deposit', 'confirmed', 'in_service', 'completed', 'expired') AND paid_cents < deposit_cents AND deposit_cents < total_cents",
    "CREATE INDEX bookings_owing_a_balance ON core.bookings USING btree (station, (total_cents - deposit_cents), id) INCLUDE (event_date, deposit_cents, total_cents, paid_cents) WHERE deleted_at IS NULL AND state IN ('pending_deposit', 'confirmed', 'in_service', 'completed', 'expired') AND paid_cents = 0 AND 0 < deposit_cents AND deposit_cents < total_cents",
    "CREATE FUNCTION public.portal_match_anew() RETURNS trigger LANGUAGE plpgsql AS $f$\nBEGIN\n  IF (NEW.reference, NEW.customer_name) IS DISTINCT FROM (OLD.reference, OLD.customer_name)\n    AND current_setting('portal.rotating', true) IS DISTINCT FROM 'on' THEN NEW.match_version = 0; END IF;\n  RETURN NEW;\nEND $f$",
    "CREATE TRIGGER bookings_matched_anew BEFORE UPDATE OF reference, customer_name ON core.bookings FOR EACH ROW EXECUTE FUNCTION public.portal_match_anew()",
)
DOWN = (
    "DROP TRIGGER bookings_matched_anew ON core.bookings",
    "DROP FUNCTION public.portal_match_anew()",
    "DROP INDEX core.bookings_owing_a_balance",
    "DROP INDEX core.bookings_owing_a_deposit",
    "DROP INDEX core.bookings_owing_all",
    "DROP INDEX core.bookings_by_prefix",
    "DROP INDEX core.bookings_not_findable",
    "DROP INDEX core.bookings_by_match_tokens",
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
