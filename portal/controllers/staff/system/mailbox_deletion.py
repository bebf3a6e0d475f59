"""Deleting a mailbox: what follows is said first, as its password cannot be brought back."""

from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.system.mailboxes_page import serves_elsewhere
from portal.domain import system
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, station_names
from portal.web.session import StaffRequest
from tables.system import Mailbox


class DeletionForm(msgspec.Struct):
    """The stations that the page said would have no mailbox any more."""

    known: list[UUID] = []


class MailboxDeletion(Controller):
    """The look, and the deed."""

    path = "/mailboxes/{mailbox_id:uuid}/deletion"
    opt = needs(Action.MANAGE_MAILBOXES)

    @get()
    async def show(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page:
        return await _page(request, mailbox_id, Form(DeletionForm))

    @post()
    async def create(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page | Done:
        form = Form(DeletionForm, await request.form())
        if typed := form.value:
            with form.catching():
                await system.close_mailbox(mailbox_id, known=typed.known)
                return Done(to="../../mailboxes", toast="Deleted. Its e-mails stay, and its password is erased.")
        return await _page(request, mailbox_id, form)


async def _page(request: StaffRequest, mailbox_id: UUID, form: Form[DeletionForm]) -> Page:
    mailbox, names = await Mailbox.one(mailbox_id), station_names(request)
    return Page(
        "system/mailboxes/deletion.html",
        status=200 if form.ok else 422,
        base=base(request),
        mailbox=mailbox,
        elsewhere=serves_elsewhere(mailbox),
        left_without={station: names[station] for station in await system.left_without(mailbox) if station in names},
        form=form,
    )
