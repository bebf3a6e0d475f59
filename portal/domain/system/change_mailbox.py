"""Change how a mailbox is reached, or for whom it is read."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from portal.domain.events import record
from portal.domain.system.events import MailboxChanged
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable, check
from tables.system import Mailbox
from tables.unit_of_work import atomic


@atomic
async def change_mailbox(mailbox_id: UUID, *, details: MailboxDetails, stations: Sequence[UUID]) -> Mailbox:
    """Change a mailbox's details; mails that were kept stay with the stations that they came for."""
    check(details, stations=stations)
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    if await _is_read_already(mailbox, details):
        raise NotReadable("This folder of this mailbox is read already.", field="address")

    changed = msgspec.structs.asdict(details) | {
        "address": details.address.lower(),
        "secret": details.secret or mailbox.secret,
        "our_handles": msgspec.json.encode(details.our_handles).decode(),
        "stations": list(stations),
        "trouble": "",
    }
    if (mailbox.address, mailbox.folder) != (changed["address"], details.folder):
        changed |= {"uid_validity": None, "last_uid": 0}  # another folder has other numbers
    await Mailbox.update(changed).where(Mailbox.id == mailbox.id)
    await record(MailboxChanged(stream_id=mailbox.id))
    return await Mailbox.one(mailbox_id)


async def _is_read_already(mailbox: Mailbox, details: MailboxDetails) -> bool:
    is_same_folder = (Mailbox.address == details.address.lower()) & (Mailbox.folder == details.folder)
    return bool(await Mailbox.exists().where(is_same_folder & (Mailbox.id != mailbox.id)))
