"""Mailboxes: which are read for payment mails, how, and for which stations."""

import asyncio
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal import clock
from portal.domain import system
from portal.domain.access import Action
from portal.domain.system import MailboxDetails
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone, station_names
from portal.web.session import StaffRequest
from portal.web.shell import rail
from tables.scope import scope
from tables.system import Mailbox, MailboxAuth

CHECK_SECONDS: Final = 20
METHODS: Final = [("password", "A password, or an app password"), ("xoauth2", "A refresh token (OAuth)")]
Short = Annotated[str, msgspec.Meta(max_length=200)]


class MailboxForm(msgspec.Struct):
    """How a mailbox is reached; an empty secret keeps the one that is known. Our names are one to a line."""

    address: Short
    uses_tls: bool
    stations: list[UUID]
    auth: MailboxAuth = MailboxAuth.PASSWORD
    host: Short = ""
    port: int = 993
    username: Short = ""
    secret: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    folder: Short = "INBOX"
    receiver: Short = "mx.google.com"
    our_handles: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    read_back_days: int = 30

    @property
    def details(self) -> MailboxDetails:
        """Return what the domain is told."""
        said = {name: getattr(self, name) for name in MailboxDetails.__struct_fields__ if name != "our_handles"}
        handles = tuple(line.strip() for line in self.our_handles.splitlines() if line.strip())
        return MailboxDetails(**said, our_handles=handles)


NEW: Final = {"uses_tls": "on", "auth": "password", "port": "993", "folder": "INBOX", "receiver": "mx.google.com"}


class Mailboxes(Controller):
    """The list; adding, changing, switching and checking one."""

    path = "/mailboxes"

    @get(opt=needs(Action.SEE_MAILBOXES) | rail("Mailboxes", icon="mail", place=85, in_settings=True))
    async def index(self, request: StaffRequest) -> Page:
        return Page(
            "mailboxes/index.html",
            base=base(request),
            mailboxes=await system.mailboxes(),
            stations=station_names(request),
            zone=main_zone(request),
            now=clock.now(),
            may_manage=here(request).may(Action.MANAGE_MAILBOXES),
        )

    @get("/new", opt=needs(Action.MANAGE_MAILBOXES))
    async def new(self, request: StaffRequest) -> Page:
        stations = [str(place) for place in scope().stations]
        return _page("mailboxes/new.html", request, _shown(NEW | {"read_back_days": "30", "stations": stations}))

    @post(opt=needs(Action.MANAGE_MAILBOXES))
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(MailboxForm, await request.form())
        if typed := form.value:
            with form.catching():
                opened = await system.open_mailbox(typed.details, stations=typed.stations)
                return Done(to=f"mailboxes/{opened.id}", toast="It is read from now on. Check the connection.")
        return _page("mailboxes/new.html", request, form)

    @get("/{mailbox_id:uuid}", opt=needs(Action.MANAGE_MAILBOXES))
    async def edit(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page:
        return await _edit_page(request, await Mailbox.one(mailbox_id))

    @post("/{mailbox_id:uuid}", opt=needs(Action.MANAGE_MAILBOXES))
    async def update(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page | Done:
        mailbox = await Mailbox.one(mailbox_id)
        form = Form(MailboxForm, await request.form())
        if (typed := form.value) and not _elsewhere(mailbox):
            with form.catching():
                await system.change_mailbox(mailbox.id, details=typed.details, stations=typed.stations)
                return Done(to=f"../mailboxes/{mailbox.id}", toast="Changed. The next reading uses it.")
        return await _edit_page(request, mailbox, form)

    @post("/{mailbox_id:uuid}/on", opt=needs(Action.MANAGE_MAILBOXES))
    async def switch_on(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Done:
        await system.switch_mailbox(mailbox_id, is_on=True)
        undo = f"{base(request)}/mailboxes/{mailbox_id}/off"
        return Done(to="../../mailboxes", toast="It is read again, from where it was.", undo=undo)

    @post("/{mailbox_id:uuid}/off", opt=needs(Action.MANAGE_MAILBOXES))
    async def switch_off(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Done:
        await system.switch_mailbox(mailbox_id, is_on=False)
        undo = f"{base(request)}/mailboxes/{mailbox_id}/on"
        return Done(to="../../mailboxes", toast="It is no longer read.", undo=undo)

    @post("/{mailbox_id:uuid}/check", opt=needs(Action.MANAGE_MAILBOXES))
    async def check(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Done:
        account = system.account_of(await Mailbox.one(mailbox_id))
        there = f"../../mailboxes/{mailbox_id}"
        try:
            async with asyncio.timeout(CHECK_SECONDS), request.app.state.integrations.mailboxes.open(account):
                return Done(to=there, toast=f"The connection works: {account.folder} opens.")
        except TimeoutError:
            return Done(to=there, toast=f"{account.host} does not answer.", tone="bad")
        except (VendorRefused, VendorUnavailable) as error:
            return Done(to=there, toast=str(error), tone="bad")


def _page(template: str, request: StaffRequest, form: Form[MailboxForm], **also: Any) -> Page:
    return Page(
        template,
        status=200 if form.ok else 422,
        base=base(request),
        form=form,
        methods=METHODS,
        stations=station_names(request),
        **also,
    )


async def _edit_page(request: StaffRequest, mailbox: Mailbox, form: Form[MailboxForm] | None = None) -> Page:
    return _page(
        "mailboxes/edit.html",
        request,
        form or _shown(_typed(mailbox)),
        mailbox=mailbox,
        elsewhere=_elsewhere(mailbox),
        readings=await system.readings(mailbox.id),
        zone=main_zone(request),
    )


def _elsewhere(mailbox: Mailbox) -> bool:
    """Say whether it serves stations that this page does not show: saving here would take it from them."""
    return not scope().stations.issuperset(mailbox.stations)


def _shown(values: dict[str, Any]) -> Form[MailboxForm]:
    form: Form[MailboxForm] = Form(MailboxForm)
    form.typed = values
    return form


def _typed(mailbox: Mailbox) -> dict[str, Any]:
    """Return a mailbox as its form shows it: everything but the secret, which is only ever written."""
    return {
        "address": mailbox.address,
        "uses_tls": "on" if mailbox.uses_tls else "",
        "stations": [str(station) for station in mailbox.stations],
        "auth": mailbox.auth,
        "host": mailbox.host,
        "port": mailbox.port,
        "username": mailbox.username,
        "folder": mailbox.folder,
        "receiver": mailbox.receiver,
        "our_handles": "\n".join(msgspec.json.decode(mailbox.our_handles, type=list[str])),
        "read_back_days": mailbox.read_back_days,
    }
