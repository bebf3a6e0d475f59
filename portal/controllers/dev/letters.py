"""Every letter to customers, written with an invented party: its words beside what it looks like."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

import msgspec
from litestar import Controller, MediaType, Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal import clock
from portal.domain import mailings, quotes
from portal.domain.catalog import PricedProduct, PriceRules, Rates, defaults
from portal.domain.mailings import LetterFacts
from portal.domain.notifications import Addressee, Letter
from portal.domain.payments import ReceiptFacts, ReceiptPart, RefundFacts
from portal.domain.quotes import Guests, Order
from portal.domain.waitlist import OfferFacts
from portal.web.letters import LetterWriter
from portal.web.mail_frame import mail_policy
from portal.web.page import Page
from tables.base import StationTable
from tables.bookings import Booking, BookingState, CateringBooking
from tables.catalog import Policy
from tables.mailings import LetterKind

HERE: Final = "/dev/letters"
NOBODY: Final = UUID(int=7)
TO: Final = Addressee(
    name="Ngozi Okonkwo",
    email="ngozi@example.com",
    page="/b/a-signed-link",
    business_name="MyHibachi",
    postal_address="1 River Rd, Sacramento, CA 95814",
    legal_footer="",
    accent="#bd340d",
    sender="hello@demo.example.com",
    sender_name="MyHibachi Riverside",
    station_name="Riverside",
    station_slug="riverside",
    station_phone="+19165550142",
    time_zone="America/Los_Angeles",
    zelle_recipient="pay-riverside@demo.example.com",
    venmo_handle="MyHibachi-Riverside",
)
GUESTS: Final = Guests(adults=22, children=6)
DEPOSIT: Final = 100_00
NOT_HERE: Final = {LetterKind.WAITING, LetterKind.REFUND, LetterKind.REFUND_UNDONE}
FIRST_PAID: Final[dict[str, Any]] = {"state": BookingState.CONFIRMED, "paid_cents": DEPOSIT, "hold_until_at": None}
Row = TypeVar("Row", bound=StationTable)


class DevLetters(Controller):
    """The letters, and each in a frame of its own."""

    path = HERE
    opt = {"public": True}

    @get()
    async def index(self, request: Request[Any, Any, Any]) -> Page:
        return Page("dev/letters.html", letters=_written(request), at=HERE)

    @get("/{name:str}")
    async def show(self, request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
        if (letter := _written(request).get(name)) is None:
            raise NotFoundException
        headers = {"Content-Security-Policy": mail_policy(letter.html)}
        return Response(letter.html, media_type=MediaType.HTML, headers=headers)


def _written(request: Request[Any, Any, Any]) -> dict[str, Letter]:
    """Write each letter as it would be written about that party, which has paid, or not yet."""
    write = LetterWriter(request.app.state.settings.base_url)
    held, paid = _facts(), _facts(**FIRST_PAID)
    about = {
        LetterKind.HELD: msgspec.structs.replace(
            held,
            hold_until_at=clock.now() + timedelta(minutes=45),
            confirmed_hold_until_at=held.hold_until_at + timedelta(days=1) if held.hold_until_at else None,
        ),
        LetterKind.CHANGED: msgspec.structs.replace(paid, delta_cents=110_00),
        LetterKind.CANCELLED: _facts(refund_cents=DEPOSIT, **FIRST_PAID | {"state": BookingState.CANCELLED}),
        LetterKind.EXPIRED: _facts(state=BookingState.EXPIRED),
        LetterKind.THANKS: _facts(**FIRST_PAID | {"state": BookingState.COMPLETED, "paid_cents": held.total_cents}),
    }
    about |= {kind: paid for kind in LetterKind if kind not in about and kind not in NOT_HERE}
    letters = {kind.value: write.about_booking(kind, facts) for kind, facts in about.items()}
    letters[LetterKind.WAITING.value] = write.offer(_offer(held))
    letters["waits"] = write.welcome(_offer(held))
    letters["expired_unopened"] = write.about_booking(
        LetterKind.EXPIRED, msgspec.structs.replace(about[LetterKind.HELD], state=BookingState.EXPIRED)
    )
    letters["held_opened"] = write.about_booking(LetterKind.HELD, held)
    letters["changed_hold"] = write.about_booking(LetterKind.CHANGED, held)
    letters["receipt"] = write.receipt(paid, _receipt(DEPOSIT))
    letters["receipt_for_credit"] = write.receipt(paid, _receipt(60_00, 40_00, is_credit=True))
    refund = RefundFacts(DEPOSIT, "zelle", clock.now(), still_cents=50_00)
    for kind in (LetterKind.REFUND, LetterKind.REFUND_UNDONE):
        letters[kind.value] = write.refund(kind, about[LetterKind.CANCELLED], refund)
    letters["correction"] = write.receipt(held, _receipt(-DEPOSIT))
    return letters


def _receipt(*cents: int, is_credit: bool = False) -> ReceiptFacts:
    """Say that so much came by Zelle, a week apart."""
    came = [clock.now() - timedelta(days=7 * weeks) for weeks in range(len(cents))]
    parts = (ReceiptPart("zelle", at, each) for at, each in zip(came, cents, strict=True))
    return ReceiptFacts(tuple(parts), is_credit=is_credit)


def _facts(*, refund_cents: int = 0, **differently: Any) -> LetterFacts:
    """Put the facts of the invented party together as those of real ones are."""
    policy = _row(Policy, version=1, tax_basis_points=Decimal(775))
    booking, catering = _party(_rates(policy))
    for name, value in differently.items():
        setattr(booking, name, value)
    return mailings.facts_of(booking, catering, TO, policy=policy, refund_cents=refund_cents)


def _party(rates: Rates) -> tuple[Booking, CateringBooking]:
    """Make a party that waits for its deposit, in 24 days at five or six."""
    event_date = clock.now().date() + timedelta(days=24)
    filet = rates.items[3].id
    order = Order(guests=GUESTS, menu={filet: 9}, miles=38, event_date=event_date, days_ahead=24)
    priced = quotes.price(rates, order)
    booking = _row(
        Booking,
        customer=NOBODY,
        customer_name=TO.name,
        reference="MH-7K4Q2X",
        state=BookingState.PENDING_DEPOSIT,
        event_date=event_date,
        starts_at=_at(event_date, hour=1) + timedelta(days=1),
        ends_at=_at(event_date, hour=2, minute=30) + timedelta(days=1),
        hold_until_at=_at(clock.now().date(), hour=23, minute=14),
        guests=GUESTS.count,
        city="Elk Grove",
        total_cents=priced.total_cents,
        deposit_cents=priced.deposit_cents,
    )
    catering = _row(
        CateringBooking,
        booking=booking.id,
        adults=GUESTS.adults,
        children=GUESTS.children,
        address="9018 Laguna Shores Dr",
        postal_code="95758",
        quote_lines=msgspec.json.encode(priced.lines).decode(),
    )
    return booking, catering


def _row(table: type[Row], **values: Any) -> Row:
    """Make a row of a station that there is not; it is never kept."""
    row: Row = table({getattr(table, name): value for name, value in (values | {"station": NOBODY}).items()})
    return row


def _rates(policy: Policy) -> Rates:
    """Return the prices that every station begins with."""
    items = (
        PricedProduct(
            id=uuid5(NOBODY, first.key),
            kind=first.kind,
            guest_kind=first.guest_kind,
            name=first.name,
            amount_cents=first.amount_cents,
        )
        for first in defaults.PRODUCTS
    )
    rules = msgspec.convert(policy, PriceRules, from_attributes=True)
    return Rates(rules=rules, items=tuple(items), tiers=(), offers=())


def _offer(facts: LetterFacts) -> OfferFacts:
    return OfferFacts(
        to=TO,
        event_date=facts.event_date,
        starts_at=facts.starts_at,
        guests=facts.guests,
        offered_until_at=facts.hold_until_at,
        book=f"/riverside/book?zip=95758&guests={facts.guests}&date={facts.event_date}",
        leave="/w/who-waits",
    )


def _at(day: date, *, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
