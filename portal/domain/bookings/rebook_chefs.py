"""Get the chefs of an expired booking back."""

from uuid import UUID

from portal import clock
from portal.domain import availability
from portal.domain.availability import AvailabilitySnapshot, FreeCapacity
from tables.bookings import Booking, CateringBooking
from tables.unit_of_work import atomic


@atomic
async def rebook_chefs(booking: Booking) -> bool:
    """Reserve chefs for a (locked) booking once more, its former ones first; says whether that could be done.

    A booking that never had chefs needs none back.
    """
    former = await availability.chefs_once_of(booking.id)
    if not former:
        return True
    if booking.starts_at <= clock.now():
        return False
    await availability.lock_dates(booking.event_date)
    postal_code = await _postal_code(booking.id)
    snapshot, capacity = await _capacity(booking, postal_code)
    if capacity is None:
        return False
    chefs = sorted(capacity.chefs, key=lambda chef: chef not in former)  # else in the order of suggestion
    needed = booking.chefs_needed
    reserved = await availability.reserve_chefs(
        booking, chefs, hours=snapshot.hours, postal_code=postal_code, needed=needed
    )
    if reserved < needed:
        await availability.release_chefs(booking)
        return False
    return True


async def is_free_again(booking: Booking) -> bool:
    """Say whether the time of an expired booking could be had now, as far as one can tell by looking."""
    if booking.starts_at <= clock.now():
        return False
    if not await availability.chefs_once_of(booking.id):
        return True
    _, capacity = await _capacity(booking, await _postal_code(booking.id))
    return capacity is not None


async def _capacity(booking: Booking, postal_code: str) -> tuple[AvailabilitySnapshot, FreeCapacity | None]:
    snapshot = (await availability.snapshot_of(booking.event_date, booking.event_date)).without(booking.id)
    return snapshot, availability.free_capacity(
        snapshot, booking.starts_at, guests=booking.guests, postal_code=postal_code, by_staff=True
    )


async def _postal_code(booking_id: UUID) -> str:
    row = await CateringBooking.select(CateringBooking.postal_code).where(CateringBooking.booking == booking_id).first()
    return row["postal_code"] if row else ""
