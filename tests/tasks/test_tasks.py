"""Tasks about a booking, the link to its own page, and messages that were answered."""

import pytest

from portal.demo import Stage
from portal.domain import bookings, inbox, notifications, tasks
from portal.domain.tasks import NothingToDo
from tables.stations import Station
from tables.tasks import TaskKind
from tests.cast import Builder


async def test_a_task_is_to_be_done_until_somebody_has_done_it(a: Builder, stage: Stage, riverside: Station) -> None:
    booking, maya = await a.booking(), stage.users["maya"].id

    task = await tasks.add(booking.id, " Call  about the stairs ", kind=TaskKind.CALL, made_by=maya)
    (open_,) = await tasks.of_booking(booking.id)
    await tasks.finish(task.id, by=maya)
    (done,) = await tasks.of_booking(booking.id)
    await tasks.reopen(task.id)
    (again,) = await tasks.of_booking(booking.id)

    assert (open_.words, open_.is_done) == ("Call about the stairs", False)
    assert (done.is_done, done.done_by) == (True, maya)
    assert not again.is_done


async def test_a_task_is_finished_once(a: Builder, stage: Stage, riverside: Station) -> None:
    task = await tasks.add((await a.booking()).id, "Call")

    await tasks.finish(task.id, by=stage.users["maya"].id)
    again = await tasks.finish(task.id, by=stage.users["sam"].id)

    assert again.done_by == stage.users["maya"].id


@pytest.mark.parametrize("words", ["", "   ", "x" * 301])
async def test_a_task_says_what_is_to_be_done(a: Builder, riverside: Station, words: str) -> None:
    with pytest.raises(NothingToDo):
        await tasks.add((await a.booking()).id, words)


async def test_a_renewed_link_is_another_one(a: Builder, riverside: Station) -> None:
    booking = await a.booking()
    before = notifications.page_of(booking)

    renewed = await bookings.renew_link(booking.id)

    assert notifications.page_of(renewed) != before


async def test_what_was_answered_waits_no_longer(a: Builder, riverside: Station) -> None:
    booking = await a.booking()
    await inbox.receive(booking.id, "Is there room for two more?")
    await inbox.receive(booking.id, "And a dog?")

    assert await inbox.answer(booking.id) == 2
    assert await inbox.answer(booking.id) == 0
