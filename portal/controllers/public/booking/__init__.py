"""Booking: from a date and a number of guests to a party."""

from typing import Any, Final

from portal.controllers.public.booking import inquiry, start, steps, wait, when, you

ROUTES: Final[tuple[Any, ...]] = (
    start.StartBooking,
    steps.BookingSteps,
    wait.Wait,
    when.WhenPages,
    you.YouPage,
    inquiry.Ask,
)
