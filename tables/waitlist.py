"""The waiting list: who wants a date that is full."""

from enum import StrEnum

from piccolo.columns import Date, Integer, Timestamptz, Varchar

from tables.base import Changing, StationTable
from tables.columns import Sealed, blind_index


class WaitingState(StrEnum):
    """What became of somebody who waits for a date."""

    WAITING = "waiting"
    OFFERED = "offered"
    BOOKED = "booked"
    GONE = "gone"


ON_THE_LIST = frozenset({WaitingState.WAITING, WaitingState.OFFERED})
"""Still hoping for the date: who may be offered it, or may leave."""


class WaitingListEntry(Changing, StationTable, schema="core", tablename="waiting_list_entries"):
    """Somebody who wants a date that is full; the first is offered it for a while when a place comes free.

    `welcomed_at` is when the mail went out that they are on the list, `told_at` when the one about that offer did.
    """

    event_date = Date(default=None)
    starts_minute = Integer(null=True, default=None)
    guests = Integer(default=None)
    postal_code = Varchar(length=10, default="")
    name = Sealed()
    email = Sealed()
    phone = Sealed(null=True)
    email_index = blind_index()
    state = Varchar(length=10, choices=WaitingState, default=WaitingState.WAITING)
    offered_until_at = Timestamptz(null=True, default=None)
    welcomed_at = Timestamptz(null=True, default=None)
    told_at = Timestamptz(null=True, default=None)
