"""What the queue's pages read: in which order, within which scope, and with how few statements."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from piccolo_conf import DB
from portal import clock
from portal.demo import Stage
from portal.domain import matching
from portal.domain.matching import Option
from tables.matching import PaymentDecision, PaymentNotification
from tables.scope import Scope, scoped
from tests.cast import Builder
from tests.matching.deciding import confirm
from tests.web.visitor import Visitor

pytestmark = pytest.mark.usefixtures("riverside")


async def dismissed(a: Builder, manager: UUID, payer: str) -> PaymentDecision:
    notification = await a.notification(payer, "55.00")
    return await matching.dismiss(notification.id, user_id=manager, revision=notification.revision)


async def options_of(notification: PaymentNotification) -> list[Option]:
    detail = await matching.notification(notification.id)
    assert detail is not None
    return matching.ranked(detail, await matching.lines_of([], detail))


async def test_the_most_urgent_stands_first_and_what_was_put_off_last(a: Builder, manager: UUID) -> None:
    await a.booking(customer="Late Lena", days=30, email=None)
    await a.booking(customer="Soon Sonja", days=2, email=None)
    put_off = await a.notification("Soon Sonja")
    tonight = clock.now() + timedelta(hours=4)
    await matching.snooze(put_off.id, user_id=manager, revision=put_off.revision, until_at=tonight)
    late, soon = await a.notification("Lena Late"), await a.notification("Sonja Soon")

    rows = await matching.waiting()

    assert [row.id for row in rows] == [soon.id, late.id, put_off.id]


async def test_what_waits_is_counted_and_summed_without_what_cannot_be_trusted(a: Builder, manager: UUID) -> None:
    await a.notification("Ann One", "40.00")
    await a.notification("Ann Two", "60.50")
    await a.notification("Jessica Trick", "250.00", style="imitation")
    await dismissed(a, manager, "Ann Aside")

    counts = await matching.counts()

    assert (counts.waiting, counts.waiting_cents, counts.matched, counts.dismissed) == (3, 100_50, 0, 1)


async def test_a_candidate_owes_what_is_true_now(a: Builder, manager: UUID) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    waits = await a.notification("Dana Ortis")
    (before,) = await options_of(waits)
    paid = await a.notification("Dana Ortiz")
    await confirm(paid, booking, manager)

    (after,) = await options_of(waits)

    assert before.owes == ("deposit", 100_00)
    assert after.owes == ("balance", 900_00)
    assert ("Amount", "against") in after.compared
    assert after.evidence == "Its deposit has been paid since."


async def test_a_candidate_of_a_station_out_of_scope_is_left_out(a: Builder, stage: Stage) -> None:
    both = await a.mailbox(stage.riverside, stage.hilltop)
    here = await a.booking(customer="Maria Garcia", email=None)
    there = await a.booking(customer="Mario Garcia", email=None, station=stage.hilltop)
    notification = await a.notification("M Garcia", mailbox=both)

    at_riverside = await options_of(notification)
    with scoped(stage.scope):
        everywhere = await options_of(notification)

    assert {option.booking.id for option in at_riverside} == {here.id}
    assert {option.booking.id for option in everywhere} == {here.id, there.id}


async def test_another_station_knows_nothing_of_a_payment(a: Builder, stage: Stage) -> None:
    notification = await a.notification()

    with scoped(Scope(stage.business.id, frozenset({stage.hilltop.id}))):
        assert await matching.notification(notification.id) is None
        assert await matching.waiting() == []
        assert (await matching.counts()).waiting == 0


async def test_bookings_that_owe_exactly_the_amount_are_found(a: Builder) -> None:
    deposit = await a.booking(customer="Ann One", email=None)
    balance = await a.booking(customer="Ann Two", email=None, due_cents=100_00, deposit_cents=50_00)
    await a.booking(customer="Ann Three", email=None, deposit_cents=200_00)

    owing = await matching.owing_exactly(100_00)

    assert {option.booking.id for option in owing} == {deposit.id, balance.id}


async def test_the_log_tells_what_was_undone_of_the_decision_itself(a: Builder, manager: UUID) -> None:
    first, second = await dismissed(a, manager, "Ann One"), await dismissed(a, manager, "Ann Two")
    await matching.undo(first.id, user_id=manager)

    log = await matching.decisions_of(manager, since=clock.now() - timedelta(hours=1))

    assert [(entry.id, entry.is_undone) for entry in log] == [(second.id, False), (first.id, True)]


async def test_the_log_holds_only_ones_own_and_only_lately(a: Builder, stage: Stage, manager: UUID) -> None:
    await dismissed(a, manager, "Ann One")

    assert await matching.decisions_of(stage.users["olive"].id, since=clock.now() - timedelta(hours=1)) == []
    assert await matching.decisions_of(manager, since=clock.now() + timedelta(seconds=1)) == []


async def test_matched_payments_come_page_by_page_without_those_undone(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    decisions = []
    for amount in ("10.00", "20.00", "30.00"):
        paid = await a.notification("Lola Ortiz", amount)
        decisions.append(await confirm(paid, booking, manager))
    await matching.undo(decisions[1].id, user_id=manager)

    (newest,) = await matching.matched(limit=1)
    rest = await matching.matched(before=newest.id)

    assert newest.id == decisions[2].id
    assert [row.id for row in rest] == [decisions[0].id]


async def test_set_aside_mails_come_page_by_page_with_the_decision_that_stands(a: Builder, manager: UUID) -> None:
    older, newer = await dismissed(a, manager, "Ann One"), await dismissed(a, manager, "Ann Two")
    await matching.undo(newer.id, user_id=manager)
    again = await matching.dismiss(newer.notification, user_id=manager, revision=2)

    (first,) = await matching.dismissed(limit=1)
    rest = await matching.dismissed(before=first.id)

    assert {first.decision, *(row.decision for row in rest)} == {older.id, again.id}
    assert len(rest) == 1


async def test_a_refund_finds_the_payment_of_its_payer_and_not_one_taken_back(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    paid, undone = await a.notification("Lola Ortiz"), await a.notification("Lola Ortiz", "70.00")
    await confirm(paid, booking, manager)
    mistake = await matching.confirm(undone.id, booking_id=booking.id, user_id=manager, revision=undone.revision)
    await matching.undo(mistake.id, user_id=manager)
    refund = await matching.notification((await a.notification("Lola Ortiz", "100.00", "again")).id)
    assert refund is not None

    (found,) = await matching.may_have_gone_back(refund)

    assert (found.amount_cents, found.booking.id) == (100_00, booking.id)


async def test_the_page_takes_as_many_statements_for_many_payments_as_for_one(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    await a.booking(customer="Maria Garcia", email=None)
    await a.notification("M Garcia")
    for_one = await _statements(visitor)
    for number in range(5):
        await a.booking(customer=f"Mario{'x' * number} Garcia", email=None)
        await a.notification("M Garcia", f"{100 + number}.00")

    for_many = await _statements(visitor)

    assert for_many == for_one
    assert for_many <= 16  # the session; list, payment, bookings, counts, log; and the payment is judged again


async def _statements(visitor: Visitor) -> int:
    transaction: Any = DB.current_transaction.get()
    asked: list[str] = []

    def note(record: Any) -> None:
        asked.append(record.query)

    with transaction.connection.query_logger(note):
        assert (await visitor.get("/riverside/queue")).status_code == 200
        await asyncio.sleep(0)  # the last is told of a moment later
    return len([query for query in asked if not query.lstrip().upper().startswith(("SAVEPOINT", "RELEASE"))])
