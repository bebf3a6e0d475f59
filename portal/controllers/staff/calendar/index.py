"""The calendar: a month, a week, a day, or a list. The dates and filters are in the address."""

from datetime import date, datetime
from typing import Any

from litestar import Controller, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.calendar.page import CalendarQuery, asked, context, today
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.dates import day_of, in_reach
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry

LOOKS = needs(Action.SEE_BOOKINGS) | looks_at("calendar")


class Calendar(Controller):
    path = "/calendar"
    opt = LOOKS

    @get(opt=LOOKS | nav_entry("Calendar", icon="calendar-days", key="g c", position=30))
    async def index(self, request: StaffRequest) -> Page:
        """Show this month; on a phone what comes in the next days."""
        return await _page(request, asked(request, "month", today(request)), is_start=True)

    @get("/{month:str}")
    async def month(self, request: StaffRequest, month: FromPath[str], day: FromQuery[str] = "") -> Page:
        first = in_reach(_month(month))
        selected = day_of(day) or today(request)
        if (selected.year, selected.month) != (first.year, first.month):
            selected = first
        return await _page(request, asked(request, "month", selected))

    @get("/week/{day:date}")
    async def week(self, request: StaffRequest, day: FromPath[date]) -> Page:
        return await _page(request, asked(request, "week", day))

    @get("/day/{day:date}")
    async def day(self, request: StaffRequest, day: FromPath[date]) -> Page:
        return await _page(request, asked(request, "day", day))

    @get("/agenda/{day:date}")
    async def agenda(self, request: StaffRequest, day: FromPath[date]) -> Page:
        return await _page(request, asked(request, "agenda", day))


async def _page(request: StaffRequest, wants: CalendarQuery, **more: Any) -> Page:
    shown = await context(request, wants)
    return Page(f"calendar/{wants.view}.html", block="calendar", **shown, **({"is_start": False} | more))


def _month(written: str) -> date:
    try:
        return datetime.strptime(written, "%Y-%m").date()  # noqa: DTZ007 - a date, not a moment
    except ValueError as error:
        raise NotFoundException from error
