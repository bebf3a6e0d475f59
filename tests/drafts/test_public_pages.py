"""A customer books by themselves, without JavaScript: page by page, kept by a link, never asked twice, booked once."""

from html import unescape
from typing import Any

import msgspec
import pytest

from portal.demo import Stage
from portal.domain import drafts
from portal.domain.quotes import Guests
from tables.bookings import Booking, CateringBooking
from tables.catalog import Price
from tables.customers import ConsentEntry, Customer
from tables.drafts import BookingDraft
from tables.leads import Lead
from tables.quotes import Quote
from tables.scope import scoped
from tests.bookings.customers import (
    FAR_ZIP,
    HILLTOP_ZIP,
    PLACE,
    RIVERSIDE_ZIP,
    YOU,
    in_days,
    open_stations,
)
from tests.bookings.customers import Customer as Person
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


@pytest.fixture
async def person(a: Builder, stage: Stage, visitor: Visitor) -> Person:
    await open_stations(a, stage)
    return Person(visitor)


async def rows(stage: Stage, table: Any) -> list[Any]:
    with scoped(stage.scope):
        found: list[Any] = await table.objects()
        return found


async def test_a_party_is_booked_page_by_page(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))

    answer = await person.sends(f"{draft}/guests", adults="9", children="3", toddlers="1", go="next")
    assert answer.headers["location"] == f"{draft}/place"
    answer = await person.sends(
        f"{draft}/place", **PLACE, gate_code="#4411", is_outdoors="on", allergies="Shellfish", wishes="A birthday"
    )
    assert answer.headers["location"] == f"{draft}/you"
    await person.sends(f"{draft}/you", **(YOU | {"go": "update", "gratuity_percent": "18"}))
    answer = await person.sends(f"{draft}/you", **YOU, wants_email="on", gratuity_percent="18")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/b/")
    (booking,) = await rows(stage, Booking)
    (catering,) = await rows(stage, CateringBooking)
    assert (booking.customer_name, booking.guests, booking.state) == ("Ngozi Okonkwo", 13, "pending_deposit")
    assert (catering.adults, catering.children, catering.toddlers) == (9, 3, 1)
    assert (catering.address, catering.gate_code, catering.allergies) == (
        "9018 Laguna Shores Dr",
        "#4411",
        "Shellfish",
    )
    assert catering.is_outdoors
    assert catering.policy_version == 1
    (consent,) = await rows(stage, ConsentEntry)
    assert (consent.channel, consent.page, consent.is_given) == ("email", "book", True)


