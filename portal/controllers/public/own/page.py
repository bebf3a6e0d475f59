"""What a customer's own page shows, and how the money that is due can be sent."""

import hashlib
from collections.abc import Sized
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import quote, urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request
from litestar.status_codes import HTTP_409_CONFLICT

from portal import clock, text
from portal.domain import bookings, catalog, feeds, inbox, matching, notifications, payments, qr, quotes
from portal.domain.errors import Refused
from portal.domain.matching import DeclaredPayment
from portal.domain.payments import LedgerEntry, ReceivedSummary
from portal.domain.qr import DrawnCode
from portal.web.page import Page
from portal.web.public import named_row, open_station
from tables.base import RowMissing
from tables.bookings import OFF, TAKES_PLACE, UPCOMING, Booking, BookingState, CateringBooking
from tables.catalog import Policy
from tables.payments import AllocationKind
from tables.stations import Station

PublicRequest = Request[Any, Any, Any]
WATCHED: Final = TAKES_PLACE | OFF


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A way to send money. `link` opens it filled in, where it has such links; `code` is what its QR code holds."""

    key: str
    label: str
    recipient: str
    link: str | None = None
    code: str


class AmountDue(msgspec.Struct, frozen=True):
    """What is due now: the deposit, then the balance; in cents."""

    label: str
    amount_cents: int
    until: date | None = None


class PaidEntry(msgspec.Struct, frozen=True):
    """Money that came or went back, as its receipt says it."""

    id: UUID
    amount_cents: int
    kind: AllocationKind
    provider: str
    at: datetime


class NoLongerHere(Refused):
    """It can no longer be changed by its customer."""


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """A booking as its customer sees it."""

    booking: Booking
    catering: CateringBooking | None
    policy: Policy
    station: Station
    lines: tuple[quotes.QuoteLine, ...]

    @property
    def zone(self) -> str:
        """Return the station's time zone."""
        return self.station.time_zone

    @property
    def may_change(self) -> bool:
        """Say whether it can still be changed or canceled here."""
        return self.is_ahead and self.catering is not None

    @property
    def is_ahead(self) -> bool:
        """Say whether the party is still to come."""
        return self.booking.state in UPCOMING and self.booking.starts_at > clock.now()

    @property
    def kept(self) -> CateringBooking:
        """Return what was ordered, of a booking that may be changed."""
        if self.catering is None:
            raise RowMissing("CateringBooking")
        return self.catering

    @property
    def has_begun(self) -> bool:
        """Say whether the time of the party has come."""
        begun: bool = self.booking.starts_at <= clock.now()
        return begun

    @property
    def is_over(self) -> bool:
        """Say whether the party has ended by the clock, whether anybody has noted that or not."""
        ends: datetime = self.booking.ends_at or self.booking.starts_at + timedelta(minutes=self.policy.service_minutes)
        return ends <= clock.now()

    @property
    def takes_tips(self) -> bool:
        """Say whether a tip can be sent: from the beginning of the party on."""
        return self.booking.state in TAKES_PLACE and self.has_begun

    @property
    def surplus_cents(self) -> int:
        """Return what was paid beyond the price; nothing while the money may still move."""
        return max(-self.booking.balance_cents, 0) if self.booking.state in TAKES_PLACE else 0

    def refuse_when_over(self) -> None:
        """Refuse to change what is over, off, or was agreed on with a person.

        Raises:
            NoLongerHere: with what can still be done.

        """
        if not self.may_change:
            raise NoLongerHere(_why_closed(self.booking))

    @property
    def balance_due_date(self) -> date:
        """Return the day by which all of it is due."""
        day: date = self.booking.event_date - timedelta(days=self.policy.balance_due_days)
        return day

    @property
    def refundable_until(self) -> date:
        """Return the last day on which the deposit comes back after a cancellation."""
        booking = self.booking
        return quotes.refundable_until(self.policy, booking.event_date, left_behind=booking.refundable_until_date)

    @property
    def policy_summary(self) -> list[str]:
        """Return the rules that were accepted."""
        booking, today = self.booking, clock.now().astimezone(ZoneInfo(self.zone)).date()
        return quotes.policy_summary(
            self.policy, booking.event_date, today=today, refundable=booking.refundable_until_date
        )

    @property
    def window(self) -> quotes.Window:
        """Return what may still be changed."""
        return quotes.window(self.policy, self.booking.starts_at, clock.now())

    @property
    def change_words(self) -> str:
        """Say what may still be changed, until when, and for what."""
        return quotes.change_words(
            self.policy,
            self.booking.starts_at,
            now=clock.now(),
            zone=ZoneInfo(self.zone),
            has_paid_late=quotes.has_late_fee(self.lines),
        )

    @property
    def move_words(self) -> str:
        """Say whether it may still be moved, until when, and for what."""
        return quotes.move_words(self.policy, self.booking, now=clock.now(), zone=ZoneInfo(self.zone))

    @property
    def due(self) -> AmountDue | None:
        """Return what is to be sent now; None where nothing is."""
        booking = self.booking
        if booking.state == BookingState.EXPIRED:
            return AmountDue("Deposit", booking.deposit_due_cents)
        if booking.state not in TAKES_PLACE or booking.balance_cents <= 0:
            return None
        if booking.state == BookingState.PENDING_DEPOSIT and booking.deposit_due_cents:
            return AmountDue("Deposit due now", booking.deposit_due_cents)
        return AmountDue("Balance due", booking.balance_cents, self.balance_due_date)


