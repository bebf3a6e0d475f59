"""Say that an account or address is somebody else's."""

from uuid import UUID

from portal.domain.account_names import one_spelling
from portal.domain.system.decide_recipient import decide
from portal.domain.system.recipient import NotARecipient, recipient_to_decide_about
from tables.system import MailRecipient, RecipientState
from tables.unit_of_work import atomic


@atomic
async def refuse_recipient(recipient_id: UUID, *, user_id: UUID) -> MailRecipient:
    """Set notices to a recipient aside as not money in: those that wait, and later ones.

    Raises:
        NotARecipient: it is the mailbox's own address, or its mailbox serves other stations, too.

    """
    mailbox, recipient = await recipient_to_decide_about(recipient_id)
    if one_spelling(recipient.value) == one_spelling(mailbox.address):
        raise NotARecipient("This is the mailbox’s own address.")
    return await decide(recipient, RecipientState.NOT_OURS, user_id=user_id)
