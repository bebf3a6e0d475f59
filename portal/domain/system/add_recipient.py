"""Name an account or address of ours before any mail does."""

from uuid import UUID

from portal.domain.system.decide_recipient import decide
from portal.domain.system.recipient import NotARecipient, checked, mailbox_to_decide_about, recipient_of
from tables.system import MailRecipient, RecipientState
from tables.unit_of_work import atomic


@atomic
async def add_recipient(mailbox_id: UUID, *, value: str, user_id: UUID) -> MailRecipient:
    """Let notices to an account or address count for a mailbox; one that was seen, or refused, is confirmed.

    Raises:
        NotARecipient: it is neither an address nor a handle, is among ours already, or the mailbox serves other
            stations, too.

    """
    written = checked(value)
    recipient = await recipient_of((await mailbox_to_decide_about(mailbox_id)).id, written)
    if recipient.state == RecipientState.OURS:
        raise NotARecipient("This is among yours already.", field="value")
    return await decide(recipient, RecipientState.OURS, user_id=user_id)
