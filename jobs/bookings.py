"""What follows when something happened to a booking."""

from typing import Any, Final
from uuid import UUID

from jobs.job import job, reaction
from portal.domain import bookings, drafts, mailings, waitlist
from portal.integrations.connect import Integrations
from portal.web.letters import Letters
from tables.bookings import BookingState, LetterKind

LETTERS: Final = {BookingState.CANCELLED: LetterKind.CANCELLED, BookingState.EXPIRED: LetterKind.EXPIRED}


@reaction("bookings.chronicle")
async def chronicle(
    _: Integrations, *, event_id: UUID, stream_id: str, booking_id: str | None = None, **_facts: Any
) -> None:
    """Write the event onto the booking's time line."""
    await bookings.add_to_timeline(event_id, booking_id=UUID(booking_id or stream_id))


@job("bookings.send_held")
async def send_held(integrations: Integrations, *, event_id: UUID, stream_id: str, **_facts: Any) -> None:
    """Mail the customer that we hold the date, and how to pay the deposit."""
    await _send(integrations, stream_id, LetterKind.HELD, str(event_id))


@job("bookings.send_moved")
async def send_moved(integrations: Integrations, *, event_id: UUID, stream_id: str, after: str, **_facts: Any) -> None:
    """Mail the customer that their booking is cancelled or expired."""
    if kind := LETTERS.get(BookingState(after)):
        await _send(integrations, stream_id, kind, str(event_id))


@job("bookings.send_confirmed")
async def send_confirmed(
    integrations: Integrations, *, event_id: UUID, stream_id: str, after: str, **_facts: Any
) -> None:
    """Mail the customer that their booking is confirmed."""
    if after == BookingState.CONFIRMED:
        await _send(integrations, stream_id, LetterKind.CONFIRMED, str(event_id))


@job("bookings.send_changed")
async def send_changed(integrations: Integrations, *, event_id: UUID, stream_id: str, **_facts: Any) -> None:
    """Mail the customer what is different about their party."""
    await _send(integrations, stream_id, LetterKind.CHANGED, str(event_id))


@reaction("bookings.offer_places")
async def offer_places(_: Integrations, *, stream_id: str, days: int = 0, **_facts: Any) -> None:
    """Offer what came free to those who wait for it."""
    await waitlist.offer_after(UUID(stream_id), days=days)


@job("bookings.send_offer")
async def send_offer(integrations: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Mail the first who waits that a place came free."""
    write = Letters(integrations.base_url).offer
    await waitlist.send_offer(UUID(stream_id), email=integrations.email, write=write)


@job("bookings.send_welcome")
async def send_welcome(integrations: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Mail somebody that they are on the waiting list, and how they leave it."""
    write = Letters(integrations.base_url).welcome
    await mailings.send_welcome(UUID(stream_id), email=integrations.email, write=write)


@job("bookings.send_link")
async def send_link(integrations: Integrations, *, event_id: UUID, stream_id: str, **_facts: Any) -> None:
    """Mail the customer the link to their booking's page, to the address that we have."""
    await _send(integrations, stream_id, LetterKind.LINK, str(event_id))


@job("bookings.complete_past")
async def complete_past(_: Integrations, **_facts: Any) -> None:
    """Complete the parties that nobody marked."""
    await bookings.complete_past()


@job("bookings.end_offers")
async def end_offers(_: Integrations, **_facts: Any) -> None:
    """End the offers that nobody took, and offer their places to the next."""
    await waitlist.expire_offers()


@job("bookings.send_due")
async def send_due(integrations: Integrations, *, booking_id: str, kind: str, occasion: str, **_facts: Any) -> None:
    """Mail the customer what the calendar asks for."""
    await _send(integrations, booking_id, LetterKind(kind), occasion)


@job("bookings.write_due_letters")
async def write_due_letters(_: Integrations, **_facts: Any) -> None:
    """Find the letters that the calendar asks for."""
    await mailings.queue_due()


@job("bookings.forget_drafts")
async def forget_drafts(_: Integrations, **_facts: Any) -> None:
    """Forget what customers typed and did not come back to."""
    await drafts.purge()


@job("bookings.send_resend")
async def send_resend(integrations: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Mail the customer a letter once more."""
    await mailings.send_resend(UUID(stream_id), email=integrations.email)


async def _send(integrations: Integrations, booking_id: str, kind: LetterKind, occasion: str) -> None:
    write = Letters(integrations.base_url).about_booking
    await mailings.send(UUID(booking_id), kind, occasion, email=integrations.email, write=write)
