"""The pages of a mailbox: how it is reached, and whose accounts its mails are about."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec

from portal import clock
from portal.domain import access, system
from portal.domain.matching.parse.registry import SENDERS
from portal.domain.system import MailboxDetails, RecipientView
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.places import base, main_zone, station_names
from portal.web.session import StaffRequest
from tables.scope import scope
from tables.system import Mailbox, MailboxAuth, ReceiverType, RecipientKind

METHODS: Final = [("password", "A password, or an app password"), ("xoauth2", "A refresh token (OAuth)")]
RECEIVERS: Final = [
    (ReceiverType.NAMED.value, "A mail server that signs with its name"),
    (ReceiverType.MICROSOFT_365.value, "Microsoft 365"),
]
NAMES: Final = {sender.id: sender.name for sender in SENDERS}
KINDS: Final = {RecipientKind.ADDRESS: "Written to", RecipientKind.ACCOUNT: "Account"}
Short = Annotated[str, msgspec.Meta(max_length=200)]
Lines = Annotated[str, msgspec.Meta(max_length=2000)]
_LISTS: Final = ("our_handles", "our_names")


class MailboxForm(msgspec.Struct):
    """How a mailbox is reached; an empty secret keeps the one that is known. Handles and names are one to a line."""

    address: Short
    uses_tls: bool
    verifies_dkim: bool
    stations: list[UUID]
    auth: MailboxAuth = MailboxAuth.PASSWORD
    host: Short = ""
    port: int = 993
    username: Short = ""
    secret: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    folder: Short = "INBOX"
    receiver_type: ReceiverType = ReceiverType.NAMED
    receiver: Annotated[str, msgspec.Meta(max_length=120)] = ""
    our_handles: Lines = ""
    our_names: Lines = ""
    read_back_days: int = 30

    @property
    def details(self) -> MailboxDetails:
        """Return what the domain is told."""
        said: dict[str, Any] = {name: getattr(self, name) for name in MailboxDetails.__struct_fields__}
        return MailboxDetails(**said | {name: _lines(said[name]) for name in _LISTS})


class RecipientForm(msgspec.Struct):
    """An account or address of ours, typed by hand."""

    value: Annotated[str, msgspec.Meta(max_length=254)]


def mailbox_page(template: str, request: StaffRequest, form: Form[MailboxForm], **also: Any) -> Page:
    """Show a page with the form of a mailbox."""
    return Page(
        template,
        status=200 if form.ok and also.get("added", form).ok else 422,
        base=base(request),
        form=form,
        methods=METHODS,
        receivers=RECEIVERS,
        stations=station_names(request),
        **also,
    )


async def edit_page(
    request: StaffRequest,
    mailbox: Mailbox,
    *,
    form: Form[MailboxForm] | None = None,
    added: Form[RecipientForm] | None = None,
) -> Page:
    """Show a mailbox with its form, the accounts that its mails are about, and its readings."""
    recipients = await system.recipients(mailbox)
    return mailbox_page(
        "system/mailboxes/edit.html",
        request,
        form or shown(_typed(mailbox)),
        mailbox=mailbox,
        elsewhere=serves_elsewhere(mailbox),
        readings=await system.readings(mailbox.id),
        recipients=recipients,
        undecided=[recipient for recipient in recipients if recipient.is_open],
        counted=await _counted(mailbox, recipients),
        kinds=KINDS,
        senders=NAMES,
        people=await access.names({recipient.decided_by for recipient in recipients if recipient.decided_by}),
        added=added or Form(RecipientForm),
        zone=main_zone(request),
        now=clock.now(),
    )


async def _counted(mailbox: Mailbox, recipients: list[RecipientView]) -> list[str]:
    """Return what counts as ours without a decision on this page."""
    known = await system.known_accounts(mailbox)
    decided = {recipient.value for recipient in recipients if recipient.is_ours}
    return sorted((known.addresses | known.handles | known.names) - decided, key=str.casefold)


def serves_elsewhere(mailbox: Mailbox) -> bool:
    """Say whether it serves stations that this page does not show: saving here would take it from them."""
    return not scope().stations.issuperset(mailbox.stations)


def shown(values: dict[str, Any]) -> Form[MailboxForm]:
    """Return a form that shows these values."""
    form: Form[MailboxForm] = Form(MailboxForm)
    form.typed = values
    return form


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _typed(mailbox: Mailbox) -> dict[str, Any]:
    """Return a mailbox as its form shows it: everything but the secret, which is only ever written."""
    as_it_is = ("address", "auth", "host", "port", "username", "folder", "receiver_type", "receiver", "read_back_days")
    return {
        **{name: getattr(mailbox, name) for name in as_it_is},
        **{name: "on" if getattr(mailbox, name) else "" for name in ("uses_tls", "verifies_dkim")},
        **{name: "\n".join(msgspec.json.decode(getattr(mailbox, name), type=list[str])) for name in _LISTS},
        "stations": [str(station) for station in mailbox.stations],
    }
