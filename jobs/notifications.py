"""Telling staff: the bell, and pages that are open."""

from contextlib import suppress
from typing import Final
from uuid import UUID

import msgspec

from jobs.reaction import Reaction, repeatable_reaction
from portal.domain import notifications
from portal.domain.events import RecordedEvent
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorUnavailable
from tables.scope import scope


@repeatable_reaction("notifications.notify")
async def notify(integrations: Integrations, event: RecordedEvent, event_id: UUID) -> None:
    """Ring the bell of the stations where an event happened.

    The line is written once for each event; that pages hear of it may repeat.
    """
    facts = msgspec.to_builtins(event)
    del facts["stream_id"]
    await notifications.notify(event_id, kind=event.name, subject_id=event.stream_id, facts=facts)
    await _tell_pages(integrations, "notices")


def _announce(name: str, block: str) -> Reaction[RecordedEvent]:
    """Let open pages fetch a block again."""

    @repeatable_reaction(name)
    async def announce(integrations: Integrations, _event: RecordedEvent, _id: UUID) -> None:
        await _tell_pages(integrations, block)

    return announce


announce_queue: Final = _announce("notifications.announce_queue", "queue")
announce_booking: Final = _announce("notifications.announce_booking", "bookings")
announce_leads: Final = _announce("notifications.announce_leads", "leads")


async def _tell_pages(integrations: Integrations, name: str) -> None:
    """Tell open pages what changed; one that cannot be told now asks for everything when its line is back."""
    with suppress(VendorUnavailable):
        await integrations.announcer.announce(sorted(scope().stations), name)
