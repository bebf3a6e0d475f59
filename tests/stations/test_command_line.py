"""Businesses and stations by the command line, as the runbook has it: a process each, on a database of its own."""

import asyncpg
import pytest

from tests.peers.servers import TestServers, portal


async def test_a_business_and_its_station_are_opened_without_a_browser(servers: TestServers) -> None:
    database = await servers.make_database("command_line")

    await portal("business", "add", "Río Grill", "RG", DATABASE_URL=database)
    await portal("station", "add", "rio-grill", "Riverside", "95814", DATABASE_URL=database)

    connection = await asyncpg.connect(database)
    rows = await connection.fetch("SELECT slug, time_zone FROM identity.stations")
    events = await connection.fetch(
        "SELECT name, actor, business IS NULL AS lost FROM system.domain_events ORDER BY id"
    )
    await connection.close()
    assert [tuple(row) for row in rows] == [("riverside", "America/Los_Angeles")]
    assert [tuple(row) for row in events] == [
        ("stations.business.opened", "command line", False),
        ("catalog.station.added", "command line", False),
    ]


async def test_what_is_refused_is_said_and_nothing_is_opened(servers: TestServers) -> None:
    database = await servers.make_database("command_line_refused")

    with pytest.raises(RuntimeError, match="There is no such business"):
        await portal("station", "add", "nobody", "Riverside", "95814", DATABASE_URL=database)
