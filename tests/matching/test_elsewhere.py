"""A reference of one station in another's mailbox: found, never applied by itself, and decided by who sees both."""

import pytest

from portal.demo import Stage
from portal.domain import matching
from portal.domain.matching import CannotUndo
from tables.base import RowMissing
from tables.bookings import Booking
from tables.matching import NotificationState, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.pages import picked_on, shown_on
from tests.web.visitor import Visitor

WHERE = "a booking at Hilltop"


@pytest.fixture
async def theirs(a: Builder, stage: Stage) -> Booking:
    """Build a booking at Hilltop."""
    return await a.booking(customer="Ngozi Okonkwo", station=stage.hilltop, email=None)


@pytest.fixture
async def payment(a: Builder, theirs: Booking) -> PaymentNotification:
    """Build a payment in Riverside's mailbox whose memo names that booking."""
    return await a.notification("Ada Eze", memo=f"deposit {theirs.reference}")


async def now(stage: Stage, payment: PaymentNotification) -> PaymentNotification:
    with scoped(stage.scope):
        return await PaymentNotification.one(payment.id)


async def test_it_waits_and_says_where_the_booking_is(payment: PaymentNotification, theirs: Booking) -> None:
    assert payment.state == NotificationState.WAITING
    assert payment.guard == "elsewhere"
    assert payment.why
    assert f"{theirs.reference}, {WHERE}" in payment.why


async def test_what_would_be_applied_waits_when_the_memo_names_another_stations_booking(
    a: Builder, theirs: Booking
) -> None:
    await a.automatic()
    await a.booking(customer="Dana Ortiz")

    plain = await a.notification("Dana Ortiz")
    named = await a.notification("Dana Ortiz", memo=f"for {theirs.reference}")

    assert plain.state == NotificationState.MATCHED
    assert named.state == NotificationState.WAITING
    assert named.guard == "elsewhere"


async def test_no_door_lets_it_be_applied_at_another_station(a: Builder, stage: Stage, theirs: Booking) -> None:
    for station in (stage.riverside, stage.hilltop):
        await a.automatic(station)
    payment = await a.notification("Ngozi Okonkwo")

    with scoped(stage.scope):  # as Read again does in All stations
        await matching.reread(payment.id)

    assert (await now(stage, payment)).state == NotificationState.WAITING


async def test_the_manager_of_one_station_is_told_whom_to_call_and_nothing_else(
    payment: PaymentNotification, theirs: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"/riverside/queue/{payment.id}")).text

    assert f"Call Hilltop at (303) 555-0118 about {theirs.reference}." in page
    assert "Ngozi" not in page
    assert str(theirs.id) not in page


async def test_who_works_at_both_is_led_to_where_it_is_decided(
    payment: PaymentNotification, theirs: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    page = (await visitor.get(f"/riverside/queue/{payment.id}")).text
    there = (await visitor.get(f"/all/queue/{payment.id}")).text

    assert f'<a href="/all/queue/{payment.id}">Decide on {theirs.reference} in All stations</a>' in page
    assert f'value="{theirs.id}"' in there
    assert "· Hilltop ·" in there
    assert picked_on(there) is None


async def test_a_booking_that_nobody_ranks_any_more_is_offered_too(a: Builder, stage: Stage, visitor: Visitor) -> None:
    over = await a.booking(customer="Ngozi Okonkwo", station=stage.hilltop, days=-60, email=None)
    payment = await a.notification("Ada Eze", memo=over.reference)
    await visitor.logs_in(stage.users["olive"].id)

    page = (await visitor.get(f"/all/queue/{payment.id}")).text

    assert f'value="{over.id}"' in page
    assert "The memo has its reference." in page


async def test_a_person_puts_it_there_and_takes_it_back(
    payment: PaymentNotification, theirs: Booking, stage: Stage, visitor: Visitor
) -> None:
    page = f"/all/queue/{payment.id}"
    await visitor.logs_in(stage.users["olive"].id)
    shown = shown_on((await visitor.get(page)).text)

    answer = await visitor.submits(f"{page}/match", page=page, shown=shown, booking=str(theirs.id))

    assert answer.status_code == 303
    assert (await now(stage, payment)).stations == [stage.hilltop.id]
    with scoped(stage.scope_of(stage.hilltop)):
        assert (await Booking.one(theirs.id)).paid_cents == 100_00
        [decision] = await matching.matched()
        with pytest.raises(CannotUndo, match="came in at another station"):
            await matching.undo(decision.id, user_id=stage.users["theo"].id)
    with scoped(stage.scope_of(stage.riverside)), pytest.raises(RowMissing):
        await PaymentNotification.one(payment.id)

    with scoped(stage.scope):
        await matching.undo(decision.id, user_id=stage.users["olive"].id)

    with scoped(stage.scope_of(stage.riverside)):
        assert (await PaymentNotification.one(payment.id)).guard == "elsewhere"
        assert await CateringPayment.exists().where(CateringPayment.notification == payment.id)
    with scoped(stage.scope_of(stage.hilltop)):
        assert (await Booking.one(theirs.id)).paid_cents == 0


async def test_the_station_that_got_the_money_sees_the_payment_without_the_others_mail(
    payment: PaymentNotification, theirs: Booking, stage: Stage, visitor: Visitor
) -> None:
    with scoped(stage.scope):
        await matching.confirm(
            payment.id, booking_id=theirs.id, user_id=stage.users["olive"].id, revision=payment.revision
        )
    await visitor.logs_in(stage.users["theo"].id)

    page = await visitor.get(f"/hilltop/queue/{payment.id}")

    assert page.status_code == 200
    assert "The e-mail came in at another station." in page.text
    assert (await visitor.get(f"/hilltop/queue/{payment.id}/mail")).status_code == 404
