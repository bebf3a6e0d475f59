"""Remember that a job has reacted to an event."""

from uuid import UUID

from tables.events import IdempotencyKey


async def remember(event_id: UUID, job: str) -> bool:
    """Note that a job reacts to an event, or return False if it already has; the note commits with the job's effect."""
    noted = await (
        IdempotencyKey.insert(IdempotencyKey(event=event_id, job=job))
        .on_conflict(target=(IdempotencyKey.event, IdempotencyKey.job), action="DO NOTHING")
        .returning(IdempotencyKey.id)
    )
    return bool(noted)
