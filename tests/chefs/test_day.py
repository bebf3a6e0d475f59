"""A chef's own page: what it shows, for how long its link opens it, and its two buttons."""

from datetime import UTC, timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import chefs
from portal.domain.schedule import ChefArrived, ChefDone
from tables.bookings import Booking, BookingState
from tables.events import DomainEvent
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder
from tests.chefs.day import page_of, place_of
from tests.chefs.parties import ZONE, party
from tests.web.visitor import Visitor


async def test_it_shows_all_that_is_needed_today_to_whoever_has_the_link(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    chef = await a.chef(postal_code="95814")
    await party(a, stage, chef, await a.chef("Rosa Delgado"))

    text = (await visitor.get(page_of(chef))).text

    for said in (
        "Kenji’s day", "Leave by", "9018 Laguna Shores Dr", "4471#", "(916) 555-0173", "no shellfish", "$600.00",
        "Filet mignon", "Cake at half past six", "With Rosa Delgado", "Arrived", "QR code: the host’s page, to pay",
    ):  # fmt: skip
        assert said in text, said
    assert "Ortiz" not in text, "a first name will do"


async def test_of_later_days_it_tells_no_names_and_places(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    await party(a, stage, chef, starts_at=clock.now() + timedelta(days=5))

    text = (await visitor.get(page_of(chef))).text

    assert "20 guests, Elk Grove" in text
    for hidden in ("Dana", "Laguna", "4471#", "shellfish", "555-0173"):
        assert hidden not in text, hidden


async def test_last_nights_party_stays_for_a_while(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, now = await a.chef(), clock.now()
    midnight = now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    over = await party(a, stage, chef, starts_at=midnight - timedelta(hours=9), name="Lin Xiaoyu")

    text = (await visitor.get(page_of(chef))).text

    assert ("Lin" in text) is (now < over.starts_at + timedelta(hours=5))


async def test_it_shows_nothing_of_another_chefs_parties(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, other = await a.chef(), await a.chef("Rosa Delgado")
    await party(a, stage, other)

    assert "Laguna" not in (await visitor.get(page_of(chef))).text


async def test_a_renewed_an_ended_and_a_made_up_link_show_nothing(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, leaver = await a.chef(), await a.chef("Rosa Delgado")
    before, left = page_of(chef), page_of(leaver)
    with scoped(stage.scope_of(stage.riverside)):
        renewed = await chefs.renew_link(chef.id)
        await chefs.end(leaver.id)

    for path in (before, left, "/c/made-up", page_of(chef)[:-1]):
        answer = await visitor.get(path)
        assert answer.status_code == 404, path
        assert "Kenji" not in answer.text
    assert (await visitor.get(page_of(renewed))).status_code == 200


async def test_the_buttons_begin_and_complete_the_party(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    page, place = page_of(chef), await place_of(stage, booking)

    answer = await visitor.submits(f"{page}/parties/{place.id}/arrival", page=page)
    assert answer.headers["location"] == f"{page}#party-{place.id}"
    await visitor.submits(f"{page}/parties/{place.id}/end", page=page)

    with scoped(stage.scope):
        assert (await Booking.one(booking.id)).state == BookingState.COMPLETED
        told = await DomainEvent.objects().where(DomainEvent.name.is_in([ChefArrived.name, ChefDone.name]))
    assert {event.actor for event in told} == {"chef"}  # as the time line says it
    text = (await visitor.get(page)).text
    assert "Done " in text
    assert "Arrived " in text


async def test_a_press_is_sent_later_with_its_time_and_counts_once(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, when = await a.chef(), clock.now() - timedelta(minutes=50)
    booking = await party(a, stage, chef, starts_at=clock.now() - timedelta(minutes=20))
    place = await place_of(stage, booking)

    for _ in range(2):
        answer = await visitor.post(
            f"{page_of(chef)}/parties/{place.id}/arrival", data={"pressed_at": when.isoformat().replace("+00:00", "Z")}
        )
        assert answer.status_code == 303

    kept = await place_of(stage, booking)
    assert kept.arrived_at == when


@pytest.mark.parametrize("typed", ["", "yesterday", "2026-01-01T10:00", "9999-99-99T00:00:00Z"])
async def test_a_time_that_is_none_counts_as_now(a: Builder, stage: Stage, visitor: Visitor, typed: str) -> None:
    chef, before = await a.chef(), clock.now()
    booking = await party(a, stage, chef)
    place = await place_of(stage, booking)

    await visitor.post(f"{page_of(chef)}/parties/{place.id}/arrival", data={"pressed_at": typed})

    assert (await place_of(stage, booking)).arrived_at >= before


async def test_what_is_refused_is_said(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    place = await place_of(stage, booking)
    with scoped(stage.scope_of(stage.riverside)):
        await ChefAssignment.update({ChefAssignment.released_at: clock.now()}).where(ChefAssignment.id == place.id)

    answer = await visitor.post(f"{page_of(chef)}/parties/{place.id}/arrival")

    assert answer.status_code == 422
    assert "Call the station" in answer.text


async def test_another_chefs_link_presses_nothing(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, other = await a.chef(), await a.chef("Rosa Delgado")
    booking = await party(a, stage, chef)
    place = await place_of(stage, booking)

    answer = await visitor.post(f"{page_of(other)}/parties/{place.id}/arrival")

    assert answer.status_code == 404
    assert (await place_of(stage, booking)).arrived_at is None


async def test_what_keeps_the_page_is_sent_from_beside_it(stage: Stage, visitor: Visitor) -> None:
    answer = await visitor.get("/c/worker.js")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "unsafe" not in answer.headers["content-security-policy"]
