"""What a page showed is what is booked: whatever else changed it is shown first, and nothing is booked meanwhile."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest

from portal.demo import Stage
from portal.domain import catalog, quotes
from portal.domain.quotes import NotAsSeen, Seen
from tables.bookings import Booking
from tables.drafts import BookingDraft
from tables.scope import scoped
from tests.bookings.customers import PLACE, YOU, in_days, open_stations
from tests.bookings.customers import Customer as Person
from tests.cast import Builder
from tests.web.visitor import Visitor

AT = datetime(2027, 2, 9, 2, tzinfo=UTC)


@pytest.fixture
async def person(a: Builder, stage: Stage, visitor: Visitor) -> Person:
    await open_stations(a, stage)
    return Person(visitor)


async def open_last_page(person: Person, draft: str) -> dict[str, str]:
    """Open the last page on a phone; return what it will send."""
    return await person.visitor.hidden_fields(f"{draft}/you") | YOU


async def the_bookings(stage: Stage) -> list[Booking]:
    with scoped(stage.scope):
        found: list[Booking] = await Booking.objects()
        return found


async def raise_deposit(stage: Stage) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        held = catalog.details_of(await catalog.policy())
        held.deposit_cents = 150_00
        await catalog.change_policy(stage.riverside.id, held)


async def test_guests_that_another_phone_changed_are_shown_before_they_are_booked(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    first_phone = await open_last_page(person, draft)
    await person.sends(f"{draft}/guests", adults="25", go="next")

    shown = await person.visitor.post(f"{draft}/you", data=first_phone)
    nothing_yet = await the_bookings(stage)
    again = await person.sends(f"{draft}/you", **YOU)

    assert shown.status_code == 422
    said = unescape(shown.text)
    assert "Something has changed since you looked: 25 guests, not 10; " in said
    assert "Nothing has been done yet. Take a look, then send it again." in said
    assert "25 × $55.00" in said
    assert "Ngozi Okonkwo" in said
    assert nothing_yet == []
    (booking,) = await the_bookings(stage)
    assert again.headers["location"].startswith("/b/")
    assert booking.guests == 25
    assert f"${booking.total_cents / 100:,.2f} in all" in said


async def test_a_date_that_another_tab_moved_is_shown_and_its_rules_are_accepted_anew(
    person: Person, stage: Stage
) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    first_tab = await open_last_page(person, draft)
    (at, *_) = await person.times(in_days(27))
    moved = await person.sends(f"{draft}/date", date=str(in_days(27)), starts_at=at.isoformat(), go="next")

    shown = await person.visitor.post(f"{draft}/you", data=first_tab)

    assert moved.headers["location"] == f"{draft}/you"
    assert shown.status_code == 422
    assert f"{in_days(27):%a, %b} {in_days(27).day}, " in shown.text
    assert f", not {in_days(20):%a, %b} {in_days(20).day}, 6:00 PM" in shown.text
    assert 'name="accepted" value="on" checked' not in shown.text
    assert await the_bookings(stage) == []


async def test_a_menu_that_costs_the_same_is_another_party_too(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    before = await open_last_page(person, draft)
    await person.sends(f"{draft}/place", **(PLACE | {"allergies": "Peanuts"}))

    shown = await person.visitor.post(f"{draft}/you", data=before)

    assert "Something has changed since you looked. Nothing has been done yet." in shown.text
    assert await the_bookings(stage) == []


async def test_what_is_sent_without_having_been_seen_is_refused(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    fields = await open_last_page(person, draft)

    for seen in ("", "{}", "garbled", '{"total_cents": 1}', "[" * 2000):
        shown = await person.visitor.post(f"{draft}/you", data=fields | {"seen": seen})
        assert shown.status_code == 422

    assert "You need to see the price and date first." in (
        (await person.visitor.post(f"{draft}/you", data=fields | {"seen": ""})).text
    )
    assert await the_bookings(stage) == []


async def test_a_gratuity_that_was_tapped_as_the_page_was_sent_is_shown_in_the_price(
    person: Person, stage: Stage
) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)

    shown = await person.sends(f"{draft}/you", **(YOU | {"gratuity_percent": "20"}))

    assert shown.status_code == 422
    assert "in all, not $" in shown.text
    assert 'name="accepted" value="on" checked' in shown.text
    assert await the_bookings(stage) == []
    assert (await person.sends(f"{draft}/you", **(YOU | {"gratuity_percent": "20"}))).status_code == 303


async def test_rules_that_changed_since_are_not_those_of_a_price_that_holds(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    before = await open_last_page(person, draft)
    await raise_deposit(stage)

    page = (await person.visitor.get(f"{draft}/you")).text
    booked = await person.visitor.post(f"{draft}/you", data=before)

    assert "A deposit of $100.00 holds the date." in page
    assert "$150.00" not in page
    assert booked.status_code == 303
    (booking,) = await the_bookings(stage)
    assert booking.deposit_cents == 100_00


async def test_rules_that_changed_are_accepted_anew_once_the_price_has_lapsed(person: Person, stage: Stage) -> None:
    draft = await person.starts(in_days(20))
    await person.fills(draft)
    before = await open_last_page(person, draft)
    await raise_deposit(stage)
    with scoped(stage.scope_of(stage.riverside)):
        await BookingDraft.update({BookingDraft.expires_at: BookingDraft.created_at}, force=True)

    shown = await person.visitor.post(f"{draft}/you", data=before)

    assert "a deposit of $150.00, not $100.00" in shown.text
    assert 'name="accepted" value="on" checked' not in shown.text
    assert await the_bookings(stage) == []


async def test_another_time_is_taken_at_the_price_beside_it(person: Person, stage: Stage) -> None:
    first, second = await person.starts(in_days(20)), await person.starts(in_days(20))
    await person.books(first)
    await person.fills(second)
    await person.sends(f"{second}/you", **(YOU | {"email": "late@example.com", "phone": "916 555 0199"}))
    page = unescape((await person.visitor.get(f"{second}/taken")).text)
    offer = page.partition('name="seen" value="')[2].partition("}")[0] + "}"
    await person.sends(f"{second}/guests", adults="20", go="update")

    shown = await person.sends(f"{second}/taken", seen=offer)

    assert shown.status_code == 422
    assert "20 guests, not 10" in shown.text
    assert len(await the_bookings(stage)) == 1


async def test_a_price_that_staff_have_not_read_out_is_not_booked(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await a.catalog()
    await a.chef()
    await visitor.logs_in(stage.users["sam"].id)
    typed = {
        "name": "Ana Pires", "email": "ana@example.com", "adults": "12", "postal_code": "95814",
        "day": str(in_days(20)), "starts_at": a.opening_at(days=20).isoformat(),
    }  # fmt: skip
    new = "/riverside/bookings/new"
    read_out = await visitor.submits(f"{new}/look", page=new, **(typed | {"adults": "10"}))
    seen = unescape(read_out.text.partition('name="seen" value="')[2].partition('"')[0])

    shown = await visitor.submits("/riverside/bookings", page=new, **typed, seen=seen)
    unseen = await visitor.submits("/riverside/bookings", page=new, **typed)

    assert (shown.status_code, unseen.status_code) == (422, 422)
    assert "in all, not $" in shown.text
    assert await the_bookings(stage) == []


async def test_the_price_read_out_before_a_time_is_chosen_is_that_of_how_full_the_day_is(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await a.catalog()
    for name in ("One", "Two"):
        await a.chef(name)
    for hour, name in ((12, "One"), (12, "Two"), (15, "Three")):  # of four: a date in demand
        await a.book(hour=hour, name=name, email=f"{name}@example.com")
    await visitor.logs_in(stage.users["sam"].id)
    typed = {"adults": "12", "postal_code": "95814", "day": str(in_days(20))}
    new = "/riverside/bookings/new"

    before = await visitor.submits(f"{new}/look", page=new, **typed)
    chosen = await visitor.submits(f"{new}/look", page=new, **typed, starts_at=a.opening_at(days=20).isoformat())

    def total(page: Any) -> str:
        return str(page.text.partition('<dt class="total">Total</dt>')[2].partition("</dd>")[0])

    assert "A date in demand" in before.text
    assert "$" in total(before)
    assert total(before) == total(chosen)


def test_only_what_there_is_now_is_compared() -> None:
    quotes.check_seen(Seen(total_cents=5, guests=3), Seen(total_cents=5))
    with pytest.raises(NotAsSeen) as refused:
        quotes.check_seen(Seen(total_cents=5, revision="a"), Seen(total_cents=5, revision="b"))
    assert refused.value.different == {"revision"}
    with pytest.raises(NotAsSeen, match=r"\$0\.00 goes back, not \$100\.00"):
        quotes.check_seen(Seen(refund_cents=100_00), Seen(refund_cents=0))


def test_a_form_carries_it_whole() -> None:
    seen = Seen(starts_at=AT, guests=12, total_cents=753_64, deposit_cents=100_00, rules=3, revision="7")

    assert quotes.read_seen(seen.written) == seen
    assert quotes.read_seen('{"total_cents": -1}') == quotes.read_seen(None) == Seen()
