"""Make a booking for a customer."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain.bookings.record_party import write_down
from tables.bookings import Booking
from tables.customers import Customer
from tables.stations import Station
from tables.unit_of_work import atomic


@atomic
async def make(
    customer_id: UUID,
    *,
    starts_at: datetime,
    guests: int,
    city: str,
    deposit_cents: int,
    total_cents: int,
    hold_until_at: datetime | None = None,
) -> Booking:
    """Make a booking that waits for its deposit, at the station in scope.

    No chef is reserved and nothing is priced: `book` does that.
    """
    customer = await Customer.one(customer_id)
    station = await Station.one(customer.station)
    return await write_down(
        customer,
        customer_name=customer.name,
        event_date=starts_at.astimezone(ZoneInfo(station.time_zone)).date(),
        starts_at=starts_at,
        guests=guests,
        city=city,
        deposit_cents=deposit_cents,
        total_cents=total_cents,
        hold_until_at=hold_until_at,
    )
