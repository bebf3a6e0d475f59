"""What people decide in the queue."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from portal import clock
from portal.demo import Stage, mails
from portal.domain import matching
from portal.domain.matching.queue.briefly import BRIEFLY
from portal.domain.matching.ranking import kept
from portal.domain.matching.score import Guard
from portal.domain.matching.sort import Sorted
from tables.bookings import Booking
from tables.matching import NotificationState, PayerAlias, PaymentDecision, PaymentNotification, RefusedPair
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.deciding import confirm

pytestmark = pytest.mark.usefixtures("riverside")


async def test_confirming_pays_the_booking(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")

    await confirm(notification, booking, manager)

    assert (await Booking.one(booking.id)).paid_cents == 100_00
    assert (await PaymentNotification.one(notification.id)).state == NotificationState.MATCHED


async def test_a_strange_payer_is_remembered_for_the_customer(a: Builder, manager: UUID) -> None:
    booking = await a.booking()

    await confirm(await a.notification("Bernard Weatherby"), booking, manager)
    again = await a.notification("BERNARD WEATHERBY", "1000.00")

    assert kept(again.candidates)[0].booking_id == str(booking.id)
    assert kept(again.candidates)[0].ticks.alias == "yes"


async def test_the_customers_own_name_teaches_nothing(a: Builder, manager: UUID) -> None:
    booking = await a.booking(customer="Dana Ortiz")

    await confirm(await a.notification("ORTIZ, DANA"), booking, manager)

    assert not await PayerAlias.exists()


async def test_the_booking_that_was_ranked_above_is_told_apart(a: Builder, manager: UUID) -> None:
    await a.booking(customer="Maria Garcia", email=None)
    chosen = await a.booking(customer="Tomas Quill", email=None)
    notification = await a.notification("Mario Garcia")

    await confirm(notification, chosen, manager)

    assert await RefusedPair.count() > 0


async def test_the_second_person_is_told_who_was_first(a: Builder, stage: Stage, manager: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")
    await confirm(notification, booking, manager)

    with pytest.raises(matching.AlreadyDecided, match=r"Maya Petrossian decided this .* ago: confirmed"):
        await confirm(notification, booking, stage.users["sam"].id)

    assert await Payment.count() == 1


async def test_a_page_that_is_out_of_date_decides_nothing(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")
    later = clock.now() + timedelta(hours=4)
    await matching.snooze(notification.id, user_id=manager, revision=notification.revision, until_at=later)

    with pytest.raises(matching.AlreadyDecided):
        await matching.confirm(notification.id, booking_id=booking.id, user_id=manager, revision=0)


async def test_a_split_pays_both_bookings_and_the_chef(a: Builder, manager: UUID) -> None:
    one = await a.booking(customer="Bart Nakamura", due_cents=412_50)
    two = await a.booking(customer="Keiko Nakamura", due_cents=187_50)
    notification = await a.notification("Bart Nakamura", "640.00")

    await matching.split(
        notification.id,
        parts=[
            matching.AllocationPart(one.id, 412_50),
            matching.AllocationPart(two.id, 187_50),
            matching.AllocationPart(one.id, 40_00, AllocationKind.GRATUITY),
        ],
        user_id=manager,
        revision=notification.revision,
    )

    first, second = await Booking.one(one.id), await Booking.one(two.id)
    assert (first.balance_cents, second.balance_cents, first.gratuity_cents) == (0, 0, 40_00)


@pytest.mark.parametrize(
    ("given", "message"), [(600_00, r"\$40\.00 is left over"), (650_00, r"\$10\.00 more than came")]
)
async def test_a_split_with_a_remainder_is_refused(a: Builder, manager: UUID, given: int, message: str) -> None:
    booking = await a.booking()
    notification = await a.notification("Bart Nakamura", "640.00")

    with pytest.raises(matching.NotAllGivenOut, match=message):
        await matching.split(
            notification.id,
            parts=[matching.AllocationPart(booking.id, given)],
            user_id=manager,
            revision=notification.revision,
        )

    assert not await Payment.exists()


async def test_the_rest_of_a_split_can_be_parked_as_credit(a: Builder, manager: UUID) -> None:
    booking = await a.booking(due_cents=600_00)
    notification = await a.notification("Bart Nakamura", "640.00")

    await matching.split(
        notification.id,
        parts=[
            matching.AllocationPart(booking.id, 600_00),
            matching.AllocationPart(booking.id, 40_00, AllocationKind.CREDIT),
        ],
        user_id=manager,
        revision=notification.revision,
    )

    credit = await Payment.objects().where(Payment.kind == AllocationKind.CREDIT).first()
    assert credit is not None
    assert (credit.amount_cents, credit.customer) == (40_00, booking.customer)
    assert credit.booking is None


async def test_a_tip_pays_the_balance_first(a: Builder, manager: UUID) -> None:
    booking = await a.booking(due_cents=500_00)
    notification = await a.notification("Dana Ortiz", "560.00")

    await matching.tip(notification.id, booking_id=booking.id, user_id=manager, revision=notification.revision)

    booking = await Booking.one(booking.id)
    assert (booking.balance_cents, booking.gratuity_cents) == (0, 60_00)


async def test_what_is_dismissed_leaves_the_queue_with_its_money_unallocated(a: Builder, manager: UUID) -> None:
    notification = await a.notification("Grocery Club")

    await matching.dismiss(notification.id, user_id=manager, revision=notification.revision)

    received = await CateringPayment.objects().first()
    assert received is not None
    assert received.unallocated_cents == 100_00
    assert (await PaymentNotification.one(notification.id)).state == NotificationState.SET_ASIDE


async def test_what_is_put_off_comes_back(a: Builder, manager: UUID) -> None:
    notification = await a.notification("Lola Ortiz")
    await PaymentNotification.update({PaymentNotification.later_until_at: clock.now()}).where(
        PaymentNotification.id == notification.id
    )

    assert await matching.end_snoozes() == set(notification.stations)
    assert (await PaymentNotification.one(notification.id)).later_until_at is None


async def test_an_untrusted_mail_pays_nothing_until_the_money_is_recorded_by_hand(a: Builder, manager: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", style="imitation")
    with pytest.raises(matching.NoMoney):
        await confirm(notification, booking, manager)

    await matching.record_money(
        notification.id,
        provider="venmo",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=manager,
        revision=notification.revision,
    )
    await confirm(await PaymentNotification.one(notification.id), booking, manager)

    assert (await Booking.one(booking.id)).paid_cents == 100_00


async def test_recording_by_hand_never_matches_by_itself(a: Builder, manager: UUID) -> None:
    await a.automatic()
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", memo=booking.reference, style="imitation")

    await matching.record_money(
        notification.id,
        provider="venmo",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=manager,
        revision=notification.revision,
    )

    assert (await PaymentNotification.one(notification.id)).state == NotificationState.WAITING


async def test_another_station_sees_nothing_of_a_decision(a: Builder, stage: Stage, manager: UUID) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz", mailbox=shared)
    with scoped(stage.scope_of(stage.hilltop)):
        assert await PaymentNotification.exists().where(PaymentNotification.id == notification.id)

    decision = await confirm(notification, booking, manager)

    with scoped(stage.scope_of(stage.hilltop)):
        assert not await PaymentNotification.exists().where(PaymentNotification.id == notification.id)
        assert not await CateringPayment.exists()
        assert not await PaymentDecision.exists()

    await matching.undo(decision.id, user_id=manager)

    with scoped(stage.scope_of(stage.hilltop)):
        assert await PaymentNotification.exists().where(PaymentNotification.id == notification.id)


def test_every_reason_has_a_few_words_for_the_list() -> None:
    assert set(BRIEFLY) == {*Guard, *Sorted}


async def test_what_a_person_set_aside_is_not_read_again(a: Builder, manager: UUID) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    notification = await a.notification("Dana Ortiz", "99.00", memo=booking.reference)
    await matching.dismiss(notification.id, user_id=manager, revision=notification.revision)

    assert not await matching.reread(notification.id)
    assert (await PaymentNotification.one(notification.id)).state == NotificationState.SET_ASIDE


async def test_money_recorded_by_hand_makes_its_mail_a_repetition(a: Builder, manager: UUID) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    imitation = await a.notification("Dana Ortiz", style="imitation")
    await matching.record_money(
        imitation.id,
        provider="zelle",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=manager,
        revision=imitation.revision,
    )

    genuine = await a.notification("Dana Ortiz", memo=booking.reference, style="bank_of_america")

    assert (genuine.state, genuine.guard) == (NotificationState.WAITING, "repeated")


async def test_a_shared_mail_names_no_customer_of_another_station(a: Builder, stage: Stage) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)
    theirs = await a.booking(customer="Hannah Weiss", station=stage.hilltop)
    notification = await a.notification("Hannah Weiss", memo=theirs.reference, mailbox=shared)
    assert "Hannah Weiss" in notification.why

    detail = await matching.notification(notification.id)

    assert detail is not None
    assert "Hannah Weiss" not in detail.reason


@pytest.mark.commits
async def test_two_payments_that_come_together_do_not_both_pay_one_deposit(a: Builder, stage: Stage) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    both = [
        await a.mail(write(a.notice("Dana Ortiz", memo=booking.reference)))
        for write in (mails.chase, mails.venmo)  # of one sender they would wait for each other anyhow
    ]

    async with asyncio.TaskGroup() as group:
        for mail in both:
            group.create_task(matching.receive(mail.id))

    assert (await Booking.one(booking.id)).paid_cents == 100_00
