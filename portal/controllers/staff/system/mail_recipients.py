"""Whose accounts the mails of a mailbox are about: confirmed, refused, taken back, typed by hand, forgotten."""

from collections.abc import Awaitable
from uuid import UUID

from litestar import Controller, post
from litestar.params import FromPath

from portal.controllers.staff.system.mailboxes_page import RecipientForm, edit_page
from portal.domain import system
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from tables.system import Mailbox


class MailRecipients(Controller):
    """What an ADMIN says of an account holds for all mails of its mailbox, from then on."""

    path = "/mailboxes/{mailbox_id:uuid}/recipients"
    opt = needs(Action.MANAGE_MAILBOXES)

    @post()
    async def create(self, request: StaffRequest, mailbox_id: FromPath[UUID]) -> Page | Done:
        form = Form(RecipientForm, await request.form())
        if typed := form.value:
            with form.catching():
                recipient = await system.add_recipient(mailbox_id, value=typed.value, user_id=request.user.id)
                toast = "Added. E-mails about it count from now on."
                return _done(request, mailbox_id, toast, undo=f"{recipient.id}/removal")
        return await edit_page(request, await Mailbox.one(mailbox_id), added=form)

    @post("/{recipient_id:uuid}/confirmation")
    async def confirm(
        self, request: StaffRequest, mailbox_id: FromPath[UUID], recipient_id: FromPath[UUID]
    ) -> Page | Done:
        decision = system.confirm_recipient(recipient_id, user_id=request.user.id)
        toast = "It’s yours. We’re matching the e-mails that were waiting for this."
        return await _decide(request, mailbox_id, decision, toast, undo=f"{recipient_id}/reopening")

    @post("/{recipient_id:uuid}/refusal")
    async def refuse(
        self, request: StaffRequest, mailbox_id: FromPath[UUID], recipient_id: FromPath[UUID]
    ) -> Page | Done:
        decision = system.refuse_recipient(recipient_id, user_id=request.user.id)
        toast = "Not yours. Its e-mails will be dismissed from now on."
        return await _decide(request, mailbox_id, decision, toast, undo=f"{recipient_id}/reopening")

    @post("/{recipient_id:uuid}/reopening")
    async def reopen(
        self, request: StaffRequest, mailbox_id: FromPath[UUID], recipient_id: FromPath[UUID]
    ) -> Page | Done:
        toast = "Undone. Its e-mails are back in review; anything matched stays matched."
        return await _decide(request, mailbox_id, system.reopen_recipient(recipient_id), toast)

    @post("/{recipient_id:uuid}/removal")
    async def remove(
        self, request: StaffRequest, mailbox_id: FromPath[UUID], recipient_id: FromPath[UUID]
    ) -> Page | Done:
        toast = "Removed. If another e-mail is about it, we’ll ask you."
        return await _decide(request, mailbox_id, system.forget_recipient(recipient_id), toast)


async def _decide(
    request: StaffRequest, mailbox_id: UUID, decision: Awaitable[object], toast: str, *, undo: str | None = None
) -> Page | Done:
    """Answer with the list, or with the page that says why not."""
    form = Form(RecipientForm)
    with form.catching():
        await decision
        return _done(request, mailbox_id, toast, undo=undo)
    return await edit_page(request, await Mailbox.one(mailbox_id), added=form)


def _done(request: StaffRequest, mailbox_id: UUID, toast: str, *, undo: str | None = None) -> Done:
    here = f"{base(request)}/mailboxes/{mailbox_id}"
    return Done(to=f"{here}#accounts", toast=toast, undo=f"{here}/recipients/{undo}" if undo else None)
