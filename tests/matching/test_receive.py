"""Taking a payment in: once, and as it came."""

from datetime import timedelta
from pathlib import Path

import pytest

from portal import clock
from portal.demo import Stage, mails
from portal.domain import matching, system
from portal.domain.matching import PaymentUnmatched
from tables.events import DomainEvent
from tables.matching import NotificationState, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tables.stations import ProviderFee
from tables.system import MailSource
from tests.cast import Builder

HARD = Path(__file__).parents[1] / "data" / "hard"


async def test_the_same_payment_told_to_two_stations_is_taken_in_once(a: Builder, stage: Stage) -> None:
    notice = a.notice("Dana Ortiz", number="445566", to="desk@demo.example.com")
    ours, theirs = await a.mailbox(stage.riverside), await a.mailbox(stage.hilltop)
    for mailbox, station in ((ours, stage.riverside), (theirs, stage.hilltop)):
        with scoped(stage.scope_of(station)):
            await system.add_recipient(mailbox.id, value="desk@demo.example.com", user_id=stage.users["maya"].id)
    first, second = await a.mail(mails.chase(notice), mailbox=ours), await a.mail(mails.chase(notice), mailbox=theirs)

    with scoped(stage.scope_of(stage.riverside)):
        await matching.receive(first.id)
    with scoped(stage.scope_of(stage.hilltop)):
        again = await matching.receive(second.id)

    assert (again.state, again.guard) == (NotificationState.SET_ASIDE, "duplicate")
    with scoped(stage.scope):
        assert await CateringPayment.count() == 1


async def test_a_copy_in_another_stations_mailbox_keeps_nobodys_payment_away(a: Builder, stage: Stage) -> None:
    strayed, meant = await a.mailbox(stage.riverside), await a.mailbox(stage.hilltop)
    notice = a.notice("Dana Ortiz", number="445566", to=meant.address)
    first, second = [await a.mail(mails.chase(notice), mailbox=mailbox) for mailbox in (strayed, meant)]

    with scoped(stage.scope_of(stage.riverside)):
        held = await matching.receive(first.id)
    with scoped(stage.scope_of(stage.hilltop)):
        taken_in = await matching.receive(second.id)

    assert held.guard == "recipient"
    assert taken_in.guard != "duplicate"
    with scoped(stage.scope):
        assert await CateringPayment.count() == 1


@pytest.mark.usefixtures("riverside")
@pytest.mark.parametrize(
    ("name", "rings"), [("07-unlisted-discover", True), ("14-fwd-gmail", True), ("17-requested", False)]
)
async def test_staff_are_told_of_what_may_well_be_money(name: str, *, rings: bool, a: Builder) -> None:
    raw = (HARD / f"{name}.eml").read_bytes().replace(b"mx.google.com", mails.RECEIVER.encode())

    notification = await matching.receive((await a.mail(raw)).id)

    rows = await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == notification.id)
    assert (PaymentUnmatched.name in {row["name"] for row in rows}) is rings


@pytest.mark.usefixtures("riverside")
async def test_a_mail_that_is_read_twice_makes_one_notification(a: Builder) -> None:
    notification = await a.notification()

    assert (await matching.receive(notification.mail)).id == notification.id
    assert await CateringPayment.count() == 1


@pytest.mark.usefixtures("riverside")
async def test_money_that_a_person_recorded_before_its_mail_came_is_not_taken_in_again(
    a: Builder, stage: Stage
) -> None:
    imitation = await a.notification("Dana Ortiz", style="imitation")
    await matching.record_money(
        imitation.id,
        provider="zelle",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        transaction_id="445566",
        user_id=stage.users["maya"].id,
        revision=imitation.revision,
    )

    genuine = await a.notification("Dana Ortiz", number="445566")

    assert genuine.guard == "duplicate"
    assert await CateringPayment.count() == 1


@pytest.mark.usefixtures("riverside")
async def test_a_number_that_was_recorded_already_is_refused_by_hand(a: Builder, stage: Stage) -> None:
    await a.notification("Dana Ortiz", number="445566")
    imitation = await a.notification("Dana Ortiz", style="imitation")

    with pytest.raises(matching.AlreadyRecorded):
        await matching.record_money(
            imitation.id,
            provider="zelle",
            payer_name="Dana Ortiz",
            amount_cents=100_00,
            transaction_id="445566",
            user_id=stage.users["maya"].id,
            revision=imitation.revision,
        )


@pytest.mark.usefixtures("riverside")
async def test_a_second_transaction_of_the_same_payer_is_new(a: Builder) -> None:
    await a.notification("Dana Ortiz", number="1111")
    second = await a.notification("Dana Ortiz", number="2222")

    assert second.guard != "duplicate"
    assert await CateringPayment.count() == 2


@pytest.mark.usefixtures("riverside")
async def test_the_same_amount_again_without_a_number_waits_for_a_person(a: Builder) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await a.notification("Dana Ortiz", memo=booking.reference, style="bank_of_america")

    again = await a.notification("Dana Ortiz", memo=booking.reference, style="bank_of_america")

    assert (again.state, again.guard) == (NotificationState.WAITING, "repeated")


@pytest.mark.usefixtures("riverside")
@pytest.mark.parametrize(("amount", "fee"), [("100.00", 2_00), ("55.55", 1_16), ("0.01", 1)])
async def test_a_fee_is_taken_from_the_businesss_table(a: Builder, amount: str, fee: int) -> None:
    assert await ProviderFee.exists()
    await a.notification("Dana Ortiz", amount, style="venmo")

    received = await CateringPayment.objects().first()

    assert received is not None
    assert (received.fee_cents, received.net_cents) == (fee, received.gross_cents - fee)


@pytest.mark.usefixtures("riverside")
async def test_what_is_no_money_in_is_set_aside_as_what_it_is(a: Builder) -> None:
    notification = await a.notification("Valley Produce", style="bank_of_america_sent")

    assert (notification.state, notification.kind) == (NotificationState.SET_ASIDE, "outgoing")
    assert not await CateringPayment.exists()


@pytest.mark.usefixtures("riverside")
async def test_the_source_watch_hears_of_trusted_senders_only(a: Builder) -> None:
    await a.notification("Dana Ortiz", style="chase")
    await a.notification("Dana Ortiz", style="imitation")

    assert [row["sender"] for row in await MailSource.select(MailSource.sender)] == ["zelle.chase"]


@pytest.mark.usefixtures("riverside")
async def test_reading_again_finds_the_same_and_pays_nothing_twice(a: Builder, stage: Stage) -> None:
    booking = await a.booking()
    waiting = await a.notification("Lola Ortiz")
    done = await a.notification("Lola Smith")
    await matching.confirm(done.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=done.revision)

    assert await matching.reread(waiting.id)
    assert not await matching.reread(done.id)

    assert await CateringPayment.count() == 2
    assert (await PaymentNotification.one(waiting.id)).state == NotificationState.WAITING


@pytest.mark.usefixtures("riverside")
async def test_in_shadow_mode_it_decides_and_applies_nothing(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")

    notification = await a.notification("Dana Ortiz", memo=booking.reference)

    assert (notification.state, notification.guard) == (NotificationState.WAITING, "shadow")
    assert notification.would_match == booking.id
    assert booking.reference in notification.why


@pytest.mark.usefixtures("riverside")
async def test_a_mail_dated_in_the_future_does_not_stay_fresh(a: Builder) -> None:
    notification = await a.notification("Dana Ortiz", sent_at=clock.now() + timedelta(days=30))

    assert notification.sent_at <= clock.now()
