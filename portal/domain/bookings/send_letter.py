"""Send a customer a letter about their booking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain.bookings.addressee import addressee
from portal.domain.bookings.events import LetterSent
from portal.domain.bookings.letter_facts import LetterFacts, letter_facts
from portal.domain.events import record
from portal.domain.notifications import Letter, deliver
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.bookings import Booking, BookingLetter, BookingState, LetterKind
from tables.payments import DeliveryState
from tables.scope import stations
from tables.unit_of_work import atomic

WriteLetter = Callable[[LetterFacts], Letter]
# A letter says how things are: one that has been overtaken by events is not sent.
FITS: Final = {
    LetterKind.HELD: {BookingState.PENDING_DEPOSIT},
    LetterKind.CONFIRMED: {BookingState.CONFIRMED},
    LetterKind.CHANGED: {BookingState.PENDING_DEPOSIT, BookingState.CONFIRMED},
    LetterKind.CANCELLED: {BookingState.CANCELLED},
    LetterKind.EXPIRED: {BookingState.EXPIRED},
    LetterKind.BALANCE_DUE: {BookingState.CONFIRMED},
    LetterKind.REMINDER: {BookingState.CONFIRMED},
    LetterKind.THANKS: {BookingState.COMPLETED},
}
DATED: Final = {LetterKind.REMINDER, LetterKind.THANKS}
LATE: Final = timedelta(days=1)


async def send_letter(
    booking_id: UUID, kind: LetterKind, occasion: str, *, email: EmailSender, write: WriteLetter
) -> BookingLetter | None:
    """Mail a letter, once for each kind and occasion (the id of what happened, or a date).

    Unless that has been done, the booking is no longer in the state that the letter speaks of, or nobody can be
    written to. The attempt is written down first; the mail carries its id as its idempotency key.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    attempt = await _attempt(booking_id, kind, occasion)
    if attempt is None or attempt.state == DeliveryState.SENT:
        return attempt

    message = await _message(attempt, write)
    if message is not None:
        await deliver(message, email=email, note=lambda state: _note(attempt, state))
    return attempt


@atomic
async def _attempt(booking_id: UUID, kind: LetterKind, occasion: str) -> BookingLetter | None:
    booking = await Booking.one(booking_id)
    if not _fits(booking, kind, occasion) or await addressee(booking) is None:
        return None
    with stations(booking.station):
        attempt = BookingLetter(booking=booking.id, kind=kind, occasion=occasion)
        await BookingLetter.insert(attempt).on_conflict(
            target=(BookingLetter.station, BookingLetter.booking, BookingLetter.kind, BookingLetter.occasion),
            action="DO NOTHING",
        )
        return (
            await BookingLetter.objects()
            .where(
                (BookingLetter.booking == booking.id)
                & (BookingLetter.kind == kind)
                & (BookingLetter.occasion == occasion)
            )
            .first()
        )


def _fits(booking: Booking, kind: LetterKind, occasion: str) -> bool:
    if booking.state not in FITS.get(kind, ()):
        return False
    if kind in DATED and occasion != booking.event_date.isoformat():
        return False  # it was moved since
    if kind == LetterKind.BALANCE_DUE and booking.balance_cents <= 0:
        return False
    return kind == LetterKind.THANKS or booking.starts_at > clock.now() - LATE


async def _message(attempt: BookingLetter, write: WriteLetter) -> OutboundEmail | None:
    booking = await Booking.one(attempt.booking)
    to = await addressee(booking)
    if to is None:
        return None
    letter = write(await letter_facts(booking, LetterKind(attempt.kind), to))
    return OutboundEmail(
        to=to.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        sender=to.sender,
        attachments=letter.attachments,
        idempotency_key=f"letter:{attempt.id}",
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