async def test_the_booking_costs_what_the_last_page_said(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    page = (await person.visitor.get(f"{draft}/you")).text

    await person.sends(f"{draft}/you", **YOU)

    (booking,) = await rows(stage, Booking)
    assert f"${booking.total_cents / 100:,.2f} in all" in page
    assert "<dt>Adults<small>10 × $55.00</small></dt><dd>$550.00</dd>" in page


async def test_a_price_that_was_seen_holds_though_the_station_raises_it(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    before = (await person.visitor.get(f"{draft}/you")).text
    with scoped(stage.scope_of(stage.riverside)):
        for row in await Price.select(Price.product):
            await Price(product=row["product"], amount_cents=99_00).save()

    await person.sends(f"{draft}/you", **YOU)

    (booking,) = await rows(stage, Booking)
    assert f"${booking.total_cents / 100:,.2f} in all" in before


async def test_after_two_days_the_price_is_made_anew_and_that_is_said(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    with scoped(stage.scope_of(stage.riverside)):
        for row in await Price.select(Price.product):
            await Price(product=row["product"], amount_cents=99_00).save()
        kept = await BookingDraft.objects().first()
        assert kept is not None
        kept.expires_at = kept.created_at
        await kept.save([BookingDraft.expires_at])

    page = (await person.visitor.get(f"{draft}/you")).text

    assert "10 × $99.00" in page
    assert "Prices are updated." in page
    assert "9018 Laguna Shores Dr" in (await person.visitor.get(f"{draft}/place")).text


async def test_a_price_that_lapsed_while_the_page_was_open_is_shown_before_it_is_booked(
    person: Person, stage: Stage
) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    fields = await person.visitor.hidden_fields(f"{draft}/you") | YOU
    with scoped(stage.scope_of(stage.riverside)):
        for row in await Price.select(Price.product):
            await Price(product=row["product"], amount_cents=99_00).save()
        await BookingDraft.update({BookingDraft.expires_at: BookingDraft.created_at}, force=True)

    shown = await person.visitor.post(f"{draft}/you", data=fields)

    assert await rows(stage, Booking) == []
    assert (shown.status_code, "Prices are updated." in shown.text, YOU["email"] in shown.text) == (422, True, True)
    assert "in all, not $" in shown.text
    assert (await person.sends(f"{draft}/you", **YOU)).status_code == 303
    assert len(await rows(stage, Booking)) == 1


async def test_a_second_click_and_the_way_back_lead_to_the_same_booking(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    fields = await person.visitor.hidden_fields(f"{draft}/you") | YOU

    first = await person.visitor.post(f"{draft}/you", data=fields)
    second = await person.visitor.post(f"{draft}/you", data=fields)

    assert first.headers["location"] == second.headers["location"]
    for page in ("", "/date", "/guests", "/place", "/you", "/taken"):
        answer = await person.visitor.get(f"{draft}{page}")
        assert answer.headers["location"] == first.headers["location"], page
    assert len(await rows(stage, Booking)) == 1


async def test_a_link_leads_to_what_is_missing(person: Person) -> None:
    draft = await person.starts(in_days(20))

    async def leads_to() -> str:
        return str((await person.visitor.get(draft)).headers["location"])

    assert await leads_to() == f"{draft}/guests"
    assert (await person.visitor.get(f"{draft}/you")).headers["location"] == f"{draft}/guests"
    await person.sends(f"{draft}/guests", adults="12", go="next")
    assert await leads_to() == f"{draft}/place"
    await person.sends(f"{draft}/place", **PLACE)
    assert await leads_to() == f"{draft}/you"


async def test_what_was_typed_is_there_when_one_goes_back(person: Person) -> None:
    draft = await person.starts(in_days(20))
    await person.sends(f"{draft}/guests", adults="12", children="4", go="next")
    await person.sends(f"{draft}/place", **PLACE, allergies="Sesame")

    guests, place = [(await person.visitor.get(f"{draft}/{page}")).text for page in ("guests", "place")]

    assert 'name="adults" value="12"' in guests
    assert 'name="children" value="4"' in guests
    assert "Sesame" in place
    assert 'value="9018 Laguna Shores Dr"' in place


async def test_a_draft_says_nothing_about_anybody_outside_its_seal(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    await person.sends(f"{draft}/you", **(YOU | {"accepted": ""}))

    (row,) = await rows(stage, BookingDraft)

    assert "Laguna" in row.answers
    assert b"Laguna" not in BookingDraft.answers.seal(row.answers, row.id)
    assert "Laguna" not in row.rates
    assert "Ngozi" not in draft


@pytest.mark.parametrize(
    ("page", "wrong", "sentence"),
    [
        ("guests", {"adults": "0", "go": "next"}, "Tell us how many adults and children are coming."),
        ("guests", {"adults": "many", "go": "next"}, "Type a whole number, like 12."),
        ("place", {"address": "", "city": "Sacramento"}, "Please fill this in."),
        ("you", {"email": "ngozi@"}, "That’s not an e-mail address."),
        ("you", {"phone": "916"}, "This is not a phone number."),
        ("you", {"name": ""}, "Please fill this in."),
        ("you", {"accepted": ""}, "Please read the rules, and check the box."),
    ],
)
async def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    person: Person, page: str, wrong: dict[str, str], sentence: str
) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)

    answer = await person.sends(f"{draft}/{page}", **((YOU if page == "you" else {"go": "next"}) | wrong))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "What you typed is kept." in answer.text
    if page == "you" and "phone" not in wrong:
        assert 'value="916 555 0173"' in answer.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"zip": ""}, "Enter the ZIP code where the party is."),
        ({"zip": "00000"}, "We don’t know this ZIP code."),
        ({"zip": RIVERSIDE_ZIP, "guests": "lots"}, "Type a whole number, like 12."),
        ({"zip": RIVERSIDE_ZIP, "starts_at": ""}, "Choose a day, and then a time."),
        ({"zip": RIVERSIDE_ZIP, "starts_at": "2020-01-01T00:00:00+00:00"}, "That time is taken now."),
    ],
)
async def test_the_first_page_says_what_is_missing(person: Person, typed: dict[str, str], sentence: str) -> None:
    answer = await person.sends("/riverside/book", **({"guests": "10", "go": "next"} | typed))

    assert answer.status_code == 422
    assert sentence in answer.text


