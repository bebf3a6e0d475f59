"""What can become of a booking now, as buttons that name the consequence."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.access import Action
from portal.text import money
from tables.bookings import Booking, BookingState

EARLY: Final = timedelta(hours=2)
"""So long before a party its chef may begin."""
LONG: Final = timedelta(hours=1)
"""So long after its beginning a party may be over, whether anybody noted that it began or not."""
CORRECTABLE: Final = timedelta(days=7)
"""For so long a party that was completed, by the clock perhaps, turns out to have been a no-show."""


class BookingAction(msgspec.Struct, frozen=True):
    """Something that can be done: a POST to `path`, or a page that asks first where it cannot be undone."""

    path: str
    label: str
    icon: str
    needs: Action
    asks: bool = False
    is_danger: bool = False


def steps_of(booking: Booking, *, now: datetime, zone: str) -> list[BookingAction]:
    """Return the steps that are possible from a booking's state at this time."""
    steps: list[BookingAction] = []
    begins = booking.starts_at
    is_today = booking.event_date <= now.astimezone(ZoneInfo(zone)).date()
    if booking.state == BookingState.PENDING_DEPOSIT and booking.hold_until_at:
        steps.append(BookingAction("hold", "Hold the date longer", "hourglass", Action.MANAGE_BOOKINGS))
    if booking.state == BookingState.CONFIRMED and (is_today or now >= begins - EARLY):
        steps.append(BookingAction("service", "Start the party", "flame", Action.RUN_PARTIES))
    if booking.state == BookingState.IN_SERVICE or (booking.state == BookingState.CONFIRMED and now >= begins + LONG):
        steps.append(BookingAction("completion", "Complete", "check-check", Action.RUN_PARTIES))
    is_settled = booking.state == BookingState.COMPLETED and now >= begins + CORRECTABLE
    if booking.can_become(BookingState.NO_SHOW) and now >= begins and not is_settled:
        kept = min(booking.paid_cents, booking.deposit_cents)
        words = f"Mark as a no-show, keep the deposit of {money(kept)}" if kept else "Mark as a no-show"
        steps.append(BookingAction("no-show", words, "user-x", Action.RUN_PARTIES, asks=True, is_danger=True))
    if booking.can_become(BookingState.CANCELLED):
        steps.append(
            BookingAction(
                "cancellation", "Cancel booking…", "calendar-x", Action.MANAGE_BOOKINGS, asks=True, is_danger=True
            )
        )
    return steps
