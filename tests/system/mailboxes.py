"""A mailbox to add, and what was recorded of it."""

from uuid import UUID

from portal.domain.system import MailboxDetails
from tables.events import DomainEvent

GMAIL = MailboxDetails(address="Pay@Example.com", host="imap.gmail.com", secret="app password")


async def names_of_events(stream_id: UUID) -> list[str]:
    events = (
        await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == stream_id).order_by(DomainEvent.id)
    )
    return [event["name"] for event in events]
