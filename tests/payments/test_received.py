"""The reads of the payments page."""

from datetime import timedelta

import pytest

from portal import clock
from portal.domain import customers, matching, payments
from portal.domain.payments import MoneyState, ReceivedCursor, ReceivedFilter
from tables.payments import AllocationKind, CateringPayment
from tables.scope import scope, the_business
from tables.stations import Station
from tests.cast import Builder

pytestmark = pytest.mark.usefixtures("riverside")


async def came(cents: int, *, payer: str = "Dana Ortiz", minutes: int = 0, provider: str = "zelle") -> CateringPayment:
    """Record money that nobody has been given."""
    row = CateringPayment(
        stations=sorted(scope().stations),
        provider=provider,
        gross_cents=cents,
        net_cents=cents,
        received_at=clock.now() - timedelta(minutes=minutes),
        payer_name=payer,
        payer_tokens=customers.name_tokens(the_business(), payer),
    )
    await row.save()
    return row


async def found(**wanted: object) -> list[int]:
    page = await payments.received(ReceivedFilter(**wanted))  # type: ignore[arg-type]
    return [line.gross_cents for line in page.lines]


async def test_the_newest_comes_first_and_pages_meet_without_a_gap() -> None:
    for minutes in range(5):
        await came(1_00 + minutes, minutes=minutes)
    await came(9_00, minutes=2)  # the same minute: the id decides

    first = await payments.received(ReceivedFilter(), limit=2)
    second = await payments.received(ReceivedFilter(), older=first.older, limit=2)
    third = await payments.received(ReceivedFilter(), older=second.older, limit=2)
    back = await payments.received(ReceivedFilter(), newer=third.newer, limit=2)

    everything = [line.gross_cents for page in (first, second, third) for line in page.lines]
    assert sorted(everything) == [1_00, 1_01, 1_02, 1_03, 1_04, 9_00]
    assert everything[:2] == [1_00, 1_01]
    assert everything[-2:] == [1_03, 1_04]
    assert (first.newer, third.older) == (None, None)
    assert back.lines == second.lines


async def test_a_mark_survives_its_address() -> None:
    row = await came(1_00)

    (line,) = (await payments.received(ReceivedFilter())).lines

    assert ReceivedCursor.read(str(line.mark)) == line.mark == ReceivedCursor(row.received_at, row.id)
    assert ReceivedCursor.read("yesterday~7") is None


async def test_states_tell_how_much_was_given_out(a: Builder) -> None:
    booking = await a.booking(due_cents=1_000_00)
    untouched, partly, whole, refunded = [await came(cents) for cents in (10_00, 20_00, 30_00, 40_00)]
    await payments.allocate(partly.id, booking_id=booking.id, amount_cents=5_00)
    for row in (whole, refunded):
        await payments.allocate(row.id, booking_id=booking.id, amount_cents=row.gross_cents)
    await payments.refund(refunded.id, booking_id=booking.id, amount_cents=15_00)

    assert await found(state=MoneyState.UNALLOCATED) == [untouched.gross_cents]
    assert await found(state=MoneyState.PARTLY) == [20_00]
    assert sorted(await found(state=MoneyState.ALLOCATED)) == [30_00, 40_00]
    assert await found(state=MoneyState.REFUNDED) == [40_00]


async def test_it_finds_payers_amounts_and_references_in_the_spelling_that_was_typed(a: Builder) -> None:
    booking = await a.booking()
    row = await came(1_234_50, payer="BARTHOLOMEW FITZGERALD")
    await came(5_00, payer="Somebody Else")
    await payments.allocate(row.id, booking_id=booking.id, amount_cents=1_00)

    for typed in (
        "fitzgerld",
        "barth",
        "fitz bart",
        "$1,234.50",
        "1234.50",
        booking.reference,
        booking.reference.lower(),
    ):
        assert await found(search=typed) == [1_234_50], typed
    assert await found(search="1234") == []


async def test_a_day_is_whole_and_its_end_is_not_in_it() -> None:
    row = await came(1_00)

    assert await found(since=row.received_at) == [1_00]
    assert await found(until=row.received_at) == []


async def test_what_was_taken_back_is_given_to_nobody_and_a_tip_is_told_apart(a: Builder) -> None:
    booking = await a.booking()
    row = await came(50_00)
    wrong = await payments.allocate(row.id, booking_id=booking.id, amount_cents=50_00)
    await payments.reverse(wrong.id)
    await payments.allocate(row.id, booking_id=booking.id, amount_cents=30_00)
    await payments.allocate(row.id, booking_id=booking.id, amount_cents=20_00, kind=AllocationKind.GRATUITY)

    (line,) = (await payments.received(ReceivedFilter())).lines

    assert [(part.kind, part.amount_cents) for part in line.given] == [
        (AllocationKind.BOOKING, 30_00),
        (AllocationKind.GRATUITY, 20_00),
    ]
    assert (line.given[0].reference, line.given[0].customer_name) == (booking.reference, "Dana Ortiz")


async def test_what_went_back_is_taken_off_what_its_booking_was_given(a: Builder) -> None:
    booking = await a.booking()
    row = await came(50_00)
    await payments.allocate(row.id, booking_id=booking.id, amount_cents=50_00)
    await payments.refund(row.id, booking_id=booking.id, amount_cents=20_00)

    (line,) = (await payments.received(ReceivedFilter())).lines

    assert [(part.kind, part.amount_cents) for part in line.given] == [(AllocationKind.BOOKING, 30_00)]
    assert (line.state, line.left_cents) == (MoneyState.REFUNDED, 0)


async def test_everything_is_yielded_across_pages() -> None:
    for cents in range(1, 6):
        await came(cents, minutes=cents)

    assert [line.gross_cents async for line in payments.all_received(ReceivedFilter(), at_once=2)] == [1, 2, 3, 4, 5]


async def test_decisions_are_told_in_order_of_time(a: Builder, riverside: Station) -> None:
    booking = await a.booking()
    notification = await a.notification(amount="100.00")
    decision = await matching.confirm(
        notification.id, booking_id=booking.id, user_id=a.stage.users["maya"].id, revision=notification.revision
    )

    (line,) = await payments.decisions_about(notification.id)

    assert (line.id, line.is_automatic, line.summary) == (decision.id, False, decision.summary)
    assert await payments.decisions_about(None) == []
