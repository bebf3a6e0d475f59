"""What stands in the calendar: the parties of some dates, each with the chefs who are reserved for it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from tables.bookings import ON_THE_CALENDAR, UPCOMING, Booking, BookingState, PaymentState
from tables.schedule import ChefAssignment

USUAL_LENGTH: Final = timedelta(hours=2)


class CalendarAssignment(msgspec.Struct, frozen=True):
    """A chef who is reserved for a party, from loading the car to cleaning up, and where that is."""

    chef: UUID
    starts_at: datetime
    ends_at: datetime
    postal_code: str
    is_tentative: bool
    arrived_at: datetime | None = None
    done_at: datetime | None = None


class CalendarEntry(msgspec.Struct, frozen=True):
    """A party on the calendar; money in cents. `assignments` are its chefs, of `chefs_needed`."""

    id: UUID
    station: UUID
    customer_name: str
    reference: str
    state: BookingState
    payment_state: PaymentState
    event_date: date
    starts_at: datetime
    ends_at: datetime | None
    guests: int
    city: str
    hold_until_at: datetime | None
    chefs_needed: int
    total_cents: int
    deposit_cents: int
    paid_cents: int
    revision: int
    assignments: tuple[CalendarAssignment, ...] = ()

    @property
    def chefs(self) -> tuple[UUID, ...]:
        """Return the chefs who are reserved."""
        return tuple(assignment.chef for assignment in self.assignments)

    @property
    def chefs_missing(self) -> int:
        """Return how many chefs are still to be found; none for what is over or off."""
        return max(self.chefs_needed - len(self.assignments), 0) if self.state in UPCOMING else 0

    @property
    def over_at(self) -> datetime:
        """Return when it ends."""
        return self.ends_at or self.starts_at + USUAL_LENGTH

    @property
    def is_hold(self) -> bool:
        """Say whether the date is only held, until the deposit comes."""
        return self.state == BookingState.PENDING_DEPOSIT

    @property
    def is_movable(self) -> bool:
        """Say whether the party can still be moved to another time."""
        return self.state in UPCOMING

    @property
    def due_cents(self) -> int:
        """Return what is still owed."""
        return max(self.total_cents - self.paid_cents, 0)


_COLUMNS: Final = (
    Booking.id,
    Booking.station,
    Booking.customer_name,
    Booking.reference,
    Booking.state,
    Booking.payment_state,
    Booking.event_date,
    Booking.starts_at,
    Booking.ends_at,
    Booking.guests,
    Booking.city,
    Booking.hold_until_at,
    Booking.chefs_needed,
    Booking.total_cents,
    Booking.deposit_cents,
    Booking.paid_cents,
    Booking.revision,
)
_ASSIGNMENT: Final = (
    ChefAssignment.booking,
    ChefAssignment.chef,
    ChefAssignment.starts_at,
    ChefAssignment.ends_at,
    ChefAssignment.postal_code,
    ChefAssignment.is_tentative,
    ChefAssignment.arrived_at,
    ChefAssignment.done_at,
)
_IS_RESERVED: Final = ChefAssignment.released_at.is_null()


async def calendar(
    first: date, last: date, *, chef: UUID | None = None, states: Collection[BookingState] | None = None
) -> list[CalendarEntry]:
    """Return the parties from one date to another (both included), in their order; a chef's alone, where one is named.

    Two statements, however many parties there are.
    """
    rows = (
        await Booking.select(*_COLUMNS)
        .where(Booking.event_date >= first)
        .where(Booking.event_date <= last)
        .where(Booking.state.is_in(sorted(states or ON_THE_CALENDAR)))
        .order_by(Booking.starts_at)
        .order_by(Booking.id)
    )
    assignments = await _assignments(first, last) if rows else {}
    found = (CalendarEntry(**row, assignments=tuple(assignments.get(row["id"], ()))) for row in rows)
    return [entry for entry in found if chef is None or chef in entry.chefs]


async def calendar_entry(booking_id: UUID) -> CalendarEntry | None:
    """Return one party as it stands in the calendar, whatever its state; None where it is not in scope."""
    row = await Booking.select(*_COLUMNS).where(Booking.id == booking_id).first()
    if row is None:
        return None
    assignments = (
        await ChefAssignment.select(*_ASSIGNMENT).where(_IS_RESERVED).where(ChefAssignment.booking == booking_id)
    )
    return CalendarEntry(**row, assignments=tuple(_by_booking(assignments).get(booking_id, ())))


async def _assignments(first: date, last: date) -> dict[UUID, list[CalendarAssignment]]:
    rows = (
        await ChefAssignment.select(*_ASSIGNMENT)
        .where(_IS_RESERVED)
        .where(ChefAssignment.event_date >= first)
        .where(ChefAssignment.event_date <= last)
        .order_by(ChefAssignment.id)
    )
    return _by_booking(rows)


def _by_booking(rows: Iterable[dict[str, Any]]) -> dict[UUID, list[CalendarAssignment]]:
    found: dict[UUID, list[CalendarAssignment]] = defaultdict(list)
    for row in rows:
        found[row.pop("booking")].append(CalendarAssignment(**row))
    return found
