"""The list of bookings: in the order in which they begin, narrowed, page after page, and what it comes to."""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings
from portal.domain.bookings import BookingCriteria, Totals
from tables.bookings import Booking, BookingState, PaymentState
from tables.stations import Station
from tests.bookings.assigned_chefs import assigned
from tests.cast import Builder
from tests.web.visitor import Visitor

ZONE = ZoneInfo("America/Los_Angeles")


async def booked(a: Builder, name: str, *, days: int = 5, hour: int = 18, **facts: object) -> Booking:
    """Build a booking that begins at an hour of the station's clock."""
    booking = await a.booking(customer=name, days=days, email=None)
    day = (clock.now().astimezone(ZONE) + timedelta(days=days)).date()
    booking.event_date, booking.starts_at = day, datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
    for key, value in facts.items():
        setattr(booking, key, value)
    await booking.save()
    return booking


async def names(wanted: BookingCriteria) -> list[str]:
    return [line.customer_name for line in await bookings.bookings(wanted)]


async def test_it_is_in_the_order_in_which_parties_begin(a: Builder, riverside: Station) -> None:
    for name, hour in (("Evening", 21), ("Noon", 12), ("Afternoon", 15)):
        await booked(a, name, hour=hour)
    await booked(a, "Day before", days=4, hour=21)

    assert await names(BookingCriteria()) == ["Day before", "Noon", "Afternoon", "Evening"]


async def test_every_booking_stands_on_one_page_also_where_several_begin_at_once(
    a: Builder, riverside: Station
) -> None:
    for number in range(5):
        await booked(a, f"Party {number}", hour=18)
    await booked(a, "Later", hour=21)

    pages, after = [], None
    while page := await bookings.bookings(BookingCriteria(), after=after, limit=2):
        pages.append([line.id for line in page])
        after = page[-1].starts_at, page[-1].id

    found = [booking for page in pages for booking in page]
    assert [len(page) for page in pages] == [2, 2, 2]
    assert len(set(found)) == 6
    assert all(one < other for one, other in pairwise(found[:5]))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (BookingCriteria(state=BookingState.CONFIRMED), ["Confirmed"]),
        (BookingCriteria(payment_state=PaymentState.PAID), ["Confirmed"]),
        (BookingCriteria(state=BookingState.CANCELLED, payment_state=PaymentState.PAID), []),
    ],
)
async def test_it_is_narrowed_by_status_and_money(
    a: Builder, riverside: Station, wanted: BookingCriteria, expected: list[str]
) -> None:
    await booked(a, "Confirmed", state=BookingState.CONFIRMED, payment_state=PaymentState.PAID)
    await booked(a, "Held")
    await booked(a, "Off", state=BookingState.CANCELLED)

    assert await names(wanted) == expected


async def test_it_is_narrowed_by_chef_and_by_both_dates(a: Builder, riverside: Station) -> None:
    kenji, today = await a.chef("Kenji Watanabe"), clock.now().astimezone(ZONE).date()
    cooked, early, late = await booked(a, "Cooked"), await booked(a, "Early", days=2), await booked(a, "Late", days=9)
    await assigned(kenji, cooked)
    await assigned(kenji, late, released_at=clock.now())

    assert await names(BookingCriteria(chef=kenji.id)) == ["Cooked"]
    assert await names(BookingCriteria(since=early.event_date, until=cooked.event_date)) == ["Early", "Cooked"]
    assert await names(BookingCriteria(since=today + timedelta(days=6))) == ["Late"]


async def test_its_sum_is_of_every_page_and_what_is_off_owes_nothing(a: Builder, riverside: Station) -> None:
    await booked(a, "Half", paid_cents=400_00)
    await booked(a, "Over", paid_cents=1_200_00)
    await booked(a, "Off", state=BookingState.CANCELLED)

    assert await bookings.totals(BookingCriteria()) == Totals(3, 3_000_00, 1_600_00, 600_00)
    assert await bookings.totals(BookingCriteria(state=BookingState.NO_SHOW)) == Totals(0, 0, 0, 0)


async def test_it_sums_up_no_more_rows_than_asked_however_long_it_is(a: Builder, riverside: Station) -> None:
    for number in range(4):
        await booked(a, f"Guest {number}")

    assert (await bookings.totals(BookingCriteria(), at_most=4)).number == 4
    assert (await bookings.totals(BookingCriteria(), at_most=2)).number == 3


async def test_the_page_says_the_sum_of_a_narrowed_list_and_keeps_what_was_chosen(
    a: Builder, stage: Stage, riverside: Station, visitor: Visitor
) -> None:
    for number in range(51):
        await booked(a, f"Guest {number}")
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/bookings?state=pending_deposit")).text
    later = page.partition('rel="')[0] and page.split("/riverside/bookings?")[-1].split('"')[0].replace("&amp;", "&")
    second = (await visitor.get(f"/riverside/bookings?{later}")).text
    plain = (await visitor.get("/riverside/bookings")).text

    assert "51 bookings</b>, $51,000.00 total, $51,000.00 still due" in page
    assert "state=pending_deposit" in later
    assert second.count('class="code"') == 1
    assert "still due" not in plain


async def test_a_file_has_every_page_and_its_sum(
    a: Builder, stage: Stage, riverside: Station, visitor: Visitor
) -> None:
    for number in range(3):
        await booked(a, f"Guest {number}", paid_cents=100_00)
    await booked(a, "=cmd()", hour=21)
    await booked(a, "Off", state=BookingState.CANCELLED)
    await visitor.logs_in(stage.users["olive"].id)

    answer = await visitor.get("/riverside/bookings/export.csv?state=pending_deposit")
    lines = answer.text.removeprefix("\ufeff").splitlines()

    assert answer.headers["content-disposition"] == 'attachment; filename="bookings.csv"'
    assert lines[0].startswith("Begins,Customer,Reference")
    assert len(lines) == 6
    assert "'=cmd()" in lines[4]
    assert lines[-1] == "Total,4,,,,,,,4000.00,300.00,3700.00"


async def test_a_file_is_for_those_who_may_export(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)

    assert (await visitor.get("/riverside/bookings/export.csv")).status_code == 403
    assert "Export as CSV" not in (await visitor.get("/riverside/bookings")).text
