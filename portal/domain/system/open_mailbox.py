"""Begin to read a mailbox."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg

from portal.domain.events import record
from portal.domain.system.events import MailboxOpened
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable, check, columns
from portal.domain.system.serve import serve
from tables.system import Mailbox, MailboxAuth
from tables.unit_of_work import atomic, savepoint


@atomic
async def open_mailbox(details: MailboxDetails, *, stations: Sequence[UUID]) -> Mailbox:
    """Read a mailbox from now on, for some stations of the business; one that was closed goes on where it stopped.

    Raises:
        NotReadable: the details cannot be right, or somebody reads that folder already.

    """
    check(details, stations=stations)
    if not details.secret and details.auth != MailboxAuth.LOCAL:
        raise NotReadable("Enter the mailbox's password or refresh token.", field="secret")

    told = columns(details) | {"secret": details.secret or None, "stations": list(stations)}
    try:
        async with savepoint():
            mailbox = await _read_again(told) or await _read_first(told)
    except asyncpg.UniqueViolationError as error:
        raise NotReadable("This folder of this mailbox is read already.", field="address") from error
    await serve(mailbox.id, stations)
    await record(MailboxOpened(stream_id=mailbox.id))
    return mailbox


async def _read_again(told: dict[str, Any]) -> Mailbox | None:
    """Open a mailbox that was closed: it goes on where it stopped, so that no mail is read a second time."""
    same = (Mailbox.address == told["address"]) & (Mailbox.folder == told["folder"])
    closed = Mailbox.select(Mailbox.id).where(same & Mailbox.closed_at.is_not_null())
    row = await closed.order_by(Mailbox.closed_at, ascending=False).first()
    if row is None:
        return None
    await Mailbox.update(told | {"closed_at": None, "is_on": True}).where(Mailbox.id == row["id"])
    return await Mailbox.one(row["id"])


async def _read_first(told: dict[str, Any]) -> Mailbox:
    mailbox = Mailbox(**told)
    await mailbox.save()
    return mailbox
