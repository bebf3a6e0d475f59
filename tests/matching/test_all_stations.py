"""The queue and the search over several stations: each time by the clock of its own station, and said which."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from portal.demo import Stage
from tables.stations import Station
from tests.cast import Builder
from tests.web.visitor import Visitor


@pytest.fixture
async def olive(stage: Stage, visitor: Visitor) -> Visitor:
    """Olive, who owns all stations, at her browser."""
    return await visitor.logs_in(stage.users["olive"].id)


def clock_of(at: datetime, station: Station) -> str:
    """Return a time of day as one reads it there, with the zone's name."""
    local = at.astimezone(ZoneInfo(station.time_zone))
    return f"{local.hour % 12 or 12}:{local:%M %p %Z}"


async def test_a_candidate_begins_by_the_clock_of_its_own_station(a: Builder, stage: Stage, olive: Visitor) -> None:
    both = await a.mailbox(stage.hilltop, stage.riverside)
    ours = await a.booking(customer="Dana Ortiz", station=stage.riverside)
    theirs = await a.booking(customer="Dana Ortiz", station=stage.hilltop)
    payment = await a.notification("Dana Ortiz", mailbox=both)

    page = (await olive.get(f"/all/queue/{payment.id}")).text

    assert f"{clock_of(ours.starts_at, stage.riverside)} · Riverside" in page
    assert f"{clock_of(theirs.starts_at, stage.hilltop)} · Hilltop" in page


async def test_one_station_needs_no_zone_beside_its_times(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    payment = await a.notification("Dana Ortiz")

    await visitor.logs_in(stage.users["maya"].id)
    page = (await visitor.get(f"/riverside/queue/{payment.id}")).text

    assert f"{clock_of(booking.starts_at, stage.riverside).rpartition(' ')[0]} · 12 guests" in page


async def test_a_mail_came_by_the_clock_of_its_mailbox(a: Builder, stage: Stage, olive: Visitor) -> None:
    ours = await a.notification("Dana Ortiz", mailbox=await a.mailbox(stage.riverside))
    theirs = await a.notification("Ana Velarde", mailbox=await a.mailbox(stage.hilltop))

    for payment, station in ((ours, stage.riverside), (theirs, stage.hilltop)):
        page = (await olive.get(f"/all/queue/{payment.id}")).text
        assert f"{clock_of(payment.sent_at, station)}</time>, for {station.name}." in page


async def test_search_says_station_and_zone_of_what_it_finds(a: Builder, stage: Stage, olive: Visitor) -> None:
    ours = await a.booking(customer="Dana Ortiz", station=stage.riverside)
    theirs = await a.booking(customer="Dana Ortiz", station=stage.hilltop)

    page = (await olive.get("/all/search", params={"q": "Dana Ortiz"})).text

    for booking, station in ((ours, stage.riverside), (theirs, stage.hilltop)):
        assert f"{booking.reference} · {station.name}" in page
        assert clock_of(booking.starts_at, station) in page
