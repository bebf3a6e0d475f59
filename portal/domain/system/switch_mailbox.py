"""Switch the reading of a mailbox on or off."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.system.events import MailboxSwitched
from portal.domain.system.mailbox_details import check_open
from tables.system import Mailbox
from tables.unit_of_work import atomic


@atomic
async def switch_mailbox(mailbox_id: UUID, *, is_on: bool) -> Mailbox:
    """Read a mailbox again, from where it was, or leave it alone, unless that is so already.

    Raises:
        NotReadable: it is closed.

    """
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    check_open(mailbox)
    if mailbox.is_on != is_on:
        mailbox.is_on = is_on
        await Mailbox.update({Mailbox.is_on: is_on, Mailbox.trouble: ""}).where(Mailbox.id == mailbox.id)
        await record(MailboxSwitched(stream_id=mailbox.id, is_on=is_on))
    return mailbox
