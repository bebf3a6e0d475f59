"""What can happen to received money."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.payments import AllocationKind, ManualKind


class PaymentAllocated(RecordedEvent, frozen=True, kw_only=True):
    """A part of received money was put towards something."""

    name: ClassVar[str] = "payments.payment.allocated"
    stream: ClassVar[str] = "received"
    payment_id: UUID
    booking_id: UUID | None
    amount_cents: int
    kind: AllocationKind


class PaymentReversed(RecordedEvent, frozen=True, kw_only=True):
    """An allocation was taken back by an entry of the opposite sign."""

    name: ClassVar[str] = "payments.payment.reversed"
    stream: ClassVar[str] = "received"
    payment_id: UUID
    reverses: UUID
    booking_id: UUID | None
    amount_cents: int


class PaymentRefunded(RecordedEvent, frozen=True, kw_only=True):
    """Received money went back to the payer."""

    name: ClassVar[str] = "payments.payment.refunded"
    stream: ClassVar[str] = "received"
    payment_id: UUID
    booking_id: UUID | None
    amount_cents: int


class ManualEntryMade(RecordedEvent, frozen=True, kw_only=True):
    """A person wrote money into the books: cash that came, a refund, credit kept or used, what became a gratuity."""

    name: ClassVar[str] = "payments.manual_entry.made"
    stream: ClassVar[str] = "manual_entry"
    kind: ManualKind
    booking_id: UUID | None
    amount_cents: int
    gratuity_cents: int = 0
    method: str = ""


class ManualEntryUndone(RecordedEvent, frozen=True, kw_only=True):
    """What a person had written into the books was taken out again, by entries of the opposite sign."""

    name: ClassVar[str] = "payments.manual_entry.undone"
    stream: ClassVar[str] = "manual_entry"
    kind: ManualKind
    booking_id: UUID | None
    amount_cents: int


class ProviderFeeSet(RecordedEvent, frozen=True, kw_only=True):
    """A provider keeps another part of payments from a day on."""

    name: ClassVar[str] = "payments.provider_fee.set"
    stream: ClassVar[str] = "provider_fee"
    percent_basis_points: int
    fixed_cents: int


class ProviderFeeRemoved(RecordedEvent, frozen=True, kw_only=True):
    """A provider's rate was taken away: the one before it holds again."""

    name: ClassVar[str] = "payments.provider_fee.removed"
    stream: ClassVar[str] = "provider_fee"
    percent_basis_points: int
    fixed_cents: int


class ReceiptSent(RecordedEvent, frozen=True, kw_only=True):
    """A customer was sent the proof of a payment."""

    name: ClassVar[str] = "payments.receipt.sent"
    stream: ClassVar[str] = "receipt"
    booking_id: UUID
    amount_cents: int
