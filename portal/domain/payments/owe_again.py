"""Bring what is to be done in line with money that a booking has again."""

from uuid import UUID

from portal.domain import bookings, tasks
from portal.domain.payments.called_off import goes_back
from tables.bookings import Booking
from tables.unit_of_work import atomic


@atomic
async def owe_again(booking_id: UUID, *, amount_cents: int, decision_id: UUID) -> None:
    """Put the tasks that an undone refund had done among those that are to be done.

    Where the booking now has more than its open tasks send back, there is one for the rest: the party may have become
    cheaper, been paid once more or been called off since.
    """
    done_cents = await tasks.owe_refunds_again(decision_id)
    booking = await Booking.one(booking_id, lock=True)
    unasked = await goes_back(booking) - await tasks.refunds_asked(booking.id)
    if (again := min(unasked, amount_cents - done_cents)) > 0:
        await bookings.came_too_much(booking, again)
