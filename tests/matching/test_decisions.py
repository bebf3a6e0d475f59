"""What people decide in the queue, and what undoing it does."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching, payments
from portal.domain.matching.briefly import BRIEFLY
from portal.domain.matching.ranking import kept
from portal.domain.matching.score import Guard
from portal.domain.matching.sort import Sorted
from tables.bookings import Booking
from tables.matching import (
    CateringPayment,
    MatchingMode,
    NotificationState,
    PayerAlias,
    PaymentDecision,
    PaymentDeclaration,
    PaymentNotification,
    RefusedPair,
)
from tables.payments import AllocationKind, Payment
from tables.scope import scoped
from tests.cast import Builder

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def maya(stage: Stage) -> UUID:
    return stage.users["maya"].id


async def _confirm(notification: PaymentNotification, booking: Booking, user: UUID) -> PaymentDecision:
    return await matching.confirm(notification.id, booking_id=booking.id, user_id=user, revision=notification.revision)


async def test_confirming_pays_the_booking(a: Builder, maya: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")

    await _confirm(notification, booking, maya)

    assert (await Booking.one(booking.id)).paid_cents == 100_00
    assert (await PaymentNotification.one(notification.id)).state == NotificationState.MATCHED


async def test_a_strange_payer_is_remembered_for_the_customer(a: Builder, maya: UUID) -> None:
    booking = await a.booking()

    await _confirm(await a.notification("Bernard Weatherby"), booking, maya)
    again = await a.notification("BERNARD WEATHERBY", "1000.00")

    assert kept(again.candidates)[0].booking_id == str(booking.id)
    assert kept(again.candidates)[0].ticks.alias == "yes"


async def test_the_customers_own_name_teaches_nothing(a: Builder, maya: UUID) -> None:
    booking = await a.booking(customer="Dana Ortiz")

    await _confirm(await a.notification("ORTIZ, DANA"), booking, maya)

    assert not await PayerAlias.exists()


async def test_the_booking_that_was_ranked_above_is_told_apart(a: Builder, maya: UUID) -> None:
    await a.booking(customer="Maria Garcia", email=None)
    chosen = await a.booking(customer="Tomas Quill", email=None)
    notification = await a.notification("Mario Garcia")

    await _confirm(notification, chosen, maya)

    assert await RefusedPair.count() > 0


async def test_the_second_person_is_told_who_was_first(a: Builder, stage: Stage, maya: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")
    await _confirm(notification, booking, maya)

    with pytest.raises(matching.AlreadyDecided, match=r"Maya Petrossian decided this .* ago: confirmed"):
        await _confirm(notification, booking, stage.users["sam"].id)

    assert await Payment.count() == 1


async def test_a_page_that_is_out_of_date_decides_nothing(a: Builder, maya: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")
    await matching.postpone(notification.id, user_id=maya, revision=notification.revision)

    with pytest.raises(matching.AlreadyDecided):
        await matching.confirm(notification.id, booking_id=booking.id, user_id=maya, revision=0)


async def test_a_split_pays_both_bookings_and_the_chef(a: Builder, maya: UUID) -> None:
    one = await a.booking(customer="Bart Nakamura", due_cents=412_50)
    two = await a.booking(customer="Keiko Nakamura", due_cents=187_50)
    notification = await a.notification("Bart Nakamura", "640.00")

    await matching.split(
        notification.id,
        parts=[
            matching.Part(one.id, 412_50),
            matching.Part(two.id, 187_50),
            matching.Part(one.id, 40_00, AllocationKind.GRATUITY),
        ],
        user_id=maya,
        revision=notification.revision,
    )

    first, second = await Booking.one(one.id), await Booking.one(two.id)
    assert (first.balance_cents, second.balance_cents, first.gratuity_cents) == (0, 0, 40_00)


@pytest.mark.parametrize(
    ("given", "message"), [(600_00, r"\$40\.00 is left over"), (650_00, r"\$10\.00 more than came")]
)
async def test_a_split_with_a_remainder_is_refused(a: Builder, maya: UUID, given: int, message: str) -> None:
    booking = await a.booking()
    notification = await a.notification("Bart Nakamura", "640.00")

    with pytest.raises(matching.NotAllGivenOut, match=message):
        await matching.split(
            notification.id,
            parts=[matching.Part(booking.id, given)],
            user_id=maya,
            revision=notification.revision,
        )

    assert not await Payment.exists()


async def test_the_rest_of_a_split_can_be_parked_as_credit(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=600_00)
    notification = await a.notification("Bart Nakamura", "640.00")

    await matching.split(
        notification.id,
        parts=[matching.Part(booking.id, 600_00), matching.Part(booking.id, 40_00, AllocationKind.CREDIT)],
        user_id=maya,
        revision=notification.revision,
    )

    credit = await Payment.objects().where(Payment.kind == AllocationKind.CREDIT).first()
    assert credit is not None
    assert (credit.amount_cents, credit.customer) == (40_00, booking.customer)
    assert credit.booking is None


async def test_a_tip_pays_the_balance_first(a: Builder, maya: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    notification = await a.notification("Dana Ortiz", "560.00")

    await matching.tip(notification.id, booking_id=booking.id, user_id=maya, revision=notification.revision)

    booking = await Booking.one(booking.id)
    assert (booking.balance_cents, booking.gratuity_cents) == (0, 60_00)


async def test_what_is_dismissed_leaves_the_queue_with_its_money_unallocated(a: Builder, maya: UUID) -> None:
    notification = await a.notification("Grocery Club")

    await matching.dismiss(notification.id, user_id=maya, revision=notification.revision)

    received = await CateringPayment.objects().first()
    assert received is not None
    assert received.unallocated_cents == 100_00
    assert (await PaymentNotification.one(notification.id)).state == NotificationState.SET_ASIDE


async def test_what_is_put_off_comes_back(a: Builder, maya: UUID) -> None:
    notification = await a.notification("Lola Ortiz")
    await matching.postpone(
        notification.id, user_id=maya, revision=notification.revision, until_at=clock.now() - timedelta(minutes=1)
    )

    assert await matching.bring_back() == 1
    assert (await PaymentNotification.one(notification.id)).later_until_at is None


async def test_an_untrusted_mail_pays_nothing_until_the_money_is_recorded_by_hand(a: Builder, maya: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", style="imitation")
    with pytest.raises(matching.NoMoney):
        await _confirm(notification, booking, maya)

    await matching.record_money(
        notification.id,
        provider="venmo",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=maya,
        revision=notification.revision,
    )
    await _confirm(await PaymentNotification.one(notification.id), booking, maya)

    assert (await Booking.one(booking.id)).paid_cents == 100_00


async def test_recording_by_hand_never_matches_by_itself(a: Builder, maya: UUID) -> None:
    await a.automatic()
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", memo=booking.reference, style="imitation")

    await matching.record_money(
        notification.id,
        provider="venmo",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=maya,
        revision=notification.revision,
    )

    assert (await PaymentNotification.one(notification.id)).state == NotificationState.WAITING


async def test_undoing_takes_the_money_and_the_lesson_back(a: Builder, maya: UUID) -> None:
    booking = await a.booking()
    decision = await _confirm(await a.notification("Bernard Weatherby"), booking, maya)

    await matching.undo(decision.id, user_id=maya)

    notification = await PaymentNotification.one(decision.notification)
    assert (await Booking.one(booking.id)).paid_cents == 0
    assert not await PayerAlias.exists()
    assert notification.state == NotificationState.WAITING
    assert kept(notification.candidates)
    assert await payments.prove() == []


async def test_a_decision_is_undone_once(a: Builder, maya: UUID) -> None:
    decision = await _confirm(await a.notification("Lola Ortiz"), await a.booking(), maya)
    await matching.undo(decision.id, user_id=maya)

    with pytest.raises(matching.CannotUndo):
        await matching.undo(decision.id, user_id=maya)


async def test_what_was_undone_can_be_decided_again(a: Builder, maya: UUID) -> None:
    booking = await a.booking()
    decision = await _confirm(await a.notification("Lola Ortiz"), booking, maya)
    await matching.undo(decision.id, user_id=maya)

    await _confirm(await PaymentNotification.one(decision.notification), booking, maya)

    assert (await Booking.one(booking.id)).paid_cents == 100_00


async def test_undoing_an_automatic_match_sends_its_source_back_to_shadow(a: Builder, stage: Stage, maya: UUID) -> None:
    await a.automatic()
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", memo=booking.reference)
    decision = await PaymentDecision.objects().where(PaymentDecision.notification == notification.id).first()
    assert decision is not None
    assert decision.is_automatic

    await matching.undo(decision.id, user_id=maya)

    assert await matching.mode_of(stage.riverside.id, "zelle") == MatchingMode.SHADOW
    assert await matching.mode_of(stage.riverside.id, "venmo") == MatchingMode.AUTOMATIC


async def test_a_declared_payer_is_expected(a: Builder, maya: UUID) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await matching.declare(
        booking.id,
        method="zelle",
        payer_name="Granny Weatherwax",
        amount_cents=100_00,
        sent_at=clock.now() - timedelta(hours=1),
        noted_by=maya,
    )

    await a.notification("GRANNY WEATHERWAX")

    declaration = await PaymentDeclaration.objects().first()
    assert declaration is not None
    assert ((await Booking.one(booking.id)).paid_cents, declaration.state) == (100_00, "met")


async def test_a_declaration_alone_pays_nothing(a: Builder, maya: UUID) -> None:
    booking = await a.booking()

    await matching.declare(
        booking.id, method="zelle", payer_name="Dana", amount_cents=100_00, sent_at=clock.now(), noted_by=maya
    )

    assert (await Booking.one(booking.id)).paid_cents == 0


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"amount_cents": 0}, "amount_cents"),
        ({"payer_name": "  "}, "payer_name"),
        ({"hours": -3}, "sent_at"),
    ],
)
async def test_a_declaration_that_cannot_be_is_refused(a: Builder, facts: dict[str, object], field: str) -> None:
    booking = await a.booking()
    hours = facts.pop("hours", 1)
    said = {"method": "zelle", "payer_name": "Dana", "amount_cents": 100_00} | facts

    with pytest.raises(matching.NotYetSent) as refusal:
        await matching.declare(booking.id, sent_at=clock.now() - timedelta(hours=float(str(hours))), **said)  # type: ignore[arg-type]

    assert refusal.value.field == field


async def test_another_station_sees_nothing_of_a_decision(a: Builder, stage: Stage, maya: UUID) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz", mailbox=shared)
    with scoped(stage.scope_of(stage.hilltop)):
        assert await PaymentNotification.exists().where(PaymentNotification.id == notification.id)

    decision = await _confirm(notification, booking, maya)

    with scoped(stage.scope_of(stage.hilltop)):
        assert not await PaymentNotification.exists().where(PaymentNotification.id == notification.id)
        assert not await CateringPayment.exists()
        assert not await PaymentDecision.exists()

    await matching.undo(decision.id, user_id=maya)

    with scoped(stage.scope_of(stage.hilltop)):
        assert await PaymentNotification.exists().where(PaymentNotification.id == notification.id)


async def test_what_its_reading_set_aside_can_be_sent_back(a: Builder, maya: UUID) -> None:
    outgoing = await a.notification("Valley Produce", style="bank_of_america_sent")

    await matching.send_back(outgoing.id, user_id=maya)

    again = await PaymentNotification.one(outgoing.id)
    assert (again.state, again.guard) == (NotificationState.WAITING, "sent_back")


async def test_a_second_mail_about_a_payment_is_not_sent_back(a: Builder, maya: UUID) -> None:
    await a.notification("Dana Ortiz", number="445566")
    again = await a.notification("Dana Ortiz", number="445566", memo="again")

    with pytest.raises(matching.CannotSendBack):
        await matching.send_back(again.id, user_id=maya)


async def test_what_waits_is_not_sent_back(a: Builder, maya: UUID) -> None:
    waiting = await a.notification("Lola Ortiz")

    with pytest.raises(matching.CannotSendBack):
        await matching.send_back(waiting.id, user_id=maya)


def test_every_reason_has_a_few_words_for_the_list() -> None:
    assert set(BRIEFLY) == {*Guard, *Sorted}
