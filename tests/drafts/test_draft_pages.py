"""The pages of a draft say what is meant: which field, which reason, which code; and keep what was typed so far."""

from html import unescape
from typing import Any

import pytest

from portal.demo import Stage
from portal.domain import quotes, schedule
from portal.domain.quotes import Guests
from tables.bookings import Booking
from tables.drafts import BookingDraft
from tables.scope import scoped
from tests.bookings.customers import PLACE, YOU, in_days, open_stations
from tests.bookings.customers import Customer as Person
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


@pytest.fixture
async def person(a: Builder, stage: Stage, visitor: Visitor) -> Person:
    await open_stations(a, stage, chefs=2)
    return Person(visitor)


async def item(person: Person, draft: str, name: str) -> str:
    """Return the field of a product."""
    page = (await person.visitor.get(f"{draft}/guests")).text
    return page.partition(f'aria-label="{name}"')[2].partition('<input type="number" name="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("name", "count", "sentence"),
    [
        ("Filet mignon", "-1", "It can’t be less than 0."),
        ("Filet mignon", "1000", "It can’t be more than 999."),
        ("Filet mignon", "11", "One per guest who eats: 10 at most."),
        ("Gyoza", "101", "That’s a lot for 10 guests. The most is 100; for more, call us."),
    ],
)
async def test_a_number_that_cannot_be_meant_says_of_which_product(
    person: Person, name: str, count: str, sentence: str
) -> None:
    draft = await person.starts(in_days(20))
    field = await item(person, draft, name)

    answer = await person.sends(f"{draft}/guests", **{"adults": "10", field: count, "go": "next"})

    page = unescape(answer.text)
    assert answer.status_code == 422
    assert f'<a href="#field-{field}">{name}</a>: {sentence}' in page
    assert f'id="field-{field}-error"' in page
    assert f'name="{field}" value="{count}"' in page


async def test_a_very_large_number_is_answered_on_its_page_until_somebody_goes_on(person: Person) -> None:
    draft = await person.starts(in_days(20))

    typed = await person.sends(f"{draft}/guests", adults="120", headers=HTMX)
    asked = await person.sends(f"{draft}/guests", adults="120", go="next")
    form = (await person.visitor.get(asked.headers["location"])).text

    assert typed.status_code == 200
    assert "hx-redirect" not in typed.headers
    assert "120 guests: that’s a feast!" in typed.text
    assert "/book/ask?draft=" in asked.headers["location"]
    assert f'href="{draft}/guests"' in form


async def test_more_guests_than_there_are_chefs_is_said_with_the_number_that_fits(person: Person) -> None:
    draft = await person.starts(in_days(20))
    other = await person.starts(in_days(20))
    await person.books(other)
    await person.sends(f"{draft}/guests", adults="45", go="next")

    page = unescape((await person.visitor.get(f"{draft}/taken")).text)

    assert "Too many guests for that time" in page
    assert "That time is still open for up to 30 guests." in page
    assert f'href="{draft}/guests"' in page
    assert "Somebody just beat you to it" not in page


async def test_a_day_that_was_blocked_is_not_called_somebody_elses(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    with scoped(stage.scope_of(stage.riverside)):
        await schedule.block(in_days(20), reason="Holiday")

    page = unescape((await person.visitor.get(f"{draft}/taken")).text)

    assert "That time is no longer available" in page
    assert "Somebody just beat you to it" not in page


@pytest.mark.parametrize(
    ("code", "adults", "sentence"),
    [
        ("GOLD", "20", "We don’t know the code GOLD, or it has run out."),
        ("welcome", "10", "WELCOME is for orders of more than $700.00: your food comes to $"),
        ("welcome", "20", "A welcome from us: 5% off the food with the code WELCOME"),
    ],
)
async def test_a_code_is_told_what_it_does(person: Person, code: str, adults: str, sentence: str) -> None:
    draft = await person.starts(in_days(20))
    await person.sends(f"{draft}/guests", adults=adults, go="next")
    await person.sends(f"{draft}/place", **PLACE)

    page = unescape((await person.sends(f"{draft}/you", **(YOU | {"go": "update", "code": code}))).text)

    assert sentence in page


async def test_codes_are_not_guessed_without_end(stage: Stage, a: Builder, redis_url: str) -> None:
    from tests.web.visitor import application  # noqa: PLC0415

    await open_stations(a, stage)
    async with application(PORTAL_CUSTOMER_POSTS_PER_HOUR="3") as app, Visitor(app) as visitor:
        person = Person(visitor)
        draft = await person.starts(in_days(20))
        await person.fills(draft)
        guesses = [await person.sends(f"{draft}/you", code=f"GUESS{number}") for number in range(4)]
        known = await person.sends(f"{draft}/you", code="WELCOME")

    assert [each.status_code for each in guesses] == [200, 200, 200, 429]
    assert known.status_code == 200


async def test_what_was_typed_so_far_is_kept_and_agrees_to_nothing(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.sends(f"{draft}/guests", adults="10", go="next")
    await person.sends(f"{draft}/place", address="9018 Lag", city="Sacramento")
    unfinished = (await person.visitor.get(f"{draft}/place")).text
    await person.sends(f"{draft}/place", **PLACE)

    await person.sends(f"{draft}/you", name="Ngozi", email="ngozi@", accepted="on")
    again = (await person.visitor.get(f"{draft}/you")).text

    assert 'value="9018 Lag"' in unfinished
    assert 'value="Ngozi"' in again
    assert 'value="ngozi@"' in again
    assert 'name="accepted" value="on" checked' not in again
    with scoped(stage.scope):
        assert not await Booking.exists()
        (row,) = await BookingDraft.objects()
    assert '"policy_version":null' in row.answers


async def test_an_address_with_a_slip_in_it_is_asked_about_and_blocks_nothing(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)

    asked = (await person.sends(f"{draft}/you", email="ngozi@gmial.com")).text
    taken = (await person.sends(f"{draft}/you", email="ngozi@gmial.com", meant="ngozi@gmail.com")).text
    booked = await person.sends(f"{draft}/you", **(YOU | {"email": "ngozi@gmial.com"}))

    assert 'name="meant" value="ngozi@gmail.com"' in asked
    assert 'value="ngozi@gmail.com"' in taken
    assert 'name="meant"' not in taken
    assert booked.headers["location"].startswith("/b/")


async def test_an_address_pasted_with_a_name_is_booked(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)

    booked = await person.sends(f"{draft}/you", **(YOU | {"email": "Ngozi <ngozi@example.com>\N{ZERO WIDTH SPACE}"}))

    assert booked.headers["location"].startswith("/b/")


def test_what_is_for_one_guest_each_follows_the_guests() -> None:
    rates: Any = bookings_rates()

    quotes.check_menu(rates, Guests(2, 1, 5), {rates.items[0].id: 3})
    with pytest.raises(quotes.TooMuch):
        quotes.check_menu(rates, Guests(2, 1, 5), {rates.items[0].id: 4})


def bookings_rates() -> Any:
    from uuid import uuid4  # noqa: PLC0415

    from portal.domain.catalog import PricedProduct, Rates  # noqa: PLC0415
    from tables.catalog import ProductKind  # noqa: PLC0415

    item = PricedProduct(id=uuid4(), kind=ProductKind.UPGRADE, guest_kind=None, name="Filet", amount_cents=500)
    return Rates(rules=None, items=(item,))  # type: ignore[arg-type]  # a menu is checked without rules
