from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from enum import Enum
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import Bytea
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import Integer
from piccolo.columns.column_types import Text
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Check
from piccolo.constraints import Unique
from piccolo.table import Table
from tables.columns import Sealed
from tables.columns import TimeOrderedId

class Station(Table, tablename='stations', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)
ID = '2026-11-30T10:41:55:032011'
VERSION = '1.38.0'
DESCRIPTION = 'Keep letters as they were sent, and say what is included and what to bring'

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description=DESCRIPTION)
    manager.add_table('StationPhoto', 'station_photos', schema='knowledge')
    manager.add_table('LetterAgain', 'letters_again', schema='notification')
    manager.add_table('LetterCopy', 'letter_copies', schema='notification')
    manager.add_column('StationPhoto', 'station_photos', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'kind', column_class=Varchar, params={'length': 20, 'default': None, 'choices': Enum('PhotoKind', {'INCLUDED': 'included', 'TO_BRING': 'to_bring'})}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'alt', column_class=Varchar, params={'length': 200, 'default': None}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'media_type', column_class=Varchar, params={'length': 40, 'default': None}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'width', column_class=Integer, params={'default': None}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'height', column_class=Integer, params={'default': None}, schema='knowledge')
    manager.add_column('StationPhoto', 'station_photos', 'content', column_class=Bytea, params={'default': None}, schema='knowledge')
    manager.add_column('LetterAgain', 'letters_again', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'updated_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'deleted_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'booking', column_class=UUID, params={'default': None}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'copy', column_class=UUID, params={'default': None}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'sent_by', column_class=UUID, params={'default': None, 'null': True}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'state', column_class=Varchar, params={'length': 10, 'default': 'queued', 'choices': Enum('DeliveryState', {'QUEUED': 'queued', 'SENT': 'sent', 'FAILED': 'failed', 'UNKNOWN': 'unknown'})}, schema='notification')
    manager.add_column('LetterAgain', 'letters_again', 'sent_at', column_class=Timestamptz, params={'default': None, 'null': True}, schema='notification')
    manager.add_column('LetterCopy', 'letter_copies', 'id', column_class=UUID, params={'default': TimeOrderedId(), 'primary_key': True}, schema='notification')
    manager.add_column('LetterCopy', 'letter_copies', 'created_at', column_class=Timestamptz, params={'default': TimestamptzNow()}, schema='notification')
    manager.add_column('LetterCopy', 'letter_copies', 'station', column_class=ForeignKey, params={'references': Station, 'on_delete': OnDelete.restrict, 'null': False}, schema='notification')
    manager.add_column('LetterCopy', 'letter_copies', 'booking', column_class=UUID, params={'default': None}, schema='notification')
    manager.add_column('LetterCopy', 'letter_copies', 'letter', column_class=UUID, params={'default': None}, schema='notification')
    manager.add_column('LetterCopy', 'letter_copies', 'message', column_class=Sealed, params={'default': None, 'packed': False, 'secret': True}, schema='notification')
    manager.add_constraint(table_class_name='StationPhoto', tablename='station_photos', constraint_name='station_photos_have_a_size', constraint_class=Check, params={'condition': '("width" > 0 AND "height" > 0)'}, schema='knowledge')
    manager.add_constraint(table_class_name='LetterCopy', tablename='letter_copies', constraint_name='letter_copies_once', constraint_class=Unique, params={'columns': ['station', 'letter'], 'nulls_distinct': True}, schema='notification')
    manager.add_constraint(table_class_name='LetterCopy', tablename='letter_copies', constraint_name='letter_copies_id_in_station', constraint_class=Unique, params={'columns': ['station', 'id'], 'nulls_distinct': True}, schema='notification')
    manager.add_column('Policy', 'policies', 'included', column_class=Text, params={'default': 'Your own chef, and the show at the grill\nThe grill, the gas and everything to cook with\nAll the food that you order, cooked fresh in front of you\nSetting up, and cleaning up our cooking area'}, schema='knowledge')
    manager.add_column('Policy', 'policies', 'to_bring', column_class=Text, params={'default': 'Tables and chairs for your guests\nPlates, forks, napkins and cups\nDrinks\nA level spot for the grill, about 8 by 8 feet, with cover in case of rain'}, schema='knowledge')
    manager.alter_column(table_class_name='BookingLetter', tablename='booking_letters', column_name='kind', db_column_name='kind', params={'choices': Enum('LetterKind', {'HELD': 'held', 'CONFIRMED': 'confirmed', 'CHANGED': 'changed', 'CANCELLED': 'cancelled', 'EXPIRED': 'expired', 'BALANCE_DUE': 'balance_due', 'REMINDER': 'reminder', 'THANKS': 'thanks', 'WAITING': 'waiting', 'LINK': 'link'})}, old_params={'choices': Enum('LetterKind', {'HELD': 'held', 'CONFIRMED': 'confirmed', 'CHANGED': 'changed', 'CANCELLED': 'cancelled', 'EXPIRED': 'expired', 'BALANCE_DUE': 'balance_due', 'REMINDER': 'reminder', 'THANKS': 'thanks', 'WAITING': 'waiting'})}, column_class=Varchar, old_column_class=Varchar, schema='notification')
    return manager
