"""What deciding about a recipient has in common: written down with who and when, and told once."""

from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.system.events import MailRecipientDecided
from tables.system import MailRecipient, RecipientState


async def decide(recipient: MailRecipient, state: RecipientState, *, user_id: UUID | None) -> MailRecipient:
    """Move a (locked) recipient to a state, unless it is there; nobody decided what is only seen."""
    if recipient.state == state:
        return recipient
    is_decided = state != RecipientState.SEEN
    recipient.state = state
    recipient.decided_by = user_id if is_decided else None
    recipient.decided_at = clock.now() if is_decided else None
    await recipient.save()
    await record(MailRecipientDecided(stream_id=recipient.mailbox, recipient_id=recipient.id, state=state))
    return recipient
