"""Recording what happened, and carrying it to those who react."""

import asyncio
import os
from contextlib import suppress
from uuid import UUID

import pytest

from jobs.relay import relay
from portal.demo import Stage
from portal.domain import customers, events
from portal.domain.customers import CustomerAdded
from portal.domain.events import EditConflict
from portal.settings import Settings
from tables.events import DomainEvent, OutboxEntry, WaitingJob
from tables.scope import scoped
from tables.stations import Station
from tables.unit_of_work import savepoint, transaction
from tests.cast import Builder

STREAM = UUID(int=7)
SETTINGS = Settings.from_env(os.environ)


async def test_an_event_knows_who_did_what_where(riverside: Station, stage: Stage) -> None:
    await customers.add(name="Dana Ortiz")

    event = await DomainEvent.objects().where(DomainEvent.stream == "customer").first()

    assert event is not None
    assert (event.name, event.version, event.business) == ("customers.customer.added", 1, riverside.business)
    assert event.actor == f"user:{stage.users['maya'].id}"
    assert str(riverside.id) in event.stations
    assert "Dana" not in event.facts


@pytest.mark.usefixtures("riverside")
async def test_a_stream_counts_its_versions() -> None:
    for _ in range(3):
        await events.record(CustomerAdded(stream_id=STREAM))

    rows = await DomainEvent.select(DomainEvent.version).where(DomainEvent.stream_id == STREAM).order_by(DomainEvent.id)

    assert [row["version"] for row in rows] == [1, 2, 3]


@pytest.mark.usefixtures("riverside")
async def test_what_is_rolled_back_did_not_happen() -> None:
    before = await OutboxEntry.count()

    with suppress(ConnectionError):
        async with savepoint():
            await events.record(CustomerAdded(stream_id=STREAM))
            raise ConnectionError

    assert not await DomainEvent.exists().where(DomainEvent.stream_id == STREAM)
    assert await OutboxEntry.count() == before


@pytest.mark.usefixtures("riverside")
async def test_the_relay_carries_each_event_once() -> None:
    while await relay(SETTINGS):
        pass
    await events.record(CustomerAdded(stream_id=STREAM))
    await events.record(CustomerAdded(stream_id=STREAM))

    assert await relay(SETTINGS) == 2
    assert await relay(SETTINGS) == 0


async def test_a_relay_that_dies_carries_again(a: Builder) -> None:
    await a.booking()
    carried = 0

    with suppress(ConnectionError):
        async with savepoint():
            carried = await relay(SETTINGS)
            raise ConnectionError

    assert not await WaitingJob.exists()
    assert await relay(SETTINGS) == carried
    assert await WaitingJob.exists()


async def test_what_is_relayed_again_waits_once(a: Builder) -> None:
    await a.booking()
    await relay(SETTINGS)
    waiting = await WaitingJob.count()

    await OutboxEntry.update({OutboxEntry.relayed_at: None}, force=True)
    await relay(SETTINGS)

    assert await WaitingJob.count() == waiting > 0


@pytest.mark.commits
async def test_two_writers_of_one_stream_do_not_overwrite_each_other(stage: Stage) -> None:
    both_have_read = asyncio.Barrier(2)
    outcomes: list[str] = []

    async def write() -> None:
        with scoped(stage.scope_of(stage.riverside)):
            try:
                async with transaction():
                    await DomainEvent.exists().where(DomainEvent.stream_id == STREAM)
                    await both_have_read.wait()
                    await events.record(CustomerAdded(stream_id=STREAM))
                    await asyncio.sleep(0.2)
            except EditConflict:
                outcomes.append("conflict")
            else:
                outcomes.append("recorded")

    async with asyncio.TaskGroup() as group:
        group.create_task(write())
        group.create_task(write())

    assert sorted(outcomes) == ["conflict", "recorded"]


@pytest.mark.commits
async def test_four_relays_carry_forty_events_once_each(stage: Stage) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        for number in range(40):
            await events.record(CustomerAdded(stream_id=UUID(int=100 + number)))
    before = await OutboxEntry.count().where(OutboxEntry.relayed_at.is_null())

    async def carry() -> int:
        carried = 0
        while done := await relay(SETTINGS, batch=5):
            carried += done
        return carried

    async with asyncio.TaskGroup() as group:
        relays = [group.create_task(carry()) for _ in range(4)]

    assert sum(each.result() for each in relays) == before
    assert not await OutboxEntry.exists().where(OutboxEntry.relayed_at.is_null())
