"""What the notices in a mailbox were written to, as its page lists it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from portal.domain.account_names import one_spelling
from portal.domain.system.known_accounts import KnownAccounts, known_accounts
from tables.system import Mailbox, MailRecipient, RecipientKind, RecipientState

MOST: Final = 500
MAILS_TO_PROPOSE: Final = 3
"""Fewer notices than that say nothing about whose account it is."""


class RecipientView(msgspec.Struct, frozen=True, kw_only=True):
    """A recipient on the mailbox's page.

    `source` says where else it is known from; `is_proposed` that most notices of its kind go there, which proves
    nothing: a person confirms it.
    """

    id: UUID
    kind: RecipientKind
    value: str
    sender: str
    mails: int
    seen_at: datetime | None
    state: RecipientState
    decided_by: UUID | None
    decided_at: datetime | None
    source: str = ""
    is_proposed: bool = False

    @property
    def is_seen(self) -> bool:
        """Say whether nobody has decided whose it is."""
        return self.state == RecipientState.SEEN

    @property
    def is_ours(self) -> bool:
        """Say whether somebody has said that it is ours."""
        return self.state == RecipientState.OURS

    @property
    def is_not_ours(self) -> bool:
        """Say whether somebody has said that it is not."""
        return self.state == RecipientState.NOT_OURS

    @property
    def is_open(self) -> bool:
        """Say whether notices to it wait until somebody decides."""
        return self.state == RecipientState.SEEN and not self.source


async def recipients(mailbox: Mailbox) -> list[RecipientView]:
    """Return the recipients of a mailbox: those that wait for a decision first, the most written to on top."""
    names = [name for name in RecipientView.__struct_fields__ if name not in {"source", "is_proposed"}]
    rows = await (
        MailRecipient.select(*(getattr(MailRecipient, name) for name in names))
        .where(MailRecipient.mailbox == mailbox.id)
        .order_by(MailRecipient.mails, MailRecipient.id, ascending=False)
        .limit(MOST)
    )
    known = await known_accounts(mailbox)
    views = [
        RecipientView(
            **row | {"kind": RecipientKind(row["kind"]), "state": RecipientState(row["state"])},
            source=_source(row, mailbox, known),
        )
        for row in rows
    ]
    return sorted(_proposed(views), key=lambda view: (not view.is_open, not view.is_proposed))


def _source(row: Mapping[str, Any], mailbox: Mailbox, known: KnownAccounts) -> str:
    if row["state"] != RecipientState.SEEN or known.standing(row["value"]) != RecipientState.OURS:
        return ""
    if one_spelling(row["value"]) == one_spelling(mailbox.address):
        return "This mailbox’s own address"
    return "Named in the settings"


def _proposed(views: list[RecipientView]) -> list[RecipientView]:
    """Mark, of each kind, the one that most notices go to, as long as nobody has said which is ours."""
    marked = []
    for view in views:
        rest = [other for other in views if other.kind == view.kind and other.id != view.id]
        is_first = all(other.mails < view.mails for other in rest)
        is_settled = any(other.state == RecipientState.OURS for other in rest)
        is_proposed = view.is_open and view.mails >= MAILS_TO_PROPOSE and is_first and not is_settled
        marked.append(msgspec.structs.replace(view, is_proposed=is_proposed))
    return marked
