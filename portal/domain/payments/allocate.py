"""Put received money towards a booking."""

from uuid import UUID

from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.events import PaymentAllocated
from portal.domain.payments.transfer import what_it_means
from portal.text import money
from tables.bookings import Booking
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.stations import Business
from tables.unit_of_work import atomic


class OtherCurrency(Refused):
    """Money is put towards a price in the same currency only."""


class MoreThanIsLeft(Refused):
    """Nobody can be given more than came."""


@atomic
async def allocate(
    received_id: UUID,
    *,
    booking_id: UUID,
    amount_cents: int,
    kind: AllocationKind = AllocationKind.BOOKING,
    decision_id: UUID | None = None,
) -> Payment:
    """Put a part of received money towards a booking's price, as a gratuity, or park it as its customer's credit.

    Raises:
        MoreThanIsLeft: that much is not left of what came, or it is nothing.
        OtherCurrency: it came in another than the business's.

    """
    if kind == AllocationKind.REFUND:
        raise ValueError("A refund is an entry of its own: payments.refund.")
    received = await CateringPayment.one(received_id, lock=True)
    await _check_currency(received)
    if not 0 < amount_cents <= received.unallocated_cents:
        raise MoreThanIsLeft(f"Only {money(received.unallocated_cents)} of this money is left.", field="amount")
    received.allocated_cents += amount_cents
    await received.save([CateringPayment.allocated_cents])

    async with bookings.locked_booking(booking_id) as booking:
        payment = Payment(
            received=received.id,
            booking=None if kind == AllocationKind.CREDIT else booking.id,
            customer=booking.customer,
            kind=kind,
            amount_cents=amount_cents,
            decision=decision_id,
        )
        await payment.save()
        await record(
            PaymentAllocated(
                stream_id=received.id,
                payment_id=payment.id,
                booking_id=payment.booking,
                amount_cents=amount_cents,
                kind=kind,
            )
        )
        await _settle(booking, payment)
    return payment


async def _check_currency(received: CateringPayment) -> None:
    ours = await Business.select(Business.currency).where(Business.id == received.business).first()
    if ours is None or received.currency != ours["currency"]:
        raise OtherCurrency(
            f"This money came in {received.currency}. Exchange it first, then record what it brought by hand."
        )


async def _settle(booking: Booking, payment: Payment) -> None:
    if payment.kind == AllocationKind.CREDIT:
        return
    is_gratuity = payment.kind == AllocationKind.GRATUITY
    if is_gratuity:
        await bookings.settle(booking, gratuity_cents=payment.amount_cents)
    else:
        await bookings.settle(booking, paid_cents=payment.amount_cents)
        await record(what_it_means(booking, payment))
    await bookings.came_too_much(booking, payment.amount_cents, is_gratuity=is_gratuity)
