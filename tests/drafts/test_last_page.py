"""The last page of a booking: who comes too late is turned away by one statement, and what they typed is kept."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.bookings.customers import PACIFIC, YOU, Customer, in_days, open_stations
from tests.cast import Builder
from tests.web.statements import statements
from tests.web.visitor import Visitor

if TYPE_CHECKING:
    from portal.demo import Stage
    from portal.domain.drafts import Draft, LastPage

__all__ = ["statements"]
STATION, KEPT = 1, 1


@pytest.fixture
async def person(a: Builder, stage: "Stage", visitor: Visitor) -> Customer:
    await open_stations(a, stage)
    return Customer(visitor)


def typed(*, policy_version: int | None = 1) -> "LastPage":
    from portal.domain.drafts import LastPage

    return LastPage(
        name="Ngozi Okonkwo", email="ngozi@example.com", phone="+19165550173", policy_version=policy_version
    )


async def draft_at(a: Builder, stage: "Stage", *, hour: int = 18, guests: int = 12) -> "Draft":
    """Keep a draft that is filled in up to its last page, without a look at what is free."""
    from portal import clock
    from portal.domain import catalog, drafts, quotes
    from tables.drafts import BookingDraft
    from tables.scope import scoped

    at = a.opening_at(hour=hour)
    answers = drafts.Answers(
        postal_code="95814",
        guests=quotes.Guests(guests),
        starts_at=at,
        event_date=at.date(),
        has_menu=True,
        address="9018 Laguna Shores Dr",
        city="Elk Grove",
    )
    await a.catalog()
    with scoped(stage.scope_of(stage.riverside)):
        rates, ends = (await catalog.rates()).written(), clock.now() + timedelta(days=2)
        row = BookingDraft(answers=drafts.written(answers), rates=rates, expires_at=ends)
        await row.save()
        return await drafts.resume(row.id)


async def test_who_comes_too_late_costs_one_statement_and_opens_nothing(
    a: Builder, person: Customer, stage: "Stage", statements: list[str]
) -> None:
    from tables.drafts import BookingDraft
    from tables.scope import scoped
    from tables.sql import platform

    draft = await person.starts(in_days(20))
    await person.fills(draft)
    page = await person.visitor.hidden_fields(f"{draft}/you") | YOU
    await a.book()
    (row,) = await platform("SELECT id, answers FROM core.booking_drafts")
    await platform("UPDATE core.booking_drafts SET answers = 'nobody can open this'")
    statements.clear()

    answer = await person.visitor.post(f"{draft}/you", data=page)

    assert (answer.status_code, answer.headers["location"].rpartition("/")[2]) == (303, "taken")
    assert len(statements) == STATION + KEPT, "\n".join(statements)
    await platform("UPDATE core.booking_drafts SET answers = $1", row["answers"])
    assert YOU["email"] in (await person.visitor.get(f"{draft}/you")).text
    with scoped(stage.scope_of(stage.riverside)):
        assert YOU["email"] not in (await BookingDraft.one(row["id"])).answers


async def test_it_says_too_late_exactly_when_no_chef_is_at_hand(a: Builder, stage: "Stage") -> None:
    from portal.domain import availability, catalog, drafts, quotes
    from tables.scope import scoped

    await a.chef("One")
    await a.chef("Two")
    await a.book(hour=18)
    await a.book(hour=18, name="Marco", email="marco@example.com")
    draft = await draft_at(a, stage)

    with scoped(stage.scope_of(stage.riverside)):
        hours = availability.hours_of(await catalog.policy())
        for half_hours in range(24, 44):
            for guests in (1, 30, 31, 60, 61):
                at = a.opening_at(hour=0) + timedelta(minutes=30 * half_hours)
                seen = quotes.Seen(starts_at=at, guests=guests)
                is_late = await drafts.keep_last_page(draft.id, typed(), seen)
                assert is_late == (await availability.chefs_at_hand(at, hours) < hours.needed(guests)), (
                    half_hours,
                    guests,
                )


async def test_a_draft_that_is_booked_is_not_too_late_for_itself(person: Customer) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    page = await person.visitor.hidden_fields(f"{draft}/you") | YOU

    answers = [await person.visitor.post(f"{draft}/you", data=page) for _ in range(2)]

    first, again = (answer.headers["location"] for answer in answers)
    assert first == again
    assert first.startswith("/b/")


async def test_other_rules_than_the_price_was_made_under_are_not_accepted(a: Builder, stage: "Stage") -> None:
    from portal.domain import drafts, quotes
    from tables.scope import scoped

    draft = await draft_at(a, stage)

    with scoped(stage.scope_of(stage.riverside)):
        await drafts.keep_last_page(draft.id, typed(policy_version=0), quotes.Seen())
        other = await drafts.resume(draft.id)
        await drafts.keep_last_page(draft.id, typed(policy_version=draft.rates.rules.version), quotes.Seen())
        same = await drafts.resume(draft.id)

    assert (other.answers.name, other.answers.is_whole, same.answers.is_whole) == ("Ngozi Okonkwo", False, True)


async def test_another_page_that_is_saved_takes_the_last_one_along(a: Builder, stage: "Stage") -> None:
    from portal.domain import drafts, quotes
    from tables.scope import scoped

    draft = await draft_at(a, stage)

    with scoped(stage.scope_of(stage.riverside)):
        await drafts.keep_last_page(draft.id, typed(), quotes.Seen())
        await drafts.save(draft.id, {"wishes": "A cake"})
        await drafts.save(draft.id, {"email": "new@example.com"})
        answers = (await drafts.resume(draft.id)).answers

    assert (answers.name, answers.email, answers.wishes) == ("Ngozi Okonkwo", "new@example.com", "A cake")


@pytest.mark.commits
async def test_a_draft_that_is_sent_twice_at_once_becomes_one_booking(a: Builder, stage: "Stage") -> None:
    from portal.domain import bookings, drafts
    from tables.bookings import Booking
    from tables.scope import scoped

    await a.chef("One")
    await a.chef("Two")
    draft = await draft_at(a, stage)
    seen = draft.seen(0, PACIFIC)
    with scoped(stage.scope_of(stage.riverside)):
        await drafts.keep_last_page(draft.id, typed(), seen)
        async with asyncio.TaskGroup() as group:
            booked = [group.create_task(drafts.book(draft.id, seen=seen, holder=bookings.Holder())) for _ in range(6)]

        assert len({task.result().id for task in booked}) == 1
        assert await Booking.count() == 1
