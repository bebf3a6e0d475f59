"""What is wrong with the mail that should come in, and with the work that should be done."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from portal.domain.system.backlog import Backlog, backlog
from portal.domain.system.source_watch import is_no_longer_understood, is_silent, is_unread
from portal.text import plural
from tables.system import Mailbox, MailSource


class AlarmKind(StrEnum):
    """What may be wrong."""

    WAITING = "waiting"
    UNREAD = "unread"
    NOT_UNDERSTOOD = "not_understood"
    SILENT = "silent"


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that staff should look into, in a sentence.

    `sender` is empty where the whole mailbox is meant, and there is no mailbox where all work waits.
    """

    kind: AlarmKind
    mailbox: UUID | None = None
    address: str = ""
    sender: str = ""
    since: datetime
    sentence: str


async def alarms(*, now: datetime, work: Backlog | None = None) -> list[Alarm]:
    """Return what is wrong with all work, and with the mailboxes in scope that are on, the worst first.

    `work` is what waits, where that is known already.
    """
    work = work or await backlog(now=now)
    mailboxes = {mailbox.id: mailbox for mailbox in await Mailbox.objects().where(Mailbox.is_on.eq(value=True))}
    sources = [source for source in await MailSource.objects() if source.mailbox in mailboxes]
    return [
        *_waiting(work, now),
        *(_unread(mailbox, now) for mailbox in mailboxes.values() if is_unread(mailbox, now=now)),
        *(_not_understood(source, mailboxes[source.mailbox]) for source in sources if is_no_longer_understood(source)),
        *(_silent(source, mailboxes[source.mailbox], now) for source in sources if is_silent(source, now=now)),
    ]


def _waiting(work: Backlog, now: datetime) -> Iterator[Alarm]:
    if work.since and work.is_late(now=now):
        waits = plural(work.count, "job waits", "jobs wait")
        yield Alarm(
            kind=AlarmKind.WAITING,
            since=work.since,
            sentence=f"{waits}, the first for {_length(now - work.since)}. Nothing is lost: what waits is done as soon "
            "as it can be. If this goes on, look whether the worker runs, and whether the mail server answers.",
        )


def _unread(mailbox: Mailbox, now: datetime) -> Alarm:
    since = mailbox.read_at or mailbox.created_at
    why = mailbox.trouble or "The reading does not run: is the worker up?"
    return Alarm(
        kind=AlarmKind.UNREAD,
        mailbox=mailbox.id,
        address=mailbox.address,
        since=since,
        sentence=f"{mailbox.address} has not been read for {_length(now - since)}. {why}",
    )


def _not_understood(source: MailSource, mailbox: Mailbox) -> Alarm:
    what = (
        f"The last {source.not_understood_in_a_row} mails of {source.sender} to {mailbox.address} were not understood."
    )
    return Alarm(
        kind=AlarmKind.NOT_UNDERSTOOD,
        mailbox=mailbox.id,
        address=mailbox.address,
        sender=source.sender,
        since=source.understood_at or source.created_at,
        sentence=f"{what} Their wording may have changed: decide these payments by hand, and have the parser adapted.",
    )


def _silent(source: MailSource, mailbox: Mailbox, now: datetime) -> Alarm:
    usual = _length(timedelta(seconds=source.usual_gap_seconds))
    what = f"Nothing from {source.sender} has come to {mailbox.address} for {_length(now - source.seen_at)}"
    return Alarm(
        kind=AlarmKind.SILENT,
        mailbox=mailbox.id,
        address=mailbox.address,
        sender=source.sender,
        since=source.seen_at,
        sentence=f"{what}; its longest usual pause is {usual}. Check that it still sends its notices there.",
    )


def _length(span: timedelta) -> str:
    """Say roughly how long, in the largest unit of which there are two."""
    minutes = int(span.total_seconds() // 60)
    for unit, size in (("day", 24 * 60), ("hour", 60)):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit}s"
    return plural(minutes, "minute")
