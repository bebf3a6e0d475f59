"""Logging in and out."""

from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.controllers.credentials import LONGEST_PASSWORD, CodeForm
from portal.domain import access, stations
from portal.domain.access import FEW
from portal.text import plural
from portal.web import flash
from portal.web.components import Toast
from portal.web.forms import Form
from portal.web.known_device import known_device
from portal.web.local import local_path
from portal.web.page import Page
from portal.web.platform import BeforeLogIn
from portal.web.rate_limit import few_tries
from portal.web.session import ended_cookie, session_cookie, token_of

AnyRequest = Request[Any, Any, Any]
After = Annotated[str, QueryParameter(name="next")]
Flag = Annotated[bool, QueryParameter()]


class LogInForm(msgspec.Struct):
    """What the log-in page asks."""

    email: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]
    password: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]
    stay: bool = False


class LogInPages(Controller):
    """From e-mail and password, and the code where there is an authenticator, to a session."""

    path = "/login"
    middleware = [BeforeLogIn()]

    @get()
    async def new(self, request: AnyRequest, after: After = "/") -> Page | Redirect:
        if request.user is not None:
            return Redirect(local_path(after), status_code=HTTP_303_SEE_OTHER)
        return await _log_in_page(Form(LogInForm), after)

    @post()
    async def create(self, request: AnyRequest, after: After = "/") -> Page | Response[Any]:
        form = Form(LogInForm, await request.form())
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=typed.email):
                    opened = await access.log_in(typed.email, password=typed.password, stay=typed.stay)
                return await _logged_in(request, opened, after, stay=typed.stay)
        return await _log_in_page(form, after)

    @get("/code")
    async def new_code(
        self, request: AnyRequest, after: After = "/", *, stay: Flag = False, recovery: Flag = False
    ) -> Page | Redirect:
        token = token_of(request)
        if token is None or await access.waiting_session(token) is None:
            return Redirect("/login", status_code=HTTP_303_SEE_OTHER)
        return _code_page(Form(CodeForm), after, stay=stay, recovery=recovery)

    @post("/code")
    async def create_code(self, request: AnyRequest, after: After = "/") -> Page | Response[Any]:
        form = Form(CodeForm, await request.form())
        token = token_of(request)
        waiting = await access.waiting_session(token) if token else None
        if token is None or waiting is None:
            return Redirect("/login", status_code=HTTP_303_SEE_OTHER)
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"code:{waiting.user}"):
                    opened = await access.verify_code(token, code=typed.code, stay=typed.stay)
                return await _logged_in(request, opened, after, stay=typed.stay)
        return _code_page(form, after, stay=bool(form.typed["stay"]), recovery=bool(form.typed["recovery"]))


@post("/logout")
async def log_out(request: AnyRequest) -> Response[Any]:
    """End the session, and forget its cookie."""
    if (token := token_of(request)) is not None:
        await access.log_out(token)
    return Redirect("/login", status_code=HTTP_303_SEE_OTHER, cookies=[ended_cookie()])


async def _log_in_page(form: Form[LogInForm], after: str) -> Page:
    business = await stations.only_business()
    return Page("access/login.html", status=200 if form.ok else 422, form=form, next=local_path(after), only=business)


def _code_page(form: Form[CodeForm], after: str, **chosen: Any) -> Page:
    return Page("access/code.html", status=200 if form.ok else 422, form=form, next=local_path(after), **chosen)


async def _logged_in(request: AnyRequest, opened: access.LogIn, after: str, *, stay: bool) -> Response[Any]:
    """Hand the new token over, and end the session that this browser had before."""
    if (old := token_of(request)) is not None:
        await access.log_out(old)
    target = local_path(after)
    if opened.needs_code:
        target = f"/login/code?next={quote(target, safe='')}" + ("&stay=true" if stay else "")
    cookies = [session_cookie(opened.token, request, lasts=opened.lasts)]
    if seen := await access.person_of(opened.token):
        cookies.append(known_device(request, seen.person.email, f"code:{seen.person.id}"))
    if opened.codes_left is not None:
        cookies.append(flash.kept(_codes_left(opened.codes_left), request))
    return Redirect(target, status_code=HTTP_303_SEE_OTHER, cookies=cookies)


def _codes_left(codes: int) -> Toast:
    left = f"{plural(codes, 'recovery code')} left." if codes else "That was your last recovery code."
    return Toast(
        text=left if codes > FEW else f"{left} Make new ones under “Your account”.", tone="ok" if codes > FEW else "bad"
    )
