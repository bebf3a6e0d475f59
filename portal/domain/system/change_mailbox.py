"""Change how a mailbox is reached, or for whom it is read."""

from collections.abc import Sequence
from typing import Final, cast
from uuid import UUID

import asyncpg

from portal.domain.events import record
from portal.domain.system.events import MailboxChanged
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable, check, check_open, columns
from portal.domain.system.serve import serve
from tables.system import Mailbox, MailboxAuth
from tables.unit_of_work import atomic, savepoint

LOG_IN: Final = frozenset({"address", "auth", "host", "port", "uses_tls", "username"})


@atomic
async def change_mailbox(mailbox_id: UUID, *, details: MailboxDetails, stations: Sequence[UUID]) -> Mailbox:
    """Change a mailbox's details; mails that were kept stay with the stations that they came for.

    The stored secret goes with the log-in that it was given for: to another one it is never sent.

    Raises:
        NotReadable: it is closed, the details cannot be right, somebody reads that folder already, or the secret is
            needed again.

    """
    check(details, stations=stations)
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    check_open(mailbox)
    changed = columns(details) | {
        "secret": details.secret or _stored_secret(mailbox, details),
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
    await serve(mailbox.id, stations)
    await record(MailboxChanged(stream_id=mailbox.id))
    return await Mailbox.one(mailbox_id)


def _stored_secret(mailbox: Mailbox, details: MailboxDetails) -> str | None:
    """Return the secret that is known, for the log-in that it was given for.

    Raises:
        NotReadable: this is another log-in.

    """
    if all(getattr(mailbox, name) == value for name, value in _log_in(details).items()):
        return cast("str | None", mailbox.secret)
    if details.auth == MailboxAuth.LOCAL:
        return None
    raise NotReadable(
        "Enter the password or token again: you changed where or how the portal logs in, "
        "and the stored one is only used for the log-in that it was given for.",
        field="secret",
    )


def _log_in(details: MailboxDetails) -> dict[str, object]:
    return {name: value for name, value in columns(details).items() if name in LOG_IN}
