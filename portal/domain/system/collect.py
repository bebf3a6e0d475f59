"""Read what came to a mailbox."""

from datetime import timedelta
from uuid import UUID

from portal import clock
from portal.domain.system.note import note
from portal.domain.system.queries import account_of
from portal.domain.system.store_mail import store_mail
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.ports import Cursor, InboundMail, MailboxConnector
from tables.system import Mailbox, SyncHistory
from tables.unit_of_work import atomic


async def collect(mailbox_id: UUID, *, mailboxes: MailboxConnector) -> int:
    """Keep every mail after the cursor, and return how many were new; what goes wrong outside is noted on the mailbox.

    The cursor follows each mail that is kept, so that a reading that breaks off goes on where it was. Two readings at
    once keep no mail twice. No transaction is open while the server is spoken to.
    """
    mailbox = await Mailbox.one(mailbox_id)
    if mailbox.closed_at is not None:  # since this was asked for
        return 0
    reading = SyncHistory(source="mailbox", source_id=mailbox.id, started_at=clock.now())
    cursor = Cursor(mailbox.uid_validity, mailbox.last_uid)
    since = reading.started_at - timedelta(days=mailbox.read_back_days)
    try:
        async with mailboxes.open(account_of(mailbox)) as opened:
            async for mail in opened.after(cursor, since=since):
                reading.rows_read += 1
                reading.rows_kept += await store_mail(mailbox.id, mail) is not None
                await _move_cursor(mailbox.id, mail)
    except (VendorUnavailable, VendorRefused) as error:
        reading.trouble = str(error)
    await _note_reading(mailbox, reading)
    return reading.rows_kept


@atomic
async def _move_cursor(mailbox_id: UUID, mail: InboundMail) -> None:
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    if mailbox.uid_validity != mail.uid_validity or mailbox.last_uid < mail.uid:
        moved = {Mailbox.uid_validity: mail.uid_validity, Mailbox.last_uid: mail.uid}
        await Mailbox.update(moved).where(Mailbox.id == mailbox.id)
    if not mail.is_whole:
        await note("mail_too_large", source="mailbox", mailbox=mailbox.id, uid=mail.uid, size_bytes=mail.size_bytes)


@atomic
async def _note_reading(mailbox: Mailbox, reading: SyncHistory) -> None:
    """Note how it went; a reading that brought nothing, and went as the last one did, is not worth a row."""
    if reading.rows_read or reading.trouble != mailbox.trouble:
        await reading.save()
    read_at = mailbox.read_at if reading.trouble else reading.started_at
    changed = {"trouble": reading.trouble, "read_at": read_at}
    await Mailbox.update(changed).where(Mailbox.id == mailbox.id)
