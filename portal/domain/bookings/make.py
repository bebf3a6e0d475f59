"""Make a booking for a customer."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg

from portal.domain.bookings.events import BookingMade
from portal.domain.bookings.reference import make_reference
from portal.domain.events import record
from tables.bookings import Booking, BookingSource
from tables.customers import Customer
from tables.stations import Business, Station
from tables.unit_of_work import atomic, savepoint


@atomic
async def make(  # noqa: PLR0913 - what a booking is
    customer_id: UUID,
    *,
    starts_at: datetime,
    guests: int,
    city: str,
    deposit_cents: int,
    total_cents: int,
    hold_until_at: datetime | None = None,
    ends_at: datetime | None = None,
    chefs_needed: int = 1,
    source: BookingSource = BookingSource.STAFF,
    name: str = "",
    qr_code: UUID | None = None,
) -> Booking:
    """Write a booking down that waits for its deposit, with a reference of its own, at the station in scope.

    No chef is kept free and nothing is priced: `book` does that. A customer who was merged into another keeps the
    letters, the other gets the booking.
    """
    customer = await Customer.one(customer_id)
    station = await Station.one(customer.station)
    business = await Business.one(station.business)
    booking = Booking(
        customer=customer.merged_into or customer.id,
        contact=customer.id if customer.merged_into else None,
        customer_name=name or customer.name,
        reference="",
        event_date=starts_at.astimezone(ZoneInfo(station.time_zone)).date(),
        starts_at=starts_at,
        ends_at=ends_at,
        guests=guests,
        city=city,
        deposit_cents=deposit_cents,
        total_cents=total_cents,
        hold_until_at=hold_until_at,
        chefs_needed=chefs_needed,
        source=source,
        qr_code=qr_code,
    )
    await _save_under_a_free_reference(booking, business.reference_prefix)
    await record(BookingMade(stream_id=booking.id, total_cents=total_cents))
    return booking


async def _save_under_a_free_reference(booking: Booking, prefix: str) -> None:
    while True:
        booking.reference = make_reference(prefix)
        try:
            async with savepoint():
                await booking.save()
        except asyncpg.UniqueViolationError:
            continue  # 1 in 28 million per booking: another one bears it
        return
