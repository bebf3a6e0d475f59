"""Note that a customer has their answer."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.inbox.events import MessagesAnswered
from tables.bookings import Booking
from tables.inbox import MessageThread
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def answer(booking_id: UUID) -> int:
    """Note that what a customer wrote about a booking was answered; return how many messages waited."""
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        threads = (
            await MessageThread.objects()
            .where((MessageThread.booking == booking.id) & (MessageThread.unread > 0))
            .lock_rows("UPDATE")
        )
        waited = 0
        for thread in threads:
            waited += thread.unread
            thread.unread = 0
            await thread.save([MessageThread.unread])
            await record(MessagesAnswered(stream_id=thread.id, booking_id=booking.id))
    return waited
