"""Take back what was decided about a recipient."""

from uuid import UUID

from portal.domain.system.decide_recipient import decide
from portal.domain.system.recipient import recipient_to_decide_about
from tables.system import MailRecipient, RecipientState
from tables.unit_of_work import atomic


@atomic
async def reopen_recipient(recipient_id: UUID) -> MailRecipient:
    """Let notices to a recipient wait again; money that was put towards a booking meanwhile stays there.

    Raises:
        NotARecipient: its mailbox serves other stations, too.

    """
    _, recipient = await recipient_to_decide_about(recipient_id)
    return await decide(recipient, RecipientState.SEEN, user_id=None)
