"""A person's own account: name, theme, password."""

from typing import Final

from litestar import Controller, get, post

from portal.controllers.staff.access.account_page import PasswordForm, ProfileForm, account_page
from portal.domain import access
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.rate_limit import few_tries
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry

A_YEAR: Final = 365 * 24 * 3600


class Account(Controller):
    """What a person changes of themselves."""

    path = "/account"
    opt = needs(Action.USE_PORTAL)

    @get(opt=nav_entry("Your account", icon="user", position=99, in_settings=True))
    async def show(self, request: StaffRequest) -> Page:
        return await account_page(request)

    @post("/profile")
    async def update_profile(self, request: StaffRequest) -> Page | Done:
        form = Form(ProfileForm, await request.form())
        if form.value is None:
            return await account_page(request, profile=form)
        await access.change_profile(request.user.id, name=form.value.name, theme=form.value.theme)
        done = Done(to="../account", toast="Your account is updated.")
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
        return await account_page(request, password=form)
