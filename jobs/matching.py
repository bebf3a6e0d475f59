"""Payment mails, in the background."""

from contextlib import suppress
from uuid import UUID

from jobs.job import job
from jobs.reaction import reaction, repeatable_reaction
from portal.domain import matching
from portal.domain.catalog import StationChanged
from portal.domain.matching import SenderSwitchedOff, SenderTrusted
from portal.domain.system import MailboxChanged, MailReceived, MailRecipientDecided, MailRecipientForgotten
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorUnavailable


async def fetch_keys(integrations: Integrations, event: MailReceived, _id: UUID) -> None:
    """Look up the keys of a mail's signatures."""
    await matching.fetch_keys(event.stream_id, name_server=integrations.name_server)


@reaction("matching.receive", first=fetch_keys)
async def receive(_: Integrations, event: MailReceived, _id: UUID) -> None:
    """Read a mail, and match it."""
    await matching.receive(event.stream_id)


@repeatable_reaction("matching.reread_recipients")
async def reread_recipients(
    _: Integrations, event: MailboxChanged | MailRecipientDecided | MailRecipientForgotten, _id: UUID
) -> None:
    """Read what waits in a mailbox again, now that it is known, or no longer, whose accounts are ours."""
    await matching.reread_recipients(event.stream_id)


@repeatable_reaction("matching.reread_recipients_everywhere")
async def reread_recipients_everywhere(_: Integrations, _event: StationChanged, _id: UUID) -> None:
    """Do the same for every mailbox of a station whose own handles were changed."""
    await matching.reread_recipients()


@repeatable_reaction("matching.reread_taught")
async def reread_taught(_: Integrations, event: SenderTrusted | SenderSwitchedOff, _id: UUID) -> None:
    """Read what waits of a taught sender again, now that it is trusted, or no longer."""
    await matching.reread_taught(event.stream_id)


@job("matching.end_holds")
async def end_holds(_: Integrations) -> None:
    """End the holds whose time is over."""
    await matching.end_holds()


@job("matching.end_snoozes")
async def end_snoozes(integrations: Integrations) -> None:
    """Bring back what was put off until now, and let open pages show it."""
    if stations := await matching.end_snoozes():
        with suppress(VendorUnavailable):
            await integrations.announcer.announce(sorted(stations), "queue")


@job("matching.make_findable")
async def make_findable(_: Integrations) -> None:
    """Note by what payments find the bookings that were made or changed since."""
    while await matching.make_findable():
        pass
