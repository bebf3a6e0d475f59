from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId

class Station(Table, tablename='stations', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T10:48:04:938316'
VERSION = '1.38.0'
DESCRIPTION = 'Write down how leads are answered'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('LeadContact', 'lead_contacts', schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'lead', column_class=UUID, params={'default': None}, schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'way', column_class=Varchar, params={'length': 20, 'default': None, 'choices': Enum('ContactWay', {'PHONE': 'phone', 'EMAIL': 'email', 'SMS': 'sms'})}, schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'by', column_class=UUID, params={'default': None}, schema='lead')
    manager.add_column('LeadContact', 'lead_contacts', 'words', column_class=Sealed, params={'default': None, 'packed': False, 'null': True, 'secret': True}, schema='lead')
    return manager
