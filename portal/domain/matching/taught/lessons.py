"""Which mails can be taught from, and what such a mail shows."""

from uuid import UUID

import msgspec

from portal.domain.errors import Refused
from portal.domain.matching.parse.lesson import Learned, Lesson, Said
from portal.domain.matching.parse.marks import Bank
from portal.domain.matching.parse.remittance import Origin, Provider
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.read_safely import learn_safely, lesson_safely
from portal.domain.matching.receive import read
from portal.domain.matching.sort import Sorted
from portal.domain.matching.whose import ours_of
from tables.matching import PaymentNotification
from tables.system import Mailbox, RawMail, TaughtSender

PROVES_NOTHING = (
    "Nothing proves that this mail is from whom it names, so the portal can’t learn from it. "
    "Teach it with one that is authentic."
)


class CannotTeach(Refused):
    """Nothing can be learned from this mail."""


class Teaching(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a mail: the facts that they marked, what the bank is called, and how its money travels."""

    said: dict[str, Said]
    name: str
    provider: Provider = Provider.ZELLE


class LessonMail(msgspec.Struct, frozen=True, kw_only=True):
    """A payment's mail that is taught from; `taught` is its sender, where that was taught before."""

    notification: PaymentNotification
    mail: RawMail
    lesson: Lesson
    taught: TaughtSender | None


async def lesson_of(notification_id: UUID) -> LessonMail:
    """Return the mail of a payment as it is taught from.

    Raises:
        RowMissing: the payment is not in scope.
        CannotTeach: the portal reads its sender already, or nothing proves the mail.

    """
    notification = await PaymentNotification.one(notification_id)
    mail = await RawMail.one(notification.mail)
    shown = await lesson_safely(mail.as_it_came)
    taught = await TaughtSender.objects().where(TaughtSender.address == shown.address).first() if shown else None
    if shown is None:
        raise CannotTeach("This mail can’t be read at all.")
    if not can_teach(notification.guard, is_taught=taught is not None):
        is_proven = notification.guard not in {Sorted.UNPROVEN, Sorted.UNTRUSTED, Sorted.FORWARDED}
        raise CannotTeach("The portal reads mails of this sender already." if is_proven else PROVES_NOTHING)
    return LessonMail(notification=notification, mail=mail, lesson=shown, taught=taught)


def can_teach(guard: str, *, is_taught: bool) -> bool:
    """Say whether a payment that waits for this reason can be taught from; `is_taught`: its sender was before."""
    return guard == Sorted.UNKNOWN_SENDER or (is_taught and guard == Sorted.UNREAD)


async def learned_from(subject: LessonMail, teaching: Teaching) -> Learned:
    """Grow an entry from a mail that is proven as one of our senders' is: an unproven one teaches nothing.

    Raises:
        CannotTeach: nothing proves the mail.

    """
    lesson = subject.lesson
    bank = Bank(address=lesson.address, name=teaching.name or lesson.address, provider=teaching.provider)
    mailbox = await Mailbox.one(subject.mail.mailbox)
    known = await ours_of(mailbox)
    ours = tuple(sorted(known.names | known.handles | known.addresses))
    learned = await learn_safely(subject.mail.as_it_came, said=teaching.said, bank=bank, ours=ours)
    if learned.entry is not None and not await _proves(subject.mail, learned.entry):
        raise CannotTeach(PROVES_NOTHING)
    return learned


async def _proves(mail: RawMail, entry: Sender) -> bool:
    return (await read(mail, taught=(entry,))).origin is Origin.TAUGHT
