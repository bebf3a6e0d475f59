"""What a customer writes on the page of their booking."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from typing import TYPE_CHECKING

import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from pathlib import Path

    from portal.demo import Stage
    from tables.stations import Station


async def test_messages_make_one_conversation_that_is_unread(a: Builder, riverside: "Station") -> None:
    from portal.domain import inbox
    from tables.inbox import MessageThread

    booking = await a.booking()

    for words in ("  Is there a fan?  ", "Never mind."):
        await inbox.receive(booking.id, words)

    [thread] = await MessageThread.objects()
    assert (thread.booking, thread.customer, thread.unread) == (booking.id, booking.customer, 2)
    assert [line.body for line in await inbox.messages_of(booking.id)] == ["Is there a fan?", "Never mind."]


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 2001])
async def test_it_refuses_what_nobody_could_read(a: Builder, riverside: "Station", words: str) -> None:
    from portal.domain import inbox

    booking = await a.booking()

    with pytest.raises(inbox.NothingWritten):
        await inbox.receive(booking.id, words)


async def test_the_words_are_sealed_and_in_no_event(a: Builder, riverside: "Station") -> None:
    from portal.domain import inbox
    from tables.events import DomainEvent

    booking = await a.booking()
    await inbox.receive(booking.id, "Ptarmigan")

    facts = await DomainEvent.select(DomainEvent.facts).where(DomainEvent.name == "inbox.message.received")
    assert len(facts) == 1
    assert "Ptarmigan" not in str(facts)


async def test_the_bell_rings_once(a: Builder, stage: "Stage", tmp_path: "Path") -> None:
    from portal.domain import inbox, notifications
    from tables.scope import scoped
    from tests.journeys.work import integrations_in, work_off

    booking = await a.booking()
    with scoped(stage.scope_of(stage.riverside)):
        await inbox.receive(booking.id, "Hello")

    await work_off(integrations_in(tmp_path))

    with scoped(stage.scope_of(stage.riverside)):
        notices = await notifications.notices(stage.users["maya"].id)
    assert sorted(notice.kind for notice in notices) == ["bookings.booking.made", "inbox.message.received"]
    (message,) = (notice for notice in notices if notice.kind == "inbox.message.received")
    assert message.facts["booking_id"] == str(booking.id)
