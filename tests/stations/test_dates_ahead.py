"""What staff date into the future does not lie in the past: it is refused at its field."""

from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import availability, catalog, chefs, leads, schedule, tasks
from portal.domain.catalog import OfferDetails, TierDetails
from portal.domain.errors import Refused
from portal.domain.schedule import NotARange
from tables.bookings import Booking, BookingSource
from tables.catalog import TierKind
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder
from tests.web.visitor import Visitor


def here(station: Station, *, days: int = 0) -> date:
    """Return the date at a station, so many days from today."""
    return clock.now().astimezone(ZoneInfo(station.time_zone)).date() + timedelta(days=days)


async def block(_a: Builder, _chef: UUID, day: date) -> object:
    return await schedule.block_dates(day, day + timedelta(days=1), reason="Team training")


async def offer(_a: Builder, _chef: UUID, day: date) -> object:
    return await catalog.set_offer(OfferDetails(name="Spring", is_active=True, amount_cents=5, booked_until_date=day))


async def offer_for_parties(_a: Builder, _chef: UUID, day: date) -> object:
    return await catalog.set_offer(OfferDetails(name="Spring", is_active=True, amount_cents=5, event_until_date=day))


async def season(_a: Builder, _chef: UUID, day: date) -> object:
    tier = TierDetails(
        name="Fair", kind=TierKind.SEASON, percent_basis_points=500, is_active=True, first_date=day, last_date=day
    )
    return await catalog.set_tier(tier)


async def task(a: Builder, _chef: UUID, day: date) -> object:
    return await tasks.add((await a.booking()).id, "Call", due_date=day)


async def lead(_a: Builder, _chef: UUID, day: date) -> object:
    return await leads.capture(leads.Enquiry(name="Dana", email="dana@example.com", wanted_date=day))


async def last_day(_a: Builder, chef: UUID, day: date) -> object:
    return await chefs.leave_on(chef, day)


async def day_off(a: Builder, chef: UUID, day: date) -> object:
    starts_at, ends_at = chefs.days(day, day, ZoneInfo(a.stage.riverside.time_zone))
    return await chefs.take_off(chef, starts_at=starts_at, ends_at=ends_at)


async def extra(a: Builder, chef: UUID, day: date) -> object:
    starts_at, ends_at = chefs.hours(day, time(10), time(23, 59), ZoneInfo(a.stage.riverside.time_zone))
    return await chefs.add_extra(chef, starts_at=starts_at, ends_at=ends_at)


KINDS = [
    (block, "date"),
    (offer, "booked_until_date"),
    (offer_for_parties, "event_until_date"),
    (season, "last_date"),
    (task, "due_date"),
    (lead, "date"),
    (last_day, "last_date"),
    (day_off, "first"),
    (extra, "day"),
]


@pytest.mark.parametrize(("does", "field"), KINDS, ids=lambda value: getattr(value, "__name__", value))
async def test_yesterday_is_refused_at_its_field_and_today_is_not(
    a: Builder, riverside: Station, does: Callable[[Builder, UUID, date], Awaitable[Any]], field: str
) -> None:
    chef = (await a.chef()).id
    await a.catalog()

    with pytest.raises(Refused, match=r"passed|past") as refusal:
        await does(a, chef, here(riverside, days=-1))

    assert refusal.value.field == field
    assert await does(a, chef, here(riverside))


async def test_what_has_ended_may_be_changed_otherwise(a: Builder, riverside: Station) -> None:
    await a.catalog()
    ended = here(riverside, days=-9)
    made = await catalog.set_offer(OfferDetails(name="Spring", is_active=True, amount_cents=5))
    made.booked_until_date = ended
    await made.save()

    renamed = OfferDetails(name="Last spring", is_active=False, amount_cents=5, booked_until_date=ended)

    assert (await catalog.set_offer(renamed, made.id)).name == "Last spring"


async def test_staff_book_no_party_that_would_have_begun(a: Builder, riverside: Station) -> None:
    await a.chef()

    with pytest.raises(availability.TimeOver) as refusal:
        await a.book(days=-1, source=BookingSource.STAFF)

    assert refusal.value.field == "starts_at"
    assert await Booking.count() == 0


async def test_a_range_that_began_and_ends_before_it_says_the_latter(riverside: Station) -> None:
    with pytest.raises(NotARange):
        await schedule.block_dates(here(riverside, days=-1), here(riverside, days=-2), reason="Team training")


async def test_the_form_keeps_what_was_typed_and_says_it_beside_the_date(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await a.catalog()
    await visitor.logs_in(stage.users["maya"].id)
    gone = here(stage.riverside, days=-3).isoformat()
    page = "/riverside/calendar/blocks/new"

    answer = await visitor.submits("/riverside/calendar/blocks", page=page, date=gone, reason="Team training")

    assert answer.status_code == 422
    assert "That day has passed. Choose today or a later day." in answer.text
    assert 'value="Team training"' in answer.text
    assert f'value="{gone}"' in answer.text
