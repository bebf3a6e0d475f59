"""Preview what a change would make of a booking: its party, its order, its price and its fees."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import availability, catalog, quotes
from portal.domain.availability import NothingToCook, OutsideArea, TooLarge
from portal.domain.bookings.undone_move import is_undone_by, quote_before
from portal.domain.catalog import Rates
from portal.domain.errors import Refused
from portal.domain.quotes import (
    ANOTHER_DATE,
    LATE_CHANGE,
    ChangePrice,
    Guests,
    Order,
    PartyChange,
    Priced,
    QuoteLine,
    Rule,
    Seen,
    Window,
)
from portal.text import money
from tables.bookings import UPCOMING, Booking, CateringBooking
from tables.catalog import Policy
from tables.quotes import Quote
from tables.scope import the_station
from tables.stations import Station


class NotChangeable(Refused):
    """The party is over, off, or about to begin."""


class OnlyMore(Refused):
    """So shortly before the party it can only grow."""


class ChangePreview(NamedTuple):
    """A booking as it would be: None for `order` and `rates` where its price stays what it is."""

    price: ChangePrice
    starts_at: datetime
    guests: Guests
    postal_code: str
    order: Order | None
    rates: Rates | None
    policy: Policy
    zone: ZoneInfo


async def preview_change(
    booking: Booking, party: CateringBooking, change: PartyChange, *, by_customer: bool, waives_fee: bool
) -> ChangePreview:
    """Preview a change of a booking at the station in scope, at the rates and the policy that its customer accepted.

    A date is priced as it is now: its weekday, its season, how far ahead and how full it is.

    Raises:
        NotChangeable: the party is over, off, or too near; or staff would move it to a time that is over.
        OnlyMore: the customer wants less than was promised to the kitchen.
        OutsideArea, TooLarge, NothingToCook: as in `book`.

    """
    if booking.state not in UPCOMING:
        raise NotChangeable(f"This party is {booking.state.replace('_', ' ')}: it cannot be changed any more.")
    quote = await quotes.latest_quote(booking.id)
    policy = await _policy(party)
    station = await Station.one(the_station())
    zone = ZoneInfo(station.time_zone)
    guests = change.guests or Guests(party.adults, party.children, party.toddlers)
    starts_at = change.starts_at or booking.starts_at
    postal_code = party.postal_code if change.postal_code is None else change.postal_code
    now = clock.now()
    if change.guests and guests.adults + guests.children < 1:
        raise NothingToCook("Tell us how many adults and children are coming.", field="guests")
    if by_customer:
        await _check(change, guests, postal_code, policy)
        _check_time(booking, party, change, policy, now)
    elif change.starts_at is not None and change.starts_at <= now:
        raise NotChangeable("That time is over: a party moves to one that lies ahead.", field="time")

    is_late = quotes.window(policy, booking.starts_at, now) is not Window.FREE
    before = _price_of(booking, quote)
    today, day = availability.local_date(now, zone), availability.local_date(starts_at, zone)
    is_moved = starts_at != booking.starts_at
    refundable: date | None = booking.refundable_until_date
    if is_moved:
        refundable = quotes.left_behind(policy, booking, day, today=today, by_customer=by_customer)
    is_undone = is_moved and not by_customer and await is_undone_by(booking, starts_at)
    rates: Rates | None = None
    order: Order | None = None
    fees: list[QuoteLine] = []
    after, words = before, "The price stays as it is."
    if quote is not None and change.touches_the_price:
        held = (await quote_before(quote) if is_undone else None) or quote
        asked_anew = is_moved and held is quote
        rates, context = Rates.read(held.rates), quotes.pricing_context_of(held)
        order = Order(
            guests=guests,
            menu=_menu(party) if change.menu is None else change.menu,
            miles=catalog.miles(station.postal_code, postal_code) if change.postal_code is not None else party.miles,
            event_date=day,
            days_ahead=quotes.days_ahead(starts_at, now, zone) if asked_anew else context.days_ahead,
            fill_percent=await _fill(booking, starts_at, guests, postal_code, zone)
            if asked_anew
            else context.fill_percent,
            code=context.code,
            gratuity_percent=context.gratuity_percent if change.gratuity_percent is None else change.gratuity_percent,
        )
        if held is not quote:
            after = Priced(quotes.lines_of_quote(held), held.total_cents, held.deposit_cents, held.policy_version)
            words = "It is back where it was, at the price of before."
        else:
            charged_before = [line for line in before.lines if line.rule == Rule.FEE]
            fees = [] if waives_fee else _fees(booking, policy, before, is_moved=is_moved, is_late=is_late)
            plain = quotes.price(rates, order)
            if by_customer and is_late and plain.total_cents < before.total_cents - before.of(Rule.FEE):
                raise _only_more(policy)
            after = _with(plain, [*charged_before, *fees])
            words = _words(before, after, fees)
    changed = ChangePrice(
        before=before,
        after=after,
        fee_cents=sum(fee.amount_cents for fee in fees),
        is_late=is_late,
        words=words,
        seen=_seen(booking, change, starts_at.astimezone(zone), guests, after),
        refundable_until_date=refundable,
        is_undone=is_undone,
    )
    return ChangePreview(changed, starts_at, guests, postal_code, order, rates, policy, zone)


def _seen(booking: Booking, change: PartyChange, starts_at: datetime, guests: Guests, after: Priced) -> Seen:
    """Return what a page shows of a change; the revision stands for the rest of the party, and of what is wanted."""
    return Seen(
        starts_at=starts_at,
        guests=guests.count,
        total_cents=after.total_cents,
        revision=f"{booking.revision}-{change.fingerprint}",
    )


async def _policy(party: CateringBooking) -> Policy:
    """Return the policy that the customer accepted."""
    return await catalog.policy(party.policy_version or None)


async def _check(change: PartyChange, guests: Guests, postal_code: str, policy: Policy) -> None:
    if guests.count > policy.largest_party:
        raise TooLarge(f"We cook for up to {policy.largest_party} guests at one party.", field="guests")
    if change.postal_code is not None and the_station() not in {
        served.station for served in await catalog.serving(postal_code)
    }:
        raise OutsideArea(f"Our chefs do not drive to {postal_code or 'that place'} from here.", field="postal_code")


def _check_time(booking: Booking, party: CateringBooking, change: PartyChange, policy: Policy, now: datetime) -> None:
    """Refuse what the rules that were accepted do not allow any more."""
    if now >= booking.starts_at:
        raise NotChangeable("This party has begun: call us.")
    open_still = quotes.window(policy, booking.starts_at, now)
    if open_still is Window.FREE or not change.touches_the_price:
        return
    if change.starts_at is not None:
        raise NotChangeable(
            f"A party can be moved until {policy.change_until_hours} hours before it: call us about this one."
        )
    if open_still is Window.CLOSED:
        raise NotChangeable(
            "The food is bought: guests, menu and ZIP code stay as they are. Something urgent? Call us."
        )
    if change.shrinks(party):
        raise _only_more(policy)


def _only_more(policy: Policy) -> OnlyMore:
    return OnlyMore(
        f"Within {policy.change_until_hours} hours of the party it can only grow: the food is being bought. Call us."
    )


def _price_of(booking: Booking, quote: Quote | None) -> Priced:
    if quote is None:
        return Priced((), booking.total_cents, booking.deposit_cents, 0)
    return Priced(quotes.lines_of_quote(quote), booking.total_cents, booking.deposit_cents, quote.policy_version)


def _menu(party: CateringBooking) -> dict[UUID, int]:
    return msgspec.json.decode(party.menu, type=dict[UUID, int])


async def _fill(booking: Booking, starts_at: datetime, guests: Guests, postal_code: str, zone: ZoneInfo) -> int:
    day = availability.local_date(starts_at, zone)
    found = (await availability.openings(day, day, guests=guests.count, postal_code=postal_code, without=booking.id))[
        day
    ]
    return max((opening.fill_percent for opening in found), default=0)


def _fees(booking: Booking, policy: Policy, before: Priced, *, is_moved: bool, is_late: bool) -> list[QuoteLine]:
    fees = []
    if is_late and policy.late_change_fee_cents and not quotes.has_late_fee(before.lines):
        why = f"Changed less than {policy.change_until_hours} hours before the party; it is added once"
        fees.append(_fee(LATE_CHANGE, policy.late_change_fee_cents, why))
    if is_moved and booking.moves >= policy.free_moves and policy.move_fee_cents:
        free = {0: "Each move costs this", 1: "The first move was free"}
        fees.append(
            _fee(
                ANOTHER_DATE,
                policy.move_fee_cents,
                free.get(policy.free_moves, f"The first {policy.free_moves} moves were free"),
            )
        )
    return fees


def _fee(words: str, cents: int, why: str) -> QuoteLine:
    return QuoteLine(Rule.FEE, words, 1, cents, cents, why)


def _with(priced: Priced, fees: list[QuoteLine]) -> Priced:
    total = priced.total_cents + sum(fee.amount_cents for fee in fees)
    return msgspec.structs.replace(priced, lines=(*priced.lines, *fees), total_cents=total)


def _words(before: Priced, after: Priced, fees: list[QuoteLine]) -> str:
    delta = after.total_cents - before.total_cents
    said = "The price stays as it is" if delta == 0 else f"{money(abs(delta))} {'more' if delta > 0 else 'less'}"
    with_fees = " and ".join(f"{money(fee.amount_cents)} for “{fee.words.lower()}”" for fee in fees)
    return f"{said}. That includes {with_fees}." if with_fees else f"{said}."
