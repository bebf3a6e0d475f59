"""Note that a sender was heard of: the memory of the source watch."""

from datetime import datetime
from uuid import UUID

from portal.domain.system.source_watch import usual_gap
from tables.system import Mailbox, MailSource
from tables.unit_of_work import atomic

_COUNTED = [
    MailSource.seen_at,
    MailSource.understood_at,
    MailSource.not_understood_in_a_row,
    MailSource.mails,
    MailSource.usual_gap_seconds,
]


@atomic
async def note_source(mailbox_id: UUID, *, sender: str, seen_at: datetime, is_understood: bool) -> MailSource:
    """Note a trusted mail of a sender, and whether it could be understood.

    Mails may come in any order: one that is older than the newest tells nothing new. The newest one again is the same
    mail, read by a better parser: it is not counted twice, and may end the alarm.
    """
    source = await _source(mailbox_id, sender=sender, seen_at=seen_at)
    if seen_at < source.seen_at:
        return source
    if seen_at > source.seen_at or source.mails == 0:
        _count(source, seen_at=seen_at, is_understood=is_understood)
    if is_understood:
        source.understood_at = seen_at
        source.not_understood_in_a_row = 0
    await source.save(_COUNTED)
    return source


async def _source(mailbox_id: UUID, *, sender: str, seen_at: datetime) -> MailSource:
    """Return the locked row of a sender, which is made for its first mail."""
    is_it = (MailSource.mailbox == mailbox_id) & (MailSource.sender == sender)
    known: list[MailSource] = await MailSource.objects().where(is_it).lock_rows("UPDATE")
    if known:
        return known[0]
    mailbox = await Mailbox.one(mailbox_id)
    first = MailSource(mailbox=mailbox.id, stations=mailbox.stations, sender=sender, seen_at=seen_at)
    await MailSource.insert(first).on_conflict(target=(MailSource.mailbox, MailSource.sender), action="DO NOTHING")
    rows: list[MailSource] = await MailSource.objects().where(is_it).lock_rows("UPDATE")
    return rows[0]


def _count(source: MailSource, *, seen_at: datetime, is_understood: bool) -> None:
    if source.mails:
        source.usual_gap_seconds = usual_gap(
            source.usual_gap_seconds, gap_seconds=(seen_at - source.seen_at).total_seconds()
        )
    source.mails += 1
    source.seen_at = seen_at
    if not is_understood:
        source.not_understood_in_a_row += 1
