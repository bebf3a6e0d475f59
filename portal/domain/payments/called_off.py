"""What became of the money of a party that is off: what stays, what goes back, and what came only afterwards."""

from typing import Final
from uuid import UUID

import msgspec

from portal.domain.bookings import BookingCancelled, BookingStateChanged
from tables.bookings import CLOSED_STATES, Booking, BookingState
from tables.events import DomainEvent
from tables.payments import AllocationKind, Payment

_OF_A_BOOKING: Final = [AllocationKind.BOOKING, AllocationKind.GRATUITY]


class CalledOff(msgspec.Struct, frozen=True):
    """Where the money that a party still has belongs, in cents."""

    stays_cents: int = 0
    goes_back_cents: int = 0
    came_after_cents: int = 0


async def called_off(booking: Booking) -> CalledOff:
    """Say what stays here of the money of a party that is off; what came afterwards was never meant to.

    Everything stays of a no-show, and of a canceled party what the rules said on that day.
    """
    event = await _called_off_by(booking.id) if booking.state in CLOSED_STATES else None
    if event is None:
        return CalledOff()
    there = booking.paid_cents + booking.gratuity_cents
    kept = await _kept(booking.id)
    late = min(max(await _came_since(booking.id, event), 0), there if kept is None else max(there - kept, 0))
    stays = there - late if kept is None else min(kept, there - late)
    return CalledOff(stays, there - late - stays, late)


async def goes_back(booking: Booking) -> int:
    """Return what a booking has and does not keep, in cents: of a party that is off, or what it was paid too much."""
    if booking.state in CLOSED_STATES:
        off = await called_off(booking)
        return off.goes_back_cents + off.came_after_cents
    if booking.state == BookingState.EXPIRED:
        return booking.paid_cents + booking.gratuity_cents
    return max(-booking.balance_cents, 0)


async def _called_off_by(booking_id: UUID) -> UUID | None:
    """Return the event by which it went off."""
    rows = await (
        DomainEvent.select(DomainEvent.id, DomainEvent.facts)
        .where((DomainEvent.stream == BookingStateChanged.stream) & (DomainEvent.stream_id == booking_id))
        .where(DomainEvent.name == BookingStateChanged.name)
        .order_by(DomainEvent.version, ascending=False)
    )
    return next((row["id"] for row in rows if msgspec.json.decode(row["facts"])["after"] in CLOSED_STATES), None)


async def _kept(booking_id: UUID) -> int | None:
    """Return what a cancellation said that stays."""
    row = await (
        DomainEvent.select(DomainEvent.facts)
        .where((DomainEvent.stream == BookingCancelled.stream) & (DomainEvent.stream_id == booking_id))
        .where(DomainEvent.name == BookingCancelled.name)
        .order_by(DomainEvent.version, ascending=False)
        .first()
    )
    return int(msgspec.json.decode(row["facts"])["kept_cents"]) if row else None


async def _came_since(booking_id: UUID, event_id: UUID) -> int:
    """Return what the booking was given since, less what was taken back or moved on; ids are in order of time."""
    rows = await (
        Payment.select(Payment.amount_cents)
        .where((Payment.booking == booking_id) & (Payment.id > event_id))
        .where(Payment.kind.is_in(_OF_A_BOOKING))
    )
    return sum(row["amount_cents"] for row in rows)
