"""Telling staff: the bell, and pages that are open."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from jobs.job import Job, job
from portal.domain import notifications
from portal.domain.bookings import (
    BookingCancelled,
    BookingChanged,
    BookingMade,
    BookingPaid,
    BookingPaidTooLate,
    BookingPaidWhenOff,
    DayHeldUnconfirmed,
)
from portal.domain.events import Happened
from portal.domain.inbox import MessageReceived
from portal.domain.leads import LeadCaptured
from portal.domain.matching import PaymentUnmatched, SenderOutgrown
from portal.domain.waitlist import PlaceOffered
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorUnavailable
from tables.scope import scope


def _bell(name: str, event: type[Happened], *, about: str = "stream_id") -> Job:
    """Ring the bell of the stations where an event happened; `about` is the fact that names what it happened to.

    The line is written once for each event; that pages hear of it may repeat.
    """

    @job(name)
    async def ring(integrations: Integrations, *, event_id: UUID, **facts: Any) -> None:
        subject = UUID(facts.pop(about))
        await notifications.notify(event_id, kind=event.name, subject_id=subject, facts=facts)
        await _tell_pages(integrations, "notices")

    return ring


booking_made = _bell("notifications.booking_made", BookingMade)
booking_changed = _bell("notifications.booking_changed", BookingChanged)
booking_cancelled = _bell("notifications.booking_cancelled", BookingCancelled)
booking_paid = _bell("notifications.booking_paid", BookingPaid)
paid_too_late = _bell("notifications.paid_too_late", BookingPaidTooLate)
paid_when_off = _bell("notifications.paid_when_off", BookingPaidWhenOff)
day_held_unconfirmed = _bell("notifications.day_held_unconfirmed", DayHeldUnconfirmed)
place_offered = _bell("notifications.place_offered", PlaceOffered)
payment_unmatched = _bell("notifications.payment_unmatched", PaymentUnmatched)
sender_outgrown = _bell("notifications.sender_outgrown", SenderOutgrown)
lead_captured = _bell("notifications.lead_captured", LeadCaptured)
message_received = _bell("notifications.message_received", MessageReceived, about="booking_id")


@job("notifications.announce_queue")
async def announce_queue(integrations: Integrations, **_facts: Any) -> None:
    """Let open pages fetch the queue again."""
    await _tell_pages(integrations, "queue")


@job("notifications.announce_booking")
async def announce_booking(integrations: Integrations, **_facts: Any) -> None:
    """Let open pages fetch their bookings again."""
    await _tell_pages(integrations, "bookings")


@job("notifications.announce_leads")
async def announce_leads(integrations: Integrations, **_facts: Any) -> None:
    """Let open pages fetch their leads again."""
    await _tell_pages(integrations, "leads")


async def _tell_pages(integrations: Integrations, name: str) -> None:
    """Tell open pages what changed; one that cannot be told now asks for everything when its line is back."""
    with suppress(VendorUnavailable):
        await integrations.announcer.announce(sorted(scope().stations), name)
