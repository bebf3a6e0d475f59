"""Refuse what was decided on a page that is out of date."""

from datetime import datetime

from portal import clock
from portal.domain.bookings.events import BookingCancelled, BookingChanged, BookingMoved, BookingPaid, ChefsAssigned
from portal.domain.errors import Refused
from tables.bookings import Booking
from tables.events import DomainEvent

_HAPPENED = {
    BookingChanged.name: "it was changed",
    BookingCancelled.name: "it was canceled",
    BookingMoved.name: "its status changed",
    ChefsAssigned.name: "other chefs were assigned",
    BookingPaid.name: "a payment came in",
}
_MINUTE, _HOUR = 60, 3600


class ChangedMeanwhile(Refused):
    """Somebody else changed the booking after the page was made."""


async def check_revision(booking: Booking, revision: int | None) -> None:
    """Refuse a change of a locked booking that was made on an older page; None is not checked.

    Raises:
        ChangedMeanwhile: with what happened, and when.

    """
    if revision is None or revision == booking.revision:
        return
    last = await (
        DomainEvent.select(DomainEvent.name, DomainEvent.created_at)
        .where((DomainEvent.stream == "booking") & (DomainEvent.stream_id == booking.id))
        .where(DomainEvent.name.is_in(list(_HAPPENED)))
        .order_by(DomainEvent.version, ascending=False)
        .first()
    )
    what = f"{_HAPPENED[last['name']]} {_ago(last['created_at'])}" if last else "it was changed"
    raise ChangedMeanwhile(f"This booking is not as you saw it: {what}. Nothing was done; look at it again.")


def _ago(moment: datetime) -> str:
    seconds = int((clock.now() - moment).total_seconds())
    if seconds < _MINUTE:
        return f"{max(seconds, 1)} s ago"
    return f"{seconds // _MINUTE} min ago" if seconds < _HOUR else f"{seconds // _HOUR} h ago"
