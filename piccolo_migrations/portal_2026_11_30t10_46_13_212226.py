from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.column_types import Boolean
from piccolo.columns.column_types import Date
from piccolo.columns.column_types import Integer
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import Varchar
from piccolo.constraints import Check
from tables.columns import Sealed
ID = '2026-11-30T10:46:13:212226'
VERSION = '1.38.0'
DESCRIPTION = 'Keep what a moved deposit, a late change and a wish need'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_column('Policy', 'policies', 'complete_after_hours', column_class=Integer, params={'default': 12}, schema='knowledge')
    manager.add_column('Policy', 'policies', 'grow_until_hours', column_class=Integer, params={'default': 24}, schema='knowledge')
    manager.add_column('Booking', 'bookings', 'refundable_until_date', column_class=Date, params={'default': None, 'null': True}, schema='core')
    manager.add_column('Booking', 'bookings', 'surplus_wish', column_class=Varchar, params={'length': 10, 'default': None, 'null': True, 'choices': Enum('SurplusWish', {'BACK': 'back', 'GRATUITY': 'gratuity', 'CREDIT': 'credit'})}, schema='core')
    manager.add_column('BookingLetter', 'booking_letters', 'address', column_class=Sealed, params={'default': None, 'packed': False, 'null': True, 'secret': True}, schema='notification')
    manager.add_column('WaitingListEntry', 'waiting_list_entries', 'welcomed_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='core')
    manager.add_column('PaymentDeclaration', 'payment_declarations', 'is_gratuity', column_class=Boolean, params={'default': False}, schema='payment')
    manager.alter_column(table_class_name='BookingLetter', tablename='booking_letters', column_name='kind', db_column_name='kind', params={'choices': Enum('LetterKind', {'HELD': 'held', 'CONFIRMED': 'confirmed', 'CHANGED': 'changed', 'CANCELLED': 'cancelled', 'EXPIRED': 'expired', 'BALANCE_DUE': 'balance_due', 'REMINDER': 'reminder', 'THANKS': 'thanks', 'WAITING': 'waiting', 'LINK': 'link', 'ADDRESS_CHANGED': 'address_changed'})}, old_params={'choices': Enum('LetterKind', {'HELD': 'held', 'CONFIRMED': 'confirmed', 'CHANGED': 'changed', 'CANCELLED': 'cancelled', 'EXPIRED': 'expired', 'BALANCE_DUE': 'balance_due', 'REMINDER': 'reminder', 'THANKS': 'thanks', 'WAITING': 'waiting', 'LINK': 'link'})}, column_class=Varchar, old_column_class=Varchar, schema='notification')
    manager.add_constraint(table_class_name='Policy', tablename='policies', constraint_name='policies_hours_are_possible', constraint_class=Check, params={'condition': '("grow_until_hours" >= 0 AND "complete_after_hours" >= 0)'}, schema='knowledge')
    return manager
