"""Mailboxes: which are read for payment mails, how, and for which stations."""

import asyncio
from typing import Final
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath

from portal import clock
from portal.controllers.staff.system.mailboxes_page import MailboxForm, edit_page, mailbox_page, serves_elsewhere, shown
from portal.domain import system
from portal.domain.access import Action
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.imap_errors import NO_SERVER
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone, station_names
from portal.web.session import StaffRequest
from portal.web.shell import command, nav_entry
from tables.scope import scope
from tables.system import Mailbox

CHECK_SECONDS: Final = 20
NEW: Final = {
    "uses_tls": "on",
    "auth": "password",
    "port": "993",
    "folder": "INBOX",
    "receiver_type": "named",
    "receiver": "mx.google.com",
    "read_back_days": "30",
}


class Mailboxes(Controller):
    """The list; adding, changing, switching and checking one."""

    path = "/mailboxes"

    @get(opt=needs(Action.SEE_MAILBOXES) | nav_entry("Mailboxes", icon="mail", position=85, in_settings=True))
    async def index(self, request: StaffRequest) -> Page:
        return Page(
            "system/mailboxes/index.html",
            base=base(request),
            mailboxes=await system.mailboxes(),
            closed=await system.closed_mailboxes(),
            stations=station_names(request),
            zone=main_zone(request),
            now=clock.now(),
            may_manage=here(request).may(Action.MANAGE_MAILBOXES),
        )

    @get("/new", opt=needs(Action.MANAGE_MAILBOXES) | command("New mailbox", icon="mail", also="add e-mail"))
    async def new(self, request: StaffRequest) -> Page:
        stations = [str(place) for place in scope().stations]
        return mailbox_page("system/mailboxes/new.html", request, shown(NEW | {"stations": stations}))

    @post(opt=needs(Action.MANAGE_MAILBOXES))
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(MailboxForm, await request.form())
        if typed := form.value:
            with form.catching():
                opened = await system.open_mailbox(typed.details, stations=typed.stations)
                return Done(to=f"mailboxes/{opened.id}", toast="Mailbox added. Check the connection.")
        return mailbox_page("system/mailboxes/new.html", request, form)

    @get("/{mailbox_id:uuid}", opt=needs(Action.MANAGE_MAILBOXES))
    async def edit(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page:
        return await edit_page(request, await Mailbox.one(mailbox_id))

    @post("/{mailbox_id:uuid}", opt=needs(Action.MANAGE_MAILBOXES))
    async def update(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page | Done:
        mailbox = await Mailbox.one(mailbox_id)
        form = Form(MailboxForm, await request.form())
        if (typed := form.value) and not serves_elsewhere(mailbox):
            with form.catching():
                await system.change_mailbox(mailbox.id, details=typed.details, stations=typed.stations)
                return Done(to=f"../mailboxes/{mailbox.id}", toast="Saved. We’ll use it next time we check for mail.")
        return await edit_page(request, mailbox, form=form)

    @post("/{mailbox_id:uuid}/on", opt=needs(Action.MANAGE_MAILBOXES))
    async def switch_on(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Done:
        await system.switch_mailbox(mailbox_id, is_on=True)
        undo = f"{base(request)}/mailboxes/{mailbox_id}/off"
        return Done(to="../../mailboxes", toast="Turned on. It picks up where it left off.", undo=undo)

    @post("/{mailbox_id:uuid}/off", opt=needs(Action.MANAGE_MAILBOXES))
    async def switch_off(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Done:
        await system.switch_mailbox(mailbox_id, is_on=False)
        undo = f"{base(request)}/mailboxes/{mailbox_id}/on"
        return Done(to="../../mailboxes", toast="Turned off. We’re no longer reading it.", undo=undo)

    @post("/{mailbox_id:uuid}/check", opt=needs(Action.MANAGE_MAILBOXES))
    async def check(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Done:
        account = system.account_of(await Mailbox.one(mailbox_id))
        there = f"../../mailboxes/{mailbox_id}"
        try:
            async with asyncio.timeout(CHECK_SECONDS), request.app.state.integrations.mailboxes.open(account):
                return Done(to=there, toast=f"The connection works: {account.folder} opens.")
        except TimeoutError:
            return Done(to=there, toast=NO_SERVER, tone="bad")
        except (VendorRefused, VendorUnavailable) as error:
            return Done(to=there, toast=str(error), tone="bad")
