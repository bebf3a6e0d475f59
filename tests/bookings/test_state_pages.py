"""What becomes of a booking by its buttons: each says what it does to the money, and asks where it cannot be undone."""

import re
from datetime import timedelta
from html import unescape

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings, quotes
from tables.bookings import Booking, BookingState
from tables.scope import scoped
from tables.tasks import Task
from tests.cast import Builder
from tests.web.visitor import Visitor


@pytest.fixture
async def booking(a: Builder, stage: Stage) -> Booking:
    """Book Dana's party of 15 with Kenji to cook."""
    await a.catalog()
    await a.chef("Kenji Watanabe")
    return await a.book(adults=15, postal_code="95814")


def at(booking: Booking) -> str:
    return f"/riverside/bookings/{booking.id}"


async def is_now(stage: Stage, booking: Booking, **facts: object) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({getattr(Booking, name): value for name, value in facts.items()}).where(
            Booking.id == booking.id
        )


async def state_of(stage: Stage, booking: Booking) -> str:
    with scoped(stage.scope):
        return str((await Booking.one(booking.id)).state)


async def test_only_what_is_possible_is_offered(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    held = (await visitor.get(at(booking))).text
    await is_now(stage, booking, state=BookingState.CONFIRMED, starts_at=clock.now(), event_date=clock.now().date())
    begins = (await visitor.get(at(booking))).text
    await is_now(stage, booking, state=BookingState.COMPLETED)
    over = (await visitor.get(at(booking))).text

    assert "Hold the date longer" in held
    assert "Start the party" not in held
    assert "Start the party" in begins
    assert "Mark as a no-show" in begins
    for words in ("Start the party", "Complete<", "Cancel booking", "/change"):
        assert words not in over, words


async def test_a_party_begins_and_is_completed(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await is_now(stage, booking, state=BookingState.CONFIRMED, starts_at=clock.now(), event_date=clock.now().date())
    await visitor.logs_in(stage.users["maya"].id)

    begun = await visitor.submits(f"{at(booking)}/service", page=at(booking))
    completed = await visitor.submits(f"{at(booking)}/completion", page=at(booking))
    with scoped(stage.scope_of(stage.riverside)):
        now = (await Booking.one(booking.id)).revision
    again = await visitor.submits(f"{at(booking)}/completion", page=at(booking), revision=str(now))
    unreadable = await visitor.submits(f"{at(booking)}/completion", page=at(booking), revision="abc")

    assert (begun.status_code, completed.status_code) == (303, 303)
    assert await state_of(stage, booking) == "completed"
    assert again.status_code == 422
    assert "This booking is completed." in again.text
    assert unreadable.status_code == 422
    assert "the page was missing something" in unreadable.text


async def test_support_does_not_run_parties(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await is_now(stage, booking, state=BookingState.CONFIRMED, starts_at=clock.now(), event_date=clock.now().date())
    await visitor.logs_in(stage.users["sam"].id)

    assert "Start the party" not in (await visitor.get(at(booking))).text
    assert (await visitor.submits(f"{at(booking)}/service", page=at(booking))).status_code == 403


async def test_cancelling_says_first_what_goes_back(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await is_now(stage, booking, state=BookingState.CONFIRMED, paid_cents=100_00)
    await visitor.logs_in(stage.users["sam"].id)

    asked = (await visitor.get(f"{at(booking)}/cancellation")).text
    found = re.search(r'name="seen_customer" value="([^"]+)"', asked)
    assert found
    done = await visitor.submits(
        f"{at(booking)}/cancellation",
        page=f"{at(booking)}/cancellation",
        by="customer",
        words="Moved away",
        seen_customer=unescape(found[1]),
    )

    assert "Cancel and refund $100.00" in asked
    assert done.status_code == 303
    assert await state_of(stage, booking) == "cancelled"
    with scoped(stage.scope):
        task = await Task.objects().first()
    assert task is not None
    assert (task.kind, task.amount_cents) == ("refund", 100_00)
    assert "Moved away" in task.words


async def test_what_goes_back_is_what_was_seen(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    await is_now(stage, booking, state=BookingState.CONFIRMED, paid_cents=100_00)

    answer = await visitor.submits(
        f"{at(booking)}/cancellation",
        page=f"{at(booking)}/cancellation",
        by="customer",
        seen_customer='{"refund_cents": 0, "revision": "1"}',
    )

    assert answer.status_code == 422
    assert "$100.00 goes back, not $0.00" in answer.text
    assert await state_of(stage, booking) == "confirmed"


async def test_a_late_cancellation_keeps_the_deposit_unless_we_cancel(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    soon = clock.now() + timedelta(days=2)
    await is_now(
        stage, booking, state=BookingState.CONFIRMED, paid_cents=100_00, starts_at=soon, event_date=soon.date()
    )
    await visitor.logs_in(stage.users["sam"].id)

    asked = (await visitor.get(f"{at(booking)}/cancellation")).text

    assert "Cancel, keep $100.00" in asked
    assert "We’re canceling" in asked


async def test_a_stale_page_cancels_nothing(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.change(
            booking.id, quotes.PartyChange(allergies="Nuts"), revision=booking.revision, by_customer=False
        )

    answer = await visitor.submits(
        f"{at(booking)}/cancellation", page=at(booking), revision=str(booking.revision), by="customer"
    )

    assert answer.status_code == 422
    assert "This booking is not as you saw it" in answer.text
    assert await state_of(stage, booking) == "pending_deposit"


async def test_a_no_show_is_asked_about_and_marked(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    past = clock.now() - timedelta(hours=1)
    await is_now(stage, booking, state=BookingState.CONFIRMED, paid_cents=100_00, starts_at=past)
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(at(booking))).text
    asked = (await visitor.get(f"{at(booking)}/no-show")).text
    await visitor.submits(f"{at(booking)}/no-show", page=f"{at(booking)}/no-show")

    assert "Mark as a no-show, keep the deposit of $100.00" in page
    assert "Mark as a no-show, keep $100.00" in asked
    assert await state_of(stage, booking) == "no_show"


async def test_a_hold_is_extended(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)

    await visitor.submits(f"{at(booking)}/hold", page=at(booking))

    with scoped(stage.scope):
        kept = await Booking.one(booking.id)
    assert kept.hold_until_at is not None
    assert booking.hold_until_at is not None
    assert kept.hold_until_at > booking.hold_until_at
