"""A colleague cannot sign in: somebody who manages staff ends their password, or their authenticator."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.access.members_page import around
from portal.domain import access
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest


class Sent(msgspec.Struct):
    """Nothing is asked: the page says what follows, and its button does it."""


class StaffResets(Controller):
    """What cannot be taken back is said on a page of its own first."""

    path = "/staff/{user_id:uuid}"
    opt = needs(Action.MANAGE_STAFF)

    @get("/password-reset", opt=looks_at("staff member"))
    async def look_at_password(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page:
        return await _page(request, user_id, "password", Form(Sent))

    @post("/password-reset")
    async def reset_password(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        toast = "Their password is reset, and a link to set a new one is on its way."
        return await _reset(request, user_id, "password", access.force_password_reset, toast)

    @get("/authenticator-reset", opt=looks_at("staff member"))
    async def look_at_authenticator(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page:
        return await _page(request, user_id, "authenticator", Form(Sent))

    @post("/authenticator-reset")
    async def reset_authenticator(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        toast = "Their authenticator is reset. Their password alone signs them in."
        return await _reset(request, user_id, "authenticator", access.reset_authenticator, toast)


async def _reset(
    request: StaffRequest, user_id: UUID, what: str, reset: Callable[..., Awaitable[Any]], toast: str
) -> Page | Done:
    form = Form(Sent)
    with form.catching():
        await reset(user_id, by=request.user)
        return Done(to=f"../{user_id}", toast=toast)
    return await _page(request, user_id, what, form)


async def _page(request: StaffRequest, user_id: UUID, what: str, form: Form[Sent]) -> Page:
    return Page(
        "access/members/reset.html",
        status=200 if form.ok else 422,
        member=await access.staff_member(user_id),
        what=what,
        form=form,
        **around(request),
    )
