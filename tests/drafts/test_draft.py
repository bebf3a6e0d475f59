"""A draft: what is missing from it, what it costs, and how long it is kept."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from portal.domain.drafts import Draft


async def started(a: Builder, stage: "Stage", *, days: int = 20) -> "Draft":
    from portal.domain import drafts, quotes
    from tables.scope import scoped

    await a.catalog()
    await a.chef(postal_code="95814")
    with scoped(stage.scope_of(stage.riverside)):
        return await drafts.start(postal_code="95814", guests=quotes.Guests(12), starts_at=a.opening_at(days=days))


def test_the_next_step_is_the_first_on_which_something_is_missing() -> None:
    from portal.domain.drafts import Answers, DraftStep

    at = datetime(2027, 6, 5, 18, tzinfo=UTC)

    assert Answers().next_step is DraftStep.DATE
    assert Answers(starts_at=at).next_step is DraftStep.GUESTS
    assert Answers(starts_at=at, has_menu=True).next_step is DraftStep.ADDRESS
    whole = Answers(
        starts_at=at, has_menu=True, address="9018 Laguna Shores Dr", city="Elk Grove", name="N", email="n@example.com"
    )
    assert whole.next_step is DraftStep.YOU
    assert not whole.is_whole
    assert msgspec.structs.replace(whole, policy_version=1).is_whole


async def test_it_keeps_how_full_and_how_far_away_the_date_was(a: Builder, stage: "Stage") -> None:
    draft = await started(a, stage)

    assert draft.answers.days_ahead == 20
    assert draft.answers.fill_percent == 0
    assert draft.price(0).total_cents > 0


async def test_a_date_in_demand_later_costs_no_more_for_who_chose_before(a: Builder, stage: "Stage") -> None:
    from portal.domain import drafts
    from tables.scope import scoped

    draft = await started(a, stage)
    before = draft.price(0)
    await a.book(hour=12)

    with scoped(stage.scope_of(stage.riverside)):
        draft = await drafts.resume(draft.id)

    assert draft.price(0) == before


async def test_a_time_that_is_taken_is_refused(a: Builder, stage: "Stage") -> None:
    from portal.domain import availability, drafts
    from tables.scope import scoped

    draft = await started(a, stage)
    await a.book(days=21)

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(availability.SlotTaken):
        await drafts.retime(draft.id, a.opening_at(days=21))


async def test_it_is_not_booked_before_it_is_whole(a: Builder, stage: "Stage") -> None:
    from portal.domain import bookings, drafts
    from tables.scope import scoped

    draft = await started(a, stage)

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(drafts.DraftNotWhole):
        await drafts.book(draft.id, seen=draft.seen(0, ZoneInfo("America/Los_Angeles")), holder=bookings.Holder())


async def test_what_lapsed_a_month_ago_is_forgotten(a: Builder, stage: "Stage") -> None:
    from portal import clock
    from portal.domain import drafts
    from tables.drafts import BookingDraft
    from tables.scope import scoped

    old, new = await started(a, stage), await started(a, stage, days=22)
    with scoped(stage.scope_of(stage.riverside)):
        row = await BookingDraft.one(old.id)
        row.expires_at = clock.now() - timedelta(days=31)
        await row.save([BookingDraft.expires_at])

    with scoped(stage.scope):
        await drafts.purge()
        await drafts.purge()
        left: list[UUID] = await BookingDraft.select(BookingDraft.id).output(as_list=True)

    assert left == [new.id]


async def test_terms_name_the_days_that_they_mean(a: Builder, stage: "Stage") -> None:
    from portal.domain import quotes

    policy = await a.catalog()
    policy.words = "No fireworks.\n\n"
    party = date(2027, 6, 27)

    said = quotes.policy_summary(policy, party, today=date(2027, 6, 1))

    assert quotes.refundable_until(policy, party) == date(2027, 6, 20)
    assert "June 20" in said[0]
    assert said[-1] == "No fireworks."
    assert "does not go back" in quotes.policy_summary(policy, party, today=date(2027, 6, 21))[0]
    assert not any("comes back" in words for words in quotes.promises(policy, party, today=date(2027, 6, 21)))


async def test_a_price_that_has_lapsed_is_that_of_today(
    a: Builder, stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal import clock
    from portal.domain import drafts
    from tables.scope import scoped

    draft = await started(a, stage)
    await a.book(hour=12)
    later = clock.now() + timedelta(days=10)
    monkeypatch.setattr(clock, "now", lambda: later)

    with scoped(stage.scope_of(stage.riverside)):
        draft = await drafts.resume(draft.id)

    assert draft.is_renewed
    assert draft.answers.days_ahead == 10
    assert draft.answers.fill_percent > 0
