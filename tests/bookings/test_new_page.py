"""A booking by phone: looked up while it is typed, booked once, and nobody merged silently."""

from datetime import timedelta

import pytest

from portal import clock
from portal.demo import Stage
from tables.bookings import Booking, BookingSource, CateringBooking
from tables.customers import Customer
from tables.scope import scoped
from tests.bookings.new_page import NEW, books, in_days, looks, sam, typed
from tests.cast import Builder
from tests.web.visitor import Visitor

__all__ = ["sam"]


async def test_the_price_and_the_times_stand_there_while_it_is_typed(a: Builder, sam: Visitor) -> None:
    nothing = await looks(sam, name="A")
    guests = await looks(sam, adults="15")
    whole = await looks(sam, **typed(a, adults="15"))

    assert "Enter the number of guests" in nothing
    assert "$825.00" in guests
    assert "Enter the day" in guests
    assert "6:00 PM" in whole
    assert "Sacramento, CA" in whole
    assert whole.strip().startswith('<aside class="card phone-price"')


async def test_who_may_be_calling_is_suggested_and_never_decided(a: Builder, sam: Visitor) -> None:
    known = await a.customer("Dana Ortiz", email="dana@example.com", phone="916 555 0173")
    await a.booking(customer=known)

    by_mail = await looks(sam, name="D", email="dana@example.com")
    by_phone = await looks(sam, phone="(916) 555-0173")
    by_name = await looks(sam, name="Dana Ortis")
    begun = await looks(sam, name="Dan")
    nobody = await looks(sam, name="Quentin Zed")

    assert "This is Dana Ortiz" in by_mail
    assert "the same e-mail address, 1 party" in by_mail
    assert "the same phone number" in by_phone
    assert "a similar name" in by_name
    assert "Dana Ortiz" in begun
    assert f'value="{known.id}" checked' not in by_mail
    assert 'name="customer"' not in nobody


async def test_it_is_booked_and_leads_to_its_page(a: Builder, stage: Stage, sam: Visitor) -> None:
    answer = await books(sam, **typed(a, allergies="Nuts", extra_minutes="1440"))

    with scoped(stage.scope):
        booking = await Booking.objects().first()
        catering = await CateringBooking.objects().first()
    assert booking is not None
    assert catering is not None
    assert answer.headers["location"] == f"/riverside/bookings/{booking.id}?booked"
    assert (booking.source, booking.guests, booking.state) == (BookingSource.STAFF, 12, "pending_deposit")
    assert (booking.city, catering.allergies, catering.address) == ("Sacramento", "Nuts", "12 Elm St")
    assert booking.hold_until_at is not None
    assert booking.hold_until_at - clock.now() > timedelta(hours=29)
    page = (await sam.get(answer.headers["location"])).text
    assert f"Booked as {booking.reference}." in page


async def test_a_customer_who_was_chosen_keeps_their_name_and_address(a: Builder, stage: Stage, sam: Visitor) -> None:
    known = await a.customer("Dana Ortiz", email="dana@example.com")

    await books(sam, **typed(a, name="dan", email="", customer=str(known.id)))

    with scoped(stage.scope):
        booking = await Booking.objects().first()
        assert booking is not None
        assert (booking.customer, booking.customer_name) == (known.id, "Dana Ortiz")
        assert await Customer.count() == 1


async def test_a_name_alone_makes_another_customer(a: Builder, stage: Stage, sam: Visitor) -> None:
    known = await a.customer("Ana Pires", email="other@example.com")

    await books(sam, **typed(a))

    with scoped(stage.scope):
        booking = await Booking.objects().first()
        assert booking is not None
        assert booking.customer != known.id


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_at": ""}, "Pick a start time."),
        ({"adults": "0"}, "Tell us how many adults and children are coming."),
        ({"name": ""}, "Type the caller’s name."),
        ({"email": ""}, "Type an e-mail address or a phone number, or say below that there is none."),
        ({"day": "9999-12-31"}, "Check the year: that date is too far away."),
        ({"email": "ana@"}, "That’s not an e-mail address."),
        ({"day": "soon"}, "Type a date"),
    ],
)
async def test_what_is_wrong_stands_there_with_what_was_typed(
    a: Builder, sam: Visitor, wrong: dict[str, str], sentence: str
) -> None:
    answer = await books(sam, **typed(a, **wrong))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="12 Elm St"' in answer.text


async def test_a_time_that_is_taken_names_the_nearest(a: Builder, sam: Visitor) -> None:
    await a.book(name="Faster Fay")

    answer = await books(sam, **typed(a))

    assert answer.status_code == 422
    assert "This time is no longer free." in answer.text
    assert "Nearest:" in answer.text


async def test_staff_may_book_at_short_notice_and_at_any_time(a: Builder, stage: Stage, sam: Visitor) -> None:
    tomorrow = typed(a, day=in_days(1).isoformat(), starts_at=a.opening_at(days=1, hour=18).isoformat())
    between = typed(a, starts_at="", other_time="16:40", email="two@example.com", name="Two Tia")

    assert (await books(sam, **tomorrow)).status_code == 303
    assert (await books(sam, **between)).status_code == 303


async def test_without_scripts_the_times_are_shown_by_a_button(a: Builder, sam: Visitor) -> None:
    page = await sam.submits(f"{NEW}/look", page=NEW, **typed(a))

    assert page.status_code == 200
    assert "<!doctype html>" in page.text
    assert 'value="Ana Pires"' in page.text


async def test_all_stations_ask_for_one(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    assert "Which station?" in (await visitor.get("/all/bookings/new")).text
