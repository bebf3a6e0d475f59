"""Note that parties are over which nobody marked."""

from datetime import timedelta
from uuid import UUID

import structlog

from portal import clock
from portal.domain import catalog
from portal.domain.bookings.lifecycle import complete
from portal.domain.errors import Refused
from tables.bookings import UNFINISHED, Booking
from tables.scope import scope, stations

log = structlog.get_logger()


async def complete_past() -> int:
    """Complete the parties at the stations in scope that ended hours ago, by each station's policy; return how many.

    The chef's page and the office mark most of them. What they forget would never be thanked for; a party at which
    nobody was is marked as a no-show by staff, afterwards too.
    """
    done = 0
    for station in sorted(scope().stations):
        with stations(station):
            hours = (await catalog.policy()).complete_after_hours
            done += await _complete(hours) if hours else 0
    return done


async def _complete(hours: int) -> int:
    rows = (
        await Booking.select(Booking.id, Booking.revision)
        .where(Booking.state.is_in(sorted(UNFINISHED)))
        .where(Booking.ends_at <= clock.now() - timedelta(hours=hours))
        .order_by(Booking.id)
    )
    return sum([await _is_completed(row["id"], row["revision"]) for row in rows])


async def _is_completed(booking_id: UUID, revision: int) -> bool:
    try:
        await complete(booking_id, revision=revision)
    except Refused as refusal:  # somebody marked it meanwhile: no reason to leave out the others
        log.info("party.not_completed", booking=str(booking_id), refusal=type(refusal).__name__)
        return False
    return True
