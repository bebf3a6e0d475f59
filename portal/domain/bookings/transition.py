"""Move a booking from one state to another."""

from portal.domain import availability
from portal.domain.bookings.events import BookingStateChanged
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.bookings import FELL_THROUGH, TRANSITIONS, Booking, BookingState
from tables.unit_of_work import atomic


class NotPossible(Refused):
    """The booking cannot become that from the state that it is in."""


@atomic
async def transition(booking: Booking, state: BookingState) -> Booking:
    """Move a locked booking to another state; one that will not take place lets its chefs go.

    Raises:
        NotPossible: there is no such step; the message names the state, and what is possible from it.

    """
    before = BookingState(booking.state)
    if not booking.can_become(state):
        possible = ", ".join(sorted(step.replace("_", " ") for step in TRANSITIONS[before])) or "nothing"
        raise NotPossible(f"This booking is {before.replace('_', ' ')}. From there it can become: {possible}.")
    booking.state = state
    if state == BookingState.CONFIRMED:
        booking.confirmed_hold_until_at = None  # money shows more than an opened letter
    booking.revision += 1
    await booking.save([Booking.state, Booking.revision, Booking.confirmed_hold_until_at])
    if state in FELL_THROUGH:
        await availability.release_chefs(booking)
    await record(BookingStateChanged(stream_id=booking.id, before=before, after=state))
    return booking
