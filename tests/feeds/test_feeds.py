"""Calendar feeds: opened once, read by a program, revoked at once; and nothing in them that identifies anybody."""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

import pytest
from icalendar import Calendar

from portal import clock
from portal.demo import Stage
from portal.domain import feeds
from portal.domain.feeds import FeedUnnamed
from tables.base import RowMissing
from tables.bookings import Booking, BookingState
from tables.chefs import CalendarFeed
from tables.events import DomainEvent
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder
from tests.web.visitor import Visitor


def entries(written: bytes) -> dict[str, dict[str, str]]:
    events = cast("Any", Calendar.from_ical(written)).walk("VEVENT")
    return {str(event["uid"]): {name.lower(): str(event[name]) for name in event} for event in events}


async def become(booking: Booking, state: BookingState) -> None:
    await Booking.update({Booking.state: state}).where(Booking.id == booking.id)


async def assign(chef: UUID, booking: Booking) -> None:
    await ChefAssignment(
        booking=booking.id,
        chef=chef,
        event_date=booking.event_date,
        starts_at=booking.starts_at - timedelta(hours=1),
        ends_at=booking.starts_at + timedelta(hours=3),
    ).save()


async def test_only_a_hash_of_the_token_is_kept(riverside: Station) -> None:
    feed, token = await feeds.create(label=" Front  desk ")

    kept = await CalendarFeed.one(feed.id)
    assert kept.label == "Front desk"
    assert token.encode() not in bytes(kept.token_hash)
    assert await feeds.feed_of(token) == (riverside.id, feed.id)
    assert await feeds.feed_of(token + "x") is None
    event = await DomainEvent.objects().where(DomainEvent.stream_id == feed.id).first()
    assert event is not None
    assert token not in event.facts


@pytest.mark.parametrize("label", ["", "  ", "x" * 81])
async def test_a_feed_says_who_reads_it(riverside: Station, label: str) -> None:
    with pytest.raises(FeedUnnamed):
        await feeds.create(label=label)


async def test_a_party_keeps_its_uid_and_is_crossed_out_when_it_is_off(a: Builder, riverside: Station) -> None:
    held, sure = await a.booking(), await a.booking(customer="Ngozi Okonkwo")
    await become(sure, BookingState.CONFIRMED)
    feed, _ = await feeds.create(label="Desk")

    before = entries(await feeds.read(feed.id))
    await become(sure, BookingState.CANCELLED)
    await become(held, BookingState.EXPIRED)
    after = entries(await feeds.read(feed.id))

    assert before[f"{held.id}@myhibachi"]["status"] == "TENTATIVE"
    assert before[f"{held.id}@myhibachi"]["summary"] == "Hold: Dana, Sacramento, 12 guests"
    assert before[f"{sure.id}@myhibachi"]["status"] == "CONFIRMED"
    assert list(after) == [f"{sure.id}@myhibachi"], "a hold that ran out never was a party"
    assert after[f"{sure.id}@myhibachi"]["status"] == "CANCELLED"


async def test_times_stand_in_the_stations_zone(a: Builder, riverside: Station) -> None:
    booking = await a.booking()
    feed, _ = await feeds.create(label="Desk")

    written = await feeds.read(feed.id)

    (event,) = cast("Any", Calendar.from_ical(written)).walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "America/Los_Angeles"
    assert event["dtstart"].dt == booking.starts_at.replace(microsecond=0)
    assert b"BEGIN:VTIMEZONE" in written
    assert b"RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in written
    assert b"RDATE" not in written
    assert b"X-PUBLISHED-TTL:PT1H" in written


async def test_it_identifies_nobody(a: Builder, riverside: Station) -> None:
    await a.booking(customer="Zebedee Quillfeather", email="zebedee@example.com")
    feed, _ = await feeds.create(label="Desk")

    written = (await feeds.read(feed.id)).decode()

    assert "Zebedee" in written
    for secret in ("Quillfeather", "zebedee@example.com", "$"):
        assert secret not in written


async def test_a_chefs_feed_has_the_parties_that_the_chef_cooks_at(a: Builder, riverside: Station) -> None:
    chef = await a.chef("Kenji Mori")
    theirs, others = await a.booking(), await a.booking()
    await assign(chef.id, theirs)
    feed, _ = await feeds.create(label="Kenji’s phone", chef_id=chef.id)

    assert list(entries(await feeds.read(feed.id))) == [f"{theirs.id}@myhibachi"]

    await ChefAssignment.update({ChefAssignment.released_at: clock.now()}).where(ChefAssignment.chef == chef.id)
    await assign(chef.id, others)
    assert list(entries(await feeds.read(feed.id))) == [f"{others.id}@myhibachi"]


async def test_a_revoked_feed_is_read_by_nobody(riverside: Station) -> None:
    feed, token = await feeds.create(label="Desk")

    await feeds.revoke(feed.id)
    await feeds.revoke(feed.id)

    assert await feeds.feed_of(token) is None
    with pytest.raises(RowMissing):
        await feeds.read(feed.id)
    names = await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == feed.id)
    assert sorted(row["name"] for row in names) == ["bookings.feed.opened", "bookings.feed.revoked"]


async def opened(stage: Stage, visitor: Visitor) -> str:
    """Open a feed by its form, and return the path that was shown."""
    answer = await visitor.submits("/riverside/feeds", label="Front desk", of=f"station:{stage.riverside.id}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/riverside/feeds")
    page = (await visitor.get("/riverside/feeds")).text
    return "/feeds/" + page.partition(".ics")[0].rpartition("/")[2] + ".ics"


async def test_a_program_reads_it_until_it_is_revoked(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await a.booking()
    path = await opened(stage, visitor)

    first = await visitor.get(path)
    again = await visitor.get(path, headers={"if-none-match": first.headers["etag"]})

    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert str(booking.id) in first.text
    assert (again.status_code, again.content) == (304, b"")
    page = (await visitor.get("/riverside/feeds")).text
    assert path not in page, "it is shown once"
    assert "Not yet" not in page
    with scoped(stage.scope):
        feed = await CalendarFeed.objects().first()
    assert feed is not None
    await visitor.submits(f"/riverside/feeds/{feed.id}/end", page="/riverside/feeds")
    assert (await visitor.get(path)).status_code == 404
    assert "No feed yet" in (await visitor.get("/riverside/feeds")).text


@pytest.mark.parametrize("name", ["x", "x.ics", ".ics", "a" * 400 + ".ics"])
async def test_a_made_up_address_reads_nothing(stage: Stage, visitor: Visitor, name: str) -> None:
    assert (await visitor.get(f"/feeds/{name}")).status_code == 404


async def test_a_feed_of_another_station_is_not_opened(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    for of in ("", "chef:x", f"station:{stage.hilltop.id}"):
        answer = await visitor.submits("/riverside/feeds", label="Desk", of=of)
        assert answer.status_code == 422, of

    with scoped(stage.scope):
        assert await CalendarFeed.count() == 0
