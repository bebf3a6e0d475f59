"""Reserve chefs for a booking, and release them."""

from collections.abc import Iterable
from uuid import UUID

from portal import clock
from portal.domain.availability.snapshot import Hours
from tables.bookings import Booking
from tables.schedule import ChefAssignment
from tables.unit_of_work import atomic


@atomic
async def reserve_chefs(
    booking: Booking, chefs: Iterable[UUID], *, hours: Hours, postal_code: str, needed: int, is_tentative: bool = True
) -> int:
    """Reserve the first of these chefs who can be had for a booking, and return how many of `needed` there are.

    Whether a chef is somewhere else then is for the database to say; whoever is, is passed over.
    """
    reserved = 0
    for chef in chefs:
        if reserved == needed:
            break
        reserved += await _reserve(booking, chef, hours, postal_code, is_tentative=is_tentative)
    return reserved


async def _reserve(booking: Booking, chef: UUID, hours: Hours, postal_code: str, *, is_tentative: bool) -> bool:
    busy = hours.busy(booking.starts_at)
    row = ChefAssignment(
        booking=booking.id,
        chef=chef,
        event_date=booking.event_date,
        starts_at=busy.starts_at,
        ends_at=busy.ends_at,
        postal_code=postal_code,
        is_tentative=is_tentative,
    )
    return bool(await ChefAssignment.insert(row).on_conflict(action="DO NOTHING").returning(ChefAssignment.id))


@atomic
async def release_chefs(booking: Booking, chefs: Iterable[UUID] | None = None) -> int:
    """Release a booking's chefs (all, or those named), and return how many there were."""
    named = None if chefs is None else list(chefs)
    if named == []:
        return 0
    query = (
        ChefAssignment.update({ChefAssignment.released_at: clock.now()})
        .where(ChefAssignment.booking == booking.id)
        .where(ChefAssignment.released_at.is_null())
    )
    if named is not None:
        query = query.where(ChefAssignment.chef.is_in(named))
    return len(await query.returning(ChefAssignment.id))


async def chefs_of(booking_id: UUID) -> list[UUID]:
    """Return who is reserved for a booking."""
    rows = (
        await ChefAssignment.select(ChefAssignment.chef)
        .where((ChefAssignment.booking == booking_id) & ChefAssignment.released_at.is_null())
        .order_by(ChefAssignment.id)
    )
    return [row["chef"] for row in rows]


async def chefs_once_of(booking_id: UUID) -> set[UUID]:
    """Return who was ever reserved for a booking."""
    rows = await ChefAssignment.select(ChefAssignment.chef).where(ChefAssignment.booking == booking_id)
    return {row["chef"] for row in rows}
