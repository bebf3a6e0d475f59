"""See to it that a day is not taken by people of whom we do not know whether our letters reach them. Pure."""

from datetime import date

from portal.domain import availability
from portal.domain.availability import AvailabilitySnapshot
from portal.domain.bookings.holder import Limits
from portal.domain.errors import Refused


class DayInDoubt(Refused):
    """As many places of a day are taken as may be before anybody has opened our letter."""


def check_day(
    snapshot: AvailabilitySnapshot, day: date, limits: Limits, *, asks_deposit: bool = True, phone: str
) -> int | None:
    """Return how many places of a day would be taken unconfirmed with one more, where that is as many as may be.

    That is when staff are asked to look at them; None before.

    Raises:
        DayInDoubt: there are as many already.

    """
    with_this = 1 + sum(
        held.is_unconfirmed and availability.local_date(held.starts_at, snapshot.zone) == day for held in snapshot.held
    )
    most = limits.unconfirmed(availability.capacity_of(snapshot, day, day)[day]) if with_this > 1 else with_this + 1
    if with_this > most:
        raise DayInDoubt(_try_again(phone) if asks_deposit else _call_us(phone))
    return with_this if with_this == most else None


def _try_again(phone: str) -> str:
    call = f"Call us at {phone}, and we’ll take care of it, or" if phone else "Please"
    return (
        f"Several people are booking this day right now, and we’re waiting for them to confirm. {call} try again "
        "in an hour: whatever isn’t confirmed by then is free again. You can book other days now."
    )


def _call_us(phone: str) -> str:
    call = f"Call us at {phone}" if phone else "Call us"
    return (
        "Several people have just booked this day, and we’re waiting to see that our e-mails reached them. "
        f"{call}, and we’ll book it for you. You can book other days online now."
    )
