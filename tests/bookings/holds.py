"""Holds that are paid, and the chefs that they keep."""

from typing import Any

from portal import clock
from portal.domain import payments
from tables.bookings import Booking
from tables.payments import CateringPayment
from tables.schedule import ChefAssignment


async def chefs_kept() -> int:
    return int(await ChefAssignment.count().where(ChefAssignment.released_at.is_null()))


async def pay(booking: Booking, cents: int = 100_00) -> Any:
    """Put money towards a booking, as the matching does."""
    money = CateringPayment(
        stations=[booking.station],
        station=booking.station,
        provider="zelle",
        gross_cents=cents,
        net_cents=cents,
        received_at=clock.now(),
    )
    await money.save()
    return await payments.allocate(money.id, booking_id=booking.id, amount_cents=cents)
