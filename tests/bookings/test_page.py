"""The page of one booking: everything about a party, to those who may see it."""

import msgspec
import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import access, inbox, notifications, quotes, tasks
from portal.domain.access import Action
from tables.bookings import Booking, BookingState
from tables.inbox import MessageThread
from tables.quotes import Quote
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tables.tasks import Task
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


@pytest.fixture
async def booking(a: Builder, stage: Stage) -> Booking:
    """Book Dana's party of 15, in Davis, with Kenji to cook."""
    await a.catalog()
    await a.chef("Kenji Watanabe")
    return await a.book(
        adults=15, address="12 Elm St", postal_code="95616", city="Davis", gate_code="4471#", allergies="2 × shellfish"
    )


def at(booking: Booking) -> str:
    return f"/riverside/bookings/{booking.id}"


async def test_it_shows_the_party_its_price_and_its_chef(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get(at(booking))).text

    for words in (
        "15 adults",
        "12 Elm St",
        "2 × shellfish",
        "Kenji Watanabe",
        "version 1",
        "dana@example",
    ):
        assert words in page, words
    assert "query=12+Elm+St" in page or "query=12%20Elm%20St" in page
    assert notifications.page_of(booking) in page


async def test_the_gate_code_is_a_look_of_its_own(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(at(booking))).text
    part = (await visitor.get(f"{at(booking)}/gate-code", headers=HTMX)).text
    await visitor.logs_in(stage.users["sam"].id)
    refused = await visitor.get(f"{at(booking)}/gate-code")

    assert "4471#" not in page
    assert "Show the gate code" in page
    assert "4471#" in part
    assert refused.status_code == 403


async def test_who_may_not_manage_bookings_is_offered_nothing_to_do(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    sam = stage.users["sam"].id
    with scoped(stage.scope):
        await access.override(sam, Action.MANAGE_BOOKINGS, station=stage.riverside.id, is_allowed=False)
    await visitor.logs_in(sam)

    page = (await visitor.get(at(booking))).text

    for words in ("Cancel booking", "Add a task", "/change", "Renew the link"):
        assert words not in page, words


async def test_a_task_is_added_done_and_taken_back(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)

    added = await visitor.submits(f"{at(booking)}/tasks", page=at(booking), words="Call about the stairs")
    with scoped(stage.scope):
        task = await Task.objects().first()
    assert task is not None
    done = await visitor.submits(f"{at(booking)}/tasks/{task.id}/done", page=at(booking))
    after = (await visitor.get(at(booking))).text
    again = await visitor.submits(f"{at(booking)}/tasks/{task.id}/return", page=at(booking))

    assert (added.status_code, done.status_code, again.status_code) == (303, 303, 303)
    assert added.headers["location"].endswith("#tasks")
    assert "1 done" in after


async def test_a_task_without_words_says_so_beside_its_field(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)

    answer = await visitor.submits(f"{at(booking)}/tasks", page=at(booking), words="", due_date="2026-12-24")

    assert answer.status_code == 422
    assert "Please fill this in." in answer.text
    assert 'value="2026-12-24"' in answer.text


async def test_a_task_of_another_booking_is_not_done_here(
    a: Builder, booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    other = await a.booking(customer="Other Olga")
    with scoped(stage.scope_of(stage.riverside)):
        task = await tasks.add(other.id, "Call")
    await visitor.logs_in(stage.users["sam"].id)

    assert (await visitor.submits(f"{at(booking)}/tasks/{task.id}/done", page=at(booking))).status_code == 404


async def test_messages_are_read_and_marked_as_answered(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await inbox.receive(booking.id, "Is there room for two more?")
    await visitor.logs_in(stage.users["sam"].id)

    before = (await visitor.get(at(booking))).text
    await visitor.submits(f"{at(booking)}/messages/answered", page=at(booking))
    after = (await visitor.get(at(booking))).text

    assert "Is there room for two more?" in before
    assert "Needs an answer" in before
    assert "Needs an answer" not in after
    with scoped(stage.scope):
        assert await MessageThread.count().where(MessageThread.unread > 0) == 0


async def test_a_renewed_link_is_shown_and_the_old_one_ends(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    old = notifications.page_of(booking)
    await visitor.logs_in(stage.users["sam"].id)

    await visitor.submits(f"{at(booking)}/link", page=at(booking))

    assert old not in (await visitor.get(at(booking))).text


async def test_a_new_price_is_a_new_version_that_says_what_changed(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        first = await quotes.quote_of(booking.id)
        lines = msgspec.json.decode(first.lines)
        lines[0] |= {"quantity": 16, "amount_cents": 880_00}
        dearer = msgspec.json.encode(lines).decode()
        await Quote(
            booking=booking.id, version=2, policy_version=1, total_cents=first.total_cents + 55_00,
            deposit_cents=100_00, lines=dearer, rates=first.rates, reason="guests_changed",
        ).save()  # fmt: skip
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get(at(booking))).text

    assert "How the price changed: 2 versions" in page
    assert "15 to 16, $825.00 to $880.00" in page
    assert "+$55.00" in page


async def test_missing_chefs_are_said_loudly(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await ChefAssignment.update({ChefAssignment.released_at: clock.now()}).where(
            ChefAssignment.booking == booking.id
        )
        await Booking.update({Booking.state: BookingState.CONFIRMED}).where(Booking.id == booking.id)
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(at(booking))).text

    assert "Nobody yet" in page
    assert "1 chef missing" in page
