"""Who cooks at a party: chosen by a person, from suggestions that say why; nobody is in two places."""

import pytest

from portal.domain import chefs, schedule
from tables.bookings import Booking, BookingState
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder


async def test_it_keeps_exactly_the_chefs_that_were_chosen(a: Builder) -> None:
    kenji, rosa = await a.chef("Kenji Watanabe"), await a.chef("Rosa Delgado")
    party = await a.book()
    (first,) = (await entry(a, party)).chefs
    other = rosa.id if first == kenji.id else kenji.id

    with scoped(a.stage.scope_of(a.stage.riverside)):
        await schedule.assign(party.id, [other])
        rows = await ChefAssignment.select(ChefAssignment.chef, ChefAssignment.released_at, ChefAssignment.is_tentative)

    assert (await entry(a, party)).chefs == (other,)
    assert {row["chef"]: row["released_at"] is None for row in rows} == {first: False, other: True}
    assert [row["is_tentative"] for row in rows if row["chef"] == other] == [False]


async def test_it_refuses_a_chef_who_is_at_another_party_then(a: Builder) -> None:
    await a.chef("Kenji Watanabe")
    first = await a.book(name="Dana Ortiz")
    await a.chef("Rosa Delgado")
    second = await a.book(name="Maria Garcia", email="maria@example.com")
    (busy,) = (await entry(a, first)).chefs

    with scoped(a.stage.scope_of(a.stage.riverside)), pytest.raises(schedule.ChefBusy, match="Kenji Watanabe"):
        await schedule.assign(second.id, [busy])


async def test_it_refuses_a_chef_who_has_left_and_a_party_that_is_off(a: Builder) -> None:
    kenji = await a.chef("Kenji Watanabe")
    party = await a.book()
    gone = await a.chef("Gone Gina")

    with scoped(a.stage.scope_of(a.stage.riverside)):
        await chefs.end(gone.id)
        with pytest.raises(schedule.ChefBusy, match="does not work here"):
            await schedule.assign(party.id, [gone.id])
        await Booking.update({Booking.state: BookingState.CANCELLED}).where(Booking.id == party.id)
        with pytest.raises(schedule.NobodyNeeded):
            await schedule.assign(party.id, [kenji.id])


async def test_suggestions_say_who_is_free_and_what_keeps_the_others(a: Builder) -> None:
    await a.chef("Kenji Watanabe")
    await a.book(name="Dana Ortiz")
    await a.chef("Rosa Delgado")
    party = await a.book(name="Maria Garcia", email="maria@example.com")
    await a.chef("Never Here", hours=[])

    with scoped(a.stage.scope_of(a.stage.riverside)):
        found = {each.name: each for each in await schedule.suggest_chefs(party.id)}

    assert found["Rosa Delgado"].is_available
    assert found["Kenji Watanabe"].reason == "At another party then"
    assert found["Never Here"].reason == "Does not work then"


async def entry(a: Builder, party: Booking) -> schedule.CalendarEntry:
    with scoped(a.stage.scope_of(a.stage.riverside)):
        found = await schedule.calendar_entry(party.id)
    assert found is not None
    return found
