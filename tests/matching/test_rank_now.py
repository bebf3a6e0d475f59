"""What a payment's page says is true when it is opened, and once more when it is decided."""

from typing import Any
from uuid import UUID

import pytest

from portal.demo import Stage
from portal.domain import matching
from portal.domain.matching import Detail, Option
from portal.domain.matching.ranking import kept
from tables.bookings import Booking, BookingState
from tables.matching import PaymentNotification, RefusedPair
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.deciding import confirm

pytestmark = pytest.mark.usefixtures("riverside")


async def opened(notification: PaymentNotification) -> tuple[Detail, list[Option]]:
    """Open a payment as its page does."""
    detail = await matching.notification(notification.id)
    assert detail is not None
    detail = await matching.as_of_now(detail)
    return detail, matching.ranked(detail, await matching.lines_of([], detail))


async def changes(booking: Booking, **facts: Any) -> None:
    await Booking.update({getattr(Booking, name): value for name, value in facts.items()}).where(
        Booking.id == booking.id
    )


async def test_a_booking_paid_since_is_not_picked_and_its_card_does_not_contradict_itself(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    notification = await a.notification("Dana Ortiz", "100.00")
    _, before = await opened(notification)
    await changes(booking, paid_cents=1_000_00, payment_state="paid")

    _, after = await opened(notification)

    assert before[0].is_likely
    assert (after[0].owes, after[0].is_likely) == (("paid in full", 0), False)
    assert "Nothing is due any more" in after[0].evidence


async def test_what_was_kept_is_not_believed_against_what_is_owed_now(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    await changes(booking, paid_cents=1_000_00)
    notification = await a.notification("Dana Ortiz", "606.88")
    await changes(booking, total_cents=1_606_88)
    detail = await matching.notification(notification.id)
    assert detail is not None

    (option,) = matching.ranked(detail, await matching.lines_of([], detail))

    assert option.owes == ("balance", 606_88)
    assert option.evidence == "What it owes has changed since."
    assert not option.is_likely


async def test_a_booking_made_since_is_a_candidate_with_a_reason_of_now(a: Builder) -> None:
    notification = await a.notification("Dana Ortiz")
    booking = await a.booking(customer="Dana Ortiz")

    detail, options = await opened(notification)

    assert [option.booking.id for option in options] == [booking.id]
    assert (notification.guard, detail.guard) == ("no_candidate", "")
    assert detail.reason == "It fits by now, though it did not when the mail came. Look once, and confirm it."


async def test_what_is_being_tried_out_keeps_its_reason(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    notification = await a.notification("Dana Ortiz", memo=booking.reference)

    detail, _ = await opened(notification)

    assert (notification.guard, detail.guard) == ("shadow", "shadow")
    assert detail.reason == notification.why


async def test_opening_writes_nothing(a: Builder) -> None:
    notification = await a.notification("Dana Ortiz")
    await a.booking(customer="Dana Ortiz")

    await opened(notification)

    now = await PaymentNotification.one(notification.id)
    assert (now.candidates, now.guard, now.revision) == (notification.candidates, "no_candidate", notification.revision)


async def test_who_sees_a_part_of_the_stations_sees_what_was_kept(a: Builder, stage: Stage) -> None:
    both = await a.mailbox(stage.riverside, stage.hilltop)
    await a.booking(customer="Maria Garcia", email=None)
    await a.booking(customer="Maria Garcia", email=None, station=stage.hilltop)
    notification = await a.notification("Maria Garcia", mailbox=both)

    here, _ = await opened(notification)
    with scoped(stage.scope):
        everywhere, _ = await opened(notification)

    assert here.guard == everywhere.guard == "rival_name"  # alone, Riverside's would look as if nobody rivaled her


async def test_the_ranking_of_the_moment_is_kept_with_a_decision(a: Builder, manager: UUID) -> None:
    notification = await a.notification("Lola Ortiz")
    booking = await a.booking(customer="Lola Ortiz", email=None)

    await confirm(notification, booking, manager)

    decided = await PaymentNotification.one(notification.id)
    assert [each.booking_id for each in kept(decided.candidates)] == [str(booking.id)]
    assert decided.guard == notification.guard
    assert decided.would_match is None


async def test_a_payer_is_not_told_apart_from_a_customer_that_nobody_passed_over(a: Builder, manager: UUID) -> None:
    chosen = await a.booking(customer="Tomas Quill", email=None)
    notification = await a.notification("Mario Garcia")
    _, options = await opened(notification)
    shown = matching.shown_of([option.booking for option in options], first=options[0].booking.id)
    await a.booking(customer="Maria Garcia", email=None)  # ranked first by now, but the page did not show it

    await matching.confirm(
        notification.id,
        booking_id=chosen.id,
        user_id=manager,
        revision=notification.revision,
        shown=shown.sealed(notification.id, notification.revision),
    )

    assert not await RefusedPair.exists()


async def test_parties_paid_in_full_stand_below_those_that_owe_unless_the_reason_names_them(a: Builder) -> None:
    for customer in ("Aaron Quill", "Abe Quill"):
        paid = await a.booking(customer=customer, email=None)
        await changes(paid, paid_cents=1_000_00, payment_state="paid")
    owes = await a.booking(customer="Berta Quill", email=None, deposit_cents=300_00)
    hers = await a.booking(customer="Zora Quill", email=None)
    await changes(hers, paid_cents=1_000_00, payment_state="paid")
    notification = await a.notification("Zora Quill", "60.00")

    detail, options = await opened(notification)

    assert "Zora Quill" in detail.reason
    owing = [option.owes[1] > 0 for option in options if not option.is_named]
    assert owing == sorted(owing, reverse=True)
    assert {hers.id, owes.id} <= {option.booking.id for option in options}


async def test_weak_paid_and_cancelled_candidates_are_not_picked_beforehand(a: Builder) -> None:
    for number in range(6):
        await a.booking(customer=f"Nobody{'abcdef'[number]} Known", email=None)
    weak = await a.notification("Somebody Unheardof")
    off = await a.booking(customer="Dana Ortiz", email=None)
    gone = await a.notification("Dana Ortiz", "99.00")
    await changes(off, state=BookingState.CANCELLED)

    for notification in (weak, gone):
        _, options = await opened(notification)
        assert options
        assert not options[0].is_likely
