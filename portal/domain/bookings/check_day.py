"""See to it that a day is not held by people of whom we do not know whether our letters reach them. Pure."""

from datetime import date

from portal.domain.bookings.availability import could_of, local_date
from portal.domain.bookings.holder import Limits
from portal.domain.bookings.world import World
from portal.domain.errors import Refused


class DayInDoubt(Refused):
    """As many places of a day are held as may be before anybody has opened our letter."""


def check_day(world: World, day: date, limits: Limits, *, phone: str) -> int | None:
    """Return how many places of a day would be held unconfirmed with one more, where that is as many as may be.

    That is when staff are asked to look at them; None before.

    Raises:
        DayInDoubt: there are as many already.

    """
    with_this = 1 + sum(held.is_unconfirmed and local_date(held.starts_at, world.zone) == day for held in world.held)
    most = limits.unconfirmed(could_of(world, day, day)[day]) if with_this > 1 else with_this + 1
    if with_this > most:
        call = f"Call us at {phone}, and we’ll take care of it, or" if phone else "Please"
        raise DayInDoubt(
            f"Several people are booking this day right now, and we’re waiting for them to confirm. {call} try again "
            "in an hour: whatever isn’t confirmed by then is free again. You can book other days now."
        )
    return with_this if with_this == most else None
