"""The e-mail that somebody of the staff signs in with: asking for another one, and the pages behind mailed links."""

from typing import Any

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.controllers.access_account_page import EmailForm, EmailFormWithCode, account_page
from portal.domain import access, stations
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.platform import BeforeLogIn
from portal.web.rate_limit import few_tries
from portal.web.session import StaffRequest

AnyRequest = Request[Any, Any, Any]


class Pressed(msgspec.Struct):
    """Nothing is asked: the page says what follows, and its button does it."""


class OwnEmail(Controller):
    """Asking for another e-mail takes the password, and the code where there is an authenticator."""

    path = "/account/email"
    opt = needs(Action.USE_PORTAL)

    @post()
    async def ask(self, request: StaffRequest) -> Page | Done:
        person = request.user
        has_authenticator = await access.has_confirmed_authenticator(person.id)
        kind = EmailFormWithCode if has_authenticator else EmailForm
        form: Form[EmailForm] = Form(kind, await request.form())
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"{'code' if has_authenticator else 'password'}:{person.id}"):
                    await access.ask_for_new_email(
                        person.id, email=typed.email, password=typed.password, code=getattr(typed, "code", "")
                    )
                return Done(to="../account", toast="A link is on its way to the new address. Open it there.")
        return await account_page(request, email=form)

    @post("/withdrawal")
    async def withdraw(self, request: StaffRequest) -> Done:
        await access.withdraw_new_email(request.user.id, by=request.user)
        return Done(to="../../account", toast="The link is stopped. You sign in as before.")


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
