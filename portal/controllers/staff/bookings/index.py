"""Bookings: a list by date, and a booking's page with its money."""

from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from portal import clock
from portal.controllers.declaration_form import DeclarationForm, read_method, read_moment
from portal.controllers.staff.bookings.export import COLUMNS, rows
from portal.controllers.staff.bookings.show import booking_page
from portal.domain import bookings, chefs, matching, quotes
from portal.domain.access import Action
from portal.domain.bookings import BookingCriteria
from portal.domain.errors import Refused
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone, station_names, zones
from portal.web.saved_views import views_of
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from portal.web.spreadsheet import as_file
from tables.bookings import Booking, BookingState, PaymentState

PAGE: Final = 50
FOUND_AT_MOST: Final = 50
STATES: Final = (
    ("", "Any"),
    (BookingState.PENDING_DEPOSIT, "On hold"),
    (BookingState.CONFIRMED, "Confirmed"),
    (BookingState.IN_SERVICE, "In service"),
    (BookingState.COMPLETED, "Completed"),
    (BookingState.CANCELLED, "Canceled"),
    (BookingState.NO_SHOW, "No-show"),
    (BookingState.EXPIRED, "Expired"),
)


class BookingFilter(msgspec.Struct):
    """What the list is narrowed to: bookings from a day on (today, where none is said), or what is searched for."""

    q: str = ""
    money: PaymentState | None = None
    state: BookingState | None = None
    chef: UUID | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_narrowed(self) -> bool:
        """Say whether it is more than a list from a day on, so that its sum says something."""
        return bool(self.money or self.state or self.chef or self.until)

    def wanted(self, since: date) -> BookingCriteria:
        """Return what the domain is asked for."""
        return BookingCriteria(
            payment_state=self.money, state=self.state, chef=self.chef, since=since, until=self.until
        )


class Bookings(Controller):
    """The list, a booking, and what its customer says of a payment."""

    path = "/bookings"

    @get(
        opt=needs(Action.SEE_BOOKINGS)
        | looks_at("bookings")
        | nav_entry("Bookings", icon="receipt", key="g b", position=60)
    )
    async def index(self, request: StaffRequest, after: FromQuery[str] = "") -> Page:
        form = Form(BookingFilter, request.query_params)
        chosen = form.value or BookingFilter()
        since = since_of(request, chosen.since)
        form.typed["since"] = form.typed["since"] or since.isoformat()
        lines = await _lines(chosen, since, after)
        narrowed = chosen.is_narrowed and not chosen.q.strip()
        return Page(
            "bookings/index.html",
            block="rows",
            status=200 if form.ok else 422,
            base=base(request),
            form=form,
            chosen=chosen,
            since=since,
            lines=lines[:PAGE],
            later=_address(chosen, since, after=_mark(lines[PAGE - 1])) if len(lines) > PAGE else None,
            most_summed=bookings.MOST_SUMMED,
            totals=await bookings.totals(chosen.wanted(since), at_most=bookings.MOST_SUMMED) if narrowed else None,
            chefs=await _chefs(since),
            views=await views_of(request, "bookings", usual={"since": since_of(request, None)}),
            states=STATES,
            may_export=here(request).may(Action.EXPORT_PAYMENTS),
            address=_address(chosen, since),
            zones=zones(request),
            stations=station_names(request),
            may_manage=here(request).may(Action.MANAGE_BOOKINGS),
        )

    @get("/export.csv", opt=needs(Action.EXPORT_PAYMENTS) | looks_at("bookings export"))
    async def export(self, request: StaffRequest) -> Stream:
        """Send what the list shows, line by line, with its sum at the end.

        Raises:
            Refused: the list is narrowed to what makes no sense.

        """
        form = Form(BookingFilter, request.query_params)
        if not form.value:
            raise Refused(next(iter(form.errors.values())))
        wanted = form.value.wanted(since_of(request, form.value.since))
        return as_file("bookings.csv", COLUMNS, rows(wanted, zones(request), station_names(request)))

    @get("/{booking_id:uuid}", opt=needs(Action.SEE_BOOKINGS) | looks_at("booking"))
    async def show(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        return await booking_page(request, booking_id)

    @get("/{booking_id:uuid}/gate-code", opt=needs(Action.SEE_GATE_CODES) | looks_at("gate code"))
    async def gate_code(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        booking = await Booking.one(booking_id)
        catering = await quotes.find_catering(booking.id)
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
                return Done(to=f"../{booking.id}", toast="Noted. We’re watching for this payment now.")
        return await booking_page(request, booking.id, declaration=form)


def since_of(request: StaffRequest, chosen: date | None) -> date:
    """Return the day from which on the list shows bookings: today, where none was chosen."""
    return chosen or clock.now().astimezone(ZoneInfo(main_zone(request))).date()


async def _lines(chosen: BookingFilter, since: date, after: str) -> list[bookings.BookingLine]:
    """Return a page of bookings and one more; those found by a search are narrowed here, because they are few."""
    if chosen.q.strip():
        found = await bookings.search(chosen.q, limit=FOUND_AT_MOST)
        return [
            line for line in found if chosen.money in (None, line.payment_state) and chosen.state in (None, line.state)
        ]
    return await bookings.bookings(chosen.wanted(since), after=_read_mark(after), limit=PAGE + 1)


async def _chefs(since: date) -> list[tuple[str, str]]:
    """Return the chefs to choose from, those who have left last."""
    found = await chefs.of_station(since, since, with_former=True)
    return [("", "Any"), *((str(chef.id), chef.name) for chef in found)]


def _address(chosen: BookingFilter, since: date, **more: str) -> str:
    """Return what the list is narrowed to, as an address bears it."""
    named = {"since": since, "until": chosen.until, "money": chosen.money, "state": chosen.state, "chef": chosen.chef}
    return urlencode({name: str(value) for name, value in named.items() if value} | more)


def _mark(line: bookings.BookingLine) -> str:
    return f"{line.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}~{line.id}"


def _read_mark(written: str) -> tuple[datetime, UUID] | None:
    begins, _, row_id = written.partition("~")
    try:
        return datetime.fromisoformat(begins).replace(tzinfo=UTC), UUID(row_id)
    except ValueError:
        return None
