"""Judging what waits again, as the queue does when a payment is opened."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.domain import matching
from portal.domain.matching.ranking import kept
from portal.domain.matching.score import Guard
from tables.bookings import Booking, BookingState
from tables.matching import PaymentNotification
from tests.cast import Builder
from tests.matching.deciding import confirm

pytestmark = pytest.mark.usefixtures("riverside")


async def test_a_booking_that_was_made_since_is_among_the_candidates(a: Builder) -> None:
    waiting = await a.notification("Dana Ortiz")
    booking = await a.booking(customer="Dana Ortiz")

    verdict = await matching.judge_again(waiting)

    assert [each.booking_id for each in verdict.candidates] == [str(booking.id)]


async def test_what_a_booking_owes_is_that_of_now(a: Builder, manager: UUID) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    waiting = await a.notification("Dana Ortiz")
    await confirm(await a.notification("Lola Smith"), booking, manager)

    (before,), (after,) = kept(waiting.candidates), (await matching.judge_again(waiting)).candidates

    assert (before.due, after.due) == ("deposit", "balance")


async def test_a_booking_that_was_cancelled_is_no_candidate_any_more(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    waiting = await a.notification("Dana Ortiz")
    await Booking.update({Booking.state: BookingState.CANCELLED}).where(Booking.id == booking.id)

    assert (await matching.judge_again(waiting)).candidates == ()


async def test_that_it_has_waited_for_days_says_nothing_against_it(a: Builder) -> None:
    waiting = await a.notification("Nobody Known")
    waiting.sent_at -= timedelta(days=5)
    waiting.created_at -= timedelta(days=5)

    verdict = await matching.judge_again(waiting)

    assert verdict.guards[0] == waiting.guard != Guard.STALE


async def test_nothing_is_written(a: Builder) -> None:
    waiting = await a.notification("Dana Ortiz")
    await a.booking(customer="Dana Ortiz")

    await matching.judge_again(waiting)

    now = await PaymentNotification.one(waiting.id)
    assert (now.candidates, now.revision) == (waiting.candidates, waiting.revision)
