"""Forget what customers typed and did not come back to."""

from datetime import timedelta
from typing import Final

from portal import clock
from tables.drafts import BookingDraft
from tables.scope import scope, stations
from tables.unit_of_work import atomic

FORGOTTEN_AFTER: Final = timedelta(days=30)
"""How long a link still resumes after its price has lapsed; then nobody needs the name and address in it."""


@atomic
async def purge() -> None:
    """Delete the drafts of the stations in scope that lapsed a month ago, also those that became bookings."""
    for station in sorted(scope().stations):
        with stations(station):
            await BookingDraft.delete().where(BookingDraft.expires_at < clock.now() - FORGOTTEN_AFTER)
