from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import Boolean
from piccolo.columns.column_types import Bytea
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Integer
from piccolo.columns.column_types import Numeric
from piccolo.columns.column_types import Text
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import TimeOrderedId
import decimal

class Business(Table, tablename='businesses', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T10:51:13:297515'
VERSION = '1.38.0'
DESCRIPTION = 'Add what a business shows and tries before it lets customers in'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('GoLiveTry', 'go_live_tries', schema='system')
    manager.add_table('Picture', 'pictures', schema='identity')
    manager.add_column('GoLiveTry', 'go_live_tries', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'kind', column_class=Varchar, params={'length': 10, 'default': None, 'choices': Enum('TryKind', {'MAIL': 'mail', 'NAMES': 'names'})}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'about', column_class=Varchar, params={'length': 600, 'default': None}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'is_fine', column_class=Boolean, params={'default': None}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'words', column_class=Text, params={'default': ''}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'asked_by', column_class=UUID, params={'default': None, 'null': True}, schema='system')
    manager.add_column('GoLiveTry', 'go_live_tries', 'arrived_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='system')
    manager.add_column('Picture', 'pictures', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='identity')
    manager.add_column('Picture', 'pictures', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='identity')
    manager.add_column('Picture', 'pictures', 'business', column_class=ForeignKey, params={'references': Business, 'on_delete': OnDelete.restrict, 'null': False, 'index': True}, schema='identity')
    manager.add_column('Picture', 'pictures', 'media_type', column_class=Varchar, params={'length': 20, 'default': None}, schema='identity')
    manager.add_column('Picture', 'pictures', 'width', column_class=Integer, params={'default': None}, schema='identity')
    manager.add_column('Picture', 'pictures', 'height', column_class=Integer, params={'default': None}, schema='identity')
    manager.add_column('Picture', 'pictures', 'content', column_class=Bytea, params={'default': None}, schema='identity')
    manager.add_constraint(table_class_name='Picture', tablename='pictures', constraint_name='pictures_id_in_business', constraint_class=Unique, params={'columns': ['business', 'id'], 'nulls_distinct': True}, schema='identity')
    manager.add_column('Business', 'businesses', 'dkim_selector', column_class=Varchar, params={'length': 63, 'default': ''}, schema='identity')
    manager.add_column('Business', 'businesses', 'legal_footer', column_class=Text, params={'default': ''}, schema='identity')
    manager.add_column('Business', 'businesses', 'logo', column_class=UUID, params={'default': None, 'null': True}, schema='identity')
    manager.add_column('Business', 'businesses', 'phone', column_class=Varchar, params={'length': 20, 'default': ''}, schema='identity')
    manager.add_column('Business', 'businesses', 'sender_name', column_class=Varchar, params={'length': 80, 'default': ''}, schema='identity')
    manager.alter_column(table_class_name='Policy', tablename='policies', column_name='tax_basis_points', db_column_name='tax_basis_points', params={'default': decimal.Decimal('0'), 'digits': (6, 1)}, old_params={'default': 0, 'digits': None}, column_class=Numeric, old_column_class=Integer, schema='knowledge')
    return manager
