"""A customer's own page, behind a signed link: what is due, how to pay, what was paid, and a line to us."""

from uuid import UUID

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.controllers.declarations import METHODS, DeclarationForm, read_method, read_moment
from portal.controllers.own_page import Own, PublicRequest, around, everything, own, paid_entries, ways_to_pay
from portal.domain import bookings, inbox, matching
from portal.web import courtesy
from portal.web.forms import Form
from portal.web.once import once
from portal.web.page import Done, Page
from portal.web.public import open_station
from tables.base import RowMissing
from tables.bookings import BookingState
from tables.matching import PaymentDeclaration


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
        return await _declaration_page(request, await own(request), Form(DeclarationForm))

    @post("/declaration")
    async def declare(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        typed = await request.form()
        form = Form(DeclarationForm, typed)
        if said := form.value:
            await courtesy.count(request, "declaration")
            with form.catching():
                await once(request, typed, lambda: _declare(shown, said))
                return Done(to=f"../{request.path_params['token']}")
        return await _declaration_page(request, shown, form)

    @post("/messages")
    async def write(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        typed = await request.form()
        form = Form(Words, typed)
        await courtesy.count(request, "message")
        with form.catching():
            words = form.value.words if form.value else ""
            await once(request, typed, lambda: inbox.receive(shown.booking.id, words))
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


async def _declare(shown: Own, said: DeclarationForm) -> PaymentDeclaration:
    return await matching.declare(
        shown.booking.id,
        method=read_method(said.method),
        payer_name=said.payer_name,
        amount_cents=said.amount_cents,
        sent_at=read_moment(said.sent_at, shown.zone),
    )


async def _page(request: PublicRequest, form: Form[Words], pay: str = "") -> Page:
    status = 200 if form.ok else 422
    return Page("bookings/own/show.html", block="now", status=status, form=form, **await everything(request, pay=pay))


async def _declaration_page(request: PublicRequest, shown: Own, form: Form[DeclarationForm]) -> Page:
    due = shown.due
    offered = [(way.key, way.label) for way in ways_to_pay(shown.station, shown.booking.reference, 0)]
    others = [way for way in METHODS if way not in offered]
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
