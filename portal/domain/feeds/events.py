"""What can happen to a calendar feed."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent


class FeedOpened(RecordedEvent, frozen=True, kw_only=True):
    """A calendar program may read the parties of a chef, or (without one) of the station."""

    name: ClassVar[str] = "bookings.feed.opened"
    stream: ClassVar[str] = "calendar feed"
    chef_id: UUID | None = None


class FeedRevoked(RecordedEvent, frozen=True, kw_only=True):
    """A calendar program may no longer read."""

    name: ClassVar[str] = "bookings.feed.revoked"
    stream: ClassVar[str] = "calendar feed"
