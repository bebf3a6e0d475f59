"""The review queue: what waits, one payment, and every decision as a form sends it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching
from tables.bookings import Booking, BookingState
from tables.matching import NotificationState, PaymentDecision, PaymentNotification
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.pages import picked_on, shown_on
from tests.web.visitor import HTMX, Visitor

QUEUE = "/riverside/queue"
PARTIAL = HTMX | {"HX-Target": "div#queue"}


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


async def now(stage: Stage, notification: PaymentNotification) -> PaymentNotification:
    with scoped(stage.scope):
        return await PaymentNotification.one(notification.id)


async def booking_now(stage: Stage, booking: Booking) -> Booking:
    with scoped(stage.scope):
        return await Booking.one(booking.id)


async def decide(
    visitor: Visitor, notification: PaymentNotification, way: str, *, after: str = "", **fields: Any
) -> httpx.Response:
    """Send a decision as the page of the payment would, or that of a search there (`after`), with what it offered."""
    page = f"{QUEUE}/{notification.id}"
    shown = await visitor.get(page, params={"search": after} if after else None)
    sent = {"revision": str(notification.revision), "shown": shown_on(shown.text)} | fields
    return await visitor.submits(f"{page}/{way}", page=page, **sent)


async def test_the_queue_shows_what_waits_and_the_most_urgent_in_full(a: Builder, maya: Visitor) -> None:
    await a.booking(customer="Ngozi Okonkwo", days=3)
    await a.notification("Danielle Okonkwo", memo="for Ngozi")
    await a.notification("Somebody Else", "77.00")

    page = await maya.get(QUEUE)

    assert page.status_code == 200
    assert "2 waiting" in page.text
    assert "$177.00" in page.text
    assert "$100.00 from DANIELLE OKONKWO" in page.text
    assert "Ngozi Okonkwo" in page.text
    assert "Party in 3 days" in page.text
    assert "Authentic" in page.text


async def test_htmx_is_sent_the_queue_without_what_surrounds_it(a: Builder, maya: Visitor) -> None:
    notification = await a.notification()

    part = await maya.get(f"{QUEUE}/{notification.id}", headers=PARTIAL)
    rows = await maya.get(f"{QUEUE}/{notification.id}", headers=HTMX | {"HX-Target": "section#queue-list"})

    assert part.text.strip().startswith('<div class="queue-page" id="queue">')
    assert rows.text.strip().startswith('<section class="pane queue-list" id="queue-list"')
    assert "queue-work" not in rows.text
    assert '<hx-partial hx-target="#queue-tabs"' in rows.text


async def test_a_page_that_stays_open_asks_who_else_looks(a: Builder, stage: Stage, maya: Visitor) -> None:
    notification = await a.notification("Dana Ortiz")
    async with Visitor(maya.app) as other:
        await (await other.logs_in(stage.users["sam"].id)).get(f"{QUEUE}/{notification.id}")

    asked = await maya.get(f"{QUEUE}/presence", params={"at": str(notification.id)}, headers=HTMX)

    assert asked.text.strip().startswith('<span class="push" id="queue-presence"')
    assert "Sam is looking at this too" in asked.text


async def test_who_moves_on_to_another_payment_is_seen_there_at_once(a: Builder, stage: Stage, maya: Visitor) -> None:
    first, second = await a.notification("Dana Ortiz"), await a.notification("Ana Velarde")
    async with Visitor(maya.app) as other:
        await other.logs_in(stage.users["sam"].id)
        for opened in (first, second):
            await other.get(f"{QUEUE}/{opened.id}")

    page = await maya.get(f"{QUEUE}/{first.id}")

    assert "Sam is looking at ANA VELARDE" in page.text


async def test_another_stations_payment_is_not_found(a: Builder, stage: Stage, visitor: Visitor) -> None:
    notification = await a.notification()
    await visitor.logs_in(stage.users["theo"].id)

    assert (await visitor.get(f"/hilltop/queue/{notification.id}")).status_code == 404
    assert (await visitor.get(f"/hilltop/queue/{notification.id}/mail")).status_code == 404
    answer = await visitor.submits(
        f"/hilltop/queue/{notification.id}/dismissal", page="/hilltop/queue", revision=str(notification.revision)
    )
    assert answer.status_code == 404
    assert (await now(stage, notification)).state == NotificationState.WAITING


async def test_who_may_only_look_is_offered_no_decision_and_refused_one(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    notification = await a.notification()
    await visitor.logs_in(stage.users["sam"].id)

    page = await visitor.get(f"{QUEUE}/{notification.id}")
    answer = await decide(visitor, notification, "dismissal")

    assert page.status_code == 200
    assert 'class="action-bar"' not in page.text
    assert answer.status_code == 403


async def test_the_mail_is_a_document_in_a_sandbox_of_its_own(a: Builder, maya: Visitor) -> None:
    notification = await a.notification(memo="see you soon")

    mail = await maya.get(f"{QUEUE}/{notification.id}/mail")

    policy = mail.headers["content-security-policy"]
    assert policy == "default-src 'none'; style-src 'self'; frame-ancestors 'self'; sandbox"
    assert '<mark class="read" data-field="amount">$100.00</mark>' in mail.text
    assert "<script" not in mail.text


@pytest.mark.parametrize(("view", "words"), [("text", "DANA ORTIZ sent you money"), ("raw", "Authentication-Results:")])
async def test_the_mail_is_shown_as_text_and_as_it_came(a: Builder, maya: Visitor, view: str, words: str) -> None:
    notification = await a.notification()

    assert words in (await maya.get(f"{QUEUE}/{notification.id}?view={view}")).text


async def test_confirming_leads_to_the_payment_below_with_a_toast_that_undoes_it(
    a: Builder, stage: Stage, maya: Visitor
) -> None:
    booking = await a.booking()
    notification, below = await a.notification("Lola Ortiz"), await a.notification("Bo Fitz", "40.00")

    answer = await decide(maya, notification, "match", booking=str(booking.id), next=str(below.id))
    page = await maya.get(answer.headers["location"])

    assert answer.status_code == 303
    assert answer.headers["location"] == f"{QUEUE}/{below.id}"
    assert (await booking_now(stage, booking)).paid_cents == 100_00
    assert "Confirmed. The payment’s on the booking." in page.text
    assert re.search(r'action="/riverside/queue/decisions/[0-9a-f-]{36}/reversal"', page.text)


async def test_with_htmx_the_next_payment_comes_with_the_toast_and_its_address(
    a: Builder, stage: Stage, maya: Visitor
) -> None:
    booking = await a.booking()
    notification, below = await a.notification("Lola Ortiz"), await a.notification("Bo Fitz", "40.00")

    answer = await decide(maya, notification, "match", booking=str(booking.id), next=str(below.id), headers=PARTIAL)

    assert answer.status_code == 200
    assert answer.headers["hx-push-url"] == f"{QUEUE}/{below.id}"
    assert "$40.00 from BO FITZ" in answer.text
    assert f"$100.00 to Dana Ortiz, {booking.reference}" in answer.text
    assert (await now(stage, notification)).state == NotificationState.MATCHED


async def test_a_choice_that_is_none_changes_nothing(a: Builder, stage: Stage, maya: Visitor) -> None:
    notification = await a.notification()

    answer = await decide(maya, notification, "match")

    assert answer.status_code == 422
    assert "Please fill this in." in answer.text
    assert (await now(stage, notification)).state == NotificationState.WAITING


async def test_a_stale_page_is_told_who_was_first_and_keeps_the_choice(a: Builder, stage: Stage, maya: Visitor) -> None:
    await a.booking(customer="Maria Garcia", email=None)
    other = await a.booking(customer="Mario Garcia", email=None)
    notification = await a.notification("M Garcia")
    olive = stage.users["olive"].id
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{olive}")):
        tonight = clock.now() + timedelta(hours=4)
        await matching.snooze(notification.id, user_id=olive, revision=notification.revision, until_at=tonight)

    answer = await decide(maya, notification, "match", booking=str(other.id))

    assert answer.status_code == 422
    assert "Olive Hartwell decided this" in answer.text
    assert "snoozed" in answer.text
    assert picked_on(answer.text) == str(other.id)
    with scoped(stage.scope):
        assert not await Payment.exists()


async def test_undoing_brings_the_payment_back(a: Builder, stage: Stage, maya: Visitor) -> None:
    booking = await a.booking()
    notification = await a.notification("Lola Ortiz")
    await decide(maya, notification, "match", booking=str(booking.id))
    with scoped(stage.scope):
        decision = await PaymentDecision.objects().first()
    assert decision is not None

    answer = await maya.submits(f"{QUEUE}/decisions/{decision.id}/reversal", page=QUEUE)
    page = await maya.get(answer.headers["location"])

    assert answer.headers["location"] == f"{QUEUE}/{notification.id}"
    assert (await booking_now(stage, booking)).paid_cents == 0
    assert "Undone. It’s back in review." in page.text
    assert "1 decided, 1 undone" in page.text


async def test_a_tip_an_aside_and_a_later_are_each_one_form(a: Builder, stage: Stage, maya: Visitor) -> None:
    booking = await a.booking(due_cents=100_00)
    tip, aside, later = [await a.notification(name, "55.00") for name in ("Ann Gray", "Ann Aside", "Ann Brown")]

    await decide(maya, tip, "gratuity", after="dana", booking=str(booking.id))
    await decide(maya, aside, "dismissal")
    await decide(maya, later, "postponement", until=f"{clock.now() + timedelta(days=2):%Y-%m-%dT%H:%M}")

    assert (await booking_now(stage, booking)).gratuity_cents == 55_00
    assert (await now(stage, aside)).state == NotificationState.SET_ASIDE
    page = (await maya.get(QUEUE)).text
    assert "1 waiting" in page
    assert "Snoozed until" in page


async def test_a_split_steps_on_without_losing_what_was_typed(a: Builder, maya: Visitor) -> None:
    first = await a.booking(customer="Bart Fitz", due_cents=412_50)
    second = await a.booking(customer="Keiko Nakamura", due_cents=187_50)
    notification = await a.notification("Bart Fitz", "640.00")
    field = f"amount_{first.id.hex}"

    found = await decide(maya, notification, "split", booking=str(first.id), search="keiko", find="1", **{field: "41"})
    added = await decide(maya, notification, "split", booking=str(first.id), add=str(second.id), **{field: "41x"})

    assert found.status_code == added.status_code == 200
    assert f'name="add" value="{second.id}"' in found.text
    assert "$599.00" in found.text
    assert f'name="amount_{second.id.hex}"' in added.text
    assert 'value="41x"' in added.text
    assert "Type an amount in dollars, like 12.50." in added.text


async def test_an_amount_may_be_missing_until_a_split_is_applied(a: Builder, maya: Visitor) -> None:
    first = await a.booking(customer="Bart Fitz", due_cents=412_50)
    notification = await a.notification("Bart Fitz", "640.00")
    empty = {f"amount_{first.id.hex}": ""}

    step = await decide(maya, notification, "split", booking=str(first.id), search="keiko", find="1", **empty)
    applied = await decide(maya, notification, "split", booking=str(first.id), apply="1", **empty)

    assert "Please fill this in." not in step.text
    assert applied.status_code == 422
    assert "Please fill this in." in applied.text


async def test_a_split_is_saved_once_nothing_is_left_or_the_rest_is_parked(
    a: Builder, stage: Stage, maya: Visitor
) -> None:
    first = await a.booking(customer="Bart Fitz", due_cents=412_50)
    second = await a.booking(customer="Keiko Nakamura", due_cents=187_50)
    notification = await a.notification("Bart Fitz", "640.00")
    given: dict[str, Any] = {
        "booking": [str(first.id), str(second.id)],
        f"amount_{first.id.hex}": "412.50",
        f"amount_{second.id.hex}": "187.50",
        "apply": "1",
    }

    added = await decide(maya, notification, "split", booking=str(first.id), add=str(second.id))
    left = await decide(maya, notification, "split", **given, shown=shown_on(added.text))
    saved = await decide(maya, notification, "split", **given, rest=f"gratuity:{first.id}", shown=shown_on(left.text))

    assert left.status_code == 422
    assert "$40.00 is left over. Say what it is for, or park it as credit." in left.text
    assert 'value="187.50"' in left.text
    assert saved.status_code == 303
    assert (await booking_now(stage, first)).gratuity_cents == 40_00
    assert (await booking_now(stage, second)).paid_cents == 187_50


async def test_more_than_came_cannot_be_given_out(a: Builder, stage: Stage, maya: Visitor) -> None:
    booking = await a.booking(customer="Bart Fitz")
    notification = await a.notification("Bart Fitz", "640.00")

    answer = await decide(
        maya, notification, "split", booking=str(booking.id), apply="1", **{f"amount_{booking.id.hex}": "650"}
    )

    assert answer.status_code == 422
    assert "That is $10.00 more than came." in answer.text
    assert (await now(stage, notification)).state == NotificationState.WAITING


async def test_a_trick_is_shown_with_its_warning_and_without_candidates(a: Builder, maya: Visitor) -> None:
    await a.booking(customer="Jessica Trick")
    notification = await a.notification("Jessica Trick", style="imitation")

    page = (await maya.get(f"{QUEUE}/{notification.id}")).text

    assert "Don’t trust this e-mail" in page
    assert "Dismiss as phishing" in page
    assert "Record manually" in page
    assert 'name="booking"' not in page


async def test_money_recorded_by_hand_brings_candidates(a: Builder, stage: Stage, maya: Visitor) -> None:
    booking = await a.booking(customer="Jessica Trick")
    notification = await a.notification("Jessica Trick", style="imitation")
    seen = {"provider": "venmo", "payer_name": "Jessica Trick", "amount_cents": "100", "received_date": "2026-06-13"}

    wrong = await decide(maya, notification, "record", **seen | {"amount_cents": "a hundred"})
    right = await decide(maya, notification, "record", **seen)
    page = (await maya.get(right.headers["location"])).text

    assert wrong.status_code == 422
    assert 'value="a hundred"' in wrong.text
    assert "Type an amount in dollars, like 12.50." in wrong.text
    assert picked_on(page) == str(booking.id)
    with scoped(stage.scope):
        assert await CateringPayment.exists()


async def test_a_search_and_an_exact_amount_offer_other_bookings(a: Builder, maya: Visitor) -> None:
    other = await a.booking(customer="Tomas Quill", email=None)
    await a.booking(customer="Dear Dora", email=None, deposit_cents=300_00)
    notification = await a.notification("Nobody Known")

    found = (await maya.get(f"{QUEUE}/{notification.id}?search=quill")).text
    owing = (await maya.get(f"{QUEUE}/{notification.id}?owing=1")).text

    assert "Found for “quill”" in found
    assert f'name="booking" value="{other.id}"' in found
    assert picked_on(found) == str(other.id)
    assert "Tomas Quill" in owing
    assert "Dear Dora" not in owing


async def test_money_that_went_back_is_taken_off_the_booking_it_was_for(
    a: Builder, stage: Stage, maya: Visitor
) -> None:
    booking = await a.booking()
    paid = await a.notification("Lola Ortiz")
    await decide(maya, paid, "match", booking=str(booking.id))
    with scoped(stage.scope):
        refund = await a.notification("Lola Ortiz", "100.00", "again")
        await PaymentNotification.update({PaymentNotification.guard: "takes_back"}).where(
            PaymentNotification.id == refund.id
        )
        await CateringPayment.update({CateringPayment.deleted_at: refund.created_at}).where(
            CateringPayment.notification == refund.id
        )
        entry = await Payment.objects().where(Payment.kind == AllocationKind.BOOKING).first()
    assert entry is not None

    page = (await maya.get(f"{QUEUE}/{refund.id}")).text
    answer = await decide(maya, refund, "reversal", payment=str(entry.id))

    assert f'name="payment" value="{entry.id}"' in page
    assert answer.status_code == 303
    assert (await booking_now(stage, booking)).paid_cents == 0
    assert (await booking_now(stage, booking)).state == BookingState.PENDING_DEPOSIT


async def test_what_is_matched_and_set_aside_has_lists_of_its_own(a: Builder, stage: Stage, maya: Visitor) -> None:
    await a.automatic()
    booking = await a.booking()
    await a.notification("Dana Ortiz", memo=booking.reference)
    aside = await a.notification("Ann Aside", "55.00")
    await decide(maya, aside, "dismissal")

    matched = (await maya.get(f"{QUEUE}?show=matched")).text
    away = (await maya.get(f"{QUEUE}?show=set_aside")).text
    reread = await maya.submits(f"{QUEUE}/{aside.id}/reading", page=f"{QUEUE}?show=set_aside")

    assert f"$100.00 to Dana Ortiz, {booking.reference}" in matched
    assert "Automatic" in matched
    assert "ANN ASIDE" in away
    assert "Restore" in away
    assert reread.status_code == 303
    assert (await now(stage, aside)).revision > aside.revision


async def test_an_empty_queue_says_that_all_is_well(maya: Visitor) -> None:
    page = (await maya.get(QUEUE)).text

    assert "Every payment has a home" in page
    assert "Matched automatically today" in page


async def test_a_payment_that_never_was_is_not_found(maya: Visitor) -> None:
    assert (await maya.get(f"{QUEUE}/{uuid4()}")).status_code == 404
