"""Booking a party: what is written down, what is refused, and what happens but once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from portal import clock
from portal.domain import bookings, catalog, customers, quotes
from portal.domain.availability import NothingToCook, OutsideArea, SlotTaken, TooLarge
from portal.domain.catalog import Rates
from portal.domain.quotes import Guests, PricingContext
from tables.bookings import Booking, BookingSource, BookingState, CateringBooking
from tables.catalog import OpeningSlot, Policy
from tables.customers import ConsentChannel, ConsentEntry, Customer
from tables.events import DomainEvent
from tables.quotes import Quote
from tables.schedule import ChefAssignment
from tables.stations import Station
from tests.cast import Builder


async def test_a_party_is_held_with_its_chef_its_price_and_its_customer(a: Builder, riverside: Station) -> None:
    chef = await a.chef(postal_code="95814")

    booking = await a.book(adults=15, allergies="Shellfish", postal_code="95616", gate_code="1234")

    kept = await Booking.one(booking.id)
    assert (kept.state, kept.guests, kept.city, kept.chefs_needed) == ("pending_deposit", 15, "Sacramento", 1)
    assert kept.ends_at is not None
    assert kept.ends_at - kept.starts_at == timedelta(minutes=90)
    assert kept.hold_until_at is not None
    assert kept.hold_until_at - clock.now() > timedelta(hours=5, minutes=59)
    assert 9 <= kept.hold_until_at.astimezone(ZoneInfo("America/Los_Angeles")).hour <= 21
    assert (await Customer.one(kept.customer)).email == "dana@example.com"

    (assignment,) = await ChefAssignment.select()
    assert (assignment["chef"], assignment["postal_code"]) == (chef.id, "95616")
    assert assignment["starts_at"] == kept.starts_at - timedelta(minutes=30)
    assert assignment["ends_at"] == kept.starts_at + timedelta(minutes=120)

    catering = await CateringBooking.objects().first()
    assert catering is not None
    assert (catering.adults, catering.allergies, catering.gate_code) == (15, "Shellfish", "1234")
    assert catering.miles == catalog.miles("95814", "95616")


async def test_the_price_is_frozen_with_everything_that_made_it(a: Builder, riverside: Station) -> None:
    await a.chef()

    booking = await a.book(adults=20, gratuity_percent=18)

    quote = await quotes.quote_of(booking.id)
    lines = msgspec.json.decode(quote.lines, type=list[quotes.QuoteLine])
    assert (quote.version, quote.reason, quote.total_cents) == (1, "booked", booking.total_cents)
    assert sum(line.amount_cents for line in lines) == booking.total_cents
    assert Rates.read(quote.rates).rules.version == quote.policy_version == 1
    assert quotes.pricing_context_of(quote).gratuity_percent == 18


async def test_whoever_was_shown_a_price_gets_it(a: Builder, riverside: Station) -> None:
    await a.catalog()
    await a.chef()
    shown = await catalog.rates()
    dearer = [msgspec.structs.replace(item, amount_cents=item.amount_cents * 2) for item in shown.items]
    doubled = msgspec.structs.replace(shown, items=tuple(dearer))

    now = await a.book(adults=20, days=20)
    held = await a.book(adults=20, days=21, rates=doubled, priced_under=PricingContext(days_ahead=90, fill_percent=0))

    assert held.total_cents > now.total_cents
    assert quotes.pricing_context_of(await quotes.quote_of(held.id)).days_ahead == 90


async def test_it_is_made_known_without_saying_who(a: Builder, riverside: Station) -> None:
    await a.chef()

    booking = await a.book()

    events = await DomainEvent.select().where(DomainEvent.stream_id == booking.id)
    assert [event["name"] for event in events] == ["bookings.booking.made"]
    assert "Dana" not in str(events)


async def test_a_large_party_gets_two_chefs(a: Builder, riverside: Station) -> None:
    await a.chef("One")
    await a.chef("Two")

    booking = await a.book(adults=31)

    assert booking.chefs_needed == 2
    assert await ChefAssignment.count() == 2


async def test_the_last_place_is_given_once_and_the_next_is_told_what_is_free(a: Builder, riverside: Station) -> None:
    await a.chef()
    first = await a.book(days=20, hour=18)

    with pytest.raises(SlotTaken) as refused:
        await a.book(days=20, hour=18, name="Marco", email="marco@example.com")

    times = [opening.starts_at for opening in refused.value.nearest]
    away = [time - first.starts_at for time in times]
    assert away[:3] == [timedelta(hours=-3), timedelta(hours=3), timedelta(hours=-6)]
    assert sorted(away[3:5]) == [timedelta(days=-1), timedelta(days=1)]
    assert await Customer.count() == 1


@pytest.mark.parametrize("days", [1, 366])
async def test_it_keeps_to_notice_and_horizon(a: Builder, riverside: Station, days: int) -> None:
    await a.chef()

    with pytest.raises(SlotTaken):
        await a.book(days=days)


async def test_it_keeps_to_the_slots(a: Builder, riverside: Station) -> None:
    await a.chef()

    with pytest.raises(SlotTaken):
        await a.book(hour=17)


async def test_a_cap_of_the_slot_holds(a: Builder, riverside: Station) -> None:
    for name in ("One", "Two", "Three"):
        await a.chef(name)
    await a.catalog()
    await OpeningSlot.update({OpeningSlot.max_parties: 1}, force=True)

    await a.book()

    with pytest.raises(SlotTaken):
        await a.book(name="Marco", email="marco@example.com")


async def test_staff_may_book_at_any_time_at_which_a_chef_is_free(a: Builder, riverside: Station) -> None:
    await a.chef()

    odd = await a.book(hour=17, source=BookingSource.STAFF, postal_code="10001")
    soon = await a.book(days=1, hour=18, source=BookingSource.STAFF)

    assert odd.source == soon.source == BookingSource.STAFF
    with pytest.raises(SlotTaken):
        await a.book(hour=18, source=BookingSource.STAFF)


async def test_it_refuses_places_that_are_too_far(a: Builder, riverside: Station) -> None:
    await a.chef()

    with pytest.raises(OutsideArea) as refused:
        await a.book(postal_code="10001")

    assert refused.value.field == "postal_code"
    with pytest.raises(OutsideArea):
        await a.book(postal_code="")


async def test_it_refuses_more_than_it_serves_and_parties_of_nobody(a: Builder, riverside: Station) -> None:
    await a.chef()

    with pytest.raises(TooLarge):
        await a.book(adults=91)
    with pytest.raises(NothingToCook):
        await a.book(guests=Guests(adults=0, toddlers=4))


async def test_what_was_agreed_to_is_kept(a: Builder, riverside: Station) -> None:
    await a.chef()
    await a.catalog()
    agreed = customers.Consent(channel=ConsentChannel.SMS, words="Text me.", wording_version="2026-11", page="book")
    host = quotes.Host(name="Dana", phone="916 555 0100", consents=(agreed,))
    party = quotes.Party(starts_at=a.opening_at(), guests=Guests(12), postal_code="95814")

    booking = await bookings.book(party, host)

    (entry,) = await ConsentEntry.select()
    assert (entry["customer"], entry["words"]) == (booking.customer, "Text me.")


async def test_a_known_phone_with_a_new_address_is_written_to_there(a: Builder, riverside: Station) -> None:
    await a.chef()
    dana = await a.customer("Dana Ortiz", email="dana@example.com", phone="916 555 0100")

    booking = await a.book(name="D. Ortiz", email="other@example.com", phone="916 555 0100")

    assert booking.customer == dana.id
    assert booking.contact is not None
    assert (await Customer.one(booking.contact)).email == "other@example.com"
    assert booking.customer_name == "D. Ortiz"


async def test_without_a_deposit_it_is_confirmed_at_once(a: Builder, riverside: Station) -> None:
    await a.catalog()
    await a.chef()
    await Policy(version=2, deposit_cents=0).save()

    booking = await a.book()

    assert booking.state == BookingState.CONFIRMED
    assert booking.hold_until_at is None


async def test_a_hold_never_lasts_beyond_the_party(a: Builder, riverside: Station) -> None:
    await a.catalog()
    await a.chef()
    await Policy(version=2, notice_hours=0, hold_minutes=60 * 24 * 30).save()

    booking = await a.book(days=3)

    assert booking.hold_until_at == booking.starts_at


async def test_it_keeps_the_policy_that_was_accepted(a: Builder, riverside: Station) -> None:
    await a.catalog()
    await a.chef()
    await Policy(version=2).save()

    await a.book(policy_version_accepted=1)

    catering = await CateringBooking.objects().first()
    assert catering is not None
    assert catering.policy_version == 1
    assert [row["policy_version"] for row in await Quote.select(Quote.policy_version)] == [2]
