"""Undoing a decision, and everything that it did and taught."""

from uuid import UUID

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching, payments
from portal.domain.matching.ranking import kept
from tables.bookings import Booking
from tables.matching import (
    MatchingMode,
    NotificationState,
    PayerAlias,
    PaymentDecision,
    PaymentDeclaration,
    PaymentNotification,
)
from tables.payments import CateringPayment, Payment
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.deciding import confirm

pytestmark = pytest.mark.usefixtures("riverside")


async def test_undoing_takes_the_money_and_the_lesson_back(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    decision = await confirm(await a.notification("Bernard Weatherby"), booking, manager)

    await matching.undo(decision.id, user_id=manager)

    notification = await PaymentNotification.one(decision.notification)
    assert (await Booking.one(booking.id)).paid_cents == 0
    assert not await PayerAlias.exists()
    assert notification.state == NotificationState.WAITING
    assert kept(notification.candidates)
    assert await payments.reconcile_ledger() == []


async def test_a_decision_is_undone_once(a: Builder, manager: UUID) -> None:
    decision = await confirm(await a.notification("Lola Ortiz"), await a.booking(), manager)
    await matching.undo(decision.id, user_id=manager)

    with pytest.raises(matching.CannotUndo):
        await matching.undo(decision.id, user_id=manager)


async def test_what_was_undone_can_be_decided_again(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    decision = await confirm(await a.notification("Lola Ortiz"), booking, manager)
    await matching.undo(decision.id, user_id=manager)

    await confirm(await PaymentNotification.one(decision.notification), booking, manager)

    assert (await Booking.one(booking.id)).paid_cents == 100_00


async def test_undoing_an_automatic_match_sends_its_source_back_to_shadow(
    a: Builder, stage: Stage, manager: UUID
) -> None:
    await a.automatic()
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", memo=booking.reference)
    decision = await PaymentDecision.objects().where(PaymentDecision.notification == notification.id).first()
    assert decision is not None
    assert decision.is_automatic

    await matching.undo(decision.id, user_id=manager)

    assert await matching.mode_of(stage.riverside.id, "zelle") == MatchingMode.SHADOW
    assert await matching.mode_of(stage.riverside.id, "venmo") == MatchingMode.AUTOMATIC


async def test_what_its_reading_set_aside_can_be_sent_back(a: Builder, manager: UUID) -> None:
    outgoing = await a.notification("Valley Produce", style="bank_of_america_sent")

    await matching.send_back(outgoing.id, user_id=manager)

    again = await PaymentNotification.one(outgoing.id)
    assert (again.state, again.guard) == (NotificationState.WAITING, "sent_back")


async def test_a_second_mail_about_a_payment_is_not_sent_back(a: Builder, manager: UUID) -> None:
    await a.notification("Dana Ortiz", number="445566")
    again = await a.notification("Dana Ortiz", number="445566", memo="again")

    with pytest.raises(matching.CannotSendBack):
        await matching.send_back(again.id, user_id=manager)


async def test_what_waits_is_not_sent_back(a: Builder, manager: UUID) -> None:
    waiting = await a.notification("Lola Ortiz")

    with pytest.raises(matching.CannotSendBack):
        await matching.send_back(waiting.id, user_id=manager)


async def test_a_split_among_stations_is_undone_by_somebody_who_has_them_all(a: Builder, stage: Stage) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)
    ours = await a.booking(customer="Bart Nakamura")
    theirs = await a.booking(customer="Keiko Nakamura", station=stage.hilltop)
    notification = await a.notification("Bart Nakamura", "600.00", mailbox=shared)
    with scoped(stage.scope):
        decision = await matching.split(
            notification.id,
            parts=[matching.AllocationPart(ours.id, 400_00), matching.AllocationPart(theirs.id, 200_00)],
            user_id=stage.users["olive"].id,
            revision=notification.revision,
        )

    with pytest.raises(matching.CannotUndo, match="divided among stations"):
        await matching.undo(decision.id, user_id=stage.users["maya"].id)

    with scoped(stage.scope):
        await matching.undo(decision.id, user_id=stage.users["olive"].id)
        assert {(await Booking.one(booking.id)).paid_cents for booking in (ours, theirs)} == {0}


async def test_a_match_of_which_a_part_went_back_is_not_undone(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")
    decision = await confirm(notification, booking, manager)
    received = await CateringPayment.objects().first()
    assert received is not None
    await payments.refund(received.id, booking_id=booking.id, amount_cents=40_00)

    with pytest.raises(payments.PartWentBack):
        await matching.undo(decision.id, user_id=manager)


async def test_a_mail_about_money_that_came_takes_none_back(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    await confirm(await a.notification("Lola Ortiz"), booking, manager)
    paid = await Payment.objects().first()
    incoming = await a.notification("Lola Ortiz", "50.00")
    assert paid is not None

    with pytest.raises(matching.NothingToTakeBack):
        await matching.take_back(incoming.id, payment_id=paid.id, user_id=manager, revision=incoming.revision)


async def test_a_declaration_is_expected_again_when_its_match_is_undone(a: Builder, manager: UUID) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    await matching.declare(
        booking.id, method="zelle", payer_name="Granny Weatherwax", amount_cents=100_00, sent_at=clock.now()
    )
    decision = await confirm(await a.notification("GRANNY WEATHERWAX"), booking, manager)
    met = await PaymentDeclaration.objects().first()

    await matching.undo(decision.id, user_id=manager)

    reopened = await PaymentDeclaration.objects().first()
    assert met is not None
    assert reopened is not None
    assert (met.state, reopened.state) == ("met", "open")


async def test_undoing_a_record_says_again_what_the_mail_said(a: Builder, manager: UUID) -> None:
    notification = await a.notification("Jessica T.", "250.00", style="imitation")
    decision = await matching.record_money(
        notification.id,
        provider="zelle",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=manager,
        revision=notification.revision,
    )

    await matching.undo(decision.id, user_id=manager)

    again = await PaymentNotification.one(notification.id)
    assert (again.payer_name, again.amount_cents, again.guard) == ("Jessica T.", 250_00, "untrusted")
    assert not await CateringPayment.exists()
