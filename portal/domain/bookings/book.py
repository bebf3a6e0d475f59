"""Book a party."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain import availability, catalog, customers, quotes, waitlist
from portal.domain.availability import (
    AvailabilitySnapshot,
    FreeCapacity,
    NothingToCook,
    OutsideArea,
    SlotTaken,
    TimeOver,
    TooLarge,
)
from portal.domain.bookings.check_day import check_day
from portal.domain.bookings.check_holds import check_holds
from portal.domain.bookings.events import DayHeldUnconfirmed
from portal.domain.bookings.hold_end import Hold, hold_end, short_hold
from portal.domain.bookings.holder import Holder
from portal.domain.bookings.record_party import write_down
from portal.domain.bookings.transition import transition
from portal.domain.catalog import Rates
from portal.domain.contact import spoken
from portal.domain.events import record
from portal.domain.quotes import Host, Order, Party, PricingContext, Seen
from tables.bookings import Booking, BookingSource, BookingState
from tables.catalog import Policy
from tables.customers import Customer
from tables.scope import the_station
from tables.stations import Station
from tables.unit_of_work import atomic


@atomic
async def book(  # noqa: PLR0913 - what somebody may say of a booking
    party: Party,
    host: Host,
    *,
    source: BookingSource = BookingSource.WEB,
    rates: Rates | None = None,
    priced_under: PricingContext | None = None,
    customer_id: UUID | None = None,
    qr_code: UUID | None = None,
    policy_version_accepted: int | None = None,
    seen: Seen | None = None,
    tells_nearest: bool = True,
    station: Station | None = None,
    holder: Holder | None = None,
) -> Booking:
    """Book a party at the station in scope: reserve chefs, freeze the price, and hold the date until the deposit.

    Somebody who was shown a price gets it: by the `rates` it came from, and by how far ahead it was and how full
    the date (`priced_under`). Staff may book any time at which chefs are free, whatever the slots and the notice
    say, anywhere, and for any number. `seen` is the price that the page showed; without it there was no page.
    Whoever has read the station already need not ask again. What a customer at a browser of theirs (`holder`) may
    keep unpaid is limited, and their hold is short until they have opened our letter.

    Raises:
        NotAsSeen: it costs something else.
        SlotTaken: the time is not free; with the nearest that are, if it `tells_nearest` (which takes a while).
        Crowded: so many want that date that it could not be locked in time.
        TimeOver: it would have begun already.
        OutsideArea: the station does not go there.
        TooLarge: it does not serve so many.
        NothingToCook: nobody comes who eats.
        HoldsEnough, BookedEnough, DayInDoubt: the holder, or all that have opened no letter, keep enough.

    """
    policy, station, now = await catalog.policy(), station or await Station.one(the_station()), clock.now()
    if source == BookingSource.STAFF and party.starts_at <= now:
        raise TimeOver("That time is over. Choose one that lies ahead.", field="starts_at")
    _check_size(party, policy, source)
    if source == BookingSource.WEB:
        await _check_reach(party)
    tokens = holder.tokens(host) if holder else []
    asks_deposit = (rates.rules if rates else policy).deposit_cents > 0
    if holder:
        await check_holds(tokens, holder.limits, asks_deposit=asks_deposit, phone=spoken(station.phone))
    snapshot, capacity = await _find_capacity(
        party, station, policy, by_staff=source == BookingSource.STAFF, tells_nearest=tells_nearest
    )

    day = availability.local_date(party.starts_at, snapshot.zone)
    in_doubt = None
    if holder:
        in_doubt = check_day(snapshot, day, holder.limits, asks_deposit=asks_deposit, phone=spoken(station.phone))
    rates = rates or await catalog.rates()
    order = Order(
        guests=party.guests,
        menu=party.menu,
        miles=catalog.miles(station.postal_code, party.postal_code),
        event_date=day,
        days_ahead=priced_under.days_ahead if priced_under else quotes.days_ahead(party.starts_at, now, snapshot.zone),
        fill_percent=priced_under.fill_percent if priced_under else capacity.fill_percent,
        code=party.code,
        gratuity_percent=party.gratuity_percent,
    )
    priced = quotes.price(rates, order)
    if seen:
        quotes.check_seen(seen, Seen(total_cents=priced.total_cents, deposit_cents=priced.deposit_cents))
    person = await (
        Customer.one(customer_id)
        if customer_id
        else customers.recognize(name=host.name, email=host.email, phone=host.phone)
    )
    needed = snapshot.hours.needed(party.guests.count)
    hold = _hold(policy, party, snapshot, holder) if priced.deposit_cents else Hold(None)
    booking = await write_down(
        person,
        customer_name=" ".join(host.name.split()) or person.name,
        event_date=day,
        starts_at=party.starts_at,
        ends_at=party.starts_at + timedelta(minutes=snapshot.hours.service_minutes),
        guests=party.guests.count,
        city=party.city,
        deposit_cents=priced.deposit_cents,
        total_cents=priced.total_cents,
        hold_until_at=hold.until_at,
        confirmed_hold_until_at=hold.confirmed_until_at,
        unopened_until_at=None if priced.deposit_cents or not holder else holder.limits.unopened_until(now),
        holder_tokens=tokens,
        chefs_needed=needed,
        source=source,
        qr_code=qr_code,
    )
    reserved = await availability.reserve_chefs(
        booking, capacity.chefs, hours=snapshot.hours, postal_code=party.postal_code, needed=needed
    )
    if reserved < needed:
        raise await _taken(party, snapshot.zone, tells_nearest=tells_nearest)
    await quotes.catering(booking, party, order, priced, policy_version=policy_version_accepted).save()
    await quotes.write_first_quote(booking, rates, order, priced)
    await customers.record_consents(host.consents, customer_id=person.id)
    await waitlist.waits_no_more(booking.event_date, email=host.email)
    if not booking.deposit_cents:
        await transition(booking, BookingState.CONFIRMED)
    if in_doubt and booking.is_unconfirmed:
        await record(DayHeldUnconfirmed(stream_id=booking.id, day=day, holds=in_doubt, are_holds=asks_deposit))
    return booking


def _check_size(party: Party, policy: Policy, source: BookingSource) -> None:
    if party.guests.adults + party.guests.children < 1:
        raise NothingToCook("Tell us how many adults and children are coming.", field="guests")
    if source == BookingSource.WEB and party.guests.count > policy.largest_party:
        raise TooLarge(
            f"We cook for up to {policy.largest_party} guests at one party. Write to us about yours.", field="guests"
        )


async def _check_reach(party: Party) -> None:
    if the_station() not in {served.station for served in await catalog.serving(party.postal_code)}:
        raise OutsideArea(
            f"Our chefs do not drive to {party.postal_code or 'that place'} from here.", field="postal_code"
        )


async def _find_capacity(
    party: Party, station: Station, policy: Policy, *, by_staff: bool, tells_nearest: bool
) -> tuple[AvailabilitySnapshot, FreeCapacity]:
    """Find capacity with the date locked; who waited for that is mostly too late, and turned away at once."""
    zone, hours = ZoneInfo(station.time_zone), availability.hours_of(policy)
    day = availability.local_date(party.starts_at, zone)

    async def look() -> tuple[AvailabilitySnapshot, FreeCapacity]:
        snapshot = await availability.snapshot_of(day, day, station=station, policy=policy)
        capacity = availability.free_capacity(
            snapshot, party.starts_at, guests=party.guests.count, postal_code=party.postal_code, by_staff=by_staff
        )
        if capacity is None:
            raise await _taken(party, zone, tells_nearest=tells_nearest)
        return snapshot, capacity

    if not await availability.try_lock_dates(day):
        await availability.lock_dates(day)
        if await availability.chefs_at_hand(party.starts_at, hours) < hours.needed(party.guests.count):
            raise await _taken(party, zone, tells_nearest=tells_nearest)
    return await look()


def _hold(policy: Policy, party: Party, snapshot: AvailabilitySnapshot, holder: Holder | None) -> Hold:
    now, length = clock.now(), timedelta(minutes=policy.hold_minutes)
    usual = hold_end(now, length, at_most=party.starts_at, zone=snapshot.zone)
    return short_hold(now, holder.limits.confirm_minutes, usual) if holder else Hold(usual)


async def _taken(party: Party, zone: ZoneInfo, *, tells_nearest: bool) -> SlotTaken:
    if not tells_nearest:
        return SlotTaken("This time is no longer free.")
    return await availability.taken(party.starts_at, zone, guests=party.guests.count, postal_code=party.postal_code)
