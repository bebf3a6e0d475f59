"""Project a domain event onto the time line that staff read."""

from uuid import UUID

import msgspec

from tables.events import DomainEvent, Event
from tables.unit_of_work import atomic


@atomic
async def project(event_id: UUID, *, subjects: dict[str, UUID]) -> None:
    """Add an event to the time line of each subject (`{"booking": id, "customer": id}`), once.

    Runs in the scope of the one station that the subjects belong to.
    """
    happened = await DomainEvent.one(event_id)
    facts = msgspec.json.decode(happened.facts) | {"stream_id": happened.stream_id}
    for subject, subject_id in subjects.items():
        line = Event(
            event=happened.id,
            subject=subject,
            subject_id=subject_id,
            name=happened.name,
            facts=msgspec.json.encode(facts).decode(),
            actor=happened.actor,
            happened_at=happened.created_at,
        )
        await Event.insert(line).on_conflict(target=(Event.station, Event.event, Event.subject_id), action="DO NOTHING")
