"""Look up the keys of a mail's signatures before it is read, where its mailbox verifies them."""

from datetime import timedelta
from uuid import UUID

import structlog

from portal import clock
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.read_safely import wanted_keys_safely
from portal.domain.matching.taught.trusted import trusted_senders
from portal.domain.matching.whose import receiver_of
from portal.integrations.errors import VendorUnavailable
from portal.integrations.ports import NameServer
from tables.system import DkimKey, Mailbox, RawMail
from tables.unit_of_work import atomic

FRESH = timedelta(days=1)
"""An answer so much older than a mail still counts for it."""
PATIENCE = timedelta(minutes=10)
"""How long a mail is held up for a name server that does not answer."""
log = structlog.get_logger()


async def fetch_keys(mail_id: UUID, *, name_server: NameServer) -> None:
    """Ask for the keys that may prove a mail, and keep them; those that are known are not asked for again.

    No transaction is open while the name server is spoken to. Where it does not answer for long, the mail is read
    without its key, and waits for a person.

    Raises:
        VendorUnavailable: it does not answer now, and the mail has just come: try again.

    """
    wants = await RawMail.select(RawMail.mailbox.verifies_dkim).where(RawMail.id == mail_id).first()
    if not wants or not wants["mailbox.verifies_dkim"]:
        return
    mail = await RawMail.one(mail_id)
    mailbox = await Mailbox.one(mail.mailbox)
    for name, record in (await kept_keys(mail, mailbox, taught=await trusted_senders())).items():
        try:
            found = record or await name_server.txt(name)
        except VendorUnavailable:
            if clock.now() - mail.created_at < PATIENCE:
                raise
            log.warning("matching.name_server_away", mail=str(mail.id))
            return
        if found and not record:
            await _keep(name, found)


async def kept_keys(mail: RawMail, mailbox: Mailbox, *, taught: tuple[Sender, ...] = ()) -> dict[str, str]:
    """Return the keys that may prove a mail, by name, as the DNS had them when it came; empty where it had none.

    The first answer after the mail came counts (or one of the day before): the same at each reading.
    """
    if not mailbox.verifies_dkim:
        return {}
    names = await wanted_keys_safely(mail.as_it_came, receiver=receiver_of(mailbox), taught=taught)
    return {name: await _kept(name, mail) for name in names}


async def _kept(name: str, mail: RawMail) -> str:
    row = (
        await DkimKey.select(DkimKey.record)
        .where((DkimKey.name == name) & (DkimKey.fetched_at >= mail.received_at - FRESH))
        .order_by(DkimKey.fetched_at)
        .first()
    )
    return str(row["record"]) if row else ""


@atomic
async def _keep(name: str, record: str) -> None:
    await DkimKey(name=name, record=record, fetched_at=clock.now()).save()
