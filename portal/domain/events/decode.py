"""Read what was recorded as the event that it was."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.events.log import RecordedEvent


class UnknownEvent(LookupError):
    """An event that this copy of the portal does not know: a newer one has recorded it."""


def kinds(of: type[RecordedEvent] = RecordedEvent) -> Iterator[type[RecordedEvent]]:
    """Yield every kind of event; a class that has no name only says what several have in common."""
    for kind in of.__subclasses__():
        if hasattr(kind, "name"):
            yield kind
        yield from kinds(kind)


def decode(name: str, stream_id: UUID, facts: Mapping[str, Any]) -> RecordedEvent:
    """Return an event as it was recorded.

    Raises:
        UnknownEvent: there is no event of this name.
        msgspec.ValidationError: it was recorded without a fact that its class wants today.

    """
    kind = next((kind for kind in kinds() if kind.name == name), None)
    if kind is None:
        raise UnknownEvent(name)
    return msgspec.convert({**facts, "stream_id": stream_id}, kind, strict=False)
