"""Hold a booking, in its station's scope, as a page showed it: how nearly every verb about one begins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from portal import clock
from portal.domain.bookings.events import (
    BookingCancelled,
    BookingChanged,
    BookingPaid,
    BookingStateChanged,
    ChefsAssigned,
)
from portal.domain.errors import Refused
from portal.text import ago_in_words
from tables.bookings import Booking
from tables.events import DomainEvent
from tables.scope import stations

_HAPPENED = {
    BookingChanged.name: "it was changed",
    BookingCancelled.name: "it was canceled",
    BookingStateChanged.name: "its status changed",
    ChefsAssigned.name: "other chefs were assigned",
    BookingPaid.name: "a payment came in",
}


class ChangedMeanwhile(Refused):
    """Somebody else changed the booking after the page was made."""


@asynccontextmanager
async def locked_booking(booking_id: UUID, *, revision: int | None = None) -> AsyncIterator[Booking]:
    """Lock a booking until the transaction ends, and narrow the scope to its station.

    With a `revision`, which a verb requires of whoever decides on a page, it must be what that page showed.

    Raises:
        RowMissing: there is no such booking in scope.
        ChangedMeanwhile: the booking has changed since, with what happened and when.

    """
    booking = await Booking.one(booking_id, lock=True)
    with stations(booking.station):
        if revision is not None and revision != booking.revision:
            raise ChangedMeanwhile(await _what_happened(booking))
        yield booking


async def _what_happened(booking: Booking) -> str:
    last = await (
        DomainEvent.select(DomainEvent.name, DomainEvent.created_at)
        .where((DomainEvent.stream == "booking") & (DomainEvent.stream_id == booking.id))
        .where(DomainEvent.name.is_in(list(_HAPPENED)))
        .order_by(DomainEvent.version, ascending=False)
        .first()
    )
    what = f"{_HAPPENED[last['name']]} {ago_in_words(last['created_at'], clock.now())}" if last else "it was changed"
    return f"This booking is not as you saw it: {what}. Nothing was done; look at it again."
