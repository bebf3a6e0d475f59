"""The first page of a booking: what each day costs, what is included, and what was typed stays beside what is wrong."""

import re
from html import unescape

import pytest

from portal.demo import Stage
from tests.bookings.customers import FAR_ZIP, PACIFIC, RIVERSIDE_ZIP, in_days, open_stations
from tests.bookings.customers import Customer as Person
from tests.cast import Builder
from tests.web.visitor import Visitor

BOOK = "/riverside/book"


@pytest.fixture
async def person(a: Builder, stage: Stage, visitor: Visitor) -> Person:
    await open_stations(a, stage)
    return Person(visitor)


async def test_each_day_of_the_month_says_what_the_party_costs_on_it(person: Person) -> None:
    day = in_days(20)
    page = (await person.visitor.get(f"{BOOK}?zip={RIVERSIDE_ZIP}&guests=20&date={day}")).text

    shown = re.search(rf"date={day}[^>]*>{day.day}<i></i><small>([^<]+)</small>", page)
    total = re.search(r"<summary><b>\$([\d,.]+)</b>", page)

    assert shown
    assert total
    assert shown[1] == f"${round(float(total[1].replace(',', ''))):,}"
    assert "Lowest price" in page


async def test_before_a_day_is_picked_the_price_is_the_lowest_of_the_month(person: Person) -> None:
    month = f"{in_days(45):%Y-%m}"
    page = (await person.visitor.get(f"{BOOK}?zip={RIVERSIDE_ZIP}&guests=20&month={month}")).text

    said = re.search(r"<summary><b>From \$([\d,.]+)</b>", page)
    prices = {int(price.replace(",", "")) for price in re.findall(r"<i></i><small>\$([\d,]+)</small>", page)}

    assert said
    assert len(prices) > 1
    assert round(float(said[1].replace(",", ""))) == min(prices)


async def test_a_full_day_has_no_price_and_no_way_on_but_the_list(person: Person) -> None:
    day = in_days(20)
    for number in range(4):
        if times := await person.times(day):
            hour = times[0].astimezone(PACIFIC).hour
            draft = await person.starts(day, hour=hour)
            await person.books(draft, email=f"guest{number}@example.com", phone=f"916 555 010{number}")

    page = (await person.visitor.get(f"{BOOK}?zip={RIVERSIDE_ZIP}&date={day}")).text

    assert "Tell me if it opens up" in page
    assert 'class="price-bar"' not in page
    assert not re.search(rf"date={day}[^>]*>{day.day}<i></i><small>", page)


async def test_what_is_included_and_what_to_have_ready_is_said_before_a_date_is_chosen(person: Person) -> None:
    page = unescape((await person.visitor.get(BOOK)).text)

    assert "What’s included" in page
    assert "What to have ready" in page
    assert "Plates, forks, napkins and cups" in page
    assert "The price you see is the price you pay." in page


@pytest.mark.parametrize("guests", ["0", "-1", "1.5", "ten", "1000"])
async def test_a_wrong_number_of_guests_takes_nothing_else_along(person: Person, guests: str) -> None:
    day = in_days(20)
    at = (await person.times(day))[0].isoformat()

    answer = await person.sends(BOOK, zip=RIVERSIDE_ZIP, guests=guests, date=str(day), starts_at=at, go="next")

    page = unescape(answer.text)
    assert answer.status_code == 422
    assert "One thing needs another look." in page
    assert f'name="zip" value="{RIVERSIDE_ZIP}"' in page
    assert f'name="guests" value="{guests}"' in page
    assert f'value="{at}" checked' in page


async def test_a_time_that_was_picked_stays_beside_a_zip_that_nobody_knows(person: Person) -> None:
    day = in_days(20)
    at = (await person.times(day))[0].isoformat()

    answer = await person.sends(BOOK, zip="00000", guests="10", date=str(day), starts_at=at, go="next")

    assert answer.status_code == 422
    assert f'value="{at}" checked' in unescape(answer.text)


async def test_nobody_comes_to_where_nobody_drives(person: Person) -> None:
    page = (await person.visitor.get(f"{BOOK}?zip={FAR_ZIP}&came=hilltop")).text

    assert "We don’t come to Anchorage yet" in page
    assert "comes to you" not in page