def closed(request: PublicRequest, refusal: Exception) -> Page:
    """Say why something can no longer be done here, with the way back."""
    at = f"/b/{request.path_params['token']}"
    return Page("own/closed.html", status=HTTP_409_CONFLICT, why=str(refusal), at=at)


def _why_closed(booking: Booking) -> str:
    match booking.state:
        case BookingState.CANCELLED:
            return "This party is canceled, so it can’t be changed anymore. Want another date? Book it again."
        case BookingState.EXPIRED:
            return "The hold on this date has expired. Its page says whether you can still get it."
        case BookingState.PENDING_DEPOSIT | BookingState.CONFIRMED if booking.starts_at > clock.now():
            return "This party was booked by phone: call us, or message us on its page, to change it."
        case _:
            return "This party has started or is over, so it can’t be changed here anymore."


async def own(request: PublicRequest) -> Own:
    """Read the booking that the link names."""
    booking = await Booking.one(named_row(request))
    catering = await quotes.find_catering(booking.id)
    return Own(
        booking=booking,
        catering=catering,
        policy=await catalog.policy(catering.policy_version if catering else None),
        station=await Station.one(open_station(request).id),
        lines=quotes.lines_of(catering),
    )


async def around(request: PublicRequest, found: Own | None = None) -> dict[str, Any]:
    """Return what every page behind the link is told."""
    shown = found or await own(request)
    return {
        "own": shown,
        "booking": shown.booking,
        "catering": shown.catering,
        "policy": shown.policy,
        "zone": shown.zone,
        "now": clock.now().astimezone(ZoneInfo(shown.zone)),
        "at": notifications.page_of(shown.booking),
    }


async def everything(request: PublicRequest, *, pay: str) -> dict[str, Any]:
    """Return what the page itself shows beside that: ways to pay, receipts, messages."""
    shown = await own(request)
    booking, due = shown.booking, shown.due
    declared = await matching.declared_of(booking.id)
    paid = await paid_entries(booking.id)
    messages = await inbox.messages_of(booking.id)
    return {
        **await around(request, shown),
        **paying(shown, due, pay),
        "declared": declared,
        "again": await _again(booking),
        "ran_out_unopened": await bookings.ran_out_unopened(booking),
        "is_watched": bool(due or declared) and booking.state in WATCHED,
        "mark": _mark(booking, declared, paid, messages, is_over=shown.is_over),
        "paid": paid,
        "providers": matching.PROVIDERS,
        "messages": messages,
        "refund_cents": await bookings.refund_promised(booking.id),
        "off": await payments.called_off(booking),
        "credit_cents": await payments.credit(booking.customer),
        "menu": await menu_words(shown.catering),
        "included": quotes.things(shown.policy.included),
        "to_bring": quotes.things(shown.policy.to_bring),
        "photos": await catalog.photos() if shown.is_ahead else {},
        "calendars": feeds.calendar_links(party_date(request, shown)),
    }


