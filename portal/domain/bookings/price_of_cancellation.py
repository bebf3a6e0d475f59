"""Say what a cancellation would give back."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import availability, catalog, quotes
from portal.domain.quotes import Seen
from portal.text import money, month_day
from tables.bookings import Booking
from tables.scope import stations
from tables.stations import Station


class CancellationPrice(msgspec.Struct, frozen=True):
    """What was paid (tips too), what of it goes back, what stays, and why; `seen` is it as a page shows it."""

    paid_cents: int
    refund_cents: int
    retained_cents: int
    words: str
    seen: Seen = Seen()


async def price_of_cancellation(booking_id: UUID, *, by_customer: bool = True) -> CancellationPrice:
    """Return what goes back when a booking is canceled now, by the policy that its customer accepted.

    The deposit stays when the customer cancels later than the policy says, or could have before a move; all else goes
    back, and all of it when we cancel.
    """
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        policy = await catalog.policy((await quotes.catering_of(booking)).policy_version or None)
        zone = ZoneInfo((await Station.one(booking.station)).time_zone)
    today = availability.local_date(clock.now(), zone)
    last = quotes.refundable_until(policy, booking.event_date, left_behind=booking.refundable_until_date)
    return cancellation(booking, today, refundable_until=last, by_customer=by_customer)


def cancellation(booking: Booking, today: date, *, refundable_until: date, by_customer: bool) -> CancellationPrice:
    """Return what goes back on a day. Pure."""
    paid = booking.paid_cents + booking.gratuity_cents
    is_late = today > refundable_until
    retained = min(booking.paid_cents, booking.deposit_cents) if by_customer and is_late else 0
    seen = Seen(refund_cents=paid - retained, revision=str(booking.revision))
    return CancellationPrice(paid, paid - retained, retained, _words(paid, retained, refundable_until), seen)


def _words(paid: int, retained: int, last: date) -> str:
    if not paid:
        return "Nothing was paid, so nothing goes back."
    if not retained:
        return f"All that was paid goes back: {money(paid)}."
    stays = f"The deposit of {money(retained)} stays with us: it went back until {month_day(last)}."
    return f"{stays} {money(paid - retained)} goes back." if paid > retained else stays
