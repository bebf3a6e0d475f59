"""What becomes of a booking: its hold, the party, a no-show, a cancellation. What cannot be undone is asked first."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.bookings.show import booking_page
from portal.domain import bookings, quotes
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web.audit import looks_at
from portal.web.forms import Form, Revision
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from tables.bookings import Booking

RUNS = needs(Action.RUN_PARTIES)
MANAGES = needs(Action.MANAGE_BOOKINGS)
LOOKS = looks_at("booking")


class StepForm(msgspec.Struct):
    """What the page showed."""

    revision: Revision


class CancelForm(msgspec.Struct):
    """Why a party is called off, by whom, and what the page showed."""

    revision: Revision
    by: str = "customer"
    words: str = ""


class BookingStates(Controller):
    path = "/bookings/{booking_id:uuid}"

    @post("/hold", opt=MANAGES)
    async def hold(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        try:
            await bookings.extend_hold(booking_id)
        except Refused as refusal:
            return await booking_page(request, booking_id, trouble=str(refusal))
        return Done(to=f"../{booking_id}", toast="The hold is extended.")

    @post("/service", opt=RUNS)
    async def begin(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        form = Form(StepForm, await request.form())
        if value := form.value:
            with form.catching():
                await bookings.begin(booking_id, revision=value.revision)
                return Done(to=f"../{booking_id}", toast="The party has started.")
        return await booking_page(request, booking_id, trouble=form.trouble)

    @post("/completion", opt=RUNS)
    async def complete(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        form = Form(StepForm, await request.form())
        if value := form.value:
            with form.catching():
                await bookings.complete(booking_id, revision=value.revision)
                return Done(to=f"../{booking_id}", toast="Completed.")
        return await booking_page(request, booking_id, trouble=form.trouble)

    @get("/no-show", opt=RUNS | LOOKS)
    async def ask_about_no_show(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        booking = await Booking.one(booking_id)
        return _asked(request, "bookings/no_show.html", booking, Form(StepForm))

    @post("/no-show", opt=RUNS)
    async def miss(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        booking = await Booking.one(booking_id)
        form = Form(StepForm, await request.form())
        if value := form.value:
            with form.catching():
                await bookings.mark_no_show(booking_id, revision=value.revision)
                return Done(to=f"../{booking_id}", toast="Marked as a no-show.")
        return _asked(request, "bookings/no_show.html", booking, form)

    @get("/cancellation", opt=MANAGES | LOOKS)
    async def ask_about_cancellation(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        return await _cancellation(request, await Booking.one(booking_id), Form(CancelForm))

    @post("/cancellation", opt=MANAGES)
    async def cancel(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        booking, typed = await Booking.one(booking_id), await request.form()
        form = Form(CancelForm, typed)
        if value := form.value:
            by_customer = value.by != "us"
            with form.catching():
                await bookings.cancel(
                    booking_id,
                    words=value.words,
                    by_customer=by_customer,
                    revision=value.revision,
                    seen=quotes.read_seen(typed.get("seen_customer" if by_customer else "seen_us")),
                )
                return Done(to=f"../{booking_id}", toast="Canceled. Any refund is now a task.")
        return await _cancellation(request, booking, form)


async def _cancellation(request: StaffRequest, booking: Booking, form: Form[CancelForm]) -> Page:
    return _asked(
        request,
        "bookings/cancellation.html",
        booking,
        form,
        by_customer=await bookings.price_of_cancellation(booking.id, by_customer=True),
        by_us=await bookings.price_of_cancellation(booking.id, by_customer=False),
    )


def _asked(
    request: StaffRequest, template: str, booking: Booking, form: Form[CancelForm] | Form[StepForm], **more: Any
) -> Page:
    return Page(
        template,
        status=200 if form.ok else 422,
        base=base(request),
        at=f"{base(request)}/bookings/{booking.id}",
        booking=booking,
        form=form,
        **more,
    )
