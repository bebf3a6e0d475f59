"""Say that an account or address is ours."""

from uuid import UUID

from portal.domain.system.decide_recipient import decide
from portal.domain.system.recipient import recipient_to_decide_about
from tables.system import MailRecipient, RecipientState
from tables.unit_of_work import atomic


@atomic
async def confirm_recipient(recipient_id: UUID, *, user_id: UUID) -> MailRecipient:
    """Let notices to a recipient count for its mailbox: those that wait are read again, later ones are matched.

    Raises:
        NotARecipient: its mailbox serves other stations, too.

    """
    _, recipient = await recipient_to_decide_about(recipient_id)
    return await decide(recipient, RecipientState.OURS, user_id=user_id)
