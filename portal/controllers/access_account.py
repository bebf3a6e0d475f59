"""A person's own account: name, theme, password, authenticator."""

import io
from typing import Annotated, Any, Final

import msgspec
import qrcode
from litestar import Controller, Response, get, post
from litestar.exceptions import NotFoundException
from qrcode.image.svg import SvgPathImage

from portal.controllers.access import LONGEST, CodeForm
from portal.domain import access
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import main_zone
from portal.web.rate_limit import few_tries
from portal.web.session import StaffRequest
from portal.web.shell import rail
from tables.access import Theme

A_YEAR: Final = 365 * 24 * 3600


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


class Account(Controller):
    """What a person changes of themselves."""

    path = "/account"
    opt = needs(Action.USE_PORTAL)

    @get(opt=rail("Your account", icon="user", place=99, in_settings=True))
    async def show(self, request: StaffRequest) -> Page:
        return await _account_page(request)

    @post("/profile")
    async def update_profile(self, request: StaffRequest) -> Page | Done:
        form = Form(ProfileForm, await request.form())
        if form.value is None:
            return await _account_page(request, profile=form)
        await access.change_profile(request.user.id, name=form.value.name, theme=form.value.theme)
        done = Done(to="../account", toast="Your account is changed.")
        done.set_cookie("theme", form.value.theme, max_age=A_YEAR, samesite="lax")  # as static/js/theme.js keeps it
        return done

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
        sessions=await access.open_sessions(person.id, first=person.session_id),
        zone=main_zone(request),
        has_authenticator=await access.has_confirmed_authenticator(person.id),
    )
