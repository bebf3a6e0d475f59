"""The monthly partitions of the machinery's log."""

from datetime import UTC, datetime

import pytest

from portal import clock
from portal.domain import system
from tables.sql import platform
from tables.system import SystemEvent


async def partition_of(kind: str) -> str:
    [row] = await platform("SELECT tableoid::regclass::text AS name FROM system.system_events WHERE kind = $1", kind)
    return str(row["name"]).removeprefix("system.")


@pytest.mark.usefixtures("database")
async def test_it_makes_this_month_and_the_next_two_once() -> None:
    december = datetime(2030, 12, 5, tzinfo=UTC).date()

    made = await system.make_partitions(december)

    assert [name.removeprefix("system.system_events_") for name in made] == ["2030_12", "2031_01", "2031_02"]
    assert await system.make_partitions(december) == []


@pytest.mark.usefixtures("database")
async def test_it_moves_what_was_logged_before_there_was_a_partition() -> None:
    await system.note("watched", source="test", count=3)
    assert await partition_of("watched") == "system_events_default"

    await system.make_partitions(clock.now().date())
    await system.note("watched_later", source="test")

    month = f"system_events_{clock.now():%Y_%m}"
    assert await partition_of("watched") == month
    assert await partition_of("watched_later") == month
    [moved] = await SystemEvent.objects().where(SystemEvent.kind == "watched")
    assert moved.facts == '{"count": 3}'
