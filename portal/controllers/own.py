"""A customer's own page, behind a signed link: what is due, how to pay, what was paid, and a line to us."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.controllers.own_page import Own, PublicRequest, around, everything, own, paid_entries, ways_to_pay
from portal.domain import bookings, inbox, matching
from portal.domain.errors import Refused
from portal.web import courtesy
from portal.web.forms import Cents, Form
from portal.web.page import Done, Page
from portal.web.public import open_station
from tables.base import RowMissing
from tables.bookings import BookingState

OTHER_WAYS: Final = [(key, matching.PROVIDERS[key]) for key in ("zelle", "venmo", "bofa", "cashapp", "paypal")]


class Declaration(msgspec.Struct):
    """An "I have sent it"; the time is the station's."""

    method: str
    payer_name: Annotated[str, msgspec.Meta(max_length=120)]
    amount_cents: Cents
    sent_at: str


class Words(msgspec.Struct):
    """A message to us."""

    words: str


def lost(_request: PublicRequest, _error: Exception) -> Page:
    """Answer a link that names no booking (any more): what to do, and nothing about what it may have been."""
    return Page("bookings/own/lost.html", status=404)


class OwnPage(Controller):
    """The page and what leads on from it."""

    path = "/{token:str}"

    @get()
    async def show(self, request: PublicRequest, pay: FromQuery[str] = "") -> Page:
        return await _page(request, Form(Words), pay)

    @get("/declaration")
    async def new_declaration(self, request: PublicRequest) -> Page:
        return await _declaration_page(request, await own(request), Form(Declaration))

    @post("/declaration")
    async def declare(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        form = Form(Declaration, await request.form())
        if said := form.value:
            await courtesy.count(request, "declaration")
            with form.catching():
                await matching.declare(
                    shown.booking.id,
                    method=_method(said.method),
                    payer_name=said.payer_name,
                    amount_cents=said.amount_cents,
                    sent_at=_moment(said.sent_at, shown.zone),
                )
                return Done(to=f"../{request.path_params['token']}")
        return await _declaration_page(request, shown, form)

    @post("/messages")
    async def write(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        form = Form(Words, await request.form())
        await courtesy.count(request, "message")
        with form.catching():
            await inbox.receive(shown.booking.id, form.value.words if form.value else "")
            return Done(to=f"../{request.path_params['token']}#messages")
        return await _page(request, form)

    @get("/receipts/{payment_id:uuid}")
    async def receipt(self, request: PublicRequest, payment_id: FromPath[UUID]) -> Page:
        shown = await own(request)
        entries = await paid_entries(shown.booking.id)
        entry = next((entry for entry in entries if entry.id == payment_id), None)
        if entry is None:
            raise RowMissing("Payment")
        return Page(
            "bookings/own/receipt.html",
            entry=entry,
            providers=matching.PROVIDERS,
            issued_by=open_station(request),
            **await around(request, shown),
        )

    @get("/party.ics", media_type="text/calendar")
    async def calendar(self, request: PublicRequest) -> Response[bytes]:
        shown = await own(request)
        party = _party_date(request, shown)
        return Response(
            bookings.calendar_file(party, now=clock.now()),
            media_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="party.ics"'},
        )


async def _page(request: PublicRequest, form: Form[Words], pay: str = "") -> Page:
    status = 200 if form.ok else 422
    return Page("bookings/own/show.html", block="now", status=status, form=form, **await everything(request, pay=pay))


async def _declaration_page(request: PublicRequest, shown: Own, form: Form[Declaration]) -> Page:
    due = shown.due
    offered = [(way.key, way.label) for way in ways_to_pay(shown.station, shown.booking.reference, 0)]
    others = [way for way in OTHER_WAYS if way not in offered]
    return Page(
        "bookings/own/declaration.html",
        status=200 if form.ok else 422,
        form=form,
        due=due,
        methods=offered + others,
        amount=f"{due.amount_cents / 100:.2f}" if due else "",
        **await around(request, shown),
    )


def _party_date(request: PublicRequest, shown: Own) -> bookings.PartyDate:
    booking = shown.booking
    return bookings.PartyDate(
        booking_id=booking.id,
        title=f"{open_station(request).business_name} party",
        reference=booking.reference,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        place=bookings.place_of(booking, shown.catering),
        page=request.app.state.settings.base_url + bookings.page_of(booking),
        revision=booking.revision,
        is_off=booking.state in {BookingState.CANCELLED, BookingState.EXPIRED},
    )


def _method(typed: str) -> str:
    """Return the way of paying that was chosen.

    Raises:
        Refused: it is none of the list.

    """
    if typed not in dict(OTHER_WAYS):
        raise Refused("Choose how you sent it.", field="method")
    return typed


def _moment(typed: str, zone: str) -> datetime:
    """Return the time that was typed, in the station's zone.

    Raises:
        Refused: it is no time.

    """
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone))
    except ValueError as error:
        raise Refused("Type when you sent it, like 2026-06-13 09:42.", field="sent_at") from error
