"""End the holds whose time is over, but for those for which money may be on its way."""

from uuid import UUID

import structlog

from portal import clock
from portal.domain import bookings, catalog
from portal.domain.errors import Refused
from portal.domain.matching.ranking import kept
from tables.bookings import Booking, BookingState
from tables.matching import DeclarationState, NotificationState, PaymentDeclaration, PaymentNotification
from tables.scope import stations
from tables.unit_of_work import atomic

PLAUSIBLE = 2
"""The level of a candidate that has more in common with a payment than its amount."""
log = structlog.get_logger()


async def end_holds() -> int:
    """Let holds run out whose time is over, and return how many did.

    One for which a payment is being looked at, or said to be sent, is extended, as often as the policy says.
    """
    rows = (
        await Booking.select(Booking.id, Booking.station)
        .where(Booking.state == BookingState.PENDING_DEPOSIT)
        .where(Booking.hold_until_at <= clock.now())
        .order_by(Booking.hold_until_at)
    )
    ended = 0
    for row in rows:
        with stations(row["station"]):
            try:
                ended += await _end(row["id"])
            except Refused as refusal:  # one booking that moved meanwhile keeps no other from its end
                log.info("hold.not_ended", booking=str(row["id"]), refusal=type(refusal).__name__)
    return ended


@atomic
async def _end(booking_id: UUID) -> bool:
    booking = await Booking.one(booking_id, lock=True)
    now = clock.now()
    if booking.state != BookingState.PENDING_DEPOSIT or booking.hold_until_at is None or booking.hold_until_at > now:
        return False
    at_most = (await catalog.policy()).hold_extensions_at_most
    may_last = booking.hold_extensions < at_most and booking.starts_at > now
    # asked only now: a payment that was declared while others ended keeps its hold
    if may_last and booking.id in await _in_review():
        await bookings.extend_hold(booking.id, is_in_review=True)
        return False
    await bookings.expire(booking.id)
    return True


async def _in_review() -> set[UUID]:
    """Return the bookings that money may be on its way to: declared, or waiting for a person."""
    table = PaymentNotification
    waiting = await table.select(table.candidates, table.would_match).where(table.state == NotificationState.WAITING)
    found = {row["would_match"] for row in waiting if row["would_match"]}
    for row in waiting:
        ranking = kept(row["candidates"])
        found |= {UUID(each.booking_id) for each in ranking if each.level >= PLAUSIBLE or each is ranking[0]}
    declared = await PaymentDeclaration.select(PaymentDeclaration.booking).where(
        PaymentDeclaration.state == DeclarationState.OPEN
    )
    return found | {row["booking"] for row in declared}
