"""A refund does every task that it covers; undone, all of them are to be done again."""

from uuid import UUID

import pytest

from portal.domain import matching, payments, tasks
from portal.domain.errors import Refused
from tables.bookings import Booking
from tables.tasks import TaskKind
from tests.cast import Builder
from tests.matching.deciding import confirm, take_back

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def manager(a: Builder) -> UUID:
    """Maya, who writes into the books."""
    return a.stage.users["maya"].id


@pytest.fixture
async def booking(a: Builder, manager: UUID) -> Booking:
    """Build a booking with $500.00 of its own."""
    booking = await a.booking(due_cents=500_00)
    await payments.record_by_hand(booking.id, amount_cents=500_00, method="cash", user_id=manager)
    return booking


async def asks_for(booking: Booking, *amounts: int | None) -> list[UUID]:
    """Add a task to send back each of these amounts."""
    return [
        (await tasks.add(booking.id, "Send it back", kind=TaskKind.REFUND, amount_cents=each)).id for each in amounts
    ]


async def left(booking: Booking) -> dict[UUID, tasks.TaskLine]:
    """Return what is still to be sent back."""
    return {task.id: task for task in await tasks.of_booking(booking.id) if not task.is_done}


async def test_it_does_all_that_it_covers_and_leaves_the_rest_of_one(booking: Booking, manager: UUID) -> None:
    first, second, third = await asks_for(booking, 40_00, 30_00, 100_00)

    entry = await payments.give_back(booking.id, amount_cents=90_00, method="cash", user_id=manager)

    assert {task: line.amount_cents for task, line in (await left(booking)).items()} == {third: 80_00}
    await payments.undo(entry.id, user_id=manager)
    again = {task: line.amount_cents for task, line in (await left(booking)).items()}
    assert again == {first: 40_00, second: 30_00, third: 100_00}
    assert await payments.reconcile_ledger() == []


async def test_what_is_larger_than_the_refund_does_not_keep_others_open(booking: Booking, manager: UUID) -> None:
    large, *_ = await asks_for(booking, 200_00, 50_00, 100_00)

    await payments.give_back(booking.id, amount_cents=150_00, method="cash", user_id=manager)

    assert {task: line.amount_cents for task, line in (await left(booking)).items()} == {large: 200_00}


async def test_the_task_that_was_named_comes_first_and_then_the_others(booking: Booking, manager: UUID) -> None:
    exact, named, other = await asks_for(booking, 100_00, 70_00, 30_00)

    await payments.give_back(booking.id, amount_cents=100_00, method="cash", user_id=manager, task_id=named)

    assert set(await left(booking)) == {exact}
    assert (await tasks.refunds_of(other)) == (await tasks.refunds_of(named))


async def test_one_without_a_sum_is_done_by_what_the_others_leave(booking: Booking, manager: UUID) -> None:
    open_end, known = await asks_for(booking, None, 60_00)

    await payments.give_back(booking.id, amount_cents=60_00, method="cash", user_id=manager)
    before = set(await left(booking))
    await payments.give_back(booking.id, amount_cents=5_00, method="cash", user_id=manager)

    assert before == {open_end}
    assert await left(booking) == {}
    assert known not in before


async def test_not_done_at_one_of_them_takes_the_refund_back_from_all(booking: Booking, manager: UUID) -> None:
    first, second = await asks_for(booking, 40_00, 30_00)
    entry = await payments.give_back(booking.id, amount_cents=70_00, method="cash", user_id=manager)

    found = await payments.of_task(second)
    with pytest.raises(Refused, match="Undo that entry"):
        await tasks.reopen(first)
    await payments.undo(entry.id, user_id=manager)

    assert found is not None
    assert found.id == entry.id
    assert await payments.of_task(second) is None
    await tasks.finish(first, by=manager)
    assert not (await tasks.reopen(first)).done_at


async def test_a_bank_s_mail_does_several_too_and_undone_none(a: Builder, manager: UUID) -> None:
    paid = await a.booking(due_cents=500_00)
    await confirm(await a.notification("Dana Ortiz"), paid, manager)
    first, second = await asks_for(paid, 60_00, 40_00)

    decision = await take_back(a, paid, manager, amount_cents=100_00)

    assert await left(paid) == {}
    with pytest.raises(Refused, match="A bank’s mail"):
        await tasks.reopen(second)
    await matching.undo(decision.id, user_id=manager)
    assert set(await left(paid)) == {first, second}
    assert await payments.reconcile_ledger() == []
