"""Note that received money went back to the payer: by us, by the payer's bank, or because it never cleared."""

from uuid import UUID

from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.accounts import Draw, price_of, standing
from portal.domain.payments.events import PaymentRefunded
from portal.text import money
from tables.bookings import Booking, PaymentState
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.unit_of_work import atomic


class MoreThanWasPaid(Refused):
    """A booking cannot lose more than this payment brought it."""


@atomic
async def refund(received_id: UUID, *, booking_id: UUID, amount_cents: int, decision_id: UUID | None = None) -> Payment:
    """Write a negative entry of its own: the booking owes the amount again; the money is not free to be given out.

    Raises:
        MoreThanWasPaid: the booking has less from this payment than that.

    """
    await CateringPayment.one(received_id, lock=True)
    async with bookings.locked_booking(booking_id) as booking:
        account = price_of(booking)
        has = (await standing(account)).get(received_id, 0)
        if not 0 < amount_cents <= has:
            raise MoreThanWasPaid(
                f"This payment brought the booking {money(has)}; more cannot go back.", field="amount"
            )
        return await send_back(Draw(account, received_id, amount_cents), decision_id=decision_id)


@atomic
async def send_back(drawn: Draw, *, decision_id: UUID | None) -> Payment:
    """Write the entry that takes a refund out of an account, in whose station this is called."""
    received = await CateringPayment.one(drawn.received, lock=True)
    received.refunded_cents += drawn.cents
    await received.save([CateringPayment.refunded_cents])
    account = drawn.account
    entry = Payment(
        received=received.id,
        booking=account.booking,
        customer=account.customer,
        kind=AllocationKind.REFUND,
        taken_from=account.kind,
        amount_cents=-drawn.cents,
        decision=decision_id,
    )
    await entry.save()
    await record(
        PaymentRefunded(
            stream_id=received.id, payment_id=entry.id, booking_id=account.booking, amount_cents=drawn.cents
        )
    )
    await _settle(drawn)
    return entry


async def _settle(drawn: Draw) -> None:
    account, cents = drawn.account, drawn.cents
    if account.booking is None:
        return
    booking = await Booking.one(account.booking, lock=True)
    if account.kind == AllocationKind.GRATUITY:
        await bookings.settle(booking, gratuity_cents=-cents, refunded_cents=cents)
        return
    await bookings.settle(booking, paid_cents=-cents, refunded_cents=cents)
    await record(
        bookings.BookingPaymentTakenBack(
            stream_id=booking.id,
            amount_cents=cents,
            paid_cents=booking.paid_cents,
            payment_state=PaymentState(booking.payment_state),
        )
    )
