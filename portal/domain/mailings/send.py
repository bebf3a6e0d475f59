"""Send a customer a letter about their booking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec

from portal import clock
from portal.domain import notifications
from portal.domain.events import record
from portal.domain.mailings.events import LetterSent
from portal.domain.mailings.letter_copy import copy_of, keep_copy
from portal.domain.mailings.letter_facts import LetterFacts, letter_facts
from portal.domain.mailings.said_last import is_overtaken, was_said_last
from portal.domain.notifications import Addressee, Letter, deliver
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.bookings import UPCOMING, Booking, BookingState
from tables.mailings import BookingLetter, LetterKind
from tables.payments import DeliveryState
from tables.scope import stations
from tables.unit_of_work import atomic

WriteLetter = Callable[[LetterKind, LetterFacts], Letter]
# A letter says how things are: one that has been overtaken by events is not sent. Those not named fit always.
FITS: Final = {
    LetterKind.HELD: {BookingState.PENDING_DEPOSIT},
    LetterKind.CONFIRMED: {BookingState.CONFIRMED},
    LetterKind.CHANGED: UPCOMING,
    LetterKind.CANCELLED: {BookingState.CANCELLED},
    LetterKind.EXPIRED: {BookingState.EXPIRED},
    LetterKind.BALANCE_DUE: {BookingState.CONFIRMED},
    LetterKind.REMINDER: {BookingState.CONFIRMED},
    LetterKind.THANKS: {BookingState.COMPLETED},
}
DATED: Final = {LetterKind.REMINDER, LetterKind.THANKS}
LATE: Final = timedelta(days=1)


async def send(
    booking_id: UUID, kind: LetterKind, occasion: str, *, email: EmailSender, write: WriteLetter
) -> BookingLetter | None:
    """Mail a letter, once for each kind and occasion (the id of what happened, or a date).

    Unless that has been done, the booking is no longer in the state that the letter speaks of, or nobody can be
    written to. The attempt and its words are kept first; the mail carries its id as its idempotency key.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    attempt = await _attempt(booking_id, kind, occasion)
    if attempt is None or attempt.state == DeliveryState.SENT:
        return attempt

    message = await copy_of(attempt.id) or await _written(attempt, write)
    if message is not None:
        await deliver(message, email=email, note=lambda state: _note(attempt, state))
    return attempt


@atomic
async def _attempt(booking_id: UUID, kind: LetterKind, occasion: str) -> BookingLetter | None:
    booking = await Booking.one(booking_id, lock=True)
    if not _fits(booking, kind, occasion) or await notifications.addressee(booking) is None:
        return None
    if kind == LetterKind.CONFIRMED and await is_overtaken(booking.id, UUID(occasion)):
        return None
    with stations(booking.station):
        if (before := await _of(booking.id, kind, occasion)) is not None:
            return before
        if kind == LetterKind.CONFIRMED and await was_said_last(booking.id, kind):
            return None
        attempt = BookingLetter(booking=booking.id, kind=kind, occasion=occasion)
        await attempt.save()
        return attempt


async def _of(booking_id: UUID, kind: LetterKind, occasion: str) -> BookingLetter | None:
    return (
        await BookingLetter.objects()
        .where(
            (BookingLetter.booking == booking_id) & (BookingLetter.kind == kind) & (BookingLetter.occasion == occasion)
        )
        .first()
    )


def _fits(booking: Booking, kind: LetterKind, occasion: str) -> bool:
    if kind not in FITS:
        return True
    if booking.state not in FITS[kind]:
        return False
    if kind in DATED and occasion != booking.event_date.isoformat():
        return False  # it was moved since
    if kind == LetterKind.BALANCE_DUE and booking.balance_cents <= 0:
        return False
    return kind == LetterKind.THANKS or booking.starts_at > clock.now() - LATE


async def _written(attempt: BookingLetter, write: WriteLetter) -> OutboundEmail | None:
    booking = await Booking.one(attempt.booking)
    to = await notifications.addressee(booking)
    if to is None:
        return None
    if attempt.address:
        to = msgspec.structs.replace(to, email=attempt.address)
    with stations(booking.station):
        letter = write(LetterKind(attempt.kind), await letter_facts(booking, to))
        message = outbound(letter, to, key=f"letter:{attempt.id}")
        await keep_copy(attempt.id, message, booking_id=booking.id)
    return message


def outbound(letter: Letter, to: Addressee, *, key: str) -> OutboundEmail:
    """Put a letter into an envelope; the key is the same at each repetition."""
    return OutboundEmail(
        to=to.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        sender=to.sender,
        sender_name=to.sender_name,
        attachments=letter.attachments,
        idempotency_key=key,
    )


@atomic
async def _note(attempt: BookingLetter, state: DeliveryState) -> None:
    with stations(attempt.station):
        locked = await BookingLetter.one(attempt.id, lock=True)
        if locked.state == DeliveryState.SENT:
            return
        attempt.state = locked.state = state
        locked.sent_at = clock.now() if state == DeliveryState.SENT else None
        await locked.save([BookingLetter.state, BookingLetter.sent_at])
        if state == DeliveryState.SENT:
            await record(LetterSent(stream_id=locked.id, booking_id=locked.booking, kind=LetterKind(locked.kind)))
