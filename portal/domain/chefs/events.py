"""What can happen to a chef."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.chefs import AvailabilityKind


class ChefHired(RecordedEvent, frozen=True, kw_only=True):
    """A chef cooks for a station from now on."""

    name: ClassVar[str] = "chefs.chef.hired"
    stream: ClassVar[str] = "chef"


class ChefChanged(RecordedEvent, frozen=True, kw_only=True):
    """How a chef is reached, where they live, or what they can do was changed."""

    name: ClassVar[str] = "chefs.chef.changed"
    stream: ClassVar[str] = "chef"


class ChefHoursSet(RecordedEvent, frozen=True, kw_only=True):
    """A chef has other weekly hours from now on; `minutes` is how much that is in a week."""

    name: ClassVar[str] = "chefs.hours.set"
    stream: ClassVar[str] = "chef"
    minutes: int


class ChefTimeAdded(RecordedEvent, frozen=True, kw_only=True):
    """A chef takes time off, or works beside their weekly hours."""

    name: ClassVar[str] = "chefs.time.added"
    stream: ClassVar[str] = "chef"
    time_id: UUID
    kind: AvailabilityKind


class ChefTimeRemoved(RecordedEvent, frozen=True, kw_only=True):
    """Time off, or extra time, is as the week says again."""

    name: ClassVar[str] = "chefs.time.removed"
    stream: ClassVar[str] = "chef"
    time_id: UUID
    kind: AvailabilityKind


class ChefEnded(RecordedEvent, frozen=True, kw_only=True):
    """A chef no longer cooks for a station; their link shows nothing any more."""

    name: ClassVar[str] = "chefs.chef.ended"
    stream: ClassVar[str] = "chef"


class ChefLeaveSet(RecordedEvent, frozen=True, kw_only=True):
    """A chef is to leave, and this is their last day; None: they stay after all."""

    name: ClassVar[str] = "chefs.leave.set"
    stream: ClassVar[str] = "chef"
    last_date: date | None


class ChefReturned(RecordedEvent, frozen=True, kw_only=True):
    """A chef who had left cooks for the station again."""

    name: ClassVar[str] = "chefs.chef.returned"
    stream: ClassVar[str] = "chef"


class ChefLinkRenewed(RecordedEvent, frozen=True, kw_only=True):
    """The link to a chef's own page is another one; all handed out before show nothing."""

    name: ClassVar[str] = "chefs.link.renewed"
    stream: ClassVar[str] = "chef"
