"""What can happen to a booking."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.bookings import BookingState, PaymentState, SurplusWish
from tables.mailings import LetterKind


class BookingEvent(RecordedEvent, frozen=True, kw_only=True):
    """What happens to a booking itself: its stream."""

    stream: ClassVar[str] = "booking"

    @property
    def booking_id(self) -> UUID:
        """Return the booking, by the name that it has in events of other streams."""
        return self.stream_id


class BookingMade(BookingEvent, frozen=True, kw_only=True):
    """A customer has a date with us, once the deposit comes."""

    name: ClassVar[str] = "bookings.booking.made"
    total_cents: int


class BookingPaid(BookingEvent, frozen=True, kw_only=True):
    """Money was put towards a booking. `amount_cents` is that money, `paid_cents` what the booking has now."""

    name: ClassVar[str] = "bookings.booking.paid"
    amount_cents: int
    paid_cents: int
    payment_state: PaymentState
    payment_id: UUID
    received_id: UUID
    decision_id: UUID | None = None


class BookingPaymentTakenBack(BookingEvent, frozen=True, kw_only=True):
    """Money that had been put towards a booking was taken off again: an undo, a refund or a reversal."""

    name: ClassVar[str] = "bookings.booking.payment_taken_back"
    amount_cents: int
    paid_cents: int
    payment_state: PaymentState


class BookingStateChanged(BookingEvent, frozen=True, kw_only=True):
    """A booking went from one state to another."""

    name: ClassVar[str] = "bookings.booking.moved"
    before: BookingState
    after: BookingState


class LetterDue(RecordedEvent, frozen=True, kw_only=True):
    """The calendar asks for a letter about a booking; `occasion` is the date that it is about."""

    name: ClassVar[str] = "bookings.letter.due"
    stream: ClassVar[str] = "letter"
    booking_id: UUID
    kind: LetterKind
    occasion: str


class BookingLinkRenewed(BookingEvent, frozen=True, kw_only=True):
    """The link to a booking's own page is another one; all handed out before show nothing."""

    name: ClassVar[str] = "bookings.link.renewed"


class ContactChanged(BookingEvent, frozen=True, kw_only=True):
    """A customer is reached in another way, by their own word; `is_email_new` says that it is another e-mail."""

    name: ClassVar[str] = "bookings.contact.changed"
    is_email_new: bool


class SurplusChosen(BookingEvent, frozen=True, kw_only=True):
    """A customer said what is to become of what they paid too much."""

    name: ClassVar[str] = "bookings.surplus.chosen"
    wish: SurplusWish
    amount_cents: int


class BookingHoldExtended(BookingEvent, frozen=True, kw_only=True):
    """A date is held for longer: a payment is being looked at, or somebody of the staff wanted it so."""

    name: ClassVar[str] = "bookings.booking.hold_extended"
    minutes: int
    extensions: int


class BookingHoldConfirmed(BookingEvent, frozen=True, kw_only=True):
    """A customer opened our letter, or says to have paid: their date is held for the usual time."""

    name: ClassVar[str] = "bookings.booking.hold_confirmed"


class LetterOpened(BookingEvent, frozen=True, kw_only=True):
    """A customer who booked without a deposit opened our letter: it reached them."""

    name: ClassVar[str] = "bookings.letter.opened"


class DayHeldUnconfirmed(BookingEvent, frozen=True, kw_only=True):
    """With this booking, as many places of a day are taken as may be before anybody has opened our letter.

    They are held for a deposit, or booked without one (`are_holds`).
    """

    name: ClassVar[str] = "bookings.day.held_unconfirmed"
    day: date
    holds: int
    are_holds: bool = True


class BookingPaidTooLate(BookingEvent, frozen=True, kw_only=True):
    """A deposit came after the hold had run out, and the place is gone: the booking stays expired, with its money."""

    name: ClassVar[str] = "bookings.booking.paid_too_late"
    paid_cents: int


class BookingPaidWhenOff(BookingEvent, frozen=True, kw_only=True):
    """Money came for a party that was called off, or for a no-show: it goes back, or becomes something else."""

    name: ClassVar[str] = "bookings.booking.paid_when_off"
    amount_cents: int


class ChefsAssigned(BookingEvent, frozen=True, kw_only=True):
    """A person chose who cooks at a party: these, and nobody else."""

    name: ClassVar[str] = "bookings.chefs.assigned"
    chef_ids: list[UUID]


class BookingChanged(BookingEvent, frozen=True, kw_only=True):
    """A party is different: `what` names the fields, `days` and `minutes` by how much it was moved.

    `is_undone` says that it is back where the move of staff before had taken it from.
    """

    name: ClassVar[str] = "bookings.booking.changed"
    what: tuple[str, ...]
    before_cents: int
    total_cents: int
    fee_cents: int
    days: int = 0
    minutes: int = 0
    is_undone: bool = False


class BookingCancelled(BookingEvent, frozen=True, kw_only=True):
    """A party is off: what goes back to the customer, and what stays here."""

    name: ClassVar[str] = "bookings.booking.cancelled"
    refund_cents: int
    kept_cents: int
    by_customer: bool
