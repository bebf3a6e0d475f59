"""Opening a business, and a station of it."""

from uuid import UUID

import pytest

from portal.domain import catalog, stations
from portal.domain.catalog import NewStation, OutOfBounds
from portal.domain.contact import NotAnAddress
from portal.domain.stations import BusinessUnusable, NewBusiness, SlugUnusable
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, Scope, ScopeViolation, scoped
from tables.stations import Business, Station

pytestmark = pytest.mark.usefixtures("database")


async def opened(name: str = "Ember & Oak", **facts: str) -> Business:
    with scoped(ALL_STATIONS):
        return await stations.open_business(NewBusiness(**{"name": name, "reference_prefix": "EO"} | facts))


async def station_of(business: UUID, **facts: str) -> Station:
    with scoped(Scope(business, frozenset())):
        return await catalog.open_station(NewStation(**{"name": "Río Verde", "postal_code": "85263"} | facts))


async def test_a_business_has_a_name_and_an_address_made_from_it() -> None:
    business = await opened(reference_prefix="eo")

    assert (business.name, business.slug, business.reference_prefix) == ("Ember & Oak", "ember-oak", "EO")
    with scoped(ALL_STATIONS):
        event = await DomainEvent.objects().where(DomainEvent.stream_id == business.id).first()
    assert event is not None
    assert (event.name, event.business) == ("stations.business.opened", business.id)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "  "}, "name"),
        ({"reference_prefix": "M"}, "reference_prefix"),
        ({"reference_prefix": "M1"}, "reference_prefix"),
        ({"slug": "Ember Oak"}, "slug"),
        ({"slug": "admin"}, "slug"),
        ({"slug": "pictures"}, "slug"),
    ],
)
async def test_what_cannot_be_said_of_a_business_is_refused_at_its_field(facts: dict[str, str], field: str) -> None:
    with pytest.raises((BusinessUnusable, SlugUnusable)) as refused:
        await opened(**facts)

    assert refused.value.field == field


async def test_two_businesses_never_share_an_address() -> None:
    await opened()

    with pytest.raises(SlugUnusable, match=r"Another business has the address “ember-oak”."):
        await opened("Ember Oak")


async def test_nobody_opens_a_business_from_inside_of_another() -> None:
    business = await opened()

    with scoped(Scope(business.id, frozenset())), pytest.raises(ScopeViolation):
        await stations.open_business(NewBusiness(name="Twin", reference_prefix="TW"))


async def test_a_station_keeps_the_time_of_its_zip() -> None:
    business = await opened()

    station = await station_of(business.id)

    assert (station.slug, station.time_zone, station.business) == ("rio-verde", "America/Phoenix", business.id)
    with scoped(Scope(business.id, frozenset({station.id}))):
        assert await catalog.menu() == []  # what it sells is somebody's next decision


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"postal_code": "00000"}, "postal_code"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"slug": "all"}, "slug"),
        ({"phone": "call us"}, "phone"),
    ],
)
async def test_what_cannot_be_said_of_a_station_is_refused_at_its_field(facts: dict[str, str], field: str) -> None:
    business = await opened()

    with pytest.raises((OutOfBounds, SlugUnusable, NotAnAddress)) as refused:
        await station_of(business.id, **facts)

    assert refused.value.field == field


async def test_no_two_stations_share_an_address_whosever_they_are() -> None:
    await station_of((await opened()).id)

    with pytest.raises(SlugUnusable, match=r"Another station has the address “rio-verde”."):
        await station_of((await opened("Other")).id)
