"""What follows received money."""

from typing import Any
from uuid import UUID

from jobs.job import GiveUp, job, reaction
from portal.domain import bookings, payments
from portal.integrations.connect import Integrations
from portal.web.letters import Letters


@job("payments.send_receipt")
async def send_receipt(integrations: Integrations, *, payment_id: str, **_facts: Any) -> None:
    """Mail the customer what came, or that it was a mistake to say so."""
    write = Letters(integrations.base_url).receipt
    await payments.receipt(UUID(payment_id), email=integrations.email, write=write)


@job("payments.send_refund")
async def send_refund(integrations: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Mail the customer that money is on its way back to them, where that was written down by hand."""
    write = Letters(integrations.base_url).refund
    await payments.send_refund(UUID(stream_id), email=integrations.email, write=write)


@job("payments.correct_refund")
async def correct_refund(integrations: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Mail the customer that a refund which they were told of is not on its way."""
    write = Letters(integrations.base_url).refund
    await payments.correct_refund(UUID(stream_id), email=integrations.email, write=write)


@reaction("payments.chronicle")
async def chronicle(_: Integrations, *, event_id: UUID, booking_id: str | None = None, **_facts: Any) -> None:
    """Write what a person did in the books onto the booking's time line; credit that goes back is of none."""
    if booking_id:
        await bookings.add_to_timeline(event_id, booking_id=UUID(booking_id))


@job("payments.prove")
async def prove(_: Integrations, **_facts: Any) -> None:
    """Check that sums, entries and events agree; a difference becomes a failed job, so that a person sees it."""
    if wrong := await payments.prove():
        raise GiveUp(f"{len(wrong)} sums of bookings or payments are not what their entries or events come to.")
