"""Begin to read a mailbox."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg

from portal.domain.events import record
from portal.domain.system.events import MailboxOpened
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable, check, columns
from tables.system import Mailbox, MailboxAuth
from tables.unit_of_work import atomic, savepoint


@atomic
async def open_mailbox(details: MailboxDetails, *, stations: Sequence[UUID]) -> Mailbox:
    """Read a mailbox from now on, for some stations of the business.

    Raises:
        NotReadable: the details cannot be right, or somebody reads that folder already.

    """
    check(details, stations=stations)
    if not details.secret and details.auth != MailboxAuth.LOCAL:
        raise NotReadable("Enter the mailbox's password or refresh token.", field="secret")

    mailbox = Mailbox(**columns(details), secret=details.secret or None, stations=list(stations))
    try:
        async with savepoint():
            await mailbox.save()
    except asyncpg.UniqueViolationError as error:
        raise NotReadable("This folder of this mailbox is read already.", field="address") from error
    await record(MailboxOpened(stream_id=mailbox.id))
    return mailbox
