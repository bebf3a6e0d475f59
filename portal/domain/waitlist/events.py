"""What can happen to somebody on the waiting list."""

from typing import ClassVar

from portal.domain.events import RecordedEvent


class WaitingBegun(RecordedEvent, frozen=True, kw_only=True):
    """Somebody waits for a date that is full."""

    name: ClassVar[str] = "bookings.waiting.begun"
    stream: ClassVar[str] = "waiting list entry"
    guests: int


class WaitingEnded(RecordedEvent, frozen=True, kw_only=True):
    """Somebody does not wait for a date any more, by their own word."""

    name: ClassVar[str] = "bookings.waiting.ended"
    stream: ClassVar[str] = "waiting list entry"


class PlaceOffered(RecordedEvent, frozen=True, kw_only=True):
    """A place came free, and the first who waits for it is offered it for a while."""

    name: ClassVar[str] = "bookings.place.offered"
    stream: ClassVar[str] = "waiting list entry"
    guests: int
