"""A person's own authenticator, and the recovery codes that stand in for it."""

import io
from typing import Any

import qrcode
from litestar import Controller, Response, get, post
from litestar.exceptions import NotFoundException
from qrcode.image.svg import SvgPathImage

from portal.controllers.credentials import CodeForm
from portal.controllers.staff.access.account_page import WithPassword, account_page
from portal.domain import access
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.rate_limit import few_tries
from portal.web.session import StaffRequest


class Authenticator(Controller):
    """Setting it up, removing it, and its recovery codes, which are shown in the one answer that makes them."""

    path = "/account/authenticator"
    opt = needs(Action.USE_PORTAL)

    @post()
    async def create(self, request: StaffRequest) -> Done:
        await access.enroll_totp(request.user.id)
        return Done(to="../account")

    @get("/qr.svg")
    async def show_qr(self, request: StaffRequest) -> Response[bytes]:
        waiting = await access.enrollment(request.user.id)
        if waiting is None:
            raise NotFoundException
        _, address = waiting
        drawn = io.BytesIO()
        qrcode.make(address, image_factory=SvgPathImage).save(drawn)
        return Response(drawn.getvalue(), media_type="image/svg+xml")

    @post("/confirmation")
    async def confirm(self, request: StaffRequest) -> Page:
        form = Form(CodeForm, await request.form())
        person = request.user
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"code:{person.id}"):
                    codes = await access.confirm_totp(person.id, code=typed.code, session_id=person.session_id)
                return _codes_page(request, codes, is_new=True)
        return await account_page(request, code=form)

    @post("/recovery-codes")
    async def renew_codes(self, request: StaffRequest) -> Page:
        form = Form(WithPassword, await request.form())
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"password:{request.user.id}"):
                    codes = await access.renew_recovery_codes(request.user.id, password=typed.password)
                return _codes_page(request, codes, is_new=False)
        return await account_page(request, renewal=form)

    @post("/removal")
    async def remove(self, request: StaffRequest) -> Page | Done:
        form = Form(WithPassword, await request.form())
        if typed := form.value:
            with form.catching():
                async with few_tries(request, of=f"password:{request.user.id}"):
                    await access.remove_totp(request.user.id, password=typed.password)
                return Done(to="../../account", toast="The authenticator is removed. Codes are no longer asked for.")
        return await account_page(request, removal=form)


def _codes_page(request: StaffRequest, codes: tuple[str, ...], **said: Any) -> Page:
    """Show the codes, once: nothing keeps them, and no browser stores this answer."""
    return Page("access/recovery_codes.html", base=base(request), codes=codes, person=request.user, **said)
