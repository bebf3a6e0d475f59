"""Find and keep the answers to leads"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-30T10:48:24:193141"
VERSION = "1.38.0"
DESCRIPTION = "Find and keep the answers to leads"

UP = (
    'ALTER TABLE lead.lead_contacts ADD CONSTRAINT lead_contacts_lead_in_station FOREIGN KEY (station, lead) REFERENCES lead.leads (station, id) ON DELETE RESTRICT',
    'CREATE INDEX lead_contacts_by_lead ON lead.lead_contacts USING btree (station, lead, id DESC)',
    'CREATE TRIGGER lead_contacts_append_only BEFORE UPDATE OR DELETE ON lead.lead_contacts FOR EACH ROW EXECUTE FUNCTION public.portal_append_only()',
)
DOWN = (
    'DROP TRIGGER lead_contacts_append_only ON lead.lead_contacts',
    'DROP INDEX lead.lead_contacts_by_lead',
    'ALTER TABLE lead.lead_contacts DROP CONSTRAINT lead_contacts_lead_in_station',
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
