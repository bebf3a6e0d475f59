"""A customer changes how we reach them: e-mail and phone."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post

from portal.controllers.public.own.page import PublicRequest, around, own
from portal.domain import bookings, notifications
from portal.web import abuse_limits
from portal.web.forms import Email, Form
from portal.web.page import Done, Page
from tables.customers import Customer


class ContactForm(msgspec.Struct, frozen=True):
    """Where we write, and whom we call."""

    email: Email
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""


class OwnContact(Controller):
    """The form, and the change."""

    path = "/{token:str}/contact"

    @get()
    async def edit(self, request: PublicRequest) -> Page:
        return await _page(request, Form(ContactForm))

    @post()
    async def update(self, request: PublicRequest) -> Page | Done:
        booking = (await own(request)).booking
        form = Form(ContactForm, await request.form())
        if said := form.value:
            await abuse_limits.count(request, "contact")
            with form.catching():
                after = await bookings.change_contact(booking.id, email=said.email, phone=said.phone)
                done = "contact" if after.link_version == booking.link_version else "address"
                return Done(to=f"{notifications.page_of(after)}?done={done}")
        return await _page(request, form)


async def _page(request: PublicRequest, form: Form[ContactForm]) -> Page:
    shown = await own(request)
    person = await Customer.one(shown.booking.contact or shown.booking.customer)
    return Page(
        "own/contact.html",
        status=200 if form.ok else 422,
        form=form,
        person=person,
        **await around(request, shown),
    )
