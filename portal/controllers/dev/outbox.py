"""The mail that was kept for lack of a mail server: it names customers, so this is a page of the demo."""

from email.message import EmailMessage
from typing import Any

import msgspec
from litestar import Controller, Request, get

from portal.integrations.connect import local_outbox
from portal.web.page import Page


class KeptEmail(msgspec.Struct, frozen=True):
    """An email that was kept; only its text is shown."""

    to: str
    subject: str
    sent: str
    text: str


class Outbox(Controller):
    """What would have been sent."""

    path = "/dev/outbox"
    opt = {"public": True}

    @get()
    async def index(self, request: Request[Any, Any, Any]) -> Page:
        settings = request.app.state.settings
        emails = [_kept(message) for message in local_outbox(settings).sent()]
        return Page("dev/outbox.html", emails=emails, is_sent=settings.smtp is not None)


def _kept(message: EmailMessage) -> KeptEmail:
    text = message.get_body(("plain",))
    return KeptEmail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent=str(message["Date"]),
        text=str(text.get_content()) if text else "",
    )
