"""A customer's own page behind its signed link: what is due, how to pay it, what was paid, and a line to us."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tables.bookings import Booking
    from tests.web.visitor import Visitor

from tests.bookings.own_page import link, pay, sent

WATCHED: Final = re.compile(r'hx-get="([^"]+)"')
DECLARED: Final = re.compile(r"/b/[\w-]+/declaration/[\w-]{36}")
RECEIPT: Final = re.compile(r"/b/[\w-]+/receipts/[\w-]+")


@pytest.fixture
async def booked(a: Builder) -> "Booking":
    """Let Dana book a party of twelve, three weeks ahead."""
    await a.chef()
    return await a.book(allergies="Shellfish <2 guests>")


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
    from portal.domain import quotes
    from portal.text import money
    from tables.bookings import CateringBooking
    from tables.scope import scoped

    page = await visitor.get(link(booked))

    with scoped(stage.scope_of(stage.riverside)):
        lines = quotes.lines_of(await CateringBooking.objects().where(CateringBooking.booking == booked.id).first())
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
    assert "This link doesn’t work" in page.text
    assert "Send me my link" in page.text


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
        sent_at=sent(),
    )

    assert answer.status_code == 303
    assert answer.headers["location"] == link(booked)
    with scoped(stage.scope_of(stage.riverside)):
        [row] = await PaymentDeclaration.select(PaymentDeclaration.payer_name, PaymentDeclaration.noted_by)
    assert row == {"payer_name": "Rosa Ortiz", "noted_by": None}


async def test_what_was_sent_just_now_is_looked_out_for(booked: "Booking", visitor: "Visitor") -> None:

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

    assert "We’re watching for your $100.00." in page.text
    assert "Rosa Ortiz" in page.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount_cents": "0"}, "Type the amount"),
        ({"payer_name": " "}, "Please fill this in"),
        ({"sent_at": "2099-01-01T10:00"}, "That time lies ahead"),
        ({"sent_at": "2020-01-01T10:00"}, "That was before you booked"),
        ({"sent_at": "yesterday"}, "Type when it was sent"),
        ({"method": "gold"}, "Choose how it was sent"),
    ],
)
async def test_a_declaration_that_makes_no_sense_keeps_what_was_typed(
    booked: "Booking", visitor: "Visitor", wrong: dict[str, str], said: str
) -> None:
    typed = {"method": "zelle", "payer_name": "Rosa Q.", "amount_cents": "77.00", "sent_at": sent()}

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


async def test_the_open_page_asks_for_itself_and_mostly_hears_that_nothing_is_new(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from tests.web.visitor import HTMX

    part = await visitor.get(link(booked), headers=HTMX)
    found = WATCHED.search(part.text)
    assert found
    quiet = await visitor.get(unescape(found[1]), headers=HTMX)
    await pay(a, booked, "100.00", stage)
    paid = await visitor.get(unescape(found[1]), headers=HTMX)

    assert part.text.lstrip().startswith('<div class="book-wide own" id="now" hx-get=')
    assert "every 15s" in part.text
    assert (quiet.status_code, quiet.text) == (204, "")
    assert "It’s a date, Dana" in paid.text
    assert WATCHED.search(paid.text), "the balance is still to come"


async def test_the_balance_shows_up_by_itself_too(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from tests.web.visitor import HTMX

    await pay(a, booked, "100.00", stage)
    part = await visitor.get(link(booked), headers=HTMX)
    found = WATCHED.search(part.text)
    assert found
    await pay(a, booked, f"{(booked.total_cents - 100_00) / 100:.2f}", stage)

    paid = await visitor.get(unescape(found[1]), headers=HTMX)

    assert "It’s paid in full." in paid.text
    assert not WATCHED.search(paid.text)


async def test_what_was_said_to_be_sent_is_corrected_or_taken_back(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from tables.matching import PaymentDeclaration
    from tables.scope import scoped

    said = {"method": "zelle", "payer_name": "Rosa Q.", "amount_cents": "1234.56", "sent_at": sent()}
    await visitor.submits(f"{link(booked)}/declaration", **said)
    found = DECLARED.search((await visitor.get(link(booked))).text)
    assert found

    shown = await visitor.get(found[0])
    await visitor.submits(found[0], **said | {"amount_cents": "123.45"})
    corrected = await visitor.get(link(booked))
    again = DECLARED.search(corrected.text)
    assert again
    await visitor.submits(f"{again[0]}/withdrawal", page=again[0])

    assert 'value="1234.56"' in shown.text
    assert "We’re watching for your $123.45." in corrected.text
    assert "We’re watching for" not in (await visitor.get(link(booked))).text
    with scoped(stage.scope_of(stage.riverside)):
        rows = await PaymentDeclaration.select(PaymentDeclaration.state)
    assert [row["state"] for row in rows] == ["withdrawn", "withdrawn"]


async def test_a_date_that_is_only_held_stands_so_in_their_calendar(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    held = await visitor.get(f"{link(booked)}/party.ics")
    await pay(a, booked, "100.00", stage)
    sure = await visitor.get(f"{link(booked)}/party.ics")

    assert held.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "STATUS:TENTATIVE" in held.text
    assert "STATUS:CONFIRMED" in sure.text


async def test_google_and_outlook_are_told_the_party_and_not_its_key(booked: "Booking", visitor: "Visitor") -> None:
    page = await visitor.get(link(booked))

    addresses = re.findall(r'href="(https://(?:calendar.google|outlook.live)[^"]+)"', page.text)
    assert len(addresses) == 2
    for address in map(unescape, addresses):
        assert booked.reference in address
        assert f"{booked.starts_at:%Y%m%d}" in address.replace("-", "")
        assert link(booked).removeprefix("/b/") not in address


async def test_it_asks_for_the_final_head_count_and_says_until_when(booked: "Booking", visitor: "Visitor") -> None:
    page = await visitor.get(link(booked))

    assert "Your final headcount" in page.text
    assert "12 guests so far. Change it" in page.text
    assert "That adds $50.00 once, however often you change." in page.text


async def test_a_party_that_nobody_marked_is_over_by_the_clock(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal import clock
    from tables.bookings import Booking
    from tables.scope import scoped

    await pay(a, booked, "100.00", stage)
    past = clock.now() - timedelta(hours=20)
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.starts_at: past, Booking.ends_at: past, Booking.event_date: past.date()}).where(
            Booking.id == booked.id
        )

    page = await visitor.get(link(booked))

    assert "Thank you for having us, Dana" in page.text
    assert "It’s a date" not in page.text
    assert "We’ll remind you" not in page.text


async def test_somebody_elses_declaration_is_not_there(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal import clock
    from portal.domain import matching
    from tables.scope import scoped

    other = await a.booking(customer="Zebedee Quillfeather", email="z@example.com")
    with scoped(stage.scope_of(stage.riverside)):
        theirs = await matching.declare(
            other.id, method="zelle", payer_name="Zebedee", amount_cents=10_00, sent_at=clock.now()
        )

    shown = await visitor.get(f"{link(booked)}/declaration/{theirs.id}")
    answer = await visitor.submits(f"{link(booked)}/declaration/{theirs.id}/withdrawal", page=link(booked))

    assert (shown.status_code, answer.status_code) == (404, 404)


async def test_only_ways_that_the_station_takes_are_offered(booked: "Booking", visitor: "Visitor") -> None:
    page = await visitor.get(f"{link(booked)}/declaration")
    answer = await visitor.submits(
        f"{link(booked)}/declaration", method="cashapp", payer_name="Rosa", amount_cents="100", sent_at=sent()
    )

    assert "Zelle" in page.text
    assert "Cash App" not in page.text
    assert "Choose how it was sent" in answer.text


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
    [("cancelled", "This party is canceled"), ("expired", "We couldn’t hold it any longer")],
)
async def test_what_is_over_leads_to_a_new_date(
    booked: "Booking", stage: "Stage", visitor: "Visitor", state: str, words: str
) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking, BookingState
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.transition(await Booking.one(booked.id, lock=True), BookingState(state))

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
