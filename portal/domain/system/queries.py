"""Questions about the machinery."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.columns.combination import Where

from portal.integrations.ports import MailboxAccount
from tables.scope import scope
from tables.system import FailureState, JobFailure, Mailbox, SyncHistory


class WatchedMailbox(msgspec.Struct, frozen=True):
    """A mailbox that is read, and whose mail it brings."""

    account: MailboxAccount
    business: UUID
    stations: tuple[UUID, ...]


class MailboxView(msgspec.Struct, frozen=True, kw_only=True):
    """A mailbox on its page."""

    id: UUID
    address: str
    folder: str
    auth: str
    host: str
    stations: tuple[UUID, ...]
    read_at: datetime | None
    trouble: str
    is_on: bool
    closed_at: datetime | None


class FailedJob(msgspec.Struct, frozen=True, kw_only=True):
    """A job that gave up, on the page that offers to try again."""

    id: UUID
    job: str
    error: str
    attempts: int
    failed_at: datetime
    stations: tuple[UUID, ...]


def account_of(mailbox: Mailbox) -> MailboxAccount:
    """Return what an adapter needs to reach a mailbox."""
    return MailboxAccount(
        id=mailbox.id,
        address=mailbox.address,
        auth=mailbox.auth,
        host=mailbox.host,
        port=mailbox.port,
        uses_tls=mailbox.uses_tls,
        username=mailbox.username or mailbox.address,
        secret=mailbox.secret or "",
        folder=mailbox.folder,
    )


async def watched() -> list[WatchedMailbox]:
    """Return the mailboxes in scope that are switched on."""
    mailboxes = await Mailbox.objects().where(Mailbox.is_on.eq(value=True)).order_by(Mailbox.id)
    return [WatchedMailbox(account_of(mailbox), mailbox.business, tuple(mailbox.stations)) for mailbox in mailboxes]


async def mailboxes() -> list[MailboxView]:
    """Return the mailboxes in scope that are read, or could be, by address."""
    return await _views(Mailbox.closed_at.is_null())


async def closed_mailboxes() -> list[MailboxView]:
    """Return the mailboxes in scope that are read no more, by address."""
    return await _views(Mailbox.closed_at.is_not_null())


async def _views(which: Where) -> list[MailboxView]:
    columns = (getattr(Mailbox, name) for name in MailboxView.__struct_fields__)
    return msgspec.convert(await Mailbox.select(*columns).where(which).order_by(Mailbox.address), list[MailboxView])


async def readings(mailbox_id: UUID, *, limit: int = 20) -> list[dict[str, Any]]:
    """Return the newest readings of a mailbox that brought something, or went otherwise than the one before."""
    return (
        await SyncHistory.select(
            SyncHistory.started_at, SyncHistory.rows_read, SyncHistory.rows_kept, SyncHistory.trouble
        )
        .where((SyncHistory.source == "mailbox") & (SyncHistory.source_id == mailbox_id))
        .order_by(SyncHistory.id, ascending=False)
        .limit(limit)
    )


async def failed_jobs(*, limit: int = 100) -> list[FailedJob]:
    """Return the open failures that concern the scope, newest first."""
    rows = (
        await JobFailure.select(
            JobFailure.id,
            JobFailure.job,
            JobFailure.error,
            JobFailure.attempts,
            JobFailure.created_at.as_alias("failed_at"),
            JobFailure.stations,
            JobFailure.business,
        )
        .where(JobFailure.state == FailureState.OPEN)
        .order_by(JobFailure.created_at, ascending=False)
        .limit(limit)
        .output(load_json=True)
    )
    return msgspec.convert([row for row in rows if concerns(row["business"], row["stations"])], list[FailedJob])


def concerns(business: UUID | None, stations: Sequence[str]) -> bool:
    """Say whether a failure is the scope's business: failures are rows of the platform, so the fence does not ask."""
    now = scope()
    return now.is_everywhere or (business == now.business and not now.stations.isdisjoint(map(UUID, stations)))
