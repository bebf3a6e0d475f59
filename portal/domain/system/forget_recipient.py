"""Forget an account or address, and what was decided about it."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.system.events import MailRecipientForgotten
from portal.domain.system.recipient import recipient_to_decide_about
from tables.system import MailRecipient
from tables.unit_of_work import atomic


@atomic
async def forget_recipient(recipient_id: UUID) -> None:
    """Take a recipient off the list; the next notice to it is the first one, and waits.

    The row goes for good: one that is only marked would be in the way of that next notice.

    Raises:
        NotARecipient: its mailbox serves other stations, too.

    """
    mailbox, recipient = await recipient_to_decide_about(recipient_id)
    await MailRecipient.delete().where(MailRecipient.id == recipient.id)
    await record(MailRecipientForgotten(stream_id=mailbox.id, recipient_id=recipient.id))
