"""The price that a booking was given, and all that made it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.catalog import Rates
from portal.domain.quotes.price import Order, Priced, QuoteLine
from portal.domain.quotes.request import Party
from tables.base import RowMissing
from tables.bookings import Booking, CateringBooking
from tables.quotes import Quote


class PricingContext(msgspec.Struct, frozen=True):
    """What a price depends on beside the rates and the party."""

    days_ahead: int = 0
    fill_percent: int = 0
    code: str | None = None
    gratuity_percent: int = 0


async def write_quote(booking: Booking, rates: Rates, order: Order, priced: Priced, *, reason: str) -> Quote:
    """Freeze a price as the next version of a (locked) booking's quote."""
    latest = await latest_quote(booking.id)
    return await _write(booking, rates, order, priced, version=latest.version + 1 if latest else 1, reason=reason)


async def write_first_quote(booking: Booking, rates: Rates, order: Order, priced: Priced) -> Quote:
    """Freeze the price at which a new booking is made."""
    return await _write(booking, rates, order, priced, version=1, reason="booked")


async def _write(booking: Booking, rates: Rates, order: Order, priced: Priced, *, version: int, reason: str) -> Quote:
    context = PricingContext(order.days_ahead, order.fill_percent, order.code, order.gratuity_percent)
    quote = Quote(
        booking=booking.id,
        version=version,
        policy_version=priced.policy_version,
        total_cents=priced.total_cents,
        deposit_cents=priced.deposit_cents,
        lines=_written(priced.lines),
        rates=rates.written(),
        terms=_written(context),
        reason=reason,
    )
    await quote.save()
    return quote


async def quote_of(booking_id: UUID) -> Quote:
    """Return the quote that holds for a booking.

    Raises:
        RowMissing: it was written down without one.

    """
    if (quote := await latest_quote(booking_id)) is None:
        raise RowMissing("Quote")
    return quote


def pricing_context_of(quote: Quote) -> PricingContext:
    """Return what a quote was priced under."""
    return msgspec.json.decode(quote.terms, type=PricingContext)


def catering(
    booking: Booking, party: Party, order: Order, priced: Priced, *, policy_version: int | None = None
) -> CateringBooking:
    """Return what is to be served where, with the lines of its price, and the policy that the customer accepted."""
    return CateringBooking(
        booking=booking.id,
        adults=party.guests.adults,
        children=party.guests.children,
        toddlers=party.guests.toddlers,
        address=party.address or None,
        postal_code=party.postal_code,
        gate_code=party.gate_code or None,
        allergies=party.allergies or None,
        wishes=party.wishes or None,
        is_outdoors=party.is_outdoors,
        miles=order.miles,
        menu=_written({str(product): count for product, count in party.menu.items() if count}),
        quote_lines=_written(priced.lines),
        policy_version=policy_version or priced.policy_version,
    )


async def latest_quote(booking_id: UUID) -> Quote | None:
    """Return the quote that holds for a booking, where it has one."""
    found: Quote | None = (
        await Quote.objects().where(Quote.booking == booking_id).order_by(Quote.version, ascending=False).first()
    )
    return found


async def find_catering(booking_id: UUID) -> CateringBooking | None:
    """Return what is to be served where, as far as that was written down."""
    found: CateringBooking | None = await CateringBooking.objects().where(CateringBooking.booking == booking_id).first()
    return found


async def catering_of(booking: Booking) -> CateringBooking:
    """Return what is to be served where; a new row for a booking that was written down without."""
    return await find_catering(booking.id) or CateringBooking(
        booking=booking.id, adults=booking.guests, policy_version=0
    )


def _written(value: object) -> str:
    return msgspec.json.encode(value).decode()


def lines_of_quote(quote: Quote) -> tuple[QuoteLine, ...]:
    """Return the lines of a quote."""
    return msgspec.json.decode(quote.lines, type=tuple[QuoteLine, ...])


def days_ahead(starts_at: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Return how many days before a party it is, by the station's calendar."""
    return max((starts_at.astimezone(zone).date() - now.astimezone(zone).date()).days, 0)
