"""What follows for those who wait for a date."""

from uuid import UUID

from jobs.job import job
from jobs.reaction import reaction, repeatable_reaction
from portal.domain import mailings, waitlist
from portal.domain.bookings import BookingChanged, BookingStateChanged
from portal.domain.waitlist import PlaceOffered, WaitingBegun
from portal.integrations.connect import Integrations
from portal.web.letters import LetterWriter


@reaction("waitlist.offer")
async def offer(_: Integrations, event: BookingStateChanged | BookingChanged, _id: UUID) -> None:
    """Offer what came free to those who wait for it."""
    days = event.days if isinstance(event, BookingChanged) else 0
    await waitlist.offer_after(event.booking_id, days=days)


@repeatable_reaction("waitlist.send_offer")
async def send_offer(integrations: Integrations, event: PlaceOffered, _id: UUID) -> None:
    """Mail the first who waits that a place came free."""
    write = LetterWriter(integrations.base_url).offer
    await waitlist.send_offer(event.stream_id, email=integrations.email, write=write)


@repeatable_reaction("waitlist.send_welcome")
async def send_welcome(integrations: Integrations, event: WaitingBegun, _id: UUID) -> None:
    """Mail somebody that they are on the waiting list, and how they leave it."""
    write = LetterWriter(integrations.base_url).welcome
    await mailings.send_welcome(event.stream_id, email=integrations.email, write=write)


@job("waitlist.expire_offers")
async def expire_offers(_: Integrations) -> None:
    """End the offers that nobody took, and offer their places to the next."""
    await waitlist.expire_offers()
