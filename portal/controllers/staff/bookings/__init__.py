"""Bookings: the list, a booking's page, and what staff do with one."""

from typing import Any, Final

from portal.controllers.staff.bookings import change, feeds, index, letters, new, run_sheets, state, tasks

ROUTES: Final[tuple[Any, ...]] = (
    index.Bookings,
    new.NewBooking,
    change.BookingChange,
    letters.BookingLetters,
    state.BookingStates,
    tasks.BookingTasks,
    run_sheets.of_booking,
    run_sheets.of_day,
    feeds.Feeds,
)
