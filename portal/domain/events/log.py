"""Record what happened, in the transaction that made it happen."""

from typing import ClassVar, Final
from uuid import UUID

import asyncpg
import msgspec
from uuid_utils.compat import uuid7

from portal import clock
from portal.domain.errors import Refused
from tables.scope import actor, scope
from tables.sql import platform
from tables.unit_of_work import atomic


class RecordedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened.

    Subclasses name it (domain, noun, past participle) and carry its facts: ids and numbers, never PII.
    """

    name: ClassVar[str]
    stream: ClassVar[str]
    stream_id: UUID


class EditConflict(Refused):
    """Someone else changed the same thing first."""


# one statement, as there are several in most transactions: the event, the outbox and the relay's bell
_RECORD: Final = """
WITH happened AS (
  INSERT INTO system.domain_events (id, created_at, stream, stream_id, version, name, facts, business, stations, actor)
  SELECT $1, $2, $3::varchar, $4, coalesce(max(before.version), 0) + 1, $5, $6::jsonb, $7, $8::jsonb, $9
  FROM system.domain_events before WHERE before.stream = $3::varchar AND before.stream_id = $4
  RETURNING id, version),
told AS (INSERT INTO system.outbox_entries (id, created_at, event) SELECT $10, $2, happened.id FROM happened)
SELECT happened.version, pg_notify('outbox', '') FROM happened
"""


@atomic
async def record(event: RecordedEvent) -> None:
    """Append an event to its stream and to the outbox; the relay wakes when the transaction commits.

    Raises:
        EditConflict: another transaction has appended to the stream meanwhile.

    """
    now = scope()
    facts = {name: value for name, value in msgspec.to_builtins(event).items() if name != "stream_id"}
    try:
        await platform(
            _RECORD,
            uuid7(),
            clock.now(),
            event.stream,
            event.stream_id,
            event.name,
            msgspec.json.encode(facts).decode(),
            now.business,
            msgspec.json.encode(sorted(str(station) for station in now.stations)).decode(),
            actor(),
            uuid7(),
        )
    except asyncpg.UniqueViolationError as error:
        raise EditConflict("Someone else changed this just now. Look at it again.") from error
