"""What follows when something happened to a booking."""

from typing import Final, Protocol
from uuid import UUID

from jobs.job import job
from jobs.reaction import reaction, repeatable_reaction
from portal.domain import bookings, drafts, mailings, waitlist
from portal.domain.bookings import BookingChanged, BookingLinkRenewed, BookingMade, BookingMoved, LetterDue
from portal.domain.mailings import BookingLinkAsked, LetterResendAsked
from portal.domain.waitlist import PlaceOffered, WaitingBegun
from portal.integrations.connect import Integrations
from portal.web.letters import LetterWriter
from tables.bookings import BookingState
from tables.mailings import LetterKind

LETTERS: Final = {BookingState.CANCELLED: LetterKind.CANCELLED, BookingState.EXPIRED: LetterKind.EXPIRED}


class AboutBooking(Protocol):
    """What happened to a booking, or to something that may be about one."""

    @property
    def booking_id(self) -> UUID | None:
        """Return the booking; None where it is about none."""


@reaction("bookings.chronicle")
async def chronicle(_: Integrations, event: AboutBooking, event_id: UUID) -> None:
    """Write the event onto the booking's timeline; what is about none, like credit that goes back, is on none."""
    if event.booking_id is not None:
        await bookings.add_to_timeline(event_id, booking_id=event.booking_id)


@repeatable_reaction("bookings.send_held")
async def send_held(integrations: Integrations, event: BookingMade, event_id: UUID) -> None:
    """Mail the customer that we hold the date, and how to pay the deposit."""
    await _send(integrations, event.booking_id, LetterKind.HELD, str(event_id))


@repeatable_reaction("bookings.send_moved")
async def send_moved(integrations: Integrations, event: BookingMoved, event_id: UUID) -> None:
    """Mail the customer that their booking is canceled or expired."""
    if kind := LETTERS.get(event.after):
        await _send(integrations, event.booking_id, kind, str(event_id))


@repeatable_reaction("bookings.send_confirmed")
async def send_confirmed(integrations: Integrations, event: BookingMoved, event_id: UUID) -> None:
    """Mail the customer that their booking is confirmed."""
    if event.after == BookingState.CONFIRMED:
        await _send(integrations, event.booking_id, LetterKind.CONFIRMED, str(event_id))


@repeatable_reaction("bookings.send_changed")
async def send_changed(integrations: Integrations, event: BookingChanged, event_id: UUID) -> None:
    """Mail the customer what is different about their party."""
    await _send(integrations, event.booking_id, LetterKind.CHANGED, str(event_id))


@reaction("bookings.offer_places")
async def offer_places(_: Integrations, event: BookingMoved | BookingChanged, _id: UUID) -> None:
    """Offer what came free to those who wait for it."""
    days = event.days if isinstance(event, BookingChanged) else 0
    await waitlist.offer_after(event.booking_id, days=days)


@repeatable_reaction("bookings.send_offer")
async def send_offer(integrations: Integrations, event: PlaceOffered, _id: UUID) -> None:
    """Mail the first who waits that a place came free."""
    write = LetterWriter(integrations.base_url).offer
    await waitlist.send_offer(event.stream_id, email=integrations.email, write=write)


@repeatable_reaction("bookings.send_welcome")
async def send_welcome(integrations: Integrations, event: WaitingBegun, _id: UUID) -> None:
    """Mail somebody that they are on the waiting list, and how they leave it."""
    write = LetterWriter(integrations.base_url).welcome
    await mailings.send_welcome(event.stream_id, email=integrations.email, write=write)


@repeatable_reaction("bookings.send_link")
async def send_link(integrations: Integrations, event: BookingLinkRenewed | BookingLinkAsked, event_id: UUID) -> None:
    """Mail the customer the link to their booking's page, to the address that we have."""
    await _send(integrations, event.booking_id, LetterKind.LINK, str(event_id))


@job("bookings.complete_past")
async def complete_past(_: Integrations) -> None:
    """Complete the parties that nobody marked."""
    await bookings.complete_past()


@job("bookings.end_offers")
async def end_offers(_: Integrations) -> None:
    """End the offers that nobody took, and offer their places to the next."""
    await waitlist.expire_offers()


@repeatable_reaction("bookings.send_due")
async def send_due(integrations: Integrations, event: LetterDue, _id: UUID) -> None:
    """Mail the customer what the calendar asks for."""
    await _send(integrations, event.booking_id, event.kind, event.occasion)


@job("bookings.write_due_letters")
async def write_due_letters(_: Integrations) -> None:
    """Find the letters that the calendar asks for."""
    await mailings.queue_due()


@job("bookings.forget_drafts")
async def forget_drafts(_: Integrations) -> None:
    """Forget what customers typed and did not come back to."""
    await drafts.purge()


@repeatable_reaction("bookings.send_resend")
async def send_resend(integrations: Integrations, event: LetterResendAsked, _id: UUID) -> None:
    """Mail the customer a letter once more."""
    await mailings.send_resend(event.stream_id, email=integrations.email)


async def _send(integrations: Integrations, booking_id: UUID, kind: LetterKind, occasion: str) -> None:
    write = LetterWriter(integrations.base_url).about_booking
    await mailings.send(booking_id, kind, occasion, email=integrations.email, write=write)
