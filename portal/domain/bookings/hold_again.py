"""Hold a date once more whose hold has run out."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain import catalog, quotes
from portal.domain.availability import SlotTaken
from portal.domain.bookings.check_holds import check_holds
from portal.domain.bookings.hold_end import Hold, hold_end, short_hold
from portal.domain.bookings.holder import Limits
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.bookings.rebook_chefs import rebook_chefs
from portal.domain.bookings.transition import transition
from portal.domain.contact import spoken
from portal.domain.errors import Refused
from portal.domain.quotes import Seen
from tables.bookings import Booking, BookingState
from tables.stations import Station
from tables.unit_of_work import atomic


class HeldOften(Refused):
    """A date is held again a few times only: somebody else may want it."""


@atomic
async def hold_again(booking_id: UUID, *, seen: Seen, limits: Limits) -> Booking:
    """Hold an expired booking's date once more, at its price, if it is free; asked again, it is held already.

    It counts as one of the policy's extensions, and among what its customer holds; for somebody who has never opened
    our letter it is as short as the first.

    Raises:
        HeldOften: there are none left.
        HoldsEnough: they hold as many other dates unpaid as they may.
        NotAsSeen: the page showed another time or price.
        SlotTaken: it is not free any more.

    """
    async with locked_booking(booking_id) as booking:
        if booking.state != BookingState.EXPIRED:
            return booking
        quotes.check_seen(seen, as_shown(booking))
        policy = await catalog.policy()
        if booking.hold_extensions >= policy.hold_extensions_at_most:
            raise HeldOften("We have held this date for you as often as we can. Call us, and we find a way.")
        station = await Station.one(booking.station)
        await check_holds(booking.holder_tokens, limits, phone=spoken(station.phone))
        if not await rebook_chefs(booking):
            raise SlotTaken("Somebody else has that time now. See which dates are free.")
        now, length = clock.now(), timedelta(minutes=policy.hold_minutes)
        usual = hold_end(now, length, at_most=booking.starts_at, zone=ZoneInfo(station.time_zone))
        is_short = booking.confirmed_hold_until_at is not None
        hold = short_hold(now, limits.confirm_minutes, usual) if is_short else Hold(usual)
        booking.hold_until_at, booking.confirmed_hold_until_at = hold
        booking.hold_extensions += 1
        await booking.save([Booking.hold_until_at, Booking.confirmed_hold_until_at, Booking.hold_extensions])
        return await transition(booking, BookingState.PENDING_DEPOSIT)


def as_shown(booking: Booking) -> Seen:
    """Return what its page shows of a booking that can be held again."""
    return Seen(
        guests=booking.guests,
        total_cents=booking.total_cents,
        deposit_cents=booking.deposit_cents,
        revision=str(booking.revision),
    )
