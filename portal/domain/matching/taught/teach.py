"""Keep what was taught, as a version that does not count before an ADMIN trusts it."""

from uuid import UUID

import msgspec

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.matching.events import SenderTaught
from portal.domain.matching.taught.lessons import Teaching, learned_from, lesson_of
from tables.system import TaughtSender, TaughtState, TaughtTemplate
from tables.unit_of_work import atomic


class NotLearned(Refused):
    """What was marked does not teach anything; the field is the fact that is to be marked otherwise."""


@atomic
async def teach(notification_id: UUID, teaching: Teaching, *, user_id: UUID) -> TaughtSender:
    """Keep a new version of how the mails of a payment's sender are read.

    The version that is trusted, if there is one, stays the one that counts. The same lesson again changes nothing.

    Raises:
        RowMissing: the payment is not in scope.
        CannotTeach: nothing can be learned from this mail.
        NotLearned: nothing can be learned from these marks.

    """
    subject = await lesson_of(notification_id)
    learned = await learned_from(subject, teaching)
    if learned.entry is None:
        field, sentence = next(iter(learned.errors.items()), ("", "Nothing was marked."))
        raise NotLearned(sentence, field=field or None)
    taught = await _sender(subject.lesson.address)
    entry = msgspec.json.encode(learned.entry).decode()
    newest = await newest_of(taught)
    if newest is not None and newest.entry == entry:
        return taught
    version = (newest.version if newest else 0) + 1
    template = TaughtTemplate(
        taught_sender=taught.id, version=version, entry=entry, mail=subject.mail.id, taught_by=user_id
    )
    await template.save()
    taught.name, taught.provider = learned.entry.name[:120], learned.entry.provider
    if taught.state == TaughtState.OFF:
        taught.state, taught.version, taught.misfits, taught.reason = TaughtState.DRAFT, 0, 0, ""
    await taught.save()
    await record(SenderTaught(stream_id=taught.id, version=version, notification_id=notification_id))
    return taught


async def newest_of(taught: TaughtSender) -> TaughtTemplate | None:
    """Return the newest version; None where nothing was taught yet."""
    return await (
        TaughtTemplate.objects()
        .where(TaughtTemplate.taught_sender == taught.id)
        .order_by(TaughtTemplate.version, ascending=False)
        .first()
    )


async def _sender(address: str) -> TaughtSender:
    """Return the locked row of a sender, which is made for its first lesson."""
    once = (TaughtSender.business, TaughtSender.address)
    await TaughtSender.insert(TaughtSender(address=address)).on_conflict(target=once, action="DO NOTHING")
    rows: list[TaughtSender] = await TaughtSender.objects().where(TaughtSender.address == address).lock_rows("UPDATE")
    return rows[0]
