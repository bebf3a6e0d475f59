"""Recipients and taught senders belong to their business"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T07:28:10:297034"
VERSION = "1.38.0"
DESCRIPTION = "Recipients and taught senders belong to their business"

UP = (
    "ALTER TABLE system.mail_recipients ADD CONSTRAINT mail_recipients_mailbox_in_business FOREIGN KEY (business, mailbox) REFERENCES system.mailboxes (business, id) ON DELETE RESTRICT",
    "ALTER TABLE system.taught_templates ADD CONSTRAINT taught_templates_taught_sender_in_business FOREIGN KEY (business, taught_sender) REFERENCES system.taught_senders (business, id) ON DELETE RESTRICT",
    "CREATE INDEX payment_notifications_of_writer ON payment.payment_notifications USING btree (business, writer_index, id)",
    "CREATE TRIGGER mail_recipients_touch BEFORE UPDATE ON system.mail_recipients FOR EACH ROW EXECUTE FUNCTION public.portal_touch()",
    "CREATE TRIGGER taught_senders_touch BEFORE UPDATE ON system.taught_senders FOR EACH ROW EXECUTE FUNCTION public.portal_touch()",
    "CREATE TRIGGER taught_templates_append_only BEFORE UPDATE OR DELETE ON system.taught_templates FOR EACH ROW EXECUTE FUNCTION public.portal_append_only()",
)
DOWN = (
    "DROP TRIGGER taught_templates_append_only ON system.taught_templates",
    "DROP TRIGGER taught_senders_touch ON system.taught_senders",
    "DROP TRIGGER mail_recipients_touch ON system.mail_recipients",
    "DROP INDEX payment.payment_notifications_of_writer",
    "ALTER TABLE system.taught_templates DROP CONSTRAINT taught_templates_taught_sender_in_business",
    "ALTER TABLE system.mail_recipients DROP CONSTRAINT mail_recipients_mailbox_in_business",
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
