"""Somebody has lost the link to their booking: it is mailed to the address that we have, if we have one."""

from typing import Annotated, Final

import msgspec
from litestar import Controller, get, post

from portal.controllers.public.own.page import PublicRequest
from portal.domain import mailings
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.public import in_each_business

TEMPLATE: Final = "own/link.html"


class LinkForm(msgspec.Struct, frozen=True):
    """The address that a booking was made with."""

    email: Annotated[str, msgspec.Meta(max_length=254)]


class OwnLink(Controller):
    """The form, and an answer that says nothing about who books with us."""

    path = "/my-link"
    opt = {"skip_session": True}

    @get()
    async def new(self) -> Page:
        return Page(TEMPLATE, form=Form(LinkForm), is_sent=False)

    @post()
    async def create(self, request: PublicRequest) -> Page:
        typed = await request.form()
        form = Form(LinkForm, typed)
        if abuse_limits.is_from_a_program(typed):
            return Page(TEMPLATE, form=form, is_sent=True)
        if asked := form.value:
            await abuse_limits.count(request, "link")
            with form.catching():
                await in_each_business(lambda: mailings.ask_for_link(asked.email))
        return Page(TEMPLATE, status=200 if form.ok else 422, form=form, is_sent=form.ok)
