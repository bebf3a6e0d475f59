"""Payment mails, in the background."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from jobs.job import job, reaction
from portal.domain import matching
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorUnavailable


async def fetch_keys(integrations: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Look up the keys of a mail's signatures."""
    await matching.fetch_keys(UUID(stream_id), name_server=integrations.name_server)


@reaction("matching.receive", first=fetch_keys)
async def receive(_: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Read a mail, and match it."""
    await matching.receive(UUID(stream_id))


@job("matching.reread_recipients")
async def reread_recipients(_: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Read what waits in a mailbox again, now that it is known, or no longer, whose accounts are ours."""
    await matching.reread_recipients(UUID(stream_id))


@job("matching.reread_recipients_everywhere")
async def reread_recipients_everywhere(_: Integrations, **_facts: Any) -> None:
    """Do the same for every mailbox of a station whose own handles were changed."""
    await matching.reread_recipients()


@job("matching.reread_taught")
async def reread_taught(_: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Read what waits of a taught sender again, now that it is trusted, or no longer."""
    await matching.reread_taught(UUID(stream_id))


@job("matching.end_holds")
async def end_holds(_: Integrations, **_facts: Any) -> None:
    """End the holds whose time is over."""
    await matching.end_holds()


@job("matching.bring_back")
async def bring_back(integrations: Integrations, **_facts: Any) -> None:
    """Bring back what was put off until now, and let open pages show it."""
    if stations := await matching.bring_back():
        with suppress(VendorUnavailable):
            await integrations.announcer.announce(sorted(stations), "queue")


@job("matching.make_findable")
async def make_findable(_: Integrations, **_facts: Any) -> None:
    """Note by what payments find the bookings that were made or changed since."""
    while await matching.make_findable():
        pass