async def test_the_month_says_in_words_how_free_each_day_is(person: Person, a: Builder, stage: Stage) -> None:
    day = in_days(20)
    for hour in (12, 15, 18, 21):
        draft = await person.starts(day, hour=hour) if hour in {each.hour for each in await _local(person, day)} else ""
        if draft:
            await person.books(draft, email=f"guest{hour}@example.com", phone=f"916 555 01{hour}")

    page = (await person.visitor.get(f"/riverside/book?zip={RIVERSIDE_ZIP}&date={day}")).text

    assert ", full</span>" in page
    assert ", few times left</span>" in page
    assert "This day is full for 10 guests." in page
    assert "Start times, local time (P" in page


async def _local(person: Person, day: Any) -> list[Any]:
    from tests.bookings.customers import PACIFIC  # noqa: PLC0415

    return [at.astimezone(PACIFIC) for at in await person.times(day)]


async def test_the_last_place_goes_to_one_and_the_other_is_shown_the_nearest(person: Person, stage: Stage) -> None:
    day = in_days(20)
    first, second = await person.starts(day), await person.starts(day)
    await person.books(first)
    await person.fills(second)

    answer = await person.sends(f"{second}/you", **(YOU | {"email": "late@example.com", "phone": "916 555 0199"}))
    assert answer.headers["location"] == f"{second}/taken"
    page = unescape((await person.visitor.get(f"{second}/taken")).text)
    assert "Somebody just beat you to it" in page
    offer = page.partition('name="seen" value="')[2].partition("}")[0] + "}"
    answer = await person.sends(f"{second}/taken", seen=offer)

    assert answer.headers["location"].startswith("/b/")
    booked = await rows(stage, Booking)
    assert len(booked) == 2
    assert len({each.starts_at for each in booked}) == 2
    assert {each.customer_name for each in booked} == {"Ngozi Okonkwo"}


async def test_growing_beyond_the_chefs_who_are_free_is_said_before_more_is_typed(person: Person) -> None:
    draft = await person.starts(in_days(20))

    answer = await person.sends(f"{draft}/guests", adults="45", go="next")

    assert answer.headers["location"] == f"{draft}/taken"


async def test_another_station_serves_the_place_and_what_was_typed_comes_along(person: Person, stage: Stage) -> None:
    answer = await person.visitor.get(f"/riverside/book?zip={HILLTOP_ZIP}&guests=14")
    assert answer.headers["location"] == f"/hilltop/book?zip={HILLTOP_ZIP}&guests=14&came=riverside"
    assert "Hilltop comes to you." in (await person.visitor.get(answer.headers["location"])).text

    draft = await person.starts(in_days(20))
    await person.fills(draft)
    answer = await person.sends(f"{draft}/date", zip=HILLTOP_ZIP, go="next")

    there = answer.headers["location"]
    assert there.startswith("/hilltop/book/")
    assert "Hilltop comes to you." in (await person.visitor.get(there)).text
    assert (await person.visitor.get(draft.replace("riverside", "hilltop"))).status_code == 404
    with scoped(stage.scope_of(stage.hilltop)):
        row = await BookingDraft.objects().first()
    assert row is not None
    kept = msgspec.json.decode(row.answers, type=drafts.Answers)
    assert (kept.guests, kept.address, kept.postal_code) == (Guests(10), "9018 Laguna Shores Dr", HILLTOP_ZIP)
    assert kept.starts_at is None


async def test_outside_the_area_somebody_can_write_to_us(person: Person, stage: Stage) -> None:
    page = (await person.visitor.get(f"/riverside/book?zip={FAR_ZIP}&guests=20")).text
    assert "We don’t come to Anchorage yet" in page
    form = "/riverside/book/ask?zip=" + FAR_ZIP
    assert form in page
    assert "farther than our chefs usually drive" in (await person.visitor.get(form)).text

    answer = await person.visitor.submits(
        "/riverside/book/ask",
        page=form,
        name="Ngozi",
        email="ngozi@example.com",
        zip=FAR_ZIP,
        guests="20",
        wants_sms="on",
    )

    assert (answer.status_code, answer.headers["location"]) == (303, "/riverside/book/ask/sent")
    assert "Thanks, we got it" in (await person.visitor.get("/riverside/book/ask/sent")).text
    (lead,) = await rows(stage, Lead)
    assert (lead.name, lead.postal_code, lead.guests, lead.station) == ("Ngozi", FAR_ZIP, 20, stage.riverside.id)
    (consent,) = await rows(stage, ConsentEntry)
    assert (consent.lead, consent.channel) == (lead.id, "sms")


