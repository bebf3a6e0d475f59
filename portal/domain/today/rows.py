"""What the page of the day is told of a party, of who cooks it, and of what waits beside it."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.chefs import Absence, TimeRange
from tables.bookings import ACTIVE, BookingState, PaymentState

A_PARTY: Final = timedelta(hours=2)
"""States of a party that is still to be cooked."""


NEVER: Final = TimeRange(datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))


class TodayAssignment(msgspec.Struct, frozen=True):
    """A chef who is reserved for a party, from when until when and where; `absence` is why they cannot be there."""

    chef: UUID
    name: str
    arrived_at: datetime | None = None
    done_at: datetime | None = None
    absence: Absence | None = None
    time: TimeRange = NEVER
    postal_code: str = ""


class TodayParty(msgspec.Struct, frozen=True, kw_only=True):
    """A party of the days around today; money in cents."""

    id: UUID
    station: UUID
    customer_name: str
    reference: str
    state: BookingState
    payment_state: PaymentState
    event_date: date
    starts_at: datetime
    ends_at: datetime | None
    hold_until_at: datetime | None
    guests: int
    city: str
    chefs_needed: int
    deposit_cents: int
    total_cents: int
    paid_cents: int
    refunded_cents: int = 0
    assignments: tuple[TodayAssignment, ...] = ()
    allergies: str = ""
    postal_code: str = ""

    @property
    def is_on(self) -> bool:
        """Say whether it is still to be cooked."""
        return self.state in ACTIVE

    @property
    def over_at(self) -> datetime:
        """Return when it ends."""
        return self.ends_at or self.starts_at + A_PARTY

    @property
    def owed_cents(self) -> int:
        """Return what is still to come."""
        return max(self.total_cents - self.paid_cents, 0)

    @property
    def deposit_due_cents(self) -> int:
        """Return what is missing from the deposit."""
        return max(self.deposit_cents - self.paid_cents, 0)

    @property
    def chefs_missing(self) -> int:
        """Return how many chefs are still to be found."""
        return max(self.chefs_needed - len(self.assignments), 0) if self.is_on else 0

    @property
    def is_quiet(self) -> bool:
        """Say whether it needs nobody: it has its chefs and its money, or is over."""
        if self.state == BookingState.COMPLETED:
            return self.owed_cents == 0
        return self.is_on and not (self.chefs_missing or self.owed_cents or self.has_conflict)

    @property
    def has_conflict(self) -> bool:
        """Say whether a chef of it is off at that time, does not work then, or no longer cooks for us."""
        return self.is_on and any(each.absence for each in self.assignments)


class TodayTask(msgspec.Struct, frozen=True):
    """Something that a person has to do about a booking."""

    id: UUID
    station: UUID
    booking: UUID
    customer_name: str
    kind: str
    words: str
    amount_cents: int | None
    due_date: date | None
    created_at: datetime


class ThreadLine(msgspec.Struct, frozen=True):
    """A conversation in which somebody waits for an answer."""

    id: UUID
    station: UUID
    customer: UUID
    customer_name: str
    booking: UUID | None
    last_message_at: datetime
    unread: int


class TodayOffer(msgspec.Struct, frozen=True):
    """A place that somebody on the waiting list has been offered."""

    id: UUID
    station: UUID
    event_date: date
    name: str
    guests: int
    offered_until_at: datetime


class TodayLead(msgspec.Struct, frozen=True):
    """Somebody who asked for a party and has had no answer."""

    id: UUID
    station: UUID
    name: str
    guests: int
    asked_at: datetime


class TodayPayment(msgspec.Struct, frozen=True):
    """A payment that waits for a person; `booking` is the likeliest one, `runs_out` what `urgent_at` is."""

    id: UUID
    station: UUID
    payer: str
    amount_cents: int
    briefly: str
    sent_at: datetime
    urgent_at: datetime | None
    booking: UUID | None
    customer_name: str
    runs_out: str = ""
