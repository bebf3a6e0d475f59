"""What availability is made of: openings, slots, chefs and what they are reserved for. Pure."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.chefs import ChefTimes, TimeRange

Miles = Callable[[str, str], int | None]


class OpeningState(StrEnum):
    """Whether a party may begin then."""

    FREE = "free"
    LAST = "last"
    FULL = "full"
    BLOCKED = "blocked"
    TOO_SOON = "too_soon"
    CLOSED = "closed"


CAN_BE_BOOKED: Final = frozenset({OpeningState.FREE, OpeningState.LAST})


class Opening(msgspec.Struct, frozen=True):
    """A time at which a party may begin, or may not, with the `capacity` for more of that size, and suggested `chefs`.

    Where it is too soon there may still be capacity, for staff to give. `fill_percent` is how full its whole date is.
    """

    starts_at: datetime
    ends_at: datetime
    state: OpeningState
    capacity: int
    fill_percent: int
    chefs: tuple[UUID, ...] = ()

    @property
    def is_available(self) -> bool:
        """Say whether a party may begin then."""
        return self.state in CAN_BE_BOOKED

    @property
    def is_for_staff(self) -> bool:
        """Say whether staff may give it, too: what is only too soon for customers to take by themselves."""
        return self.is_available or self.state == OpeningState.TOO_SOON


class Hours(msgspec.Struct, frozen=True):
    """The policy's part: how long a party keeps a chef, how far ahead one books, how many guests a chef serves."""

    setup_minutes: int = 30
    service_minutes: int = 90
    cleanup_minutes: int = 30
    miles_per_hour: int = 35
    guests_per_chef: int = 30
    notice_hours: int = 48
    horizon_days: int = 365

    def needed(self, guests: int) -> int:
        """Return how many chefs a party of that size needs."""
        return max(1, ceil(guests / self.guests_per_chef))

    def busy(self, starts_at: datetime) -> TimeRange:
        """Return from when to when a party that begins then keeps its chefs."""
        before, after = self.setup_minutes, self.service_minutes + self.cleanup_minutes
        return TimeRange(starts_at - timedelta(minutes=before), starts_at + timedelta(minutes=after))


class Slot(msgspec.Struct, frozen=True):
    """A time at which parties begin, on some weekdays (Monday = 0)."""

    weekdays: tuple[int, ...]
    starts_minute: int
    max_parties: int | None = None


class Assignment(NamedTuple):
    """A chef is reserved for a booking, from loading the car to cleaning up."""

    booking: UUID
    chef: UUID
    event_date: date
    time: TimeRange
    postal_code: str


class Held(NamedTuple):
    """A booking that takes a place: when it begins, and how many chefs it needs.

    It is unconfirmed while nobody has shown that our letters reach them.
    """

    booking: UUID
    starts_at: datetime
    chefs_needed: int
    is_unconfirmed: bool = False


class AvailabilitySnapshot(msgspec.Struct, frozen=True):
    """All that availability depends on."""

    zone: ZoneInfo
    hours: Hours
    slots: tuple[Slot, ...]
    blocked: frozenset[tuple[date, int | None]]
    cooks: tuple[ChefTimes, ...]
    assignments: tuple[Assignment, ...]
    held: tuple[Held, ...]
    miles: Miles
    now: datetime

    def without(self, booking: UUID) -> "AvailabilitySnapshot":
        """Return the same without one booking, as if it were to be made anew."""
        return msgspec.structs.replace(
            self,
            assignments=tuple(each for each in self.assignments if each.booking != booking),
            held=tuple(held for held in self.held if held.booking != booking),
        )