async def test_a_very_large_party_is_asked_for(person: Person) -> None:
    page = (await person.visitor.get(f"/riverside/book?zip={RIVERSIDE_ZIP}&guests=120")).text
    assert "120 guests: that’s a feast!" in page

    draft = await person.starts(in_days(20))
    answer = await person.sends(f"{draft}/guests", adults="120", go="next")

    assert "/book/ask?draft=" in answer.headers["location"]
    form = (await person.visitor.get(answer.headers["location"])).text
    assert 'name="guests" type="number" value="120"' in form
    assert f'value="{in_days(20)}"' in form


async def test_a_gratuity_and_a_code_change_the_price_before_anything_is_sent(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.sends(f"{draft}/guests", adults="20", go="next")
    await person.sends(f"{draft}/place", **PLACE)

    page = (
        await person.sends(f"{draft}/you", **(YOU | {"go": "update", "gratuity_percent": "20", "code": "welcome"}))
    ).text

    assert "Gratuity" in page
    assert "A welcome from us" in page
    assert 'value="Ngozi Okonkwo"' in page
    assert await rows(stage, Booking) == []


async def test_htmx_is_sent_the_page_between_head_and_foot(person: Person) -> None:
    draft = await person.starts(in_days(20))

    part = await person.sends(f"{draft}/guests", adults="15", go="update", headers=HTMX)

    assert part.status_code == 200
    assert part.text.lstrip().startswith('<div class="book-wide" id="book">')
    assert "15 × $55.00" in part.text
    assert 'name="adults" value="15"' in part.text


async def test_a_suggestion_is_taken_with_one_tap(person: Person) -> None:
    draft = await person.starts(in_days(20))
    page = (await person.visitor.get(f"{draft}/guests")).text
    value = page.partition('name="add" value="')[2].partition('"')[0]
    assert value

    page = (await person.sends(f"{draft}/guests", adults="10", add=value, go="")).text

    field, _, quantity = value.partition(":")
    assert f'name="{field}" value="{quantity}"' in page


async def test_a_printed_code_is_kept_with_the_booking(person: Person, stage: Stage) -> None:
    from tables.qr import QRCode, QRKind  # noqa: PLC0415

    with scoped(stage.scope_of(stage.riverside)):
        code = QRCode(code="K7QX", kind=QRKind.STATION, label="Truck", target="/riverside/book")
        await code.save()
    page = (await person.visitor.get("/riverside/book?from=K7QX")).text
    assert 'name="qr" value="K7QX"' in page

    draft = await person.starts(in_days(20), qr="K7QX")
    await person.books(draft)

    (booking,) = await rows(stage, Booking)
    assert booking.qr_code == code.id


async def test_what_a_program_fills_in_is_answered_and_not_kept(person: Person, stage: Stage) -> None:
    answer = await person.sends(
        "/riverside/book/ask", name="Bot", email="bot@example.com", website="https://example.com"
    )

    assert answer.status_code == 303
    assert await rows(stage, Lead) == []


async def test_nobody_sends_one_form_without_end(stage: Stage, a: Builder, redis_url: str) -> None:
    from tests.web.visitor import application  # noqa: PLC0415

    await open_stations(a, stage)
    fields = {"name": "Ngozi", "email": "ngozi@example.com"}
    async with application(PORTAL_CUSTOMER_POSTS_PER_HOUR="2") as app, Visitor(app) as visitor:
        answers = [
            (await visitor.submits("/riverside/book/ask", guests=str(number), **fields)).status_code
            for number in (1, 2, 3)
        ]

    assert answers == [303, 303, 429]
    assert len(await rows(stage, Lead)) == 2


async def test_nobody_opens_anothers_draft(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))

    token = draft.rpartition("/")[2]
    other = ("B" if token[-2] == "A" else "A") + token[-1]  # two bits of the last one alone say nothing
    for wrong in ("x" * 43, token[:-2] + other):
        assert (await person.visitor.get(f"/riverside/book/{wrong}/guests")).status_code == 404
    assert (await person.visitor.get(draft.replace("riverside", "harbor") + "/guests")).status_code == 404


async def test_one_customer_and_one_quote_come_of_it(person: Person, stage: Stage) -> None:
    await person.books(await person.starts(in_days(20)))

    assert len(await rows(stage, Customer)) == 1
    assert len(await rows(stage, Quote)) == 1


