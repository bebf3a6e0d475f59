"""Keep a mail before it is understood."""

import hashlib
from uuid import UUID

from portal.domain.events import record
from portal.domain.system.events import MailReceived
from portal.integrations.ports import InboundMail
from tables.scope import stations
from tables.system import Mailbox, RawMail
from tables.unit_of_work import atomic


@atomic
async def store_mail(mailbox_id: UUID, mail: InboundMail) -> RawMail | None:
    """Keep a mail as it came, for all stations of its mailbox; return None if it, or the same text, has been kept."""
    mailbox = await Mailbox.one(mailbox_id)
    with stations(*mailbox.stations):
        raw_mail = RawMail(
            mailbox=mailbox.id,
            stations=mailbox.stations,
            uid_validity=mail.uid_validity,
            uid=mail.uid,
            digest=hashlib.sha256(mail.raw).digest(),
            size_bytes=mail.size_bytes,
            content=mail.raw.decode("latin-1"),
            received_at=mail.received_at,
        )
        kept = await RawMail.insert(raw_mail).on_conflict(action="DO NOTHING").returning(RawMail.id)
        if not kept:
            return None
        await record(MailReceived(stream_id=raw_mail.id, mailbox=mailbox.id))
    return raw_mail
