"""A mail that tells of a refund does the task that asked for it; undone, the money and the task are as before."""

from uuid import UUID

import pytest

from portal.domain import bookings, matching, payments, tasks
from portal.domain.errors import Refused
from portal.domain.tasks import TaskLine
from tables.bookings import Booking, BookingState, PaymentState
from tables.matching import NotificationState, PaymentNotification
from tests.cast import Builder, revision_of
from tests.matching.deciding import confirm, take_back

pytestmark = pytest.mark.usefixtures("riverside")


async def paid_and_off(a: Builder, manager: UUID) -> Booking:
    """Let a customer pay their deposit, and us call their party off."""
    booking = await a.booking()
    await confirm(await a.notification("Dana Ortiz"), booking, manager)
    return await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)


async def to_do(booking: Booking) -> list[int | None]:
    """Return what is still to be sent back."""
    return [task.amount_cents for task in await tasks.of_booking(booking.id) if not task.is_done]


async def the_task(booking: Booking) -> TaskLine:
    """Return the one task of a booking."""
    (task,) = await tasks.of_booking(booking.id)
    return task


async def test_it_does_the_task_that_asked_for_it(a: Builder, manager: UUID) -> None:
    booking = await paid_and_off(a, manager)

    await take_back(a, booking, manager)

    task, now = await the_task(booking), await Booking.one(booking.id)
    assert (task.is_done, task.done_by) == (True, manager)
    assert (now.paid_cents, now.refunded_cents, now.payment_state) == (0, 100_00, PaymentState.REFUNDED)
    assert await payments.reconcile_ledger() == []


async def test_undoing_it_brings_money_and_task_back(a: Builder, manager: UUID) -> None:
    booking = await paid_and_off(a, manager)
    decision = await take_back(a, booking, manager)

    await matching.undo(decision.id, user_id=manager)

    now = await Booking.one(booking.id)
    assert await to_do(booking) == [100_00]
    assert (now.paid_cents, now.refunded_cents, now.payment_state) == (100_00, 0, PaymentState.DEPOSIT_PAID)
    assert (await PaymentNotification.one(decision.notification)).state == NotificationState.WAITING
    assert await payments.reconcile_ledger() == []


async def test_a_part_that_went_back_leaves_the_rest_to_do_and_undone_the_whole(a: Builder, manager: UUID) -> None:
    booking = await paid_and_off(a, manager)

    decision = await take_back(a, booking, manager, 30_00)
    after = await to_do(booking)
    await matching.undo(decision.id, user_id=manager)

    assert (after, await to_do(booking)) == ([70_00], [100_00])


async def test_a_task_that_a_mail_has_done_is_not_reopened_without_it(a: Builder, manager: UUID) -> None:
    booking = await paid_and_off(a, manager)
    decision = await take_back(a, booking, manager)
    task = await the_task(booking)

    with pytest.raises(Refused, match="Undo that under Payments"):
        await tasks.reopen(task.id)

    await matching.undo(decision.id, user_id=manager)
    await tasks.finish(task.id, by=manager)
    assert not (await tasks.reopen(task.id)).done_at


async def test_the_party_waits_for_its_deposit_and_undone_it_is_confirmed(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    await confirm(await a.notification("Dana Ortiz"), booking, manager)

    decision = await take_back(a, booking, manager)
    waiting = (await Booking.one(booking.id)).state
    await matching.undo(decision.id, user_id=manager)

    assert waiting == BookingState.PENDING_DEPOSIT
    assert (await Booking.one(booking.id)).state == BookingState.CONFIRMED
    assert await to_do(booking) == []


async def test_what_is_there_too_much_after_an_undo_is_to_be_sent_back(a: Builder, manager: UUID) -> None:
    booking = await a.booking(due_cents=100_00)
    await confirm(await a.notification("Dana Ortiz"), booking, manager)
    decision = await take_back(a, booking, manager)
    await payments.record_by_hand(booking.id, method="cash", amount_cents=100_00, user_id=manager)

    await matching.undo(decision.id, user_id=manager)

    assert await to_do(booking) == [100_00]
    assert (await Booking.one(booking.id)).payment_state == PaymentState.OVERPAID


async def test_a_party_that_was_called_off_meanwhile_sends_it_back(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    await confirm(await a.notification("Dana Ortiz"), booking, manager)
    refund = await payments.give_back(booking.id, amount_cents=100_00, method="cash", user_id=manager)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)
    before = await to_do(booking)

    await payments.undo(refund.id, user_id=manager)

    assert (before, await to_do(booking)) == ([], [100_00])
    assert await payments.reconcile_ledger() == []