async def test_a_zip_of_another_station_is_said_before_anything_moves(person: Person) -> None:
    draft = await person.starts(in_days(20))

    page = (await person.visitor.get(f"{draft}/date?zip={HILLTOP_ZIP}")).text

    assert "Hilltop comes to Denver" in page
    assert "Continue with Hilltop" in page
    assert "We don’t know this ZIP code." in (await person.visitor.get(f"{draft}/date?zip=00000")).text


async def test_a_link_that_was_forgotten_is_said_kindly(person: Person) -> None:
    answer = await person.visitor.get(f"/riverside/book/{'x' * 43}")

    assert answer.status_code == 404
    assert "This link no longer works" in answer.text


@pytest.mark.parametrize(
    "look",
    [
        "date=9999-12-31",
        "zip=80202&came=hilltop&date=0001-01-01",
        "date=0001-01-01",
        "month=9999-12",
        "month=0001-01",
        "month=x",
    ],
)
async def test_a_date_beyond_all_bounds_shows_a_month_that_is_not(person: Person, look: str) -> None:
    assert (await person.visitor.get(f"/riverside/book?zip={RIVERSIDE_ZIP}&{look}")).status_code in {200, 303}


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-14:00", "2026-12-12T12:00:00", "soon"]
)
async def test_a_time_beyond_all_bounds_is_refused(person: Person, at: str) -> None:
    answer = await person.sends("/riverside/book", zip=RIVERSIDE_ZIP, guests="10", starts_at=at, go="next")

    assert answer.status_code == 422


async def test_the_station_is_told_who_asked(person: Person, a: Builder, stage: Stage) -> None:
    from portal.domain import notifications  # noqa: PLC0415

    await person.sends("/riverside/book/ask", name="Ngozi Okonkwo", phone="916 555 0173", guests="120")
    (lead,) = await rows(stage, Lead)
    with scoped(stage.scope_of(stage.riverside)):
        await notifications.notify(
            lead.id, kind="leads.lead.captured", subject_id=lead.id, facts={"guests": 120, "source": "web_quote"}
        )
    await person.visitor.logs_in(stage.users["maya"].id)

    page = (await person.visitor.get("/riverside/notifications")).text

    assert f'<a href="/riverside/leads/{lead.id}">Ngozi Okonkwo wants a party for 120</a>' in page


async def test_for_a_full_date_somebody_waits(person: Person, stage: Stage) -> None:
    from tables.waitlist import WaitingListEntry  # noqa: PLC0415

    day = in_days(20)
    page = f"/riverside/book/wait?date={day}&zip={RIVERSIDE_ZIP}&guests=45"
    assert "Waiting list for " in (await person.visitor.get(page)).text

    answer = await person.visitor.submits(
        "/riverside/book/wait",
        page=page,
        name="Ngozi",
        email="ngozi@example.com",
        date=str(day),
        zip=RIVERSIDE_ZIP,
        guests="45",
        starts_minute="1080",
    )

    assert answer.headers["location"] == "/riverside/book/wait/on"
    (entry,) = await rows(stage, WaitingListEntry)
    assert (entry.event_date, entry.starts_minute, entry.guests, entry.name) == (day, 1080, 45, "Ngozi")
    wrong = await person.visitor.submits(
        "/riverside/book/wait", page=page, name="", email="ngozi@", date=str(day), guests="45"
    )
    assert wrong.status_code == 422
    assert "Please fill this in." in wrong.text
    assert (await person.visitor.get("/riverside/book/wait?date=never")).headers["location"] == "/riverside/book"


async def test_for_a_date_that_is_free_nobody_waits(person: Person, stage: Stage) -> None:
    from tables.waitlist import WaitingListEntry  # noqa: PLC0415

    day = in_days(20)
    page = f"/riverside/book/wait?date={day}&zip={RIVERSIDE_ZIP}&guests=12"
    who = {"name": "Ngozi", "email": "ngozi@example.com", "date": str(day), "zip": RIVERSIDE_ZIP}

    answer = await person.visitor.submits("/riverside/book/wait", page=page, **who, guests="12")

    assert answer.headers["location"] == f"/riverside/book?zip={RIVERSIDE_ZIP}&guests=12&date={day}"
    assert await rows(stage, WaitingListEntry) == []


async def test_who_waits_is_not_asked_again(person: Person) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    await person.sends(f"{draft}/you", **(YOU | {"accepted": "on", "go": "book"}))

    page = (await person.visitor.get(f"/riverside/book/wait?draft={draft.rpartition('/')[2]}")).text

    assert 'value="Ngozi Okonkwo"' in page
    assert 'value="ngozi@example.com"' in page
