"""The waiting list of a date that is full."""

from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from litestar import Controller, Request, get, post

from portal.controllers.public.booking.area import may_come
from portal.controllers.public.booking.forms import StartQuery, WaitForm
from portal.controllers.public.booking.pick import query
from portal.domain import availability, drafts, qr, waitlist
from portal.domain.drafts import Answers
from portal.domain.qr import LinkKind
from portal.domain.waitlist import DateIsFree
from portal.text import clock_time
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.once import once
from portal.web.page import Done, Page
from portal.web.public import open_station, open_to_all
from tables.base import RowMissing
from tables.waitlist import WaitingListEntry

CustomerRequest = Request[Any, Any, Any]
OPEN: Final = open_to_all("customers wait for a date that is full")


class Wait(Controller):
    """The form, and that somebody waits now."""

    path = "/book/wait"

    @get(opt=OPEN)
    async def new(self, request: CustomerRequest) -> Page | Done:
        answers = await _answers(request.query_params.get("draft", ""))
        known = {
            "date": answers.event_date.isoformat() if answers.event_date else "",
            "zip": answers.postal_code,
            "guests": str(answers.guests.count or ""),
            "name": answers.name,
            "email": answers.email,
            "phone": answers.phone,
        }
        form = Form(WaitForm)
        asked = {name: value for name, value in known.items() if value} | dict(request.query_params.items())
        form.typed = {field: asked.get(field, "") for field in WaitForm.__struct_fields__}
        day = _day(form)
        return await _page(request, form, day) if day else Done(to="/" + open_station(request).slug + "/book")

    @post(opt=OPEN)
    async def create(self, request: CustomerRequest) -> Page | Done:
        typed = await request.form()
        form = Form(WaitForm, typed)
        if abuse_limits.is_from_a_program(typed):
            return Done(to="wait/on")
        if (asked := form.value) and _day(form):
            await abuse_limits.count(request, "wait")
            with form.catching():
                try:
                    await once(request, typed, lambda: _wait(asked))
                except DateIsFree:
                    free = StartQuery(zip=asked.zip, guests=asked.guests, date=asked.date)
                    return Done(to=f"../book?{query(free)}")
                return Done(to="wait/on")
        day = _day(form)
        return await _page(request, form, day) if day else Done(to="../book")

    @get("/on", opt=OPEN)
    async def waits(self) -> Page:
        return Page("booking/waits.html", draft=None)


async def _wait(asked: WaitForm) -> WaitingListEntry:
    return await waitlist.join(
        asked.date,
        guests=asked.guests,
        name=asked.name,
        email=asked.email,
        phone=asked.phone or None,
        starts_minute=asked.starts_minute,
        postal_code=asked.zip,
    )


async def _page(request: CustomerRequest, form: Form[Any], day: date) -> Page:
    zone = ZoneInfo(open_station(request).time_zone)
    found = await availability.openings(day, day, guests=1)
    local = [opening.starts_at.astimezone(zone) for opening in found[day]]
    times = [("", "Any time that day"), *((str(at.hour * 60 + at.minute), clock_time(at)) for at in local)]
    return Page(
        "booking/wait.html",
        block="book",
        status=200 if form.ok else 422,
        form=form,
        day=day,
        times=times,
        draft=None,
    )


def _day(form: Form[Any]) -> date | None:
    """Return the date that somebody waits for, where it is one that may come."""
    try:
        day = date.fromisoformat(str(form.typed.get("date", "")))
    except ValueError:
        return None
    return day if may_come(day) else None


async def _answers(token: str) -> Answers:
    """Return what the draft in the address knows, so that nothing is asked twice."""
    link = qr.read(LinkKind.DRAFT, token)
    if link is None:
        return Answers()
    try:
        return (await drafts.resume(link.row_id)).answers
    except RowMissing:
        return Answers()
