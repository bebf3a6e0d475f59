"""The pages behind mailed links by which somebody of the staff signs in with another e-mail, or does not after all."""

from typing import Any

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.domain import access, stations
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.platform import BeforeLogIn

AnyRequest = Request[Any, Any, Any]


class Pressed(msgspec.Struct):
    """Nothing is asked: the page says what follows, and its button does it."""


class EmailLinks(Controller):
    """A mailed link is only looked at by opening it: mail programs open links by themselves, too."""

    path = "/login/email"
    middleware = [BeforeLogIn()]
    response_headers = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}

    @get("/{token:str}")
    async def show(self, token: FromPath[str]) -> Page:
        return await _confirming(token, Form(Pressed))

    @post("/{token:str}")
    async def confirm(self, request: AnyRequest, token: FromPath[str]) -> Page:
        form = Form(Pressed)
        with form.catching():
            email = await access.confirm_new_email(token, session_id=request.user.session_id if request.user else None)
            return await _page("confirmed", form, email=email, is_signed_in=request.user is not None)
        return await _confirming(token, form)

    @get("/undo/{token:str}")
    async def show_undo(self, token: FromPath[str]) -> Page:
        return await _undoing(token, Form(Pressed))

    @post("/undo/{token:str}")
    async def undo(self, token: FromPath[str]) -> Page | Redirect:
        form = Form(Pressed)
        with form.catching():
            to_reset = await access.undo_new_email(token)
            return Redirect(f"/login/reset/{to_reset}", status_code=HTTP_303_SEE_OTHER)
        return await _undoing(token, form)


async def _confirming(token: str, form: Form[Pressed]) -> Page:
    try:
        change, _ = await access.email_to_confirm(token)
    except access.EmailLinkEnded:
        return await _page("ended", Form(Pressed), status=404)
    return await _page("open", form, action=f"/login/email/{token}", email=change.after, before=change.before)


async def _undoing(token: str, form: Form[Pressed]) -> Page:
    try:
        change, _ = await access.email_to_undo(token)
    except access.EmailLinkEnded:
        return await _page("undone", Form(Pressed), status=404)
    return await _page("undo", form, action=f"/login/email/undo/{token}", email=change.before)


async def _page(state: str, form: Form[Pressed], *, status: int = 200, **said: Any) -> Page:
    only = await stations.only_business()
    return Page("access/email.html", status=status if form.ok else 422, form=form, state=state, only=only, **said)
