"""Change how a mailbox is reached, or for whom it is read."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg
import msgspec

from portal.domain.events import record
from portal.domain.system.events import MailboxChanged
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable, check
from tables.system import Mailbox, MailSource
from tables.unit_of_work import atomic, savepoint


@atomic
async def change_mailbox(mailbox_id: UUID, *, details: MailboxDetails, stations: Sequence[UUID]) -> Mailbox:
    """Change a mailbox's details; mails that were kept stay with the stations that they came for.

    Raises:
        NotReadable: the details cannot be right, or somebody reads that folder already.

    """
    check(details, stations=stations)
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    changed = msgspec.structs.asdict(details) | {
        "address": details.address.lower(),
        "secret": details.secret or mailbox.secret,
        "our_handles": msgspec.json.encode(details.our_handles).decode(),
        "stations": list(stations),
        "trouble": "",
    }
    if (mailbox.address, mailbox.folder) != (changed["address"], details.folder):
        changed |= {"uid_validity": None, "last_uid": 0}  # another folder has other numbers
    try:
        async with savepoint():
            await Mailbox.update(changed).where(Mailbox.id == mailbox.id)
    except asyncpg.UniqueViolationError as error:
        raise NotReadable("This folder of this mailbox is read already.", field="address") from error
    await MailSource.update({MailSource.stations: list(stations)}).where(MailSource.mailbox == mailbox.id)
    await record(MailboxChanged(stream_id=mailbox.id))
    return await Mailbox.one(mailbox_id)
