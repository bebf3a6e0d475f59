"""Put a customer's credit towards one of their bookings."""

from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.payments.accounts import draw, price_of
from portal.domain.payments.credit import credits_of
from portal.domain.payments.manual import written
from portal.domain.payments.transfer import transfer
from portal.text import money
from tables.bookings import CLOSED_STATES, Booking
from tables.payments import ManualEntry, ManualKind
from tables.scope import stations
from tables.unit_of_work import atomic


class MoreThanIsOwed(Refused):
    """Credit pays what is owed, and no more."""


@atomic
async def use_credit(booking_id: UUID, *, amount_cents: int, user_id: UUID, note: str = "") -> ManualEntry:
    """Move credit of a booking's customer towards its price, as far as that is not paid.

    Raises:
        MoreThanIsOwed: the booking owes less than that, or is off.
        MoreThanIsThere: the customer has less credit than that.

    """
    booking = await Booking.one(booking_id)
    owed = 0 if booking.state in CLOSED_STATES else max(booking.balance_cents, 0)
    if amount_cents > owed:
        raise MoreThanIsOwed(f"This booking owes {money(owed)}.", field="amount_cents")
    with stations(booking.station):
        drawn = await draw(await credits_of(booking.customer), amount_cents)
        entry = await written(
            ManualKind.CREDIT_USED,
            customer_id=booking.customer,
            booking_id=booking.id,
            amount_cents=amount_cents,
            note=note,
            made_by=user_id,
        )
        for part in drawn:
            await transfer(part, price_of(booking), decision_id=entry.id)
    return entry
