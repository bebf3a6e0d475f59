"""A colleague signs in with another e-mail: somebody who manages staff has the link mailed that confirms it."""

from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.access.members_page import around
from portal.domain import access
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.forms import Email, Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest


class NewEmailForm(msgspec.Struct):
    """The e-mail that they sign in with from now on."""

    email: Email


class StaffEmail(Controller):
    """What follows is said on a page of its own first; both addresses are written to."""

    path = "/staff/{user_id:uuid}/email"
    opt = needs(Action.MANAGE_STAFF)

    @get(opt=looks_at("staff member"))
    async def look_at(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page:
        return await _page(request, user_id, Form(NewEmailForm))

    @post()
    async def propose(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        form = Form(NewEmailForm, await request.form())
        if typed := form.value:
            with form.catching():
                await access.propose_new_email(user_id, email=typed.email, by=request.user)
                undo = f"{base(request)}/staff/{user_id}/email/withdrawal"
                return Done(to=f"../{user_id}", toast="A link is on its way to the new address.", undo=undo)
        return await _page(request, user_id, form)

    @post("/withdrawal")
    async def withdraw(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        form = Form(NewEmailForm)
        with form.catching():
            await access.withdraw_new_email(user_id, by=request.user)
            return Done(to=f"../../{user_id}", toast="The link is stopped. They sign in as before.")
        return await _page(request, user_id, form)


async def _page(request: StaffRequest, user_id: UUID, form: Form[NewEmailForm]) -> Page:
    return Page(
        "access/members/email.html",
        status=200 if form.ok else 422,
        member=await access.staff_member(user_id),
        at=f"{base(request)}/staff/{user_id}",
        form=form,
        **around(request),
    )
