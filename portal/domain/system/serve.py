"""For which stations what is known about a mailbox counts."""

from collections.abc import Sequence
from uuid import UUID

from tables.system import MailRecipient, MailSource


async def serve(mailbox_id: UUID, stations: Sequence[UUID]) -> None:
    """Hand a mailbox's senders and recipients to its stations; mails that were kept stay with those they came for."""
    await MailSource.update({MailSource.stations: list(stations)}).where(MailSource.mailbox == mailbox_id)
    await MailRecipient.update({MailRecipient.stations: list(stations)}).where(MailRecipient.mailbox == mailbox_id)
