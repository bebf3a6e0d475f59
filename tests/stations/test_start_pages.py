"""What somebody sees who opens the address of a business or a station."""

import pytest

from portal import clock
from tables.scope import ALL_STATIONS, Scope, scoped
from tables.stations import Business, Station
from tests.access.company import Company
from tests.cast import Builder
from tests.web.visitor import Visitor


@pytest.fixture
async def one_business(staff: Company) -> Company:
    """Leave one business in the installation: the usual case."""
    with scoped(ALL_STATIONS):
        other = await Business.objects().where(Business.id != staff.business).first()
    assert other is not None
    with scoped(Scope(other.id, frozenset())):
        await Station.update({Station.deleted_at: clock.now()}).where(Station.business == other.id)
    return staff


async def test_a_station_shows_whom_one_found_in_place_of_a_log_in(staff: Company, visitor: Visitor) -> None:
    page = await visitor.get("/riverside")

    assert page.status_code == 200
    assert "A hibachi chef at your home, in and around Riverside" in page.text
    assert 'action="/riverside/book"' in page.text
    assert 'href="tel:+19165550142"' in page.text
    assert 'href="/hilltop"' in page.text
    assert "Ember" not in page.text
    assert 'href="/login"' in page.text


async def test_a_shared_link_has_a_preview_of_whose_page_it_is(a: Builder, staff: Company, visitor: Visitor) -> None:
    await a.catalog()

    for address in ("/riverside", "/riverside/book", "/riverside/book/ask"):
        html = (await visitor.get(address)).text
        assert '<meta property="og:title" content="' in html, address
        assert "· MyHibachi" in html, address
        assert '<meta name="description" content="A hibachi chef at your home in and around Riverside' in html, address
        assert 'og:image" content="http' in html, address


async def test_the_business_asks_for_a_zip_and_leads_to_the_station_that_serves_it(
    a: Builder, one_business: Company, visitor: Visitor
) -> None:
    await a.catalog()

    start = await visitor.get("/")
    there = await visitor.get("/?zip=95616")

    assert "Where we cook" in start.text
    assert there.headers["location"] == "/riverside/book?zip=95616"


@pytest.mark.parametrize(
    ("typed", "said"), [("00000", "We don’t know this ZIP code."), ("10004", "Our chefs don’t travel to 10004 yet.")]
)
async def test_a_zip_that_nobody_serves_is_said_at_its_field(
    a: Builder, one_business: Company, visitor: Visitor, typed: str, said: str
) -> None:
    await a.catalog()

    page = await visitor.get(f"/?zip={typed}")

    assert page.status_code == 422
    assert said in page.text
    assert f'value="{typed}"' in page.text
    assert 'href="/riverside/book/ask"' in page.text or 'href="/hilltop/book/ask"' in page.text


async def test_several_businesses_are_told_apart(staff: Company, visitor: Visitor) -> None:
    page = (await visitor.get("/")).text

    assert page.index("Ember &amp; Oak") < page.index("MyHibachi")
    assert 'href="/harbor"' in page


async def test_staff_are_led_to_their_pages_and_others_see_what_customers_see(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    assert (await visitor.get("/riverside")).headers["location"] == "/riverside/today"
    assert "in and around Hilltop" in (await visitor.get("/hilltop")).text
    assert (await visitor.get("/nowhere")).status_code == 404


async def test_all_stations_are_for_staff_alone(staff: Company, visitor: Visitor) -> None:
    assert (await visitor.get("/all")).headers["location"] == "/login?next=%2Fall"


async def test_an_installation_without_a_business_leads_to_the_log_in(database: None, visitor: Visitor) -> None:
    assert (await visitor.get("/")).headers["location"].startswith("/login")
