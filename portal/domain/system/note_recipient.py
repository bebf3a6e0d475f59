"""Note whom a payment notice was written to, or whose account it names."""

from datetime import datetime
from uuid import UUID

from portal.domain.system.recipient import LONGEST_ADDRESS, recipient_of
from tables.system import MailRecipient
from tables.unit_of_work import atomic


@atomic
async def note_recipient(mailbox_id: UUID, *, value: str, sender: str, seen_at: datetime) -> MailRecipient | None:
    """Count a trusted notice to a recipient; that alone makes nobody's account ours.

    Whoever reads the same mail again does not note it again. None: no account is called so long.
    """
    if not value.strip() or len(value) > LONGEST_ADDRESS:
        return None
    recipient = await recipient_of(mailbox_id, value)
    recipient.mails += 1
    recipient.sender = sender
    recipient.seen_at = max(seen_at, recipient.seen_at or seen_at)
    await recipient.save([MailRecipient.mails, MailRecipient.sender, MailRecipient.seen_at])
    return recipient
