"""How often staff did what the matching would have done."""

import pytest

from portal.domain import matching, payments
from portal.domain.matching import SourceAgreement
from tables.bookings import Booking
from tables.matching import MatchingMode, PaymentNotification
from tables.scope import scoped
from tests.cast import Builder

pytestmark = pytest.mark.usefixtures("riverside")


async def sure_of(a: Builder, payer: str) -> tuple[PaymentNotification, Booking]:
    """Let a payment come that can be for one booking only."""
    booking = await a.booking(customer=payer)
    notification = await a.notification(payer, "100.00", memo=booking.reference)
    return notification, booking


async def decide(a: Builder, notification: PaymentNotification, booking: Booking) -> None:
    await matching.confirm(
        notification.id, booking_id=booking.id, user_id=a.stage.users["maya"].id, revision=notification.revision
    )


async def zelle() -> SourceAgreement:
    (source,) = [source for source in await matching.agreement() if source.provider == "zelle"]
    return source


async def test_a_source_is_in_shadow_and_compares_nothing_at_first(a: Builder) -> None:
    await sure_of(a, "Dana Ortiz")

    source = await zelle()

    assert (source.mode, source.decided, source.agreed) == (MatchingMode.SHADOW, 0, 0)
    assert "Nothing to compare yet" in source.sentence


async def test_staff_who_choose_the_same_booking_agree_and_others_do_not(a: Builder) -> None:
    same, booking = await sure_of(a, "Dana Ortiz")
    other, _ = await sure_of(a, "Bo Fitzgerald")
    aside, _ = await sure_of(a, "Ruth Whitfield")
    await decide(a, same, booking)
    await decide(a, other, booking)
    await matching.dismiss(aside.id, user_id=a.stage.users["maya"].id, revision=aside.revision)

    source = await zelle()

    assert (source.decided, source.agreed) == (3, 1)
    assert source.sentence == "Of 3 decisions it would have made in 90 days, staff agreed with 1."


async def test_what_it_was_not_sure_of_is_not_compared(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    unsure = await a.notification("Somebody Else", "73.00")
    await decide(a, unsure, booking)

    assert (await zelle()).decided == 0


async def test_its_own_decisions_prove_nothing_until_one_is_undone(a: Builder) -> None:
    await a.automatic()
    notification, _ = await sure_of(a, "Dana Ortiz")
    other = await a.booking(customer="Bo Fitzgerald")
    maya = a.stage.users["maya"].id
    before = await zelle()
    (decision,) = await payments.decisions_about(notification.id)

    await matching.undo(decision.id, user_id=maya)
    await decide(a, await PaymentNotification.one(notification.id), other)

    after = await zelle()
    assert (before.mode, before.decided) == (MatchingMode.AUTOMATIC, 0)
    assert (after.mode, after.decided, after.agreed) == (MatchingMode.SHADOW, 1, 0)
    assert after.reason == "An automatic match was undone."


async def test_another_station_sees_nothing_of_it(a: Builder) -> None:
    await decide(a, *await sure_of(a, "Dana Ortiz"))

    with scoped(a.stage.scope_of(a.stage.hilltop)):
        assert await matching.agreement() == []
