"""Move a booking from one state to another."""

from portal.domain.bookings.events import BookingMoved
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.bookings import TRANSITIONS, Booking, BookingState
from tables.unit_of_work import atomic


class NotPossible(Refused):
    """The booking cannot become that from the state that it is in."""


@atomic
async def move(booking: Booking, state: BookingState) -> Booking:
    """Move a locked booking to another state.

    Raises:
        NotPossible: there is no such step; the message names the state, and what is possible from it.

    """
    before = BookingState(booking.state)
    if not booking.can_become(state):
        possible = ", ".join(sorted(step.replace("_", " ") for step in TRANSITIONS[before])) or "nothing"
        raise NotPossible(f"This booking is {before.replace('_', ' ')}. From there it can become: {possible}.")
    booking.state = state
    await booking.save([Booking.state])
    await record(BookingMoved(stream_id=booking.id, before=before, after=state))
    return booking
