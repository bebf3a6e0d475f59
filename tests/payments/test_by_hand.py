"""Money that people write into the books: cash, refunds, credit, tips; and undoing it."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal import clock
from portal.domain import bookings, payments, tasks
from tables.bookings import Booking, BookingState, PaymentState
from tables.events import DomainEvent
from tables.payments import AllocationKind, CateringPayment, ManualEntry, ManualKind, Payment
from tables.tasks import Task, TaskKind
from tests.cast import Builder, revision_of

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def maya(a: Builder) -> UUID:
    """Maya, who writes into the books."""
    return a.stage.users["maya"].id


async def paid(booking: Booking, cents: int, *, gratuity: int = 0) -> ManualEntry:
    """Let a customer pay in cash."""
    return await payments.record_by_hand(booking.id, method="cash", amount_cents=cents, gratuity_cents=gratuity)


async def as_it_is(booking: Booking) -> Booking:
    """Return a booking as it stands now."""
    return await Booking.one(booking.id)


async def open_tasks(booking: Booking) -> list[tuple[str, int | None]]:
    """Return what is still to be sent back, in words and cents."""
    return [(task.words, task.amount_cents) for task in await tasks.of_booking(booking.id) if not task.is_done]


async def test_cash_pays_the_party_and_its_tip_and_says_who_took_it(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)

    entry = await payments.record_by_hand(
        booking.id,
        method="check",
        amount_cents=500_00,
        gratuity_cents=80_00,
        happened_at=clock.now() - timedelta(days=1),
        note="Check 1044",
        user_id=maya,
    )

    now = await as_it_is(booking)
    (received,) = await CateringPayment.objects()
    assert (now.paid_cents, now.gratuity_cents, now.payment_state) == (500_00, 80_00, PaymentState.PAID)
    assert (received.provider, received.gross_cents, received.unallocated_cents) == ("check", 580_00, 0)
    assert (entry.note, entry.made_by, received.recorded_by) == ("Check 1044", maya, maya)
    assert await payments.reconcile_ledger() == []


async def test_undoing_cash_takes_it_out_of_the_books(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    entry = await paid(booking, 100_00, gratuity=20_00)

    await payments.undo(entry.id, user_id=maya)

    now = await as_it_is(booking)
    assert (now.paid_cents, now.gratuity_cents, now.state) == (0, 0, BookingState.PENDING_DEPOSIT)
    assert not await CateringPayment.exists()
    with pytest.raises(payments.UndoneAlready):
        await payments.undo(entry.id, user_id=maya)
    assert await payments.reconcile_ledger() == []


async def test_a_key_counts_once(a: Builder) -> None:
    booking = await a.booking(due_cents=500_00)

    both = [await payments.record_by_hand(booking.id, method="cash", amount_cents=50_00, key="tap-1") for _ in range(2)]

    assert both[0].id == both[1].id
    assert (await as_it_is(booking)).paid_cents == 50_00


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"amount_cents": 0}, payments.NoAmount),
        ({"amount_cents": -5}, payments.NoAmount),
        ({"amount_cents": 5, "method": "venmo"}, payments.NoSuchMethod),
        ({"amount_cents": 5, "happened_at": clock.now() + timedelta(days=3)}, payments.NotThatDay),
        ({"amount_cents": 5, "note": "x" * 301}, payments.NoteTooLong),
    ],
)
async def test_it_refuses_money_that_makes_no_sense(a: Builder, facts: dict[str, object], refusal: type) -> None:
    booking = await a.booking()

    with pytest.raises(refusal):
        await payments.record_by_hand(booking.id, **{"method": "cash", **facts})  # type: ignore[arg-type]

    assert not await CateringPayment.exists()


async def test_a_refund_reaches_the_books_and_does_its_task(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 500_00)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)
    (task,) = await tasks.of_booking(booking.id)

    entry = await payments.give_back(
        booking.id, amount_cents=500_00, method="venmo", user_id=maya, note="To @dana", task_id=task.id
    )

    now = await as_it_is(booking)
    (line,) = await tasks.of_booking(booking.id)
    assert (now.paid_cents, now.refunded_cents, now.payment_state) == (0, 500_00, PaymentState.REFUNDED)
    assert (line.is_done, line.done_by) == (True, maya)
    assert (entry.method, entry.note) == ("venmo", "To @dana")
    assert await tasks.refunds_of(task.id) == [entry.id]
    assert await payments.reconcile_ledger() == []


async def test_undoing_a_refund_brings_the_money_and_the_task_back(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 500_00)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)
    entry = await payments.give_back(booking.id, amount_cents=500_00, method="check", user_id=maya)

    await payments.undo(entry.id, user_id=maya)

    now = await as_it_is(booking)
    assert (now.paid_cents, now.refunded_cents, now.payment_state) == (500_00, 0, PaymentState.PAID)
    assert [cents for _, cents in await open_tasks(booking)] == [500_00]
    assert await payments.reconcile_ledger() == []


async def test_a_part_that_went_back_leaves_the_rest_to_be_sent(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 500_00)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)

    first = await payments.give_back(booking.id, amount_cents=200_00, method="cash", user_id=maya)
    assert [cents for _, cents in await open_tasks(booking)] == [300_00]
    rest = await payments.give_back(booking.id, amount_cents=300_00, method="cash", user_id=maya)
    assert await open_tasks(booking) == []

    await payments.undo(first.id, user_id=maya)
    assert [cents for _, cents in await open_tasks(booking)] == [200_00]
    await payments.undo(rest.id, user_id=maya)
    assert [cents for _, cents in await open_tasks(booking)] == [500_00]


async def test_no_more_goes_back_than_was_received(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 300_00, gratuity=40_00)

    with pytest.raises(payments.MoreThanIsThere, match=r"\$340\.00"):
        await payments.give_back(booking.id, amount_cents=340_01, method="cash", user_id=maya)

    assert not await ManualEntry.exists().where(ManualEntry.kind == ManualKind.REFUND)


async def test_a_tip_goes_back_first_when_the_party_is_off(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 300_00, gratuity=40_00)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)

    await payments.give_back(booking.id, amount_cents=100_00, method="cash", user_id=maya)

    now = await as_it_is(booking)
    assert (now.paid_cents, now.gratuity_cents, now.refunded_cents) == (240_00, 0, 100_00)
    assert await payments.reconcile_ledger() == []


async def test_credit_leaves_one_booking_and_pays_another_of_its_customer(a: Builder, maya: UUID) -> None:
    customer = await a.customer("Dana Ortiz")
    off, on = await a.booking(customer=customer), await a.booking(customer=customer, due_cents=300_00)
    await paid(off, 250_00)
    await bookings.cancel(off.id, revision=await revision_of(off.id), by_customer=False)

    kept = await payments.keep_as_credit(off.id, amount_cents=250_00, user_id=maya)
    assert await payments.credit(customer.id) == 250_00
    assert await open_tasks(off) == []
    used = await payments.use_credit(on.id, amount_cents=200_00, user_id=maya)

    assert await payments.credit(customer.id) == 50_00
    assert ((await as_it_is(off)).paid_cents, (await as_it_is(on)).paid_cents) == (0, 200_00)
    with pytest.raises(payments.PartWentBack):
        await payments.undo(kept.id, user_id=maya)
    await payments.undo(used.id, user_id=maya)
    await payments.undo(kept.id, user_id=maya)
    assert await payments.credit(customer.id) == 0
    assert ((await as_it_is(off)).paid_cents, (await as_it_is(on)).paid_cents) == (250_00, 0)
    assert [cents for _, cents in await open_tasks(off)] == [250_00]
    assert await payments.reconcile_ledger() == []


async def test_credit_pays_no_more_than_is_owed_and_no_more_than_there_is(a: Builder, maya: UUID) -> None:
    customer = await a.customer("Dana Ortiz")
    off, on = await a.booking(customer=customer), await a.booking(customer=customer, due_cents=200_00)
    await paid(off, 150_00)
    await payments.keep_as_credit(off.id, amount_cents=150_00, user_id=maya)

    with pytest.raises(payments.MoreThanIsThere, match=r"\$150\.00"):
        await payments.use_credit(on.id, amount_cents=200_00, user_id=maya)
    with pytest.raises(payments.MoreThanIsOwed, match=r"\$200\.00"):
        await payments.use_credit(on.id, amount_cents=200_01, user_id=maya)
    await bookings.cancel(on.id, revision=await revision_of(on.id), by_customer=True)
    with pytest.raises(payments.MoreThanIsOwed, match=r"\$0\.00"):
        await payments.use_credit(on.id, amount_cents=10_00, user_id=maya)


async def test_credit_goes_back_to_its_customer(a: Builder, maya: UUID) -> None:
    booking = await a.booking()
    await paid(booking, 150_00)
    await payments.keep_as_credit(booking.id, amount_cents=150_00, user_id=maya)

    entry = await payments.give_back_credit(booking.customer, amount_cents=100_00, method="check", user_id=maya)

    assert await payments.credit(booking.customer) == 50_00
    (received,) = await CateringPayment.objects()
    assert received.refunded_cents == 100_00
    await payments.undo(entry.id, user_id=maya)
    assert await payments.credit(booking.customer) == 150_00
    assert await payments.reconcile_ledger() == []


async def test_what_came_too_much_becomes_a_tip(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 540_00)
    assert [cents for _, cents in await open_tasks(booking)] == [40_00]

    entry = await payments.keep_as_gratuity(booking.id, amount_cents=40_00, user_id=maya)

    now = await as_it_is(booking)
    assert (now.paid_cents, now.gratuity_cents, now.payment_state) == (500_00, 40_00, PaymentState.PAID)
    assert await open_tasks(booking) == []
    await payments.undo(entry.id, user_id=maya)
    assert [cents for _, cents in await open_tasks(booking)] == [40_00]
    assert await payments.reconcile_ledger() == []


async def test_undoing_cash_that_was_too_much_asks_for_nothing_back_any_more(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    entry = await paid(booking, 540_00)

    await payments.undo(entry.id, user_id=maya)

    assert await open_tasks(booking) == []


@pytest.mark.parametrize("kind", [AllocationKind.BOOKING, AllocationKind.GRATUITY])
async def test_money_for_a_party_that_is_off_makes_a_task_and_an_event(a: Builder, kind: AllocationKind) -> None:
    booking = await a.booking(due_cents=500_00)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)
    notification = await a.notification("Dana Ortiz", "100.00")
    received = await CateringPayment.objects().where(CateringPayment.notification == notification.id).first()
    assert received is not None

    await payments.allocate(received.id, booking_id=booking.id, amount_cents=100_00, kind=kind)

    ((words, cents),) = await open_tasks(booking)
    assert "came after the party was called off" in words
    assert cents == 100_00
    assert await DomainEvent.exists().where(DomainEvent.name == "bookings.booking.paid_when_off")


async def test_a_task_written_by_hand_counts_too(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 300_00)
    await tasks.add(booking.id, "Give $20 back", kind=TaskKind.REFUND, amount_cents=20_00, made_by=maya)

    await payments.give_back(booking.id, amount_cents=20_00, method="cash", user_id=maya)

    assert not await Task.exists().where(Task.done_at.is_null())


async def test_every_entry_of_a_refund_names_it(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    await paid(booking, 100_00)
    await paid(booking, 200_00)

    entry = await payments.give_back(booking.id, amount_cents=250_00, method="cash", user_id=maya)

    rows = await Payment.select(Payment.amount_cents).where(Payment.decision == entry.id).order_by(Payment.id)
    assert [row["amount_cents"] for row in rows] == [-200_00, -50_00]
