"""The e-mail that somebody of the staff signs in with: asking for another one."""

from typing import Any

from litestar import Controller, Request, post

from portal.controllers.staff.access.account_page import EmailForm, EmailFormWithCode, account_page
from portal.domain import access
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.rate_limit import few_tries
from portal.web.session import StaffRequest

AnyRequest = Request[Any, Any, Any]


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
