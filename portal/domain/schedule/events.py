"""What can happen to the schedule: chefs, arrivals and blocked dates."""

from typing import ClassVar
from uuid import UUID

from portal.domain.bookings import BookingEvent
from portal.domain.events import RecordedEvent


class ChefArrived(BookingEvent, frozen=True, kw_only=True):
    """A chef has arrived at a party, by their own word."""

    name: ClassVar[str] = "bookings.chef.arrived"
    chef_id: UUID
    assignment_id: UUID


class ChefDone(BookingEvent, frozen=True, kw_only=True):
    """A chef has cleaned up and leaves a party, by their own word."""

    name: ClassVar[str] = "bookings.chef.done"
    chef_id: UUID
    assignment_id: UUID


class DateBlocked(RecordedEvent, frozen=True, kw_only=True):
    """A date, or one of its slots, takes no new parties."""

    name: ClassVar[str] = "bookings.date.blocked"
    stream: ClassVar[str] = "blocked date"
    starts_minute: int | None = None


class DateUnblocked(RecordedEvent, frozen=True, kw_only=True):
    """A date, or one of its slots, takes parties again."""

    name: ClassVar[str] = "bookings.date.unblocked"
    stream: ClassVar[str] = "blocked date"
