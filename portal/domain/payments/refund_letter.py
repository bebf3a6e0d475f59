"""Write to a customer that we sent money back, as the staff wrote it down; or that we did not after all."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import msgspec

from portal.domain import mailings
from portal.domain.mailings import LetterFacts
from portal.domain.notifications import Letter
from portal.domain.payments.called_off import goes_back
from portal.domain.payments.methods import by_words
from portal.integrations.ports import EmailSender
from tables.bookings import Booking
from tables.mailings import BookingLetter, LetterKind
from tables.payments import DeliveryState, ManualEntry, ManualKind


class RefundFacts(msgspec.Struct, frozen=True):
    """What a letter says of a refund: how and when it went, what is still to go, and what stays here; in cents."""

    amount_cents: int
    method: str
    happened_at: datetime
    still_cents: int = 0
    stays_cents: int = 0

    @property
    def by(self) -> str:
        """Say how it went."""
        return by_words(self.method)


WriteRefund = Callable[[LetterKind, LetterFacts, RefundFacts], Letter]


async def send_refund(entry_id: UUID, *, email: EmailSender, write: WriteRefund) -> None:
    """Mail that a refund is on its way, once; unless it was undone before.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    entry = await ManualEntry.one(entry_id)
    if entry.undone_at is None:
        await _send(entry, LetterKind.REFUND, email=email, write=write)


async def correct_refund(entry_id: UUID, *, email: EmailSender, write: WriteRefund) -> None:
    """Mail that a refund is not on its way, once; unless its customer was never told of it.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    entry = await ManualEntry.one(entry_id)
    if await _was_told(entry):
        await _send(entry, LetterKind.REFUND_UNDONE, email=email, write=write)


async def _was_told(entry: ManualEntry) -> bool:
    return await BookingLetter.exists().where(
        (BookingLetter.booking == entry.booking)
        & (BookingLetter.kind == LetterKind.REFUND)
        & (BookingLetter.occasion == str(entry.id))
        & (BookingLetter.state != DeliveryState.FAILED)
    )


async def _send(entry: ManualEntry, kind: LetterKind, *, email: EmailSender, write: WriteRefund) -> None:
    if entry.kind != ManualKind.REFUND or entry.booking is None:
        return
    booking = await Booking.one(entry.booking)
    still = await goes_back(booking)
    stays = booking.paid_cents + booking.gratuity_cents - still
    refund = RefundFacts(entry.amount_cents, entry.method, entry.happened_at, still, stays)
    await mailings.send(
        entry.booking, kind, str(entry.id), email=email, write=lambda kind, facts: write(kind, facts, refund)
    )