def paying(shown: Own, due: AmountDue | None, pay: str) -> dict[str, Any]:
    """Return what is to be sent, and in which ways: the one that was chosen, else the first."""
    ways = ways_to_pay(shown.station, shown.booking.reference, due.amount_cents) if due else []
    way = next((each for each in ways if each.key == pay), ways[0] if ways else None)
    return {"due": due, "ways": ways, "way": way, "square": _drawn(way)}


async def _again(booking: Booking) -> quotes.Seen | None:
    """Return what is held again by one tap, where a hold has run out and its time is still free."""
    if booking.state != BookingState.EXPIRED or not await bookings.is_free_again(booking):
        return None
    return bookings.as_shown(booking)


def _mark(
    booking: Booking, declared: list[DeclaredPayment], paid: list[PaidEntry], messages: Sized, *, is_over: bool
) -> str:
    """Return a mark of what the page shows, by which it knows that there is nothing new."""
    shown = (
        booking.revision,
        booking.state,
        booking.total_cents,
        booking.paid_cents,
        booking.gratuity_cents,
        booking.refunded_cents,
        booking.surplus_wish,
        booking.hold_until_at,
        [each.id for each in declared],
        [each.id for each in paid],
        len(messages),
        is_over,
    )
    return hashlib.blake2b(msgspec.json.encode(shown), digest_size=8).hexdigest()


def party_date(request: PublicRequest, shown: Own) -> feeds.PartyDate:
    """Return what a calendar keeps of the party."""
    booking = shown.booking
    return feeds.PartyDate(
        booking_id=booking.id,
        title=f"{open_station(request).business_name} party",
        reference=booking.reference,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        address=quotes.full_address_of(booking, shown.catering),
        page=request.app.state.settings.base_url + notifications.page_of(booking),
        revision=booking.revision,
        is_off=booking.state in OFF,
        is_held=booking.state == BookingState.PENDING_DEPOSIT,
    )


def ways_to_pay(station: Station, reference: str, amount_cents: int) -> list[Way]:
    """Return the ways in which a sum can be sent to a station; card payments will be one more of them."""
    amount = text.amount(amount_cents)
    ways = []
    if station.zelle_recipient:
        # Zelle has no link that fills in amount and memo: the code holds them as words to copy.
        words = f"Zelle ${amount} to {station.zelle_recipient}, memo {reference}"
        ways.append(Way(key="zelle", label="Zelle", recipient=station.zelle_recipient, code=words))
    if station.venmo_handle:
        handle = station.venmo_handle.lstrip("@")
        filled = urlencode({"txn": "pay", "amount": amount, "note": reference}, quote_via=quote)
        link = f"https://venmo.com/{quote(handle)}?{filled}"
        ways.append(Way(key="venmo", label="Venmo", recipient=f"@{handle}", link=link, code=link))
    return ways


def _drawn(way: Way | None) -> DrawnCode | None:
    return qr.drawn(way.code) if way else None


async def paid_entries(booking_id: UUID) -> list[PaidEntry]:
    """Return what came and what went back, oldest first; entries that were taken back again are left out."""
    entries = await payments.of_booking(booking_id)
    undone = {entry.reverses for entry in entries if entry.reverses}
    kept = [entry for entry in entries if not entry.reverses and entry.id not in undone]
    received = await payments.received_by_ids({entry.received for entry in kept})
    return [_paid(entry, received) for entry in kept]


def _paid(entry: LedgerEntry, received: dict[UUID, ReceivedSummary]) -> PaidEntry:
    money = received.get(entry.received)
    at = entry.created_at if entry.amount_cents < 0 or money is None else money.received_at
    return PaidEntry(entry.id, entry.amount_cents, entry.kind, money.provider if money else "", at)


async def menu_words(catering: CateringBooking | None) -> str:
    """Say what was chosen from the menu: 9 filet mignon, 4 lobster tail."""
    chosen = quotes.menu_of(catering)
    if not chosen:
        return ""
    names = {line.id: line.name for line in await catalog.menu()}
    return ", ".join(f"{count} {names.get(product, 'more')}" for product, count in chosen.items() if count)
