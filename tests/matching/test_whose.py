"""Whose account a notice is about: unknown ones wait, and what an ADMIN says is done once, however often it runs."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from jobs.attempt import Ending
from portal.demo import Stage
from portal.domain import catalog, matching, system
from portal.domain.catalog import StationDetails
from tables.bookings import Booking
from tables.crypto import keys
from tables.events import DomainEvent
from tables.matching import NotificationState, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tables.stations import Station
from tables.system import MailRecipient, RecipientState
from tests.cast import Builder
from tests.journeys.work import Ran, integrations_in, work_off

FRIEND = "a.friend@elsewhere.example"


@pytest.fixture
def admin(stage: Stage) -> UUID:
    """Olive, who owns the business."""
    return stage.users["olive"].id


async def notice(a: Builder, to: str = FRIEND, **facts: Any) -> PaymentNotification:
    return await a.notification("Dana Ortiz", style=facts.pop("style", "chase"), to=to, **facts)


async def again(notification: PaymentNotification) -> PaymentNotification:
    return await PaymentNotification.one(notification.id)


async def known(value: str = FRIEND) -> MailRecipient:
    rows = await MailRecipient.objects()
    return next(row for row in rows if row.value == value)


async def events_of(notification: PaymentNotification) -> int:
    return len(await DomainEvent.select(DomainEvent.id).where(DomainEvent.stream_id == notification.id))


@pytest.mark.usefixtures("riverside")
@pytest.mark.parametrize("style", ["chase", "venmo", "bank_of_america"])
async def test_a_genuine_notice_to_somebody_else_waits_and_says_so(a: Builder, style: str) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")

    waiting = await notice(a, style=style, memo=booking.reference)

    assert (waiting.state, waiting.guard) == (NotificationState.WAITING, "recipient")
    assert waiting.is_trusted
    assert waiting.why is not None
    assert f"written to {FRIEND}" in waiting.why
    assert "isn’t known to be yours" in waiting.why
    assert not await CateringPayment.exists()
    recipient = await known()
    assert (recipient.mails, recipient.state) == (1, RecipientState.SEEN)


@pytest.mark.usefixtures("riverside")
async def test_a_notice_about_another_account_names_it(a: Builder) -> None:
    waiting = await a.notification("Dana Ortiz", style="venmo", account="@Somebody-Else")

    assert waiting.guard == "recipient"
    assert waiting.recipient == "@Somebody-Else"
    assert waiting.why is not None
    assert "about the account @Somebody-Else" in waiting.why
    assert (await known("@Somebody-Else")).sender.startswith("venmo")


@pytest.mark.usefixtures("riverside")
async def test_what_is_known_of_station_and_mailbox_counts_without_asking(a: Builder) -> None:
    for style in ("chase", "venmo", "bank_of_america"):
        taken = await a.notification("Dana Ortiz", style=style)
        assert taken.guard != "recipient", style

    assert await CateringPayment.count() == 3


@pytest.mark.usefixtures("riverside")
async def test_the_person_who_wrote_is_found_by_an_index_only(a: Builder) -> None:
    waiting = await notice(a)

    assert waiting.writer_index == keys().blind(waiting.business, "writer", "no.reply.alerts@chase.com")


@pytest.mark.usefixtures("riverside")
async def test_staff_are_told_of_money_that_nobody_said_whose_it_is(a: Builder) -> None:
    waiting = await notice(a)

    names = await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == waiting.id)
    assert "matching.notification.unmatched" in {row["name"] for row in names}


@pytest.mark.usefixtures("riverside")
async def test_confirmed_the_waiting_mails_are_matched_once(a: Builder, admin: UUID, tmp_path: Path) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    waiting = await notice(a, memo=booking.reference)
    other = await notice(a, to="nobody@elsewhere.example")
    await system.confirm_recipient((await known()).id, user_id=admin)

    ran = await work_off(integrations_in(tmp_path))
    after = await events_of(waiting)
    assert await matching.reread_recipients() == 0

    assert Ran("matching.reread_recipients", Ending.DONE) in ran
    assert {each.ending for each in ran} == {Ending.DONE}
    assert (await again(waiting)).state == NotificationState.MATCHED
    assert (await Booking.one(booking.id)).paid_cents == 100_00
    assert await CateringPayment.count() == 1
    assert await events_of(waiting) == after
    assert (await again(other)).guard == "recipient"
    assert (await known()).mails == 1


@pytest.mark.usefixtures("riverside")
async def test_later_mails_to_a_confirmed_address_are_matched_at_once(a: Builder, admin: UUID) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await system.add_recipient((await a.mailbox()).id, value=FRIEND, user_id=admin)

    paid = await notice(a, to=f"A Friend <{FRIEND.replace('@', '+zelle@')}>", memo=booking.reference)

    assert paid.state == NotificationState.MATCHED


@pytest.mark.usefixtures("riverside")
async def test_refused_they_are_set_aside_now_and_later(a: Builder, admin: UUID, tmp_path: Path) -> None:
    waiting = await notice(a)
    await system.refuse_recipient((await known()).id, user_id=admin)

    ran = await work_off(integrations_in(tmp_path))
    later = await notice(a, number="4711")

    assert {each.ending for each in ran} == {Ending.DONE}
    for aside in (await again(waiting), later):
        assert (aside.state, aside.guard) == (NotificationState.SET_ASIDE, "recipient")
        assert "isn’t yours" in (aside.why or "")
    assert not await CateringPayment.exists()
    assert await matching.reread_recipients() == 0


@pytest.mark.usefixtures("riverside")
async def test_taken_back_they_wait_again_and_what_was_matched_stays(a: Builder, admin: UUID, tmp_path: Path) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    matched, waiting = await notice(a, memo=booking.reference), await notice(a, amount="77.00")
    recipient = await known()
    await system.confirm_recipient(recipient.id, user_id=admin)
    await work_off(integrations_in(tmp_path))
    assert await CateringPayment.count() == 2

    await system.reopen_recipient(recipient.id)
    await work_off(integrations_in(tmp_path))

    assert (await again(matched)).state == NotificationState.MATCHED
    held = await again(waiting)
    assert (held.state, held.guard) == (NotificationState.WAITING, "recipient")
    assert [held.candidates, held.would_match] == [None, None]
    assert await CateringPayment.count() == 1
    assert await matching.reread_recipients() == 0


@pytest.mark.usefixtures("riverside")
async def test_a_refusal_that_is_taken_back_brings_the_mails_back(a: Builder, admin: UUID, tmp_path: Path) -> None:
    waiting = await notice(a)
    recipient = await known()
    await system.refuse_recipient(recipient.id, user_id=admin)
    await work_off(integrations_in(tmp_path))
    await system.reopen_recipient(recipient.id)

    await work_off(integrations_in(tmp_path))

    assert (await again(waiting)).state == NotificationState.WAITING


@pytest.mark.usefixtures("riverside")
async def test_one_that_is_forgotten_counts_no_longer(a: Builder, admin: UUID, tmp_path: Path) -> None:
    added = await system.add_recipient((await a.mailbox()).id, value=FRIEND, user_id=admin)
    waiting = await notice(a)
    assert waiting.guard != "recipient"
    await system.forget_recipient(added.id)

    await work_off(integrations_in(tmp_path))

    assert (await again(waiting)).guard == "recipient"
    assert not await CateringPayment.exists()


@pytest.mark.usefixtures("riverside")
async def test_what_a_person_sent_back_or_set_aside_stays_with_people(
    a: Builder, admin: UUID, manager: UUID, tmp_path: Path
) -> None:
    sent_back, dismissed = await notice(a), await notice(a)
    await system.refuse_recipient((await known()).id, user_id=admin)
    await matching.reread_recipients()
    await matching.send_back(sent_back.id, user_id=manager)
    await system.reopen_recipient((await known()).id)
    await matching.reread_recipients()
    row = await again(dismissed)
    await matching.dismiss(row.id, user_id=manager, revision=row.revision)

    await system.confirm_recipient((await known()).id, user_id=admin)
    await work_off(integrations_in(tmp_path))

    assert (await again(sent_back)).guard == "sent_back"
    assert (await again(dismissed)).state == NotificationState.SET_ASIDE
    assert not await CateringPayment.exists()


@pytest.mark.usefixtures("riverside")
async def test_a_handle_in_the_stations_settings_lets_waiting_mails_go_on(
    a: Builder, stage: Stage, tmp_path: Path
) -> None:
    waiting = await a.notification("Dana Ortiz", style="venmo", account="@Brand-New")
    assert waiting.guard == "recipient"
    station = await Station.one(stage.riverside.id)
    said = {name: getattr(station, name) for name in StationDetails.__struct_fields__}

    await catalog.change_station(station.id, StationDetails(**said | {"venmo_handle": "@Brand-New"}))
    ran = await work_off(integrations_in(tmp_path))

    assert Ran("matching.reread_recipients_everywhere", Ending.DONE) in ran
    assert (await again(waiting)).guard != "recipient"
    assert await CateringPayment.count() == 1


@pytest.mark.usefixtures("riverside")
async def test_a_mail_that_is_read_again_is_not_counted_again(a: Builder) -> None:
    waiting = await notice(a)

    assert await matching.reread(waiting.id)

    assert (await known()).mails == 1


async def test_what_one_station_decides_moves_nothing_of_anothers(a: Builder, stage: Stage, admin: UUID) -> None:
    both = await a.mailbox(stage.riverside, stage.hilltop)
    hilltops = await a.mailbox(stage.hilltop)
    ours, shared, theirs = (
        await notice(a),
        await a.notification("Dana Ortiz", to=FRIEND, mailbox=both),
        await a.notification("Dana Ortiz", to=FRIEND, mailbox=hilltops),
    )

    with scoped(stage.scope_of(stage.riverside)):
        mailbox = await a.mailbox()
        rows = await MailRecipient.select(MailRecipient.id).where(MailRecipient.mailbox == mailbox.id)
        await system.confirm_recipient(rows[0]["id"], user_id=admin)
        assert await matching.reread_recipients() == 1

    with scoped(stage.scope):
        assert (await again(ours)).guard != "recipient"
        assert (await again(shared)).guard == "recipient"
        assert (await again(theirs)).guard == "recipient"
