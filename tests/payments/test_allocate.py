"""Putting received money towards bookings."""

import pytest

from portal.domain import payments
from tables.bookings import Booking, BookingState, PaymentState
from tables.matching import PaymentNotification
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.stations import Station
from tests.cast import Builder

pytestmark = pytest.mark.usefixtures("riverside")


async def _money(notification: PaymentNotification) -> CateringPayment:
    received = await CateringPayment.objects().where(CateringPayment.notification == notification.id).first()
    assert received is not None
    return received


async def test_a_deposit_confirms_the_booking(a: Builder) -> None:
    booking = await a.booking(due_cents=550_00)
    received = await _money(await a.notification(amount="100.00"))

    await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)

    booking = await Booking.one(booking.id)
    assert (booking.state, booking.payment_state, booking.paid_cents) == (
        BookingState.CONFIRMED,
        PaymentState.DEPOSIT_PAID,
        100_00,
    )


@pytest.mark.parametrize(
    ("amount", "state"),
    [
        ("50.00", PaymentState.PARTIALLY_PAID),
        ("300.00", PaymentState.PARTIALLY_PAID),
        ("550.00", PaymentState.PAID),
        ("600.00", PaymentState.OVERPAID),
    ],
)
async def test_the_payment_state_follows_from_the_money(a: Builder, amount: str, state: PaymentState) -> None:
    booking = await a.booking(due_cents=550_00)
    received = await _money(await a.notification(amount=amount))

    await payments.allocate(received.id, booking_id=booking.id, amount_cents=received.gross_cents)

    assert (await Booking.one(booking.id)).payment_state == state


async def test_it_refuses_more_than_came(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification(amount="100.00"))

    with pytest.raises(payments.MoreThanIsLeft, match=r"\$100\.00"):
        await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_01)

    assert not await Payment.exists()


@pytest.mark.parametrize("cents", [0, -5])
async def test_it_refuses_nothing_and_less(a: Builder, cents: int) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())

    with pytest.raises(payments.MoreThanIsLeft):
        await payments.allocate(received.id, booking_id=booking.id, amount_cents=cents)


async def test_a_gratuity_pays_nothing_of_the_price(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification(amount="40.00"))

    await payments.allocate(received.id, booking_id=booking.id, amount_cents=40_00, kind=AllocationKind.GRATUITY)

    booking = await Booking.one(booking.id)
    assert (booking.paid_cents, booking.gratuity_cents, booking.payment_state) == (0, 40_00, PaymentState.UNPAID)


async def test_taking_it_back_writes_an_entry_and_makes_the_booking_owe_again(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    payment = await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)

    await payments.reverse(payment.id)

    entries = await payments.of_booking(booking.id)
    booking = await Booking.one(booking.id)
    assert [entry.amount_cents for entry in entries] == [100_00, -100_00]
    assert (booking.state, booking.paid_cents) == (BookingState.PENDING_DEPOSIT, 0)
    assert (await _money_again(received)).unallocated_cents == 100_00


async def test_taking_it_back_twice_takes_it_back_once(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    payment = await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)

    await payments.reverse(payment.id)

    assert await payments.reverse(payment.id) is None
    assert len(await payments.of_booking(booking.id)) == 2


async def test_a_refund_makes_the_booking_owe_again_and_its_undoing_does_not(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)

    refund = await payments.refund(received.id, booking_id=booking.id, amount_cents=100_00)

    refunded = await Booking.one(booking.id)
    assert (refunded.paid_cents, refunded.refunded_cents, refunded.payment_state) == (0, 100_00, PaymentState.REFUNDED)

    await payments.reverse(refund.id)

    again = await Booking.one(booking.id)
    assert (again.paid_cents, again.refunded_cents, again.state) == (100_00, 0, BookingState.CONFIRMED)
    assert (await _money_again(received)).refunded_cents == 0


async def test_it_refunds_no_more_than_the_payment_brought(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)

    with pytest.raises(payments.MoreThanWasPaid):
        await payments.refund(received.id, booking_id=booking.id, amount_cents=100_01)


async def test_an_entry_cannot_be_edited_or_deleted(a: Builder, riverside: Station) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    payment = await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)

    payment.amount_cents = 1
    with pytest.raises(PermissionError):
        await payment.save()
    with pytest.raises(PermissionError):
        await Payment.delete().where(Payment.id == payment.id)


async def test_everything_agrees_afterwards(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    payment = await payments.allocate(received.id, booking_id=booking.id, amount_cents=60_00)
    refund = await payments.refund(received.id, booking_id=booking.id, amount_cents=10_00)
    await payments.reverse(refund.id)
    await payments.reverse(payment.id)

    assert (await Booking.one(booking.id)).paid_cents == 0
    assert await payments.reconcile_ledger() == []


async def test_money_of_which_a_part_went_back_is_not_taken_back(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    payment = await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)
    await payments.refund(received.id, booking_id=booking.id, amount_cents=10_00)

    with pytest.raises(payments.PartWentBack):
        await payments.reverse(payment.id)

    assert (await Booking.one(booking.id)).paid_cents == 90_00


async def test_euros_are_not_put_towards_dollars(a: Builder) -> None:
    booking = await a.booking()
    received = await _money(await a.notification())
    received.currency = "EUR"
    await received.save()

    with pytest.raises(payments.OtherCurrency, match="EUR"):
        await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00)


async def test_a_sum_that_was_written_past_the_verbs_is_found(a: Builder) -> None:
    booking = await a.booking()
    await Booking.update({Booking.paid_cents: 5_00}).where(Booking.id == booking.id)

    found = await payments.reconcile_ledger()

    assert {(each.id, each.what, each.kept_cents, each.entries_cents) for each in found} == {
        (booking.id, "paid", 5_00, 0),
        (booking.id, "events", 5_00, 0),
    }


async def _money_again(received: CateringPayment) -> CateringPayment:
    return await CateringPayment.one(received.id)
