"""Bookings: a list by date, and a booking's page with its money."""

from datetime import date
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.controllers.bookings_page import booking_page
from portal.controllers.declarations import DeclarationForm, read_method, read_moment
from portal.domain import bookings, matching
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone, station_names, zones
from portal.web.session import StaffRequest
from portal.web.shell import rail
from tables.bookings import Booking, CateringBooking, PaymentState

PAGE: Final = 50
FOUND_AT_MOST: Final = 50


class Filter(msgspec.Struct):
    """What the list is narrowed to: bookings from a day on (today, where none is said), or what is searched for."""

    q: str = ""
    money: PaymentState | None = None
    since: date | None = None


class Bookings(Controller):
    """The list, a booking, and what its customer says of a payment."""

    path = "/bookings"

    @get(opt=needs(Action.SEE_BOOKINGS) | looks_at("bookings") | rail("Bookings", icon="receipt", key="g b", place=60))
    async def index(self, request: StaffRequest, after: FromQuery[str] = "") -> Page:
        form = Form(Filter, request.query_params)
        chosen = form.value or Filter()
        since = chosen.since or clock.now().astimezone(ZoneInfo(main_zone(request))).date()
        form.typed["since"] = form.typed["since"] or since.isoformat()
        lines = await _lines(chosen, since, after)
        return Page(
            "bookings/index.html",
            block="rows",
            status=200 if form.ok else 422,
            base=base(request),
            form=form,
            chosen=chosen,
            since=since,
            lines=lines[:PAGE],
            later=_mark(lines[PAGE - 1]) if len(lines) > PAGE else None,
            zones=zones(request),
            stations=station_names(request),
            may_manage=here(request).may(Action.MANAGE_BOOKINGS),
        )

    @get("/{booking_id:uuid}", opt=needs(Action.SEE_BOOKINGS) | looks_at("booking"))
    async def show(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        return await booking_page(request, booking_id)

    @get("/{booking_id:uuid}/gate-code", opt=needs(Action.SEE_GATE_CODES) | looks_at("gate code"))
    async def gate_code(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        booking = await Booking.one(booking_id)
        catering = await CateringBooking.objects().where(CateringBooking.booking == booking.id).first()
        return Page(
            "bookings/gate_code.html",
            block="code",
            base=base(request),
            at=f"{base(request)}/bookings/{booking.id}",
            booking=booking,
            code=(catering and catering.gate_code) or "none",
        )

    @post("/{booking_id:uuid}/declarations", opt=needs(Action.NOTE_DECLARATIONS))
    async def declare(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        booking = await Booking.one(booking_id)
        form = Form(DeclarationForm, await request.form())
        if typed := form.value:
            with form.catching():
                await matching.declare(
                    booking.id,
                    method=read_method(typed.method),
                    payer_name=typed.payer_name,
                    amount_cents=typed.amount_cents,
                    sent_at=read_moment(typed.sent_at, zones(request)[booking.station]),
                    noted_by=request.user.id,
                )
                return Done(to=f"../{booking.id}", toast="Noted. The matching expects this payment now.")
        return await booking_page(request, booking.id, declaration=form)


async def _lines(chosen: Filter, since: date, after: str) -> list[bookings.BookingLine]:
    """Return a page of bookings and one more; those found by a search are narrowed here, because they are few."""
    if chosen.q.strip():
        found = await bookings.search(chosen.q, limit=FOUND_AT_MOST)
        return [line for line in found if chosen.money in (None, line.payment_state)]
    return await bookings.bookings(payment_state=chosen.money, since=since, after=_read_mark(after), limit=PAGE + 1)


def _mark(line: bookings.BookingLine) -> str:
    return f"{line.event_date}~{line.id}"


def _read_mark(written: str) -> tuple[date, UUID] | None:
    day, _, row_id = written.partition("~")
    try:
        return date.fromisoformat(day), UUID(row_id)
    except ValueError:
        return None
