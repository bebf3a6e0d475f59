"""What went wrong in the queue with undo, refunds and other currencies, and must not again."""

import re
from uuid import UUID

import pytest

from portal.demo import Stage
from portal.domain import matching, payments
from tables.bookings import Booking
from tables.matching import PaymentDecision, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.deciding import confirm, refund_mail
from tests.matching.pages import picked_on
from tests.web.visitor import HTMX, Visitor


async def test_recording_matching_and_undoing_both_in_turn(a: Builder, riverside: object, manager: UUID) -> None:
    booking = await a.booking()
    notification = await a.notification("Jessica T.", "250.00", style="imitation")
    recorded = await matching.record_money(
        notification.id,
        provider="zelle",
        payer_name="Dana Ortiz",
        amount_cents=100_00,
        user_id=manager,
        revision=notification.revision,
    )
    matched = await confirm(await PaymentNotification.one(notification.id), booking, manager)

    with pytest.raises(matching.CannotUndo, match="Undo that first"):
        await matching.undo(recorded.id, user_id=manager)
    await matching.undo(matched.id, user_id=manager)
    await matching.undo(recorded.id, user_id=manager)

    assert not await CateringPayment.exists()
    assert (await Booking.one(booking.id)).paid_cents == 0


async def paid_by(a: Builder, stage: Stage, *payers: str) -> list[Booking]:
    """Let people pay the deposits of their parties."""
    parties = []
    for payer in payers:
        booking = await a.booking(customer=payer)
        notification = await a.notification(payer, "100.00", style="venmo")
        with scoped(stage.scope_of(stage.riverside)):
            await confirm(notification, booking, stage.users["maya"].id)
        parties.append(booking)
    return parties


async def test_the_refund_of_somebody_early_is_found_among_many_of_the_same_amount(a: Builder, stage: Stage) -> None:
    first, *_ = await paid_by(a, stage, "Ruth Whitfield", *(f"Payer {word}" for word in "ABCDEFGHIJK"))
    notification = await refund_mail(a, "WHITFIELD, RUTH")

    with scoped(stage.scope_of(stage.riverside)):
        detail = await matching.notification(notification.id)
        assert detail is not None
        entries = await matching.may_have_gone_back(detail)

    assert entries[0].booking.id == first.id
    assert [entry.fits for entry in entries].count(True) == 1


async def test_nothing_is_picked_when_only_the_amount_is_the_mails_and_a_search_finds_the_rest(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await paid_by(a, stage, "Ruth Whitfield", "Bo Fitz")
    notification = await refund_mail(a, "Somebody Else")
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"/riverside/queue/{notification.id}")).text
    found = (await visitor.get(f"/riverside/queue/{notification.id}?search=whitfield")).text

    assert picked_on(page) is None
    assert "Its amount is the mail’s." in page
    assert "Search payments" in page
    assert "Ruth Whitfield" in found
    assert "Bo Fitz" not in found.partition("Which payment was refunded?")[2].partition("</fieldset>")[0]


async def test_a_refund_that_is_in_the_books_by_hand_is_not_taken_twice(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    (booking,) = await paid_by(a, stage, "Ruth Whitfield")
    with scoped(stage.scope_of(stage.riverside)):
        await payments.give_back(booking.id, amount_cents=100_00, method="venmo", user_id=stage.users["maya"].id)
    notification = await refund_mail(a, "Ruth Whitfield")
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"/riverside/queue/{notification.id}")).text

    assert picked_on(page) is None
    assert "wrote this refund into the books by hand already" in page


async def test_euros_are_no_exact_deposit_and_say_what_to_do(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", "100.00", memo=booking.reference)
    with scoped(stage.scope_of(stage.riverside)):
        notification.currency = "EUR"
        await notification.save()
        await CateringPayment.update({CateringPayment.currency: "EUR"}).where(
            CateringPayment.notification == notification.id
        )
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"/riverside/queue/{notification.id}")).text

    assert picked_on(page) is None
    assert "This came in EUR." in page
    assert f"/riverside/bookings/{booking.id}/cash" in page
    assert "exactly the deposit" not in page


async def test_undoing_an_automatic_match_says_that_its_source_is_in_shadow(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    notification = await a.notification("Dana Ortiz", memo=booking.reference)
    with scoped(stage.scope_of(stage.riverside)):
        decision = await PaymentDecision.objects().where(PaymentDecision.notification == notification.id).first()
    assert decision is not None
    assert decision.is_automatic
    await visitor.logs_in(stage.users["maya"].id)

    answer = await visitor.submits(
        f"/riverside/queue/decisions/{decision.id}/reversal", page="/riverside/queue?show=matched", headers=HTMX
    )

    said = re.sub(r"\s+", " ", answer.text)
    assert "Zelle no longer confirms automatically here. An admin can turn it back on" in said
