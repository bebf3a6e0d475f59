"""Write a new booking down."""

from typing import Any

from portal.domain.bookings.events import BookingMade
from portal.domain.bookings.reference import make_reference
from portal.domain.events import record
from tables.bookings import Booking
from tables.customers import Customer
from tables.scope import the_business
from tables.stations import Business
from tables.unit_of_work import atomic


@atomic
async def write_down(customer: Customer, **facts: Any) -> Booking:  # noqa: ANN401 - whatever columns have
    """Write a booking down for a customer, with a reference of its own; `facts` are its columns.

    One who was merged into another keeps the letters, the other gets the booking.
    """
    prefix = (await Business.one(the_business())).reference_prefix
    booking = Booking(
        **facts,
        customer=customer.merged_into or customer.id,
        contact=customer.id if customer.merged_into else None,
        reference=make_reference(prefix),
    )
    while not await _is_written(booking):
        booking.reference = make_reference(prefix)  # 1 in 28 million per booking: another one bears it
    await record(BookingMade(stream_id=booking.id, total_cents=booking.total_cents))
    return booking


async def _is_written(booking: Booking) -> bool:
    once = (Booking.station, Booking.reference)
    return bool(await Booking.insert(booking).on_conflict(target=once, action="DO NOTHING").returning(Booking.id))
