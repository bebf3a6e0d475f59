"""What a letter about a booking may say."""

from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from portal.domain.bookings.addressee import Addressee
from portal.domain.bookings.kept import lines_of, place_of
from portal.domain.bookings.price import QuoteLine
from portal.domain.bookings.refund_promised import refund_promised
from tables.bookings import Booking, CateringBooking, LetterKind, Quote
from tables.catalog import Policy

USUAL_BALANCE_DAYS = 1


class LetterFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter says; money in cents, times in UTC, to be shown in the station's zone.

    `page` and `book` are paths: of the booking's own page, and of the page to book (again). `delta_cents` is what the
    last change did to the price, `refund_cents` what goes back after a cancellation.
    """

    kind: LetterKind
    to: Addressee
    booking_id: UUID
    reference: str
    event_date: date
    starts_at: datetime
    ends_at: datetime | None
    hold_until_at: datetime | None
    guests: int
    place: str
    lines: tuple[QuoteLine, ...]
    total_cents: int
    deposit_cents: int
    paid_cents: int
    balance_due_date: date
    delta_cents: int
    refund_cents: int
    revision: int

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


async def letter_facts(booking: Booking, kind: LetterKind, to: Addressee) -> LetterFacts:
    """Gather what a letter says, as it is now."""
    catering = await CateringBooking.objects().where(CateringBooking.booking == booking.id).first()
    return LetterFacts(
        kind=kind,
        to=to,
        booking_id=booking.id,
        reference=booking.reference,
        event_date=booking.event_date,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        hold_until_at=booking.hold_until_at,
        guests=booking.guests,
        place=place_of(booking, catering),
        lines=lines_of(catering),
        total_cents=booking.total_cents,
        deposit_cents=booking.deposit_cents,
        paid_cents=booking.paid_cents,
        balance_due_date=booking.event_date - timedelta(days=await _balance_days(catering)),
        delta_cents=await _delta(booking),
        refund_cents=await refund_promised(booking.id),
        revision=booking.revision,
    )


async def _balance_days(catering: CateringBooking | None) -> int:
    """Return how many days before the party its balance is due, by the policy that its customer accepted."""
    if catering is None:
        return USUAL_BALANCE_DAYS
    row = await Policy.select(Policy.balance_due_days).where(Policy.version == catering.policy_version).first()
    return row["balance_due_days"] if row else USUAL_BALANCE_DAYS


async def _delta(booking: Booking) -> int:
    """Return what the newest quote added to the one before it."""
    rows = (
        await Quote.select(Quote.total_cents)
        .where(Quote.booking == booking.id)
        .order_by(Quote.version, ascending=False)
        .limit(2)
    )
    return rows[0]["total_cents"] - rows[1]["total_cents"] if len(rows) == 2 else 0  # noqa: PLR2004 - the last two
