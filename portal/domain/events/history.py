"""Read the time line of a booking or customer."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.events.decode import UnknownEvent
from tables.events import DomainEvent, Event


class History(msgspec.Struct, frozen=True):
    """One line of a time line; `name` is the domain event's, `actor` is `user:<id>`, `job:<name>`, `customer` ...

    `stream_id` is None for a line that was written before it was put there.
    """

    id: UUID
    name: str
    stream_id: UUID | None
    facts: dict[str, Any]
    actor: str
    happened_at: datetime


async def history(subject_id: UUID, *others: UUID, limit: int = 50) -> list[History]:
    """Return the newest lines about a subject, or about several that are one."""
    rows = (
        await Event.select(Event.id, Event.name, Event.facts, Event.actor, Event.happened_at)
        .where(Event.subject_id.is_in([subject_id, *others]) if others else Event.subject_id == subject_id)
        .order_by(Event.happened_at, ascending=False)
        .limit(limit)
        .output(load_json=True)
    )
    return [_line(row) for row in rows]


async def stream(name: str, *stream_ids: UUID, limit: int = 30) -> list[History]:
    """Return the newest events of streams, whose rows the caller has found in scope (the log itself has no fence)."""
    rows = (
        await DomainEvent.select(
            DomainEvent.id,
            DomainEvent.name,
            DomainEvent.stream_id,
            DomainEvent.facts,
            DomainEvent.actor,
            DomainEvent.created_at.as_alias("happened_at"),
        )
        .where((DomainEvent.stream == name) & DomainEvent.stream_id.is_in(list(stream_ids)))
        .order_by(DomainEvent.id, ascending=False)
        .limit(limit)
        .output(load_json=True)
    )
    return [History(**row) for row in rows]


async def name_of(event_id: UUID) -> str:
    """Return the name of an event.

    Raises:
        UnknownEvent: it was not recorded.

    """
    row = await DomainEvent.select(DomainEvent.name).where(DomainEvent.id == event_id).first()
    if row is None:
        raise UnknownEvent(event_id)
    return str(row["name"])


def _line(row: dict[str, Any]) -> History:
    stream_id = row["facts"].pop("stream_id", None)
    return History(**row, stream_id=UUID(stream_id) if stream_id else None)
