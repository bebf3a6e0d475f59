"""A chef's own page, behind a signed link: their day, with what to do at each party; it is kept on their phone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from portal import clock
from portal.domain import payments, qr, schedule
from portal.domain.payments import ManualLine
from portal.domain.qr import DrawnCode
from portal.domain.schedule import RunSheet, RunSheetAssignment
from portal.web.assets import tree
from portal.web.forms import Cents, Form
from portal.web.maps import map_of
from portal.web.page import Done, Page
from portal.web.public import named_row, open_station
from tables.base import RowMissing
from tables.chefs import Chef
from tables.stations import Station

DayRequest = Request[Any, Any, Any]
DAYS_IN_FULL: Final = 2
DAYS_AHEAD: Final = 14
STILL_SHOWN: Final = timedelta(hours=3)
WORKER: Final = "js/chef-worker.js"


class Press(msgspec.Struct):
    """A button, and when it was pressed if that was not now: without signal."""

    pressed_at: str = ""


class Take(Press):
    """Money that the host gave to the chef; `key` lets it count once, however often a phone sends it."""

    amount_cents: Cents = 0
    gratuity_cents: Cents = 0
    method: str = "cash"
    key: str = ""


class DayPageParty(msgspec.Struct, frozen=True):
    """A party on a chef's way: everything about it, and the chef's own part in it."""

    sheet: RunSheet
    assignment: RunSheetAssignment
    map_url: str
    pay_qr: DrawnCode | None
    buttons_from_at: datetime
    taken: tuple[ManualLine, ...] = ()

    @property
    def first_name(self) -> str:
        """Return what the host is called."""
        return self.sheet.customer_name.split()[0]

    @property
    def others(self) -> list[str]:
        """Return who else cooks there."""
        return [each.name for each in self.sheet.assignments if each.chef != self.assignment.chef]


def lost(_request: DayRequest, _error: Exception) -> Page:
    """Answer a link that has ended; a phone that kept its page forgets it then."""
    return Page("chefs/day/lost.html", status=404)


class DayPage(Controller):
    """The page, its two buttons, and what a chef was given."""

    path = "/{token:str}"

    @get()
    async def show(self, request: DayRequest) -> Page:
        return await _page(request)

    @post("/parties/{assignment_id:uuid}/arrival")
    async def arrive(self, request: DayRequest, assignment_id: FromPath[UUID]) -> Page | Done:
        form = Form(Press, await request.form())
        with form.catching():
            await schedule.check_in(assignment_id, chef_id=named_row(request), at=_pressed_at(form))
            return _done(request, assignment_id)
        return await _page(request, form.trouble)

    @post("/parties/{assignment_id:uuid}/end")
    async def finish(self, request: DayRequest, assignment_id: FromPath[UUID]) -> Page | Done:
        form = Form(Press, await request.form())
        with form.catching():
            await schedule.check_out(assignment_id, chef_id=named_row(request), at=_pressed_at(form))
            return _done(request, assignment_id)
        return await _page(request, form.trouble)

    @post("/parties/{assignment_id:uuid}/money")
    async def take(self, request: DayRequest, assignment_id: FromPath[UUID]) -> Page | Done:
        form = Form(Take, await request.form())
        if typed := form.value:
            with form.catching():
                await payments.take_at_party(
                    assignment_id,
                    chef_id=named_row(request),
                    method=typed.method,
                    amount_cents=typed.amount_cents,
                    gratuity_cents=typed.gratuity_cents,
                    at=_pressed_at(form),
                    key=typed.key,
                )
                return _done(request, assignment_id)
        return await _page(request, next(iter(form.errors.values())))


@get("/c/worker.js", opt={"skip_session": True})
async def worker() -> Response[bytes]:
    """Send what keeps the page on the phone: from here, because it serves the pages below its own address only."""
    return Response(tree().files[WORKER].content, media_type="text/javascript")


def _done(request: DayRequest, assignment_id: UUID) -> Done:
    return Done(to=f"/c/{request.path_params['token']}#party-{assignment_id}")


def _pressed_at(form: Form[Any]) -> datetime | None:
    """Return when a button was pressed; None, which is now, for anything that is no time."""
    try:
        at = datetime.fromisoformat(form.value.pressed_at) if form.value else None
    except ValueError:
        return None
    return at.astimezone(UTC) if at and at.tzinfo else None


async def _page(request: DayRequest, trouble: str | None = None) -> Page:
    chef, now = await Chef.one(named_row(request)), clock.now()
    if not chef.is_active:
        raise RowMissing(Chef.__name__)
    zone = ZoneInfo(open_station(request).time_zone)
    today = now.astimezone(zone).date()
    sheets = await schedule.run_sheets_of_chef(chef.id, today - timedelta(days=1), today + timedelta(days=DAYS_AHEAD))
    base_url: str = request.app.state.settings.base_url
    taken = await payments.taken_by(chef.id, [sheet.id for sheet in sheets])
    stops = [_stop(sheet, chef.id, base_url, taken) for sheet in sheets]
    last = today + timedelta(days=DAYS_IN_FULL - 1)
    return Page(
        "chefs/day/show.html",
        status=422 if trouble else 200,
        trouble=trouble,
        chef=chef,
        station=await Station.one(chef.station),
        at=f"/c/{request.path_params['token']}",
        days=_by_day([stop for stop in stops if _is_in_full(stop, today, last, now)], today),
        ahead=[stop for stop in stops if stop.sheet.event_date > last],
        now=now,
        zone=zone.key,
        today=today,
    )


def _stop(sheet: RunSheet, chef_id: UUID, base_url: str, taken: list[ManualLine]) -> DayPageParty:
    assignment = sheet.assignment_of(chef_id)
    return DayPageParty(
        sheet=sheet,
        assignment=assignment,
        map_url=map_of(sheet.full_address) if sheet.address else "",
        pay_qr=qr.drawn(f"{base_url}{sheet.page}") if sheet.due_cents else None,
        buttons_from_at=assignment.kept_from_at - schedule.EARLIEST_ARRIVAL,
        taken=tuple(line for line in taken if line.booking == sheet.id),
    )


def _is_in_full(stop: DayPageParty, today: date, last: date, now: datetime) -> bool:
    """Say whether all is told of a party: today's and tomorrow's, and last night's for a while."""
    if stop.sheet.event_date < today:
        return stop.assignment.kept_until_at + STILL_SHOWN > now
    return stop.sheet.event_date <= last


def _by_day(stops: list[DayPageParty], today: date) -> list[tuple[str, date, list[DayPageParty]]]:
    words = {today - timedelta(days=1): "Last night", today: "Today", today + timedelta(days=1): "Tomorrow"}
    found: dict[date, list[DayPageParty]] = {today: []}
    for stop in stops:
        found.setdefault(stop.sheet.event_date, []).append(stop)
    return [(words[day], day, found[day]) for day in sorted(found)]
