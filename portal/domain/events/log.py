"""Record what happened, in the transaction that made it happen."""

from typing import ClassVar
from uuid import UUID

import asyncpg
import msgspec

from portal.domain.errors import Refused
from tables.events import DomainEvent, OutboxEntry
from tables.scope import actor, scope
from tables.sql import platform
from tables.unit_of_work import atomic


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened.

    Subclasses name it (domain, noun, past participle) and carry its facts: ids and numbers, never PII.
    """

    name: ClassVar[str]
    stream: ClassVar[str]
    stream_id: UUID


class Conflict(Refused):
    """Someone else changed the same thing first."""


@atomic
async def record(event: Happened) -> DomainEvent:
    """Append an event to its stream and to the outbox; the relay wakes when the transaction commits.

    Raises:
        Conflict: another transaction has appended to the stream meanwhile.

    """
    now = scope()
    facts = {name: value for name, value in msgspec.to_builtins(event).items() if name != "stream_id"}
    row = DomainEvent(
        stream=event.stream,
        stream_id=event.stream_id,
        version=await _next_version(event),
        name=event.name,
        facts=msgspec.json.encode(facts).decode(),
        business=now.business,
        stations=msgspec.json.encode(sorted(str(station) for station in now.stations)).decode(),
        actor=actor(),
    )
    try:
        await row.save()
    except asyncpg.UniqueViolationError as error:
        raise Conflict("Someone else changed this just now. Look at it again.") from error
    await OutboxEntry(event=row.id).save()
    await platform("SELECT pg_notify('outbox', '')")
    return row


async def _next_version(event: Happened) -> int:
    latest = (
        await DomainEvent.select(DomainEvent.version)
        .where((DomainEvent.stream == event.stream) & (DomainEvent.stream_id == event.stream_id))
        .order_by(DomainEvent.version, ascending=False)
        .first()
    )
    return (latest["version"] if latest else 0) + 1
