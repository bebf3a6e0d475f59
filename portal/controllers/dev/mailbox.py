"""A page on which a mail arrives: it is put into a local mailbox, and goes the way of every other from there."""

from typing import Any

import msgspec
from litestar import Controller, Request, get, post

from portal.integrations.connect import local_mailboxes
from portal.web.forms import Form
from portal.web.page import Done, Page


class PastedMail(msgspec.Struct):
    """A mail as it was pasted, headers first."""

    address: str
    mail: str


class DevMailbox(Controller):
    """Where mails are pasted."""

    path = "/dev/mailbox"
    opt = {"public": True}

    @get()
    async def new(self, request: Request[Any, Any, Any]) -> Page:
        return _page(request, Form(PastedMail))

    @post()
    async def create(self, request: Request[Any, Any, Any]) -> Page | Done:
        form = Form(PastedMail, await request.form())
        mailboxes = local_mailboxes(request.app.state.settings)
        if pasted := form.value:
            if pasted.address in mailboxes.addresses():
                raw = "\r\n".join(pasted.mail.strip().splitlines()) + "\r\n"
                mailboxes.deliver(pasted.address, raw.encode())
                return Done(to="mailbox", toast="It has arrived. Look at the payments.")
            form.errors["address"] = "No mailbox of this address is read from a folder. Add one of the method “local”."
        return _page(request, form)


def _page(request: Request[Any, Any, Any], form: Form[PastedMail]) -> Page:
    addresses = local_mailboxes(request.app.state.settings).addresses()
    return Page(
        "dev/mailbox.html", status=200 if form.ok else 422, form=form, addresses=[(one, one) for one in addresses]
    )
