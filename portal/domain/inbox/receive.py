"""Take in what a customer writes on the page of their booking."""

from typing import Final
from uuid import UUID

from portal import clock
from portal.domain.bookings import locked_booking
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.inbox.events import MessageReceived
from tables.bookings import Booking
from tables.inbox import Channel, Direction, Message, MessageThread
from tables.unit_of_work import atomic

LONGEST: Final = 2000


class NothingWritten(Refused):
    """A message has words, and not too many of them."""


@atomic
async def receive(booking_id: UUID, words: str) -> Message:
    """Add a customer's message to the conversation about their booking, which it begins where there is none.

    Raises:
        NothingWritten: it is empty, or longer than anybody reads.

    """
    said = words.strip()
    if not said:
        raise NothingWritten("Write a few words, then send them.", field="words")
    if len(said) > LONGEST:
        raise NothingWritten(
            f"That is more than {LONGEST:,} characters. Say it more briefly, or call us.", field="words"
        )
    async with locked_booking(booking_id) as booking:  # two first messages at once begin one conversation
        thread = await _thread(booking)
        message = Message(thread=thread.id, direction=Direction.IN, body=said, sent_at=clock.now())
        await message.save()
        thread.last_message_at = message.sent_at
        thread.unread += 1
        await thread.save([MessageThread.last_message_at, MessageThread.unread])
        await record(MessageReceived(stream_id=thread.id, message_id=message.id, booking_id=booking.id))
    return message


async def _thread(booking: Booking) -> MessageThread:
    known = (
        await MessageThread.objects()
        .where((MessageThread.booking == booking.id) & (MessageThread.channel == Channel.PORTAL))
        .first()
    )
    if known:
        return known
    begun = MessageThread(
        customer=booking.customer,
        customer_name=booking.customer_name,
        booking=booking.id,
        channel=Channel.PORTAL,
        last_message_at=clock.now(),
    )
    await begun.save()
    return begun
