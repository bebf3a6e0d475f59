"""Somebody of the staff has forgotten their password: a link is mailed, and behind it they set a new one."""

from typing import Annotated, Any, Final

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import FromPath

from portal.controllers.credentials import LONGEST_PASSWORD
from portal.domain import access, stations
from portal.domain.access import SHORTEST
from portal.web import abuse_limits
from portal.web.counting import counting, hashed
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.platform import BeforeLogIn
from portal.web.rate_limit import begin_anew

AnyRequest = Request[Any, Any, Any]
AN_HOUR: Final = 3600
PER_PERSON: Final = 3


class PasswordResetForm(msgspec.Struct):
    """The e-mail that somebody logs in with."""

    email: Annotated[str, msgspec.Meta(max_length=254)]


class NewPasswordForm(msgspec.Struct):
    """The next password."""

    new: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]


class ResetPages(Controller):
    """Asking, which is answered alike whoever asks, and the page that the link leads to."""

    path = "/login/reset"
    middleware = [BeforeLogIn()]
    response_headers = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}

    @get()
    async def new(self) -> Page:
        return await _page("access/forgotten.html", Form(PasswordResetForm), is_sent=False)

    @post()
    async def create(self, request: AnyRequest) -> Page:
        form = Form(PasswordResetForm, await request.form())
        if typed := form.value:
            await abuse_limits.count(request, "reset")
            with form.catching():
                if await _is_among_the_first(request, typed.email):
                    await access.ask_for_reset(typed.email)
        return await _page("access/forgotten.html", form, is_sent=form.value is not None and form.ok)

    @get("/{token:str}")
    async def show(self, token: FromPath[str]) -> Page:
        return await _new_password_page(token, Form(NewPasswordForm))

    @post("/{token:str}")
    async def set_password(self, request: AnyRequest, token: FromPath[str]) -> Page:
        form = Form(NewPasswordForm, await request.form())
        if typed := form.value:
            with form.catching():
                email = await access.reset_password(token, new=typed.new)
                await begin_anew(request, of=email)
                return await _page("access/reset.html", form, state="done")
        return await _new_password_page(token, form)


async def _is_among_the_first(request: AnyRequest, email: str) -> bool:
    """Count who was asked for, by whomever; beyond a few within the hour no more is mailed, and nothing is told."""
    key = f"reset:{hashed(request, email.strip().casefold())}"
    return await counting(request).add(key, seconds=AN_HOUR) <= PER_PERSON


async def _new_password_page(token: str, form: Form[NewPasswordForm]) -> Page:
    """Show the form, unless the link has ended."""
    try:
        user = await access.user_to_reset(token)
    except access.ResetLinkEnded:
        return await _page("access/reset.html", Form(NewPasswordForm), status=404, state="ended")
    return await _page("access/reset.html", form, state="open", token=token, email=user.email, shortest=SHORTEST)


async def _page(template: str, form: Form[Any], *, status: int = 200, **said: Any) -> Page:
    return Page(template, status=status if form.ok else 422, form=form, only=await stations.only_business(), **said)
