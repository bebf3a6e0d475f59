"""What a letter about a booking may say."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import bookings, catalog, quotes
from portal.domain.notifications import Addressee
from portal.domain.quotes import Guests, QuoteLine
from tables.bookings import Booking, BookingState, CateringBooking
from tables.catalog import Policy
from tables.quotes import Quote


class LetterFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter says; money in cents, times in UTC, to be shown in the station's zone.

    `page` and `book` are paths: of the booking's own page, and of the page to book (again). `delta_cents` is what the
    last change did to the price, `refund_cents` what goes back after a cancellation. `included` and `to_bring` are
    those of the policy that was accepted, `changes` is what of the party can still change. With
    `confirmed_hold_until_at` the hold is short until the page is opened from a letter.
    """

    to: Addressee
    booking_id: UUID
    reference: str
    state: BookingState
    event_date: date
    starts_at: datetime
    ends_at: datetime | None
    hold_until_at: datetime | None
    confirmed_hold_until_at: datetime | None
    guests: int
    kinds: Guests
    full_address: str
    lines: tuple[QuoteLine, ...]
    total_cents: int
    deposit_cents: int
    paid_cents: int
    balance_due_date: date
    delta_cents: int
    refund_cents: int
    revision: int
    included: tuple[str, ...]
    to_bring: tuple[str, ...]
    changes: str

    @property
    def page(self) -> str:
        """Return the path of the booking's own page."""
        return self.to.page

    @property
    def book(self) -> str:
        """Return the path of the station's page to book."""
        return f"/{self.to.station_slug}/book"

    @property
    def balance_cents(self) -> int:
        """Return what is still due; negative when too much came."""
        return self.total_cents - self.paid_cents

    @property
    def deposit_due_cents(self) -> int:
        """Return what is missing from the deposit."""
        return max(self.deposit_cents - self.paid_cents, 0)


async def letter_facts(booking: Booking, to: Addressee) -> LetterFacts:
    """Gather what a letter says, as it is now."""
    catering = await CateringBooking.objects().where(CateringBooking.booking == booking.id).first()
    return facts_of(
        booking,
        catering,
        to,
        policy=await catalog.policy(catering.policy_version if catering else None),
        delta_cents=await _delta(booking),
        refund_cents=await bookings.refund_promised(booking.id),
    )


def facts_of(
    booking: Booking,
    catering: CateringBooking | None,
    to: Addressee,
    *,
    policy: Policy,
    delta_cents: int = 0,
    refund_cents: int = 0,
) -> LetterFacts:
    """Put together what a letter says about a booking under a policy; real ones and invented ones alike."""
    lines = quotes.lines_of(catering)
    changes = quotes.change_words(
        policy,
        booking.starts_at,
        now=clock.now(),
        zone=ZoneInfo(to.time_zone),
        has_paid_late=quotes.has_late_fee(lines),
    )
    return LetterFacts(
        to=to,
        booking_id=booking.id,
        reference=booking.reference,
        state=BookingState(booking.state),
        event_date=booking.event_date,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        hold_until_at=booking.hold_until_at,
        confirmed_hold_until_at=booking.confirmed_hold_until_at,
        guests=booking.guests,
        kinds=Guests(catering.adults, catering.children, catering.toddlers) if catering else Guests(0),
        full_address=quotes.full_address_of(booking, catering),
        lines=lines,
        total_cents=booking.total_cents,
        deposit_cents=booking.deposit_cents,
        paid_cents=booking.paid_cents,
        balance_due_date=booking.event_date - timedelta(days=policy.balance_due_days),
        delta_cents=delta_cents,
        refund_cents=refund_cents,
        revision=booking.revision,
        included=quotes.things(policy.included),
        to_bring=quotes.things(policy.to_bring),
        changes=changes,
    )


async def _delta(booking: Booking) -> int:
    """Return what the newest quote added to the one before it."""
    rows = (
        await Quote.select(Quote.total_cents)
        .where(Quote.booking == booking.id)
        .order_by(Quote.version, ascending=False)
        .limit(2)
    )
    return rows[0]["total_cents"] - rows[1]["total_cents"] if len(rows) == 2 else 0  # noqa: PLR2004 - the last two
