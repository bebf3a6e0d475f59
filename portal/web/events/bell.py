"""The kinds of events that ring the bell, in words: looked up when they are shown, so that they say what is true."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any, Final, Generic, NamedTuple, TypeVar
from uuid import UUID

import msgspec

from portal.domain import bookings, inbox, leads, matching, waitlist
from portal.domain.bookings import BookingLine
from portal.domain.events import RecordedEvent
from portal.domain.leads import LeadLine
from portal.domain.matching import PaymentBrief
from portal.text import day, money, plural
from portal.web.events.registry import parts_changed

E = TypeVar("E", bound=RecordedEvent)
S = TypeVar("S")
Find = Callable[[Collection[UUID]], Awaitable[Mapping[UUID, S]]]


class EventSubject(NamedTuple, Generic[S]):
    """What an event is about: the fact that names it, and how it is looked up."""

    fact: str
    find: Find[S]


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of event that staff are told of, and how: as one line, or with others of its kind (`several`).

    The words are handed what it is about as it is now, and None where that is out of sight.
    """

    event: type[RecordedEvent]
    several: str
    subject: EventSubject[Any]
    title: Callable[[Any, Any], str]
    detail: Callable[[Any, Any], str]


def ring(
    event: type[E],
    several: str,
    subject: EventSubject[S],
    title: Callable[[E, S | None], str],
    detail: Callable[[E, S | None], str],
) -> Ring:
    """Have a kind of event told to staff; the words are checked against its facts and against what is found."""
    return Ring(event=event, several=several, subject=subject, title=title, detail=detail)


def _name(booking: BookingLine | None) -> str:
    return booking.customer_name if booking else "A customer"


def _of(booking: BookingLine | None) -> str:
    return f"{booking.customer_name}’s" if booking else "A customer’s"


def _party(booking: BookingLine | None, *more: str) -> str:
    """Say which party it is, and more about it: MH-7KQ2, Sat, Jun 27, $850.00 total."""
    party = f"{booking.reference}, {day(booking.event_date)}" if booking else ""
    return ", ".join(part for part in (party, *more) if part)


def _changed(event: bookings.BookingChanged, booking: BookingLine | None) -> str:
    is_new_price = event.total_cents != event.before_cents
    price = f"total {money(event.before_cents)} to {money(event.total_cents)}" if is_new_price else ""
    return _party(booking, parts_changed(event.what), price)


def _cancelled(event: bookings.BookingCancelled, booking: BookingLine | None) -> str:
    refund = f"{money(event.refund_cents)} to refund" if event.refund_cents else ""
    return _party(booking, refund, f"{money(event.kept_cents)} retained" if event.kept_cents else "")


def _asked(event: leads.LeadCaptured, lead: LeadLine | None) -> str:
    return f"{lead.name if lead else 'Somebody'} wants a party" + (f" for {event.guests}" if event.guests else "")


def _wanted(_: leads.LeadCaptured, lead: LeadLine | None) -> str:
    if lead is None:
        return ""
    waits = "No one has answered yet" if lead.is_open else "Answered"
    on = day(lead.wanted_date, year=True) if lead.wanted_date else ""
    return ", ".join(part for part in (waits, on, f"ZIP {lead.postal_code}" if lead.postal_code else "") if part)


def _waiting(_: matching.PaymentUnmatched, payment: PaymentBrief | None) -> str:
    if payment is None:
        return "A payment came in for review"
    amount = "A payment" if payment.amount_cents is None else money(payment.amount_cents)
    return f"{amount} from {payment.payer} {'needs review' if payment.is_waiting else 'was reviewed'}"


def _unconfirmed(event: bookings.DayHeldUnconfirmed, _: BookingLine | None) -> str:
    what = plural(event.holds, "hold" if event.are_holds else "booking")
    return f"{what} on {day(event.day)}, and none of the customers has opened our email"


def _unconfirmed_until(event: bookings.DayHeldUnconfirmed, booking: BookingLine | None) -> str:
    if event.are_holds:
        way_out = "No more online holds for that date: call them, or wait until these holds run out"
    else:
        way_out = "No more online bookings for that date: call them, and cancel the ones that are not real"
    return f"The latest is {_name(booking)}. {way_out}"


async def _nothing(_: Collection[UUID]) -> Mapping[UUID, None]:
    return {}


BOOKING: Final = EventSubject("booking_id", bookings.by_ids)
LEAD: Final = EventSubject("stream_id", leads.by_ids)
NOTHING: Final = EventSubject("stream_id", _nothing)
PAYMENT: Final = EventSubject("stream_id", matching.payments_in_brief)
TAUGHT: Final = EventSubject("stream_id", matching.names_of_taught)
_ROWS: Final = (
    ring(
        bookings.BookingMade,
        "parties were booked",
        BOOKING,
        lambda _, of: f"{_name(of)} booked a party" + (f" for {of.guests}" if of else ""),
        lambda e, of: _party(of, f"{money(e.total_cents)} total"),
    ),
    ring(bookings.BookingChanged, "parties changed", BOOKING, lambda _, of: f"{_of(of)} party changed", _changed),
    ring(
        bookings.BookingCancelled,
        "parties were canceled",
        BOOKING,
        lambda e, of: f"{_name(of)} canceled" if e.by_customer else f"{_of(of)} party was canceled",
        _cancelled,
    ),
    ring(
        bookings.BookingPaid,
        "payments were applied to parties",
        BOOKING,
        lambda e, of: f"{money(e.amount_cents)} received for {_of(of)} party",
        lambda e, of: _party(of, f"{money(e.paid_cents)} paid in total"),
    ),
    ring(
        bookings.BookingPaidTooLate,
        "deposits came too late",
        BOOKING,
        lambda _, of: f"{_of(of)} deposit came too late",
        lambda e, _: f"The hold ran out and the date is gone: find another date, or refund {money(e.paid_cents)}",
    ),
    ring(
        bookings.BookingPaidWhenOff,
        "payments came for parties that are off",
        BOOKING,
        lambda e, of: f"{money(e.amount_cents)} came in for {_of(of)} party, which is off",
        lambda _, of: _party(of, "refund it, keep it as credit, or apply it to another booking"),
    ),
    ring(
        bookings.DayHeldUnconfirmed,
        "dates are full of unconfirmed bookings",
        BOOKING,
        _unconfirmed,
        _unconfirmed_until,
    ),
    ring(
        waitlist.PlaceOffered,
        "spots were offered to the waitlist",
        NOTHING,
        lambda e, _: f"A spot opened up for a party of {e.guests} on the waitlist",
        lambda *_: "They have twelve hours to take it. Give them a call",
    ),
    ring(
        inbox.MessageReceived,
        "messages came in",
        BOOKING,
        lambda _, of: f"{_name(of)} sent a message",
        lambda _, of: _party(of),
    ),
    ring(leads.LeadCaptured, "people asked for a party", LEAD, _asked, _wanted),
    ring(
        matching.PaymentUnmatched,
        "payments came in for review",
        PAYMENT,
        _waiting,
        lambda _, of: "No booking was a sure match" if of is None or of.is_waiting else "",
    ),
    ring(
        matching.SenderOutgrown,
        "banks changed their emails",
        TAUGHT,
        lambda _, name: f"{name or 'A bank'} changed its emails",
        lambda e, _: (
            f"{plural(e.misfits, 'email')} in a row did not fit what was taught, so they wait for review."
            " Teach the portal again with one of them"
        ),
    ),
)
RINGS: Final[dict[str, Ring]] = {row.event.name: row for row in _ROWS}
