"""Logging in and out, and a person's own account."""

import io
from typing import Annotated, Any, Final
from urllib.parse import quote

import msgspec
import qrcode
from litestar import Controller, Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import QueryParameter
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER
from qrcode.image.svg import SvgPathImage

from portal.domain import access, stations
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.local import local_path
from portal.web.page import Done, Page
from portal.web.rate_limit import few_tries
from portal.web.session import StaffRequest, ended_cookie, session_cookie, token_of
from tables.access import Theme

AnyRequest = Request[Any, Any, Any]
After = Annotated[str, QueryParameter(name="next")]
Stay = Annotated[bool, QueryParameter()]
LONGEST: Final = 200


class LogInForm(msgspec.Struct):
    """What the log-in page asks."""

    email: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    password: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    stay: bool = False


class CodeForm(msgspec.Struct):
    """The code of an authenticator; the choice to stay is carried along from the first page."""

    code: Annotated[str, msgspec.Meta(max_length=20)]
    stay: bool = False


class ProfileForm(msgspec.Struct):
    """How one is called, and how pages look."""

    name: Annotated[str, msgspec.Meta(max_length=120)]
    theme: Theme


class PasswordForm(msgspec.Struct):
    """The present password and the next."""

    current: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    new: Annotated[str, msgspec.Meta(max_length=LONGEST)]


class RemovalForm(msgspec.Struct):
    """The password, before an authenticator is forgotten."""

    password: Annotated[str, msgspec.Meta(max_length=LONGEST)]


class LogInPages(Controller):
    """From e-mail and password, and the code where there is an authenticator, to a session."""

    path = "/login"

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
    async def new_code(self, request: AnyRequest, after: After = "/", *, stay: Stay = False) -> Page | Redirect:
        token = token_of(request)
        if token is None or await access.waiting_session(token) is None:
            return Redirect("/login", status_code=HTTP_303_SEE_OTHER)
        return _code_page(Form(CodeForm), after, stay=stay)

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
        return _code_page(form, after, stay=bool(form.typed["stay"]))


@post("/logout")
async def log_out(request: AnyRequest) -> Response[Any]:
    """End the session, and forget its cookie."""
    if (token := token_of(request)) is not None:
        await access.log_out(token)
    return Redirect("/login", status_code=HTTP_303_SEE_OTHER, cookies=[ended_cookie()])


class Account(Controller):
    """What a person changes of themselves."""

    path = "/account"
    opt = needs(Action.USE_PORTAL)

    @get()
    async def show(self, request: StaffRequest) -> Page:
        return await _account_page(request)

    @post("/profile")
    async def update_profile(self, request: StaffRequest) -> Page | Done:
        form = Form(ProfileForm, await request.form())
        if form.value is None:
            return await _account_page(request, profile=form)
        await access.change_profile(request.user.id, name=form.value.name, theme=form.value.theme)
        return Done(to="../account", toast="Your account is changed.")

    @post("/password")
    async def update_password(self, request: StaffRequest) -> Page | Done:
        form = Form(PasswordForm, await request.form())
        person = request.user
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"password:{person.id}"):
                    await access.change_password(
                        person.id, current=typed.current, new=typed.new, session_id=person.session_id
                    )
                return Done(to="../account", toast="Your password is changed. Other browsers were signed out.")
        return await _account_page(request, password=form)

    @post("/authenticator")
    async def create_authenticator(self, request: StaffRequest) -> Done:
        await access.enroll_totp(request.user.id)
        return Done(to="../account")

    @get("/authenticator/qr.svg")
    async def show_qr(self, request: StaffRequest) -> Response[bytes]:
        waiting = await access.enrollment(request.user.id)
        if waiting is None:
            raise NotFoundException
        _, address = waiting
        drawn = io.BytesIO()
        qrcode.make(address, image_factory=SvgPathImage).save(drawn)
        return Response(drawn.getvalue(), media_type="image/svg+xml")

    @post("/authenticator/confirmation")
    async def confirm_authenticator(self, request: StaffRequest) -> Page | Done:
        form = Form(CodeForm, await request.form())
        person = request.user
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"code:{person.id}"):
                    await access.confirm_totp(person.id, code=typed.code, session_id=person.session_id)
                return Done(
                    to="../../account", toast="From now on a code is asked for. Other browsers were signed out."
                )
        return await _account_page(request, code=form)

    @post("/authenticator/removal")
    async def remove_authenticator(self, request: StaffRequest) -> Page | Done:
        form = Form(RemovalForm, await request.form())
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"password:{request.user.id}"):
                    await access.remove_totp(request.user.id, password=typed.password)
                return Done(to="../../account", toast="The authenticator is removed. Codes are no longer asked for.")
        return await _account_page(request, removal=form)


async def _log_in_page(form: Form[LogInForm], after: str) -> Page:
    business = await stations.only_business()
    return Page("access/login.html", status=200 if form.ok else 422, form=form, next=local_path(after), only=business)


def _code_page(form: Form[CodeForm], after: str, *, stay: bool) -> Page:
    return Page("access/code.html", status=200 if form.ok else 422, form=form, next=local_path(after), stay=stay)


async def _logged_in(request: AnyRequest, opened: access.LogIn, after: str, *, stay: bool) -> Response[Any]:
    """Hand the new token over, and end the session that this browser had before."""
    if (old := token_of(request)) is not None:
        await access.log_out(old)
    target = local_path(after)
    if opened.needs_code:
        target = f"/login/code?next={quote(target, safe='')}" + ("&stay=true" if stay else "")
    cookie = session_cookie(opened.token, request, lasts=opened.lasts)
    return Redirect(target, status_code=HTTP_303_SEE_OTHER, cookies=[cookie])


async def _account_page(request: StaffRequest, **tried: Form[Any]) -> Page:
    person = request.user
    forms = {
        "profile": Form(ProfileForm, {"name": person.name, "theme": person.theme}),
        "password": Form(PasswordForm),
        "code": Form(CodeForm),
        "removal": Form(RemovalForm),
    } | tried
    waiting = await access.enrollment(person.id)
    return Page(
        "access/account.html",
        status=200 if all(form.ok for form in tried.values()) else 422,
        here_at=f"/{request.path_params['slug']}/account",
        person=person,
        forms=forms,
        secret=waiting[0] if waiting else None,
        has_authenticator=await access.has_confirmed_authenticator(person.id),
    )
