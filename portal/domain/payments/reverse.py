"""Take an allocation back."""

from uuid import UUID

from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.accounts import LedgerAccount, standing
from portal.domain.payments.events import PaymentReversed
from portal.domain.payments.transfer import what_it_means
from tables.bookings import Booking
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.scope import stations
from tables.unit_of_work import atomic


class PartWentBack(Refused):
    """What has gone back to the payer, or was moved to another account, cannot be given to another booking."""


@atomic
async def reverse(payment_id: UUID, *, decision_id: UUID | None = None, withdraws: bool = True) -> Payment | None:
    """Write the entry of the opposite sign, unless that has been done (then: None).

    The money is free to be given out again. What was to be sent back of it is withdrawn, where `withdraws`.

    Raises:
        PartWentBack: some of it was refunded or moved since.

    """
    payment = await Payment.one(payment_id)
    received = await CateringPayment.one(payment.received, lock=True)
    if await Payment.exists().where(Payment.reverses == payment.id):
        return None
    if payment.amount_cents > 0:
        await _check_all_is_there(payment)
    if payment.kind == AllocationKind.REFUND:
        received.refunded_cents += payment.amount_cents
    else:
        received.allocated_cents -= payment.amount_cents
    await received.save([CateringPayment.allocated_cents, CateringPayment.refunded_cents])

    with stations(payment.station):
        entry = Payment(
            received=received.id,
            booking=payment.booking,
            customer=payment.customer,
            kind=payment.kind,
            taken_from=payment.taken_from,
            amount_cents=-payment.amount_cents,
            reverses=payment.id,
            decision=decision_id,
        )
        await entry.save()
        await record(
            PaymentReversed(
                stream_id=received.id,
                payment_id=entry.id,
                reverses=payment.id,
                booking_id=payment.booking,
                amount_cents=payment.amount_cents,
            )
        )
        await _settle(entry, withdraws=withdraws)
    return entry


async def _check_all_is_there(payment: Payment) -> None:
    account = LedgerAccount(AllocationKind(payment.kind), payment.customer, payment.booking)
    if (await standing(account)).get(payment.received, 0) < payment.amount_cents:
        raise PartWentBack("Some of this money went back to the payer, or was moved, since. Undo that first.")


async def _settle(entry: Payment, *, withdraws: bool) -> None:
    if entry.booking is None:
        return
    booking = await Booking.one(entry.booking, lock=True)
    is_refund = entry.kind == AllocationKind.REFUND
    refunded_cents = -entry.amount_cents if is_refund else 0
    if (entry.taken_from if is_refund else entry.kind) == AllocationKind.GRATUITY:
        await bookings.settle(
            booking, gratuity_cents=entry.amount_cents, refunded_cents=refunded_cents, withdraws=withdraws
        )
        return
    await bookings.settle(booking, paid_cents=entry.amount_cents, refunded_cents=refunded_cents, withdraws=withdraws)
    await record(what_it_means(booking, entry))
