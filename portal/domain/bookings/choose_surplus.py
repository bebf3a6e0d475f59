"""Say what is to become of money that was paid too much."""

from typing import Final
from uuid import UUID

from portal.domain import tasks
from portal.domain.bookings.events import SurplusChosen
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.text import money
from tables.bookings import CLOSED_STATES, Booking, SurplusWish
from tables.tasks import TaskKind
from tables.unit_of_work import atomic

WORDS: Final = {
    SurplusWish.BACK: "Send {} back: the customer wants what they paid too much.",
    SurplusWish.GRATUITY: "Put {} to the gratuity: the customer gives what they paid too much to the chef.",
    SurplusWish.CREDIT: "Keep {} as credit: the customer wants what they paid too much for the next party.",
}


class NotTooMuch(Refused):
    """Nothing was paid too much, or another sum than the page said."""


@atomic
async def choose_surplus(booking_id: UUID, wish: SurplusWish, *, seen_cents: int) -> Booking:
    """Note what the customer wants done with what they paid too much, as a task in the place of those before.

    Raises:
        NotTooMuch: it is nothing, or another sum than they saw.

    """
    async with locked_booking(booking_id) as booking:
        too_much = max(-booking.balance_cents, 0)
        if not too_much or booking.state in CLOSED_STATES:
            raise NotTooMuch("Nothing is too much any more.")
        if too_much != seen_cents:
            raise NotTooMuch(f"It is {money(too_much)} by now. Choose once more.")
        booking.surplus_wish = wish
        await booking.save([Booking.surplus_wish])
        await tasks.withdraw_refunds(booking.id)
        await tasks.add(booking.id, WORDS[wish].format(money(too_much)), kind=TaskKind.REFUND, amount_cents=too_much)
        await record(SurplusChosen(stream_id=booking.id, wish=wish, amount_cents=too_much))
    return booking
