"""A notice held for its recipient keeps nobody else's away"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T08:36:12:922553"
VERSION = "1.38.0"
DESCRIPTION = "A notice held for its recipient keeps nobody else's away"

UP = (
    'DROP INDEX payment.payment_notifications_message_once',
    'DROP INDEX payment.payment_notifications_transaction_once',
    "CREATE UNIQUE INDEX payment_notifications_transaction_once ON payment.payment_notifications USING btree (business, provider, transaction_id) WHERE transaction_id IS NOT NULL AND is_trusted AND kind = 'incoming_payment' AND guard NOT IN ('duplicate', 'recipient')",
    "CREATE UNIQUE INDEX payment_notifications_message_once ON payment.payment_notifications USING btree (business, message_id) WHERE message_id IS NOT NULL AND is_trusted AND guard NOT IN ('duplicate', 'recipient')",
)
DOWN = (
    'DROP INDEX payment.payment_notifications_message_once',
    'DROP INDEX payment.payment_notifications_transaction_once',
    "CREATE UNIQUE INDEX payment_notifications_transaction_once ON payment.payment_notifications USING btree (business, provider, transaction_id) WHERE transaction_id IS NOT NULL AND is_trusted AND kind = 'incoming_payment' AND guard <> 'duplicate'",
    "CREATE UNIQUE INDEX payment_notifications_message_once ON payment.payment_notifications USING btree (business, message_id) WHERE message_id IS NOT NULL AND is_trusted AND guard <> 'duplicate'",
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
