"""A customer's own page behind its signed link: what is due, how to pay it, what was paid, and a line to us."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tables.bookings import Booking
    from tests.web.visitor import Visitor

RECEIPT: Final = re.compile(r"/b/[\w-]+/receipts/[\w-]+")


def link(booking: "Booking", version: int = 1) -> str:
    from portal.domain import qr
    from portal.domain.qr import LinkKind

    return f"/b/{qr.sign(LinkKind.BOOKING, booking.id, version)}"


@pytest.fixture
async def booked(a: Builder) -> "Booking":
    """Let Dana book a party of twelve, three weeks ahead."""
    await a.chef()
    return await a.book(allergies="Shellfish <2 guests>")


async def pay(a: Builder, booking: "Booking", amount: str, stage: "Stage") -> None:
    from portal.domain import matching
    from tables.scope import scoped

    waiting = await a.notification("Dana Ortiz", amount, booking.reference)
    with scoped(stage.scope_of(stage.riverside)):
        await matching.confirm(
            waiting.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=waiting.revision
        )


async def test_it_says_what_is_due_and_how_to_send_it(booked: "Booking", visitor: "Visitor") -> None:
    page = await visitor.get(link(booked))

    assert page.status_code == 200
    for words in ("One step left, Dana", "$100.00", "pay-riverside@demo.example.com", booked.reference, "12 Elm St"):
        assert words in page.text
    assert "Shellfish &lt;2 guests&gt;" in page.text


async def test_it_is_kept_out_of_search_engines_caches_and_other_sites_logs(
    booked: "Booking", visitor: "Visitor"
) -> None:
    page = await visitor.get(link(booked))

    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert 'content="noindex' in page.text


async def test_every_line_of_the_price_is_there_and_they_sum_to_the_total(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import bookings
    from portal.web.filters import money
    from tables.bookings import CateringBooking
    from tables.scope import scoped

    page = await visitor.get(link(booked))

    with scoped(stage.scope_of(stage.riverside)):
        lines = bookings.lines_of(await CateringBooking.objects().where(CateringBooking.booking == booked.id).first())
    assert sum(line.amount_cents for line in lines) == booked.total_cents
    for line in lines:
        assert money(line.amount_cents) in page.text


async def test_venmo_opens_filled_in_where_the_station_has_it(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from tables.scope import Scope, scoped
    from tables.stations import Station

    with scoped(Scope(stage.business.id, frozenset())):
        await Station.update({Station.venmo_handle: "my-hibachi"}).where(Station.id == stage.riverside.id)

    page = await visitor.get(link(booked), params={"pay": "venmo"})

    address = f"https://venmo.com/my-hibachi?txn=pay&amp;amount=100.00&amp;note={booked.reference}"
    assert address in page.text


@pytest.mark.parametrize("token", ["x" * 43, "garbled", "A" * 43, "%2e%2e"])
async def test_a_garbled_link_says_what_to_do(stage: "Stage", visitor: "Visitor", token: str) -> None:
    page = await visitor.get(f"/b/{token}")

    assert page.status_code == 404
    assert "This link leads nowhere" in page.text
    assert "Open the newest mail" in page.text


async def test_a_renewed_link_ends_the_old_one(booked: "Booking", stage: "Stage", visitor: "Visitor") -> None:
    from portal.domain import bookings
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.renew_link(booked.id)

    assert (await visitor.get(link(booked))).status_code == 404
    assert (await visitor.get(link(booked, version=2))).status_code == 200


async def test_i_have_sent_it_is_noted_and_shown(booked: "Booking", stage: "Stage", visitor: "Visitor") -> None:
    from tables.matching import PaymentDeclaration
    from tables.scope import scoped

    answer = await visitor.submits(
        f"{link(booked)}/declaration",
        method="zelle",
        payer_name="Rosa Ortiz",
        amount_cents="100.00",
        sent_at="2026-01-02T09:30",
    )

    assert answer.status_code == 303
    assert answer.headers["location"] == link(booked)
    with scoped(stage.scope_of(stage.riverside)):
        [row] = await PaymentDeclaration.select(PaymentDeclaration.payer_name, PaymentDeclaration.noted_by)
    assert row == {"payer_name": "Rosa Ortiz", "noted_by": None}


async def test_what_was_sent_just_now_is_looked_out_for(booked: "Booking", visitor: "Visitor") -> None:
    from zoneinfo import ZoneInfo

    from portal import clock

    now = clock.now().astimezone(ZoneInfo("America/Los_Angeles"))
    await visitor.submits(
        f"{link(booked)}/declaration",
        method="zelle",
        payer_name="Rosa Ortiz",
        amount_cents="100",
        sent_at=f"{now:%Y-%m-%dT%H:%M}",
    )

    page = await visitor.get(link(booked))

    assert "We look out for your $100.00." in page.text
    assert "Rosa Ortiz" in page.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount_cents": "0"}, "Type the amount"),
        ({"payer_name": " "}, "Please fill this in"),
        ({"sent_at": "2099-01-01T10:00"}, "That time lies ahead"),
        ({"sent_at": "yesterday"}, "Type when it was sent"),
        ({"method": "gold"}, "Choose how it was sent"),
    ],
)
async def test_a_declaration_that_makes_no_sense_keeps_what_was_typed(
    booked: "Booking", visitor: "Visitor", wrong: dict[str, str], said: str
) -> None:
    typed = {"method": "zelle", "payer_name": "Rosa Q.", "amount_cents": "77.00", "sent_at": "2026-01-02T09:30"}

    answer = await visitor.submits(f"{link(booked)}/declaration", **(typed | wrong))

    assert answer.status_code == 422
    assert said in answer.text
    kept = next(value for key, value in typed.items() if key not in wrong and key != "method")
    assert kept in answer.text


async def test_the_deposit_appears_and_its_receipt_can_be_printed(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    await pay(a, booked, "100.00", stage)

    page = await visitor.get(link(booked))
    found = RECEIPT.search(page.text)
    assert found
    receipt = await visitor.get(found[0])

    assert "It’s a date, Dana" in page.text
    assert "Balance due" in page.text
    assert receipt.status_code == 200
    assert "$100.00" in receipt.text
    assert booked.reference in receipt.text


async def test_a_receipt_of_another_booking_is_not_shown(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import matching, payments
    from tables.scope import scoped

    other = await a.booking(customer="Zebedee Quillfeather", email="z@example.com")
    waiting = await a.notification("Zebedee Quillfeather", "100.00", other.reference)
    with scoped(stage.scope_of(stage.riverside)):
        await matching.confirm(
            waiting.id, booking_id=other.id, user_id=stage.users["maya"].id, revision=waiting.revision
        )
        [entry] = await payments.of_booking(other.id)

    answer = await visitor.get(f"{link(booked)}/receipts/{entry.id}")

    assert answer.status_code == 404
    assert "Quillfeather" not in answer.text


async def test_only_the_half_that_waits_for_money_is_fetched_again(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from tests.web.visitor import HTMX

    part = await visitor.get(link(booked), headers=HTMX)
    await pay(a, booked, "100.00", stage)
    paid = await visitor.get(link(booked), headers=HTMX)

    assert part.text.lstrip().startswith('<div class="book" id="now" hx-get=')
    assert "every 15s" in part.text
    assert "hx-trigger" not in paid.text


async def test_a_message_reaches_us_and_stays_on_the_page(booked: "Booking", visitor: "Visitor") -> None:
    answer = await visitor.submits(f"{link(booked)}/messages", page=link(booked), words="Is there <b>shade</b>?")
    page = await visitor.get(link(booked))

    assert answer.status_code == 303
    assert "Is there &lt;b&gt;shade&lt;/b&gt;?" in page.text


async def test_an_empty_message_is_refused_beside_its_field(booked: "Booking", visitor: "Visitor") -> None:
    answer = await visitor.submits(f"{link(booked)}/messages", page=link(booked), words="  ")

    assert answer.status_code == 422
    assert "Write a few words" in answer.text


async def test_the_party_goes_into_the_calendar(booked: "Booking", visitor: "Visitor") -> None:
    from icalendar import Calendar

    answer = await visitor.get(f"{link(booked)}/party.ics")

    [event] = Calendar.from_ical(answer.text).walk("VEVENT")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert event.decoded("dtstart") == booked.starts_at
    assert event.decoded("dtend") == booked.ends_at
    assert "12 Elm St" in str(event["location"])
    assert link(booked) in str(event["url"])


@pytest.mark.parametrize(
    ("state", "words"),
    [("cancelled", "This party is cancelled"), ("expired", "We could not hold it any longer")],
)
async def test_what_is_over_leads_to_a_new_date(
    booked: "Booking", stage: "Stage", visitor: "Visitor", state: str, words: str
) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking, BookingState
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.move(await Booking.one(booked.id, lock=True), BookingState(state))

    page = await visitor.get(link(booked))

    assert words in page.text
    assert 'href="/riverside/book"' in page.text
    assert "/change" not in page.text


async def test_a_booking_made_without_a_quote_has_a_page_too(a: Builder, visitor: "Visitor") -> None:
    booking = await a.booking()

    page = await visitor.get(link(booking))

    assert page.status_code == 200
    assert "$1,000.00" in page.text


async def test_the_time_that_is_left_is_said_without_scripts(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal import clock
    from tables.bookings import Booking
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        until: Any = clock.now() + timedelta(hours=2, minutes=14, seconds=30)
        await Booking.update({Booking.hold_until_at: until}).where(Booking.id == booked.id)

    page = await visitor.get(link(booked))

    assert "2 h 14 min left" in page.text
