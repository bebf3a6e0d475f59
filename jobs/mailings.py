"""The letters to customers that follow from what happened to a booking."""

from typing import Final
from uuid import UUID

from jobs.job import job
from jobs.reaction import repeatable_reaction
from portal.domain import mailings
from portal.domain.bookings import BookingChanged, BookingLinkRenewed, BookingMade, BookingStateChanged, LetterDue
from portal.domain.mailings import BookingLinkAsked, LetterResendAsked
from portal.integrations.connect import Integrations
from portal.web.letters import LetterWriter
from tables.bookings import BookingState
from tables.mailings import LetterKind

LETTERS: Final = {BookingState.CANCELLED: LetterKind.CANCELLED, BookingState.EXPIRED: LetterKind.EXPIRED}


@repeatable_reaction("mailings.send_held")
async def send_held(integrations: Integrations, event: BookingMade, event_id: UUID) -> None:
    """Mail the customer that we hold the date, and how to pay the deposit."""
    await _send(integrations, event.booking_id, LetterKind.HELD, str(event_id))


@repeatable_reaction("mailings.send_called_off")
async def send_called_off(integrations: Integrations, event: BookingStateChanged, event_id: UUID) -> None:
    """Mail the customer that their booking is canceled or expired."""
    if kind := LETTERS.get(event.after):
        await _send(integrations, event.booking_id, kind, str(event_id))


@repeatable_reaction("mailings.send_confirmed")
async def send_confirmed(integrations: Integrations, event: BookingStateChanged, event_id: UUID) -> None:
    """Mail the customer that their booking is confirmed."""
    if event.after == BookingState.CONFIRMED:
        await _send(integrations, event.booking_id, LetterKind.CONFIRMED, str(event_id))


@repeatable_reaction("mailings.send_changed")
async def send_changed(integrations: Integrations, event: BookingChanged, event_id: UUID) -> None:
    """Mail the customer what is different about their party."""
    await _send(integrations, event.booking_id, LetterKind.CHANGED, str(event_id))


@repeatable_reaction("mailings.send_link")
async def send_link(integrations: Integrations, event: BookingLinkRenewed | BookingLinkAsked, event_id: UUID) -> None:
    """Mail the customer the link to their booking's page, to the address that we have."""
    await _send(integrations, event.booking_id, LetterKind.LINK, str(event_id))


@repeatable_reaction("mailings.send_due")
async def send_due(integrations: Integrations, event: LetterDue, _id: UUID) -> None:
    """Mail the customer what the calendar asks for."""
    await _send(integrations, event.booking_id, event.kind, event.occasion)


@job("mailings.queue_due")
async def queue_due(_: Integrations) -> None:
    """Find the letters that the calendar asks for."""
    await mailings.queue_due()


@repeatable_reaction("mailings.send_resend")
async def send_resend(integrations: Integrations, event: LetterResendAsked, _id: UUID) -> None:
    """Mail the customer a letter once more."""
    await mailings.send_resend(event.stream_id, email=integrations.email)


async def _send(integrations: Integrations, booking_id: UUID, kind: LetterKind, occasion: str) -> None:
    write = LetterWriter(integrations.base_url).about_booking
    await mailings.send(booking_id, kind, occasion, email=integrations.email, write=write)
