"""Whoever has no log-in types what no form offers: it is refused in a customer's words, and never breaks anything."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.bookings.customers import PLACE, YOU, in_days, open_stations
from tests.bookings.customers import Customer as Person
from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor

NUL = "a\x00b"
STAFF_WORDS = ("station you don’t work for", "guess their way in", "everything waiting for you", "Your role")


@pytest.fixture
async def person(a: Builder, stage: "Stage", visitor: "Visitor") -> Person:
    await open_stations(a, stage)
    return Person(visitor)


@pytest.fixture
async def link(a: Builder, visitor: "Visitor") -> str:
    from portal.domain import notifications

    await a.chef()
    return notifications.page_of(await a.book())


@pytest.mark.parametrize(
    "asked",
    [
        {"zip": NUL},
        {"zip": "٩٥٨١٤"},
        {"zip": "9" * 5000},
        {"guests": "1000000000"},
        {"guests": "١٢"},
        {"date": "9999-12-31", "zip": "95814"},
        {"date": "0001-01-01", "zip": "95814"},
        {"month": "9999-12"},
        {"month": "0001-01"},
        {"came": NUL, "zip": "95814"},
        {"came": "/evil.example", "zip": "95814"},
        {"from": NUL},
        {"from": "x" * 5000},
    ],
)
async def test_the_first_page_answers_whatever_its_address_says(person: Person, asked: dict[str, str]) -> None:
    answer = await person.visitor.get("/riverside/book", params=asked)

    assert answer.status_code in {200, 303, 422}
    assert "//evil.example" not in answer.text


@pytest.mark.parametrize(
    "typed",
    [
        {"qr": NUL},
        {"qr": "Z\x00Z"},
        {"starts_at": "9999-12-31T23:59:59+00:00"},
        {"starts_at": "0001-01-01T00:00:00+14:00"},
        {"starts_at": NUL},
        {"date": "9999-12-31"},
    ],
)
async def test_a_booking_begins_with_nothing_impossible(person: Person, typed: dict[str, str]) -> None:
    day = in_days(20)
    at = (await person.times(day))[0].isoformat()

    answer = await person.sends("/riverside/book", **({"zip": "95814", "guests": "10", "starts_at": at} | typed))

    assert answer.status_code in {303, 422}


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("guests", {"adults": "1000000000"}),
        ("guests", {"adults": "1e9"}),
        ("guests", {"adults": "10", "add": f"{NUL}:٣"}),
        ("place", PLACE | {"city": NUL}),
        ("place", PLACE | {"address": NUL, "wishes": "x" * 3000}),
        ("you", YOU | {"name": NUL, "email": NUL}),
        ("you", YOU | {"phone": "٩" * 40, "gratuity_percent": "٢"}),
        ("you", YOU | {"code": NUL}),
        ("you", YOU | {"email": "a@b.example\r\nBcc: all@evil.example"}),
        ("date", {"zip": NUL, "starts_at": NUL}),
        ("date?month=9999-12&date=9999-12-31", {"zip": "95814", "date": "9999-12-31"}),
    ],
)
async def test_no_step_breaks(person: Person, page: str, typed: dict[str, str]) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)

    answer = await person.sends(f"{draft}/{page}", **typed)

    assert answer.status_code in {303, 422, 200}


async def test_a_city_without_letters_that_no_database_takes_is_booked(person: Person) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    await person.sends(f"{draft}/place", **(PLACE | {"city": "Sacra\x00mento"}))

    answer = await person.sends(f"{draft}/you", **YOU)

    assert answer.headers.get("location", "").startswith("/b/")


@pytest.mark.parametrize("page", ["ask", "wait"])
@pytest.mark.parametrize(
    "typed",
    [
        {"date": "9999-12-31"},
        {"zip": NUL},
        {"zip": "x" * 10},
        {"guests": "1000000000"},
        {"name": NUL, "words": NUL, "qr": NUL},
    ],
)
async def test_a_word_to_us_is_kept_or_refused(person: Person, page: str, typed: dict[str, str]) -> None:
    usual = {"name": "Ngozi", "email": "n@example.com", "zip": "99501", "guests": "10", "date": str(in_days(20))}

    answer = await person.visitor.submits(
        f"/riverside/book/{page}", page=f"/riverside/book/{page}?date={in_days(20)}", **(usual | typed)
    )

    assert answer.status_code in {303, 422}


async def test_nobody_waits_for_a_date_that_nobody_means(person: Person, stage: "Stage") -> None:
    from tables.scope import scoped
    from tables.waitlist import WaitingListEntry

    page = f"/riverside/book/wait?date={in_days(20)}"
    await person.visitor.submits(
        "/riverside/book/wait", page=page, name="Ngozi", email="n@example.com", guests="10", date="9999-12-31"
    )

    with scoped(stage.scope):
        assert not await WaitingListEntry.exists()


async def test_a_caller_s_impossible_zip_is_refused(person: Person, stage: "Stage") -> None:
    await person.visitor.logs_in(stage.users["maya"].id)

    answer = await person.visitor.submits(
        "/riverside/bookings",
        page="/riverside/bookings/new",
        name="Ngozi",
        email="n@example.com",
        adults="10",
        postal_code="9" * 200,
        day=str(in_days(20)),
        other_time="18:00",
    )

    assert answer.status_code == 422


async def test_a_word_to_us_survives_a_draft_that_was_forgotten(person: Person, stage: "Stage") -> None:
    from portal.domain import qr
    from portal.domain.qr import LinkKind

    gone = qr.sign(LinkKind.DRAFT, uuid4())
    shown = await person.visitor.get(f"/riverside/book/ask?draft={gone}")
    answer = await person.sends(
        "/riverside/book/ask", name="Ngozi", email="n@example.com", zip="99501", guests="10", draft=gone
    )

    assert (shown.status_code, answer.status_code) == (200, 303)


@pytest.mark.parametrize(
    "typed",
    [
        {"city": "x" * 500},
        {"city": NUL},
        {"postal_code": "9" * 200},
        {"postal_code": "٩٥٨١٤"},
        {"adults": "999", "children": "999", "toddlers": "999"},
        {"revision": "9" * 40},
        {"seen_cents": "9" * 40},
    ],
)
async def test_a_change_of_ones_own_is_priced_or_refused(link: str, visitor: "Visitor", typed: dict[str, str]) -> None:
    usual = {"adults": "12", "address": "12 Elm St", "city": "Sacramento", "postal_code": "95814", "revision": "1"}
    first = await visitor.submits(f"{link}/change", **(usual | typed))
    seen = re.search(r'name="seen_cents" value="(\d+)"', first.text)
    answer = await visitor.submits(
        f"{link}/change", **({"seen_cents": seen[1] if seen else ""} | usual | typed), go="yes"
    )

    assert (first.status_code, answer.status_code) < (500, 500)
    assert answer.status_code in {200, 303, 422}


@pytest.mark.parametrize("asked", ["month=9999-12", "month=0001-01", "date=9999-12-31", "date=0001-01-01"])
async def test_another_date_is_looked_at_however_far(link: str, visitor: "Visitor", asked: str) -> None:
    assert (await visitor.get(f"{link}/date?{asked}")).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        {"amount_cents": "999999999"},
        {"sent_at": "0001-01-01T00:00"},
        {"sent_at": "9999-12-31T23:59"},
        {"payer_name": NUL},
        {"method": NUL},
    ],
)
async def test_a_declaration_is_kept_or_refused(link: str, visitor: "Visitor", typed: dict[str, str]) -> None:
    usual = {"method": "zelle", "payer_name": "Dana", "amount_cents": "10", "sent_at": "2026-06-01T10:00"}

    answer = await visitor.submits(f"{link}/declaration", **(usual | typed))
    again = await visitor.get(link)

    assert answer.status_code in {303, 422}
    assert again.status_code == 200


async def test_a_file_in_the_place_of_words_is_refused(person: Person) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    hidden = await person.visitor.hidden_fields(f"{draft}/you")
    files = dict.fromkeys(("email", "phone", "name"), ("x.txt", b"x"))
    answer = await person.visitor.post(f"{draft}/you", data=hidden | {"accepted": "on", "go": "book"}, files=files)

    assert answer.status_code == 422


async def test_a_draft_opens_no_booking_whose_link_was_renewed(person: Person, stage: "Stage") -> None:
    from portal.domain import bookings
    from tables.bookings import Booking
    from tables.scope import scoped

    draft = await person.starts(in_days(20))
    first = await person.books(draft)
    assert first.headers["location"].startswith("/b/")
    with scoped(stage.scope_of(stage.riverside)):
        (booking,) = await Booking.objects()
        await bookings.renew_link(booking.id)

    for page in ("", "/you", "/guests", "/taken"):
        answer = await person.visitor.get(f"{draft}{page}")
        assert answer.status_code == 404, page
        assert "/b/" not in answer.headers.get("location", "")


@pytest.mark.parametrize(
    "address",
    ["/b/{token}/receipts/019aaaaa-0000-7000-8000-000000000000", "/b/nothing/change", "/nowhere/book", "/c/x"],
)
async def test_customers_are_told_in_their_words(link: str, visitor: "Visitor", address: str) -> None:
    answer = await visitor.get(address.replace("/b/{token}", link))

    assert answer.status_code == 404
    assert not [words for words in STAFF_WORDS if words in answer.text]


async def test_a_page_of_a_station_says_so_under_its_name(link: str, visitor: "Visitor") -> None:
    answer = await visitor.get(f"{link}/receipts/019aaaaa-0000-7000-8000-000000000000")

    assert "Riverside" in answer.text
    assert answer.headers["x-request-id"] in answer.text


async def test_too_many_is_said_kindly_with_what_to_do(link: str, visitor: "Visitor") -> None:
    from tests.web.visitor import HTMX

    for _ in range(400):
        answer = await visitor.submits(f"{link}/messages", page=link, words="")
        if answer.status_code == 429:
            break
    plain = answer
    part = await visitor.submits(f"{link}/messages", page=link, words="x", headers=HTMX)

    assert plain.status_code == part.status_code == 429
    assert "Riverside" in plain.text
    assert not [words for words in STAFF_WORDS if words in plain.text]
    assert "tell us this number" not in part.text


async def test_a_lost_cookie_is_no_missing_role(link: str, visitor: "Visitor") -> None:
    answer = await visitor.post(f"{link}/messages", data={"words": "Hello"})

    assert answer.status_code == 403
    assert not [words for words in STAFF_WORDS if words in answer.text]


async def test_too_many_scans_are_said_to_be_that(visitor: "Visitor", stage: "Stage") -> None:
    for _ in range(70):
        answer = await visitor.get("/q/ABCDEFG")
    assert answer.status_code == 429
    assert not [words for words in STAFF_WORDS if words in answer.text]


@pytest.mark.parametrize(
    "address", ["/riverside%00/book", "/q/%00", "/b/%00", "/feeds/%00.ics", "/riverside/book/%00", "/brand/%00.css"]
)
async def test_what_no_address_holds_leads_nowhere(visitor: "Visitor", stage: "Stage", address: str) -> None:
    assert (await visitor.get(address)).status_code == 404
