"""A customer cancels: what goes back is stated first."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post

from portal.controllers.public.own.page import NoLongerHere, Own, PublicRequest, around, closed, own
from portal.domain import bookings, notifications, quotes
from portal.web.forms import Form, Revision
from portal.web.page import Done, Page


class Cancellation(msgspec.Struct, frozen=True, kw_only=True):
    """Why, if they want to say, and what the page showed."""

    words: Annotated[str, msgspec.Meta(max_length=500)] = ""
    revision: Revision


class OwnCancellation(Controller):
    """What goes back, and the cancellation."""

    path = "/{token:str}/cancellation"
    exception_handlers = {NoLongerHere: closed}

    @get()
    async def new(self, request: PublicRequest) -> Page:
        shown = await own(request)
        shown.refuse_when_over()
        return await _page(request, shown, Form(Cancellation))

    @post()
    async def create(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        shown.refuse_when_over()
        typed = await request.form()
        form = Form(Cancellation, typed)
        if said := form.value:
            with form.catching():
                await bookings.cancel(
                    shown.booking.id,
                    words=said.words,
                    by_customer=True,
                    revision=said.revision,
                    seen=quotes.read_seen(typed.get("seen")),
                )
                return Done(to=notifications.page_of(shown.booking))
        return await _page(request, shown, form)


async def _page(request: PublicRequest, shown: Own, form: Form[Cancellation]) -> Page:
    return Page(
        "own/cancellation.html",
        status=200 if form.ok else 422,
        form=form,
        price=await bookings.price_of_cancellation(shown.booking.id),
        **await around(request, shown),
    )
