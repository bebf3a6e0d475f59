"""Cancel a booking."""

from uuid import UUID

from portal.domain import quotes, tasks
from portal.domain.bookings.events import BookingCancelled
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.bookings.price_of_cancellation import price_of_cancellation
from portal.domain.bookings.transition import transition
from portal.domain.events import record
from portal.domain.quotes import Seen
from portal.domain.tasks import LONGEST_TASK
from portal.text import money
from tables.bookings import Booking, BookingState
from tables.tasks import TaskKind
from tables.unit_of_work import atomic


@atomic
async def cancel(
    booking_id: UUID, *, words: str = "", by_customer: bool, revision: int, seen: Seen | None = None
) -> Booking:
    """Call a party off: its chefs are free again; what goes back to the customer becomes a task, with the reason.

    Raises:
        NotPossible: it is over, or off already.
        ChangedMeanwhile: the booking is not as the page of that revision showed it.
        NotAsSeen: the page showed that something else goes back.

    """
    async with locked_booking(booking_id, revision=revision) as booking:
        price = await price_of_cancellation(booking.id, by_customer=by_customer)
        if seen is not None:
            quotes.check_seen(seen, price.seen)
        await record(
            BookingCancelled(
                stream_id=booking.id,
                refund_cents=price.refund_cents,
                kept_cents=price.retained_cents,
                by_customer=by_customer,
            )
        )
        await tasks.withdraw_refunds(booking.id)  # what goes back now has it in it
        await _note(booking.id, price.refund_cents, words, by_customer=by_customer)
        return await transition(booking, BookingState.CANCELLED)


async def _note(booking_id: UUID, refund_cents: int, words: str, *, by_customer: bool) -> None:
    """Write the task: money that goes back, or only the reason that was given, to be read."""
    who = "The customer canceled" if by_customer else "We canceled"
    said = f"{who}: {' '.join(words.split())}" if words.strip() else f"{who}."
    if refund_cents:
        back = f"Send {money(refund_cents)} back. {said}"
        await tasks.add(booking_id, back[:LONGEST_TASK], kind=TaskKind.REFUND, amount_cents=refund_cents)
    elif words.strip():
        await tasks.add(booking_id, said[:LONGEST_TASK])
